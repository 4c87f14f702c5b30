using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Magazine.PressRoom;
using StadKust.Media;

[assembly: AssemblyFixture(typeof(StadKust.Magazine.Tests.PressRoom.SpringEdition))]

namespace StadKust.Magazine.Tests.PressRoom;

/// <summary>The edition of the repository, set once from the content of the repository, without a database.</summary>
public sealed class SpringEdition : IAsyncLifetime
{
    private readonly TemporaryFolder folder = Given.Folder();
    private ServiceProvider services = null!;

    public SetEdition Set { get; private set; } = null!;

    public ContentSet Content { get; private set; } = null!;

    public string Folder => folder.Path;

    internal IMediaFiles Files => services.GetRequiredService<IMediaFiles>();

    internal Renditions Renditions => services.GetRequiredService<Renditions>();

    public string Pdf => Path.Combine(folder.Path, "set", Set.Report.File);

    public async ValueTask InitializeAsync()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Media:Folder"] = Path.Combine(folder.Path, "media"),
            ["Media:RenditionFolder"] = Path.Combine(folder.Path, "renditions"),
        }).Build();
        services = new ServiceCollection().AddLogging().AddMedia(configuration).BuildServiceProvider();
        Content = await Given.Export.ToSetAsync(Files, CancellationToken.None);
        Set = SetAgain(SettingParts.All);
        EditionStore.Write(Path.Combine(folder.Path, "set"), Set);
    }

    public SetEdition SetAgain(SettingParts parts = SettingParts.None)
    {
        var (edition, findings) = Magazine.Editions.EditionFile.Read("2027-1", Given.House);
        Assert.Empty(findings);
        return new EditionSetting(Given.House, Files, Renditions).Set(edition!, Content, 1, parts, null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        folder.Dispose();
    }
}
