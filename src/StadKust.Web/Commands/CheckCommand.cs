using System.CommandLine;
using StadKust.Content;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>check</c>: everything in the published content, theme and print styles that a person should put right.</summary>
internal static class CheckCommand
{
    public static Command Make()
    {
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("check", "Look through content, events, pictures, theme, print styles and planned work. Exit code 1 when there is something to put right.") { data, json };
        command.SetAction(async (parsed, stop) =>
        {
            var lines = Printed.Progress();
            await using var house = await House.OpenAsync(parsed.GetRequiredValue(data), stop, progress: lines);
            var set = house.Services.GetRequiredService<IContentSets>().Published;
            IReadOnlyList<Finding> findings =
            [
                .. await house.Services.GetRequiredService<Due>().AlarmsAsync(stop), .. house.Services.GetRequiredService<SiteChecks>().Run(set, lines, stop),
            ];
            if (parsed.GetValue(json))
            {
                Printed.Json(new { items = set.Count, findings });
            }
            else
            {
                Printed.ForPeople(findings);
                Console.Out.WriteLine($"{set.Count} items checked, {findings.Count(f => f.Severity == Severity.Error)} errors, {findings.Count(f => f.Severity == Severity.Warning)} warnings");
            }

            return Printed.ExitCode(findings);
        });
        return command;
    }
}
