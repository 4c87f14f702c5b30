using StadKust.Content;
using StadKust.Magazine.PressRoom;
using StadKust.Media;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary>Sets an edition from the published content and writes PDF, report and, when asked, page pictures into a folder.</summary>
internal static class TypesetEdition
{
    /// <param name="Out">Folder; files of an earlier run are overwritten.</param>
    public sealed record Options(string Number, string Out, SettingParts Parts, string Theme, string Data, bool Json);

    /// <exception cref="CannotRunException">The theme has faults, or the edition is not known or cannot be read.</exception>
    public static async Task<int> RunAsync(Options options, CancellationToken stop)
    {
        var style = PrintHouse.Read(options.Theme);
        var lines = Printed.Progress();
        await using var house = await Host.House.OpenAsync(options.Data, stop, progress: lines);
        var sets = house.Services.GetRequiredService<IContentSets>();
        using var press = new Press(
            style, house.Services.GetRequiredService<IMediaFiles>(), house.Services.GetRequiredService<Renditions>(), house.Services.GetRequiredService<EditionStore>(),
            Magazine.AddMagazineToServices.Site(house.Services.GetRequiredService<IConfiguration>()));
        var (done, findings) = await press.SetAsync(options.Number, sets.Published, options.Parts, lines.Content(), stop);
        if (done is null)
        {
            throw new CannotRunException(string.Join('\n', findings.Select(f => $"{f.Where}: {f.Message} {f.Hint}".TrimEnd())));
        }

        var folder = Path.GetFullPath(options.Out);
        EditionStore.Write(folder, done);
        var said = done.Report.Findings.Select(f => f.In(Culture.English)).ToList();
        if (options.Json)
        {
            Console.Out.Write(done.Report.ToJson());
        }
        else
        {
            Printed.ForPeople(said);
            Console.Out.WriteLine(done.HasPdf
                ? $"{done.Report.Pages.Count} pages, {done.Report.Stories.Sum(s => s.Placed)} characters, overset {done.Report.OversetCharacters}: {Path.Combine(folder, done.Report.File)}"
                : $"No print file; see {Path.Combine(folder, "report.json")}");
        }

        return done.HasPdf ? Printed.ExitCode(said) : CommandLine.CouldNotRun;
    }
}
