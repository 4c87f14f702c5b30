using System.CommandLine;
using StadKust.Preflight;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Reports;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>preflight FILE --profile P</c>: holds any PDF against the rules of the press. Exit code 0 clean, 1 errors, 2 unreadable.</summary>
internal static class PreflightCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "A PDF file, ours or supplied." };
        var profile = new Option<string>("--profile")
        {
            Description = $"What it is held against: {string.Join(", ", PreflightProfiles.All.Select(p => p.Name))}.",
            DefaultValueFactory = _ => PreflightProfiles.StadkustBody.Name,
            HelpName = "NAME",
        };
        var html = new Option<string?>("--html") { Description = "Also write a report with page pictures.", HelpName = "OUT" };
        var language = new Option<string>("--language") { Description = "Language of the findings: nl, de or en.", DefaultValueFactory = _ => "en", HelpName = "CODE" };
        var json = CommandLine.Json();
        var command = new Command("preflight", "Hold a PDF against the rules of the press.") { file, profile, html, language, json };
        command.SetAction(async (parsed, stop) =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!File.Exists(path))
            {
                throw new CannotRunException($"There is no file {Path.GetFullPath(path)}.");
            }

            var name = parsed.GetRequiredValue(profile);
            var rules = PreflightProfiles.Named(name)
                ?? throw new CannotRunException($"There is no profile '{name}'. Known profiles: {string.Join(", ", PreflightProfiles.All.Select(p => p.Name))}.");
            var options = new PreflightOptions(Path.GetFileName(path), Pictures: parsed.GetValue(html) is not null);
            var report = Preflight.Preflight.Check(await File.ReadAllBytesAsync(path, stop), rules, options, stop);
            await SayAsync(report, parsed.GetRequiredValue(language), parsed.GetValue(json), parsed.GetValue(html), stop);
            return report.ExitCode;
        });
        return command;
    }

    private static async Task SayAsync(PreflightReport report, string language, bool json, string? html, CancellationToken stop)
    {
        if (html is not null)
        {
            await File.WriteAllTextAsync(html, PreflightHtml.Write(report, language), stop);
        }

        if (json)
        {
            Console.Out.Write(PreflightJson.Write(report, language));
            return;
        }

        foreach (var finding in report.Findings.OrderByDescending(f => f.Severity))
        {
            Console.Out.WriteLine($"{finding.Severity.ToString().ToLowerInvariant(),-8} {finding.Rule,-6} {(finding.Page is { } page ? $"page {page}  " : "")}{finding.Object}");
            Console.Out.WriteLine($"         {finding.Message.In(language)}");
            Console.Out.WriteLine($"         {finding.Hint.In(language)}");
        }

        foreach (var missing in report.Unmeasured)
        {
            Console.Out.WriteLine($"note     {missing}");
        }

        Console.Out.WriteLine($"{report.Result}: {report.Pages} pages, {report.Errors} errors, {report.Warnings} warnings, profile {report.Profile}");
    }
}
