using System.CommandLine;
using StadKust.Content;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>export FOLDER</c>: writes all content as uSync files, as published or as drafted.</summary>
internal static class ExportCommand
{
    public static Command Make()
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder to write to; files of items that are gone are removed from it." };
        var drafts = new Option<bool>("--drafts") { Description = "What editors have in hand, where it differs from what is published. Importing it publishes it." };
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("export", "Write all content as published as uSync files, with the bytes of media in media/. Items whose draft differs are named with the fields.") { folder, drafts, data, json };
        command.SetAction(async (parsed, stop) =>
        {
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, progress: Printed.Progress());
            var export = await house.Services.GetRequiredService<Drafts>().ExportAsync(parsed.GetValue(drafts) ? ExportSide.Drafted : ExportSide.Published, stop);
            var target = Path.GetFullPath(parsed.GetRequiredValue(folder));
            var progress = Printed.Progress().Content();
            export.Write(target, progress, stop);
            var findings = export.Findings.AddRange(await export.WriteMediaAsync(target, house.Services.GetRequiredService<IMediaFiles>(), progress, stop));
            if (parsed.GetValue(json))
            {
                Printed.Json(new { folder = target, items = export.Items.Length, media = export.Media.Length, findings });
            }
            else
            {
                Printed.ForPeople(findings);
                Console.Out.WriteLine($"{export.Items.Length} items and {export.Media.Length} media items in {target}");
            }

            return Printed.ExitCode(findings);
        });
        return command;
    }
}
