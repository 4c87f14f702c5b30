using System.CommandLine;
using StadKust.Content;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>import FOLDER</c>: takes uSync files in, all or nothing.</summary>
internal static class ImportCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder with Content, ContentTypes, Media … and media/ beside them." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Onto a database that holds content already: what the files say goes before what is there." };
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("import", "Take content in from uSync files. A damaged file is named with its line and nothing is imported.") { folder, overwrite, data, json };
        command.SetAction(async (parsed, stop) =>
        {
            var lines = Printed.Progress();
            var export = SiteExport.Read(parsed.GetRequiredValue(folder), null, lines.Content(), stop);
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, seed: false);
            var report = await house.Services.GetRequiredService<SiteImport>()
                .RunAsync(export, new ImportOptions("import", parsed.GetValue(overwrite)), lines.Content(), stop);
            Print(report, parsed.GetValue(json));
            return report.Done ? Printed.ExitCode(report.Findings) : CommandLine.CouldNotRun;
        });
        return command;
    }

    private static void Print(ImportReport report, bool json)
    {
        if (json)
        {
            Printed.Json(new
            {
                report.Done,
                added = report.Count(ImportAction.Added),
                changed = report.Count(ImportAction.Changed),
                deleted = report.Count(ImportAction.Deleted),
                unchanged = report.Count(ImportAction.Unchanged),
                report.Files,
                report.Findings,
            });
            return;
        }

        Printed.ForPeople(report.Findings);
        foreach (var file in report.Files.Where(f => f.Action != ImportAction.Unchanged))
        {
            Console.Out.WriteLine($"{file.Action.ToString().ToLowerInvariant(),-8} {file.Source}");
        }

        Console.Out.WriteLine(report.Done
            ? $"{report.Count(ImportAction.Added)} added, {report.Count(ImportAction.Changed)} changed, {report.Count(ImportAction.Deleted)} deleted, {report.Count(ImportAction.Unchanged)} unchanged"
            : "Nothing was imported.");
    }
}
