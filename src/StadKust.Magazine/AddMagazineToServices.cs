using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;

namespace StadKust.Magazine;

public static class AddMagazineToServices
{
    /// <summary>Reads <c>Magazine:DataFolder</c>, <c>Magazine:Themes</c> and <c>Magazine:Theme</c>; gives <see cref="HouseStyle"/>, <see cref="Press"/> and its due work.</summary>
    public static IServiceCollection AddMagazine(this IServiceCollection services, IConfiguration configuration)
    {
        var data = configuration["Magazine:DataFolder"] ?? "data";
        var print = PrintFolder(configuration);
        return services
            .AddSingleton(_ => HouseStyle.Read(print) is (var house, var findings) && house is not null ? house : throw new PrintFolderException(print, findings))
            .AddSingleton(new EditionStore(Path.Combine(data, "editions")))
            .AddSingleton(given => new Press(
                given.GetRequiredService<HouseStyle>(), given.GetRequiredService<IMediaFiles>(), given.GetRequiredService<Media.Renditions>(),
                given.GetRequiredService<EditionStore>(), Site(configuration)))
            .AddSingleton<IDueWork, SetEditionWork>()
            .AddSingleton<ISiteCheck>(new PrintCheck(print))
            .AddHostedService<KeepEditionsFresh>();
    }

    /// <summary>Public origin of the website from <c>Website:Origin</c>; null when it is not set.</summary>
    public static Uri? Site(IConfiguration configuration) =>
        Uri.TryCreate(configuration["Website:Origin"], UriKind.Absolute, out var site) ? site : null;

    /// <summary>The print folder of the chosen theme.</summary>
    public static string PrintFolder(IConfiguration configuration) =>
        Path.Combine(configuration["Magazine:Themes"] ?? "themes", configuration["Magazine:Theme"] ?? "kueste-und-kultur", "print");
}

/// <summary>The print folder of the theme has faults; all of them are in the message, with file and line.</summary>
public sealed class PrintFolderException(string folder, IReadOnlyList<Finding> findings)
    : Exception($"The print folder {folder} has faults:\n" + string.Join('\n', findings.Select(f => $"  {f.Where}: {f.Message} {f.Hint}".TrimEnd())))
{
    public IReadOnlyList<Finding> Findings => findings;
}
