using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace StadKust.Preflight.Reports;

/// <summary>A report for people: one file, no script, nothing fetched. Each page is shown with the places that are meant.</summary>
/// <remarks>Pages are drawn from the measured plates; without ink they are empty boxes with the places in them.</remarks>
public static class PreflightHtml
{
    private const string Style = """
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem; color: #161616; background: #fff }
        h1 { font-size: 1.9rem; line-height: 1.15; margin: 0 0 1rem } h2 { margin: 2.2rem 0 .8rem }
        code { overflow-wrap: anywhere; font-size: .9em } a { color: #00478a }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.5rem } dl div { display: contents } dt { font-weight: 600 } dd { margin: 0; min-width: 0 }
        .result { font-size: 1.3rem; font-weight: 700; padding: .7rem 1rem; border-left: .5rem solid; }
        .good { border-color: #1b6e3c; color: #1b6e3c; background: #e9f4ee } .bad { border-color: #b3261e; color: #b3261e; background: #faeae9 }
        li.error, li.warning, li.note { margin: 0 0 1rem; padding: .1rem 0 .1rem .8rem; border-left: .3rem solid #b3261e; list-style: none }
        li.warning { border-color: #8a5a00 } li.note { border-color: #555 } li.error b { color: #b3261e } li.warning b { color: #8a5a00 } li a { white-space: nowrap }
        ol { padding: 0 } .sheets { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 2rem 1.5rem; align-items: start }
        figure { margin: 0 } figcaption { font-size: .85rem; color: #444 } svg { display: block; border: 1px solid #777; width: 100%; height: auto; margin-bottom: .4rem }
        figure:target svg { outline: .25rem solid #b3261e }
        @media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem } }
        @media print { figure { break-inside: avoid } }
        """;

