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
        var overwrite = new Option<bool>("--overwrite") { Description = "Where stored content differs from the files, the files go first. Without it every difference is shown and nothing is taken in." };
        var tried = new Option<bool>("--dry-run") { Description = "Only tell what would be added, changed field by field, and deleted." };
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("import", "Take content in from uSync files. A damaged file is named with its line and nothing is imported.") { folder, overwrite, tried, data, json };
        command.SetAction(async (parsed, stop) =>
        {
            var lines = Printed.Progress();
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, seed: false);
            var import = house.Services.GetRequiredService<SiteImport>();
            var export = await import.ReadAsync(parsed.GetRequiredValue(folder), lines.Content(), stop);
            var report = await import.RunAsync(export, new ImportOptions("import", parsed.GetValue(overwrite), parsed.GetValue(tried)), lines.Content(), stop);
            Print(report, parsed.GetValue(json));
            return report.Done ? Printed.ExitCode(report.Findings) : CommandLine.CouldNotRun;
        });
        return command;
    }

    private static string Shown(System.Text.Json.JsonElement? value)
    {
        const int Longest = 80;
        var text = value is not { } some ? "(nothing)" : some.ValueKind == System.Text.Json.JsonValueKind.String ? some.GetString()! : some.GetRawText();
        text = text.ReplaceLineEndings(" ");
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }

    private static void Print(ImportReport report, bool json)
    {
        if (json)
        {
            Printed.Json(new
            {
                report.Done,
                report.IsTrial,
                added = report.Count(ImportAction.Added),
                changed = report.Count(ImportAction.Changed),
                deleted = report.Count(ImportAction.Deleted),
                unchanged = report.Count(ImportAction.Unchanged),
                report.Files,
                changes = report.Changes.Select(c => new { c.Source, culture = c.Field.Culture.Code, field = c.Field.Alias, stored = c.Field.Before, file = c.Field.After }),
                report.Findings,
            });
            return;
        }

        Printed.ForPeople(report.Findings);
        foreach (var file in report.Files.Where(f => f.Action != ImportAction.Unchanged))
        {
            Console.Out.WriteLine($"{file.Action.ToString().ToLowerInvariant(),-8} {file.Source}");
        }

        foreach (var change in report.Done ? report.Changes : [])
        {
            var culture = change.Field.Culture.Code.Length > 0 ? $" ({change.Field.Culture})" : "";
            Console.Out.WriteLine($"         {change.Source}: {change.Field.Name}{culture}: {Shown(change.Field.Before)} -> {Shown(change.Field.After)}");
        }

        var counts =
            $"{report.Count(ImportAction.Added)} added, {report.Count(ImportAction.Changed)} changed, {report.Count(ImportAction.Deleted)} deleted, {report.Count(ImportAction.Unchanged)} unchanged";
        Console.Out.WriteLine(!report.Done ? "Nothing was imported." : report.IsTrial ? $"Nothing was stored. It would be: {counts}" : counts);
    }
}
