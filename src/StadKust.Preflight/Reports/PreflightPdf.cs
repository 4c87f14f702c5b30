using System.Globalization;
using StadKust.Preflight.Reports.Paper;

namespace StadKust.Preflight.Reports;

/// <summary>A report to print and to file: verdict, findings with their places, and every page with what is meant marked on it.</summary>
/// <remarks>Equal reports give equal bytes. It says nothing that the HTML report does not say, and is not tagged: who listens takes that one.</remarks>
public static class PreflightPdf
{
    private const string Red = "0.7 0.15 0.12";
    private const string Amber = "0.55 0.35 0";
    private const string Grey = "0.35 0.35 0.35";
    private const string Green = "0.1 0.43 0.24";

    /// <param name="culture">nl, de or en.</param>
    public static byte[] Write(PreflightReport report, string culture)
    {
        var says = new ReportWords(culture);
        var pages = new ReportPages();
        Head(pages, report, says);
        Findings(pages, report, says);
        Sheets(pages, report, says);
        return pages.Close($"{report.File} – {says["title"]}", says.Language, $"{report.File}  ·  {report.Sha256[..16]}…  ·  {report.Profile}", report.Sha256[..32]);
    }

    private static void Head(ReportPages pages, PreflightReport report, ReportWords says)
    {
        var isGood = report.IsReadable && report.Errors == 0;
        pages.Y += 24;
        pages.Line(ReportPages.Margin, pages.Y, says["title"], 24, pages.Bold);
        pages.Y += 16;
        pages.Fill(ReportPages.Margin, pages.Y, ReportPages.Measure, 34, isGood ? "0.91 0.96 0.93" : "0.98 0.92 0.91");
        pages.Fill(ReportPages.Margin, pages.Y, 5, 34, isGood ? Green : Red);
        pages.Line(ReportPages.Margin + 16, pages.Y + 22, says[report.Result], 14, pages.Bold, isGood ? Green : Red);
        pages.Y += 42;
        pages.Paragraph(ReportPages.Margin, says["not-certified"], 9, ReportPages.Measure, colour: Grey);
        pages.Y += 8;
        (string Name, string Value)[] rows =
        [
            (says["file"], report.File), ("SHA-256", report.Sha256), (says["profile"], report.Profile), (says["pages"], $"{report.Pages}"), (says["errors"], $"{report.Errors}"), (says["warnings"], $"{report.Warnings}"),
        ];
        foreach (var (name, value) in rows)
        {
            var from = pages.Y;
            pages.Paragraph(ReportPages.Margin + 110, value, 9.5, ReportPages.Measure - 110);
            pages.Line(ReportPages.Margin, from + 10, name, 9.5, pages.Bold);
        }
    }

    private static void Findings(ReportPages pages, PreflightReport report, ReportWords says)
    {
        Heading(pages, says["findings"]);
        if (report.Findings.Count == 0)
        {
            pages.Paragraph(ReportPages.Margin, says["none"], 9.5, ReportPages.Measure);
        }

        foreach (var finding in report.Findings.OrderByDescending(f => f.Severity))
        {
            var (colour, severity) = (Colour(finding.Severity), finding.Severity.ToString().ToLowerInvariant());
            var (x, width) = (ReportPages.Margin + 12, ReportPages.Measure - 12);
            var message = finding.Message.In(says.Language);
            pages.Need(34 + pages.Height(message, 9.5, width));
            var from = pages.Y;
            pages.Paragraph(x, $"{says[severity]} {finding.Rule}", 9.5, width, pages.Bold, colour);
            pages.Paragraph(x, message, 9.5, width);
            if (finding.Object.Length > 0)
            {
                pages.Paragraph(x, finding.Object, 8.5, width, colour: Grey);
            }

            if (Places(finding, says) is { Length: > 0 } places)
            {
                pages.Paragraph(x, places, 8.5, width, colour: Grey);
            }

            pages.Paragraph(x, $"→ {finding.Hint.In(says.Language)}.", 9.5, width);
            if (pages.Y > from)
            {
                pages.Fill(ReportPages.Margin, from + 2, 2.5, pages.Y - from - 2, colour);
            }

            pages.Y += 8;
        }

        foreach (var missing in report.Unmeasured)
        {
            pages.Paragraph(ReportPages.Margin, $"{says["note"]}: {missing}", 9.5, ReportPages.Measure, colour: Grey);
        }
    }

