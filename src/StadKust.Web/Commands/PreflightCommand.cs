using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using StadKust.Preflight;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Reports;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>preflight FILE --profile P</c>: holds any PDF against the rules of the press. Exit code 0 clean, 1 errors, 2 unreadable.</summary>
internal static class PreflightCommand
{
    private static readonly string[] Languages = ["nl", "de", "en"];

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
        var pdf = new Option<string?>("--pdf") { Description = "Also write that report as a PDF, to print and to file.", HelpName = "OUT" };
        var language = new Option<string>("--language") { Description = "Language of the findings: nl, de or en.", DefaultValueFactory = _ => "en", HelpName = "CODE" };
        var trim = new Option<string?>("--trim") { Description = "Size in millimetres that an advert must have when it is cut, such as 210x275.", HelpName = "WxH" };
        var ink = new Option<double?>("--ink") { Description = "Ink limit of the edition in per cent; without it that of the profile.", HelpName = "LIMIT" };
        var icc = new Option<string?>("--icc") { Description = "Profile the print office has confirmed: the file must hold the same.", HelpName = "FILE" };
        var json = CommandLine.Json();
        var command = new Command("preflight", "Hold a PDF against the rules of the press.") { file, profile, html, pdf, language, trim, ink, icc, json };
        command.SetAction(async (parsed, stop) =>
        {
            var path = Existing(parsed.GetRequiredValue(file));
            var name = parsed.GetRequiredValue(profile);
            var rules = PreflightProfiles.Named(name)
                ?? throw new CannotRunException($"There is no profile '{name}'. Known profiles: {string.Join(", ", PreflightProfiles.All.Select(p => p.Name))}.");
            var spoken = parsed.GetRequiredValue(language);
            if (!Languages.Contains(spoken))
            {
                throw new CannotRunException($"There is no language '{spoken}'. Findings are said in {string.Join(", ", Languages)}.");
            }

            var (page, paper) = (parsed.GetValue(html), parsed.GetValue(pdf));
            var options = new PreflightOptions(Path.GetFileName(path), Pictures: page is not null || paper is not null, InkLimit: parsed.GetValue(ink))
            {
                Trim = parsed.GetValue(trim) is { } size ? Size(size) : null,
                Condition = parsed.GetValue(icc) is { } confirmed
                    ? new WantedCondition("", Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Existing(confirmed), stop))), IsConfirmed: true)
                    : null,
            };
            var report = Preflight.Preflight.Check(await File.ReadAllBytesAsync(path, stop), rules, options, stop);
            if (page is not null)
            {
                await File.WriteAllTextAsync(page, PreflightHtml.Write(report, spoken), stop);
            }

            if (paper is not null)
            {
                await File.WriteAllBytesAsync(paper, PreflightPdf.Write(report, spoken), stop);
            }

            if (parsed.GetValue(json))
            {
                Console.Out.Write(PreflightJson.Write(report, spoken));
            }
            else
            {
                Say(report, spoken);
            }

            return report.ExitCode;
        });
        return command;
    }

    private static string Existing(string path) => File.Exists(path) ? path : throw new CannotRunException($"There is no file {Path.GetFullPath(path)}.");

    private static (double Width, double Height) Size(string text)
    {
        var sides = text.Split('x', '×');
        return sides is [var w, var h] && double.TryParse(w, CultureInfo.InvariantCulture, out var width) && double.TryParse(h, CultureInfo.InvariantCulture, out var height) && width > 0 && height > 0
            ? (width, height)
            : throw new CannotRunException($"'{text}' is no size. Say width and height in millimetres: 210x275.");
    }

    private static void Say(PreflightReport report, string language)
    {
        foreach (var finding in report.Findings.OrderByDescending(f => f.Severity))
        {
            var place = finding.Place is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p.X:0.#} / {p.Y:0.#} mm  ") : "";
            Console.Out.WriteLine($"{finding.Severity.ToString().ToLowerInvariant(),-8} {finding.Rule,-6} {(finding.Page is { } page ? $"page {page}  " : "")}{place}{finding.Object}");
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