    /// <summary>What a page that shows the report must allow: its style by hash, its own pictures, nothing from elsewhere.</summary>
    public static string ContentSecurityPolicy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"\n{Style}\n")))}'; img-src data:; frame-ancestors 'none'; base-uri 'none'";

    /// <param name="culture">nl, de or en.</param>
    public static string Write(PreflightReport report, string culture)
    {
        var says = new ReportWords(culture);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{says.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>{Text(report.File)} – {says["title"]}</title>
            <style>
            {Style}
            </style>
            </head>
            <body>
            <h1>{says["title"]}</h1>
            <p class="result {(report.IsReadable && report.Errors == 0 ? "good" : "bad")}">{says[report.Result]}</p>
            <p>{says["not-certified"]}</p>
            <dl>
            <div><dt>{says["file"]}</dt><dd><code>{Text(report.File)}</code></dd></div>
            <div><dt>SHA-256</dt><dd><code>{report.Sha256}</code></dd></div>
            <div><dt>{says["profile"]}</dt><dd>{report.Profile}</dd></div>
            <div><dt>{says["pages"]}</dt><dd>{report.Pages}</dd></div>
            <div><dt>{says["errors"]}</dt><dd>{report.Errors}</dd></div>
            <div><dt>{says["warnings"]}</dt><dd>{report.Warnings}</dd></div>
            </dl>

            """);
        Findings(html, report, says);
        Sheets(html, report, says);
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static void Findings(StringBuilder html, PreflightReport report, ReportWords says)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>{says["findings"]}</h2>\n");
        if (report.Findings.Count == 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{says["none"]}</p>\n");
        }

        html.Append("<ol>\n");
        foreach (var finding in report.Findings.OrderByDescending(f => f.Severity))
        {
            var severity = finding.Severity.ToString().ToLowerInvariant();
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"{severity}\"><b>{says[severity]} {finding.Rule}</b> {Text(finding.Message.In(says.Language))}");
            if (finding.Object.Length > 0)
            {
                html.Append(CultureInfo.InvariantCulture, $"<br><code>{Text(finding.Object)}</code>");
            }

            foreach (var spot in finding.Spots.Where(s => s.Page is not null).DistinctBy(s => s.Page).Take(20))
            {
                html.Append(CultureInfo.InvariantCulture, $" <a href=\"#p{spot.Page}\">{says["page"]} {spot.Page}</a>");
                if (spot.Place is { } place)
                {
                    html.Append(CultureInfo.InvariantCulture, $" ({place.X:0.#} / {place.Y:0.#} mm)");
                }
            }

            html.Append(CultureInfo.InvariantCulture, $"<br>{Text(finding.Hint.In(says.Language))}.</li>\n");
        }

        foreach (var missing in report.Unmeasured)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"note\"><b>{says["note"]}</b> {Text(missing)}</li>\n");
        }

        html.Append("</ol>\n");
    }

    private static void Sheets(StringBuilder html, PreflightReport report, ReportWords says)
    {
        html.Append(CultureInfo.InvariantCulture, $"<h2>{says["pages"]}</h2>\n<div class=\"sheets\">\n");
        foreach (var sheet in report.Sheets)
        {
            var frame = sheet.Frame;
            html.Append(CultureInfo.InvariantCulture, $"""
                <figure id="p{sheet.Number}">
                <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{says["page"]} {sheet.Number}" viewBox="{frame.X} {frame.Y} {frame.Width} {frame.Height}">

                """);
            if (sheet.Picture.Length > 0)
            {
                html.Append(CultureInfo.InvariantCulture, $"<image x=\"{frame.X}\" y=\"{frame.Y}\" width=\"{frame.Width}\" height=\"{frame.Height}\" preserveAspectRatio=\"none\" href=\"data:image/png;base64,{Convert.ToBase64String(sheet.Picture.Span)}\"/>\n");
            }

            html.Append(CultureInfo.InvariantCulture, $"<rect x=\"0\" y=\"0\" width=\"{sheet.Width}\" height=\"{sheet.Height}\" fill=\"none\" stroke=\"#0a5\" stroke-width=\".4\" stroke-dasharray=\"2 1\"/>\n");
            foreach (var (finding, place) in Places(report, sheet.Number).Take(200))
            {
                var colour = finding.Severity == Severity.Error ? "#d00" : "#c80";
                html.Append(CultureInfo.InvariantCulture, $"<g><title>{finding.Rule}: {Text(finding.Message.In(says.Language))}</title><rect x=\"{place.X - 0.5}\" y=\"{place.Y - 0.5}\" width=\"{place.Width + 1}\" height=\"{place.Height + 1}\" fill=\"{colour}\" fill-opacity=\".18\" stroke=\"{colour}\" stroke-width=\".5\"/><text x=\"{place.X}\" y=\"{place.Y - 1}\" font-size=\"4\" fill=\"{colour}\">{finding.Rule}</text></g>\n");
            }

            html.Append(CultureInfo.InvariantCulture, $"</svg>\n<figcaption>{says["page"]} {sheet.Number}, {sheet.Width} × {sheet.Height} mm, {says["bleed"]} {sheet.Bleed} mm");
            if (sheet.Ink is { } ink)
            {
                html.Append(CultureInfo.InvariantCulture, $"<br>{says["ink"]} {ink.Most} % (15 mm), {ink.MostSmall} % (3 mm); C {ink.C} M {ink.M} Y {ink.Y} K {ink.K} %");
            }

            foreach (var code in sheet.Codes)
            {
                html.Append(CultureInfo.InvariantCulture, $"<br>QR: <code>{Text(code)}</code>");
            }

            html.Append("</figcaption>\n</figure>\n");
        }

        html.Append("</div>\n");
    }

    private static IEnumerable<(PreflightFinding, Place)> Places(PreflightReport report, int page) =>
        report.Findings.SelectMany(f => f.Spots.Where(s => s.Page == page && s.Place is not null).Select(s => (f, s.Place!)));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