    private static string Places(PreflightFinding finding, ReportWords says)
    {
        var spots = finding.Spots.Where(s => s.Page is not null).ToList();
        var told = spots.Take(6).Select(s => s.Place is { } p
            ? string.Create(CultureInfo.InvariantCulture, $"{says["page"]} {s.Page}: {p.X:0.#} / {p.Y:0.#} mm ({p.Width:0.#} × {p.Height:0.#})")
            : $"{says["page"]} {s.Page}");
        return string.Join("  ·  ", told) + (spots.Count > 6 ? $"  ·  + {finding.Count - 6}" : "");
    }

    private static void Sheets(ReportPages pages, PreflightReport report, ReportWords says)
    {
        var meant = report.Findings.SelectMany(f => f.Spots.Select(s => s.Page)).OfType<int>().ToHashSet();
        Grid(pages, report, says, "pages-meant", [.. report.Sheets.Where(s => meant.Contains(s.Number))], 2);
        Grid(pages, report, says, meant.Count > 0 ? "pages-other" : "pages", [.. report.Sheets.Where(s => !meant.Contains(s.Number))], 4);
    }

    private static void Grid(ReportPages pages, PreflightReport report, ReportWords says, string heading, IReadOnlyList<SheetReport> sheets, int across)
    {
        const double Gap = 14;
        if (sheets.Count == 0)
        {
            return;
        }

        var width = (ReportPages.Measure - (Gap * (across - 1))) / across;
        var tall = sheets.Max(s => s.Frame.Width > 0 ? width * s.Frame.Height / s.Frame.Width : 0);
        // A page of two metres by ten centimetres gets a box it fits into.
        var height = Math.Min(tall, 660);
        Heading(pages, says[heading], height + 34);
        foreach (var row in sheets.Chunk(across))
        {
            pages.Need(height + 34);
            for (var i = 0; i < row.Length; i++)
            {
                Sheet(pages, report, says, row[i], ReportPages.Margin + (i * (width + Gap)), width, height);
            }

            pages.Y += height + 44;
        }
    }

    private static void Sheet(ReportPages pages, PreflightReport report, ReportWords says, SheetReport sheet, double x, double width, double height)
    {
        var frame = sheet.Frame;
        var scale = frame.Width > 0 && frame.Height > 0 ? Math.Min(width / frame.Width, height / frame.Height) : 0;
        if (sheet.Picture.Length > 0 && pages.File.Picture(sheet.Picture.Span) is { } picture)
        {
            pages.Picture(picture, x, pages.Y, frame.Width * scale, frame.Height * scale);
        }

        pages.Frame(x, pages.Y, frame.Width * scale, frame.Height * scale, "0.5 0.5 0.5", 0.5);
        pages.Frame(x - (frame.X * scale), pages.Y - (frame.Y * scale), sheet.Width * scale, sheet.Height * scale, "0 0.55 0.3", 0.4, "3 2");
        foreach (var (finding, place) in report.Findings.SelectMany(f => f.Spots.Where(s => s.Page == sheet.Number && s.Place is not null).Select(s => (f, s.Place!))).Take(60))
        {
            var (left, top) = (x + ((place.X - frame.X) * scale) - 1, pages.Y + ((place.Y - frame.Y) * scale) - 1);
            pages.Frame(left, top, (place.Width * scale) + 2, (place.Height * scale) + 2, Colour(finding.Severity), 1);
            pages.Line(left, top - 2, finding.Rule, 6, pages.Bold, Colour(finding.Severity));
        }

        var size = width < 150 ? 7 : 8.5;
        pages.Line(x, pages.Y + height + 11, $"{says["page"]} {sheet.Number}", size, pages.Bold);
        if (sheet.Ink is { } ink)
        {
            var said = string.Create(CultureInfo.InvariantCulture, $"{says["ink"]} {ink.Most} %");
            pages.Line(x, pages.Y + height + 21, said, size, colour: Grey);
        }

        // There is room for one; the HTML report tells all.
        foreach (var (code, i) in sheet.Codes.Take(width >= 150 ? 1 : 0).Select((c, i) => (c, i)))
        {
            pages.Line(x, pages.Y + height + 31 + (10 * i), $"QR: {code}", size, colour: Grey);
        }
    }

    private static void Heading(ReportPages pages, string text, double with = 60)
    {
        pages.Need(40 + with);
        pages.Y += 30;
        pages.Line(ReportPages.Margin, pages.Y, text, 14, pages.Bold);
        pages.Y += 10;
    }

    private static string Colour(Severity severity) => severity switch { Severity.Error => Red, Severity.Warning => Amber, _ => Grey };
}
