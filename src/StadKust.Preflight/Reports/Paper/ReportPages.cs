using System.Globalization;
using System.Text;

namespace StadKust.Preflight.Reports.Paper;

/// <summary>A4 pages filled from the top: text, rules, pictures. Lengths in points; y counts down from the top of the page.</summary>
internal sealed class ReportPages
{
    public const double Wide = 595.276;
    public const double High = 841.89;
    public const double Margin = 51;
    private const double Foot = 790;
    private static readonly char[] Breaks = [' ', '-', '/', '_'];
    private readonly List<(StringBuilder Contents, HashSet<int> Pictures)> pages = [];

    public ReportPages() => Turn();

    public static double Measure => Wide - (2 * Margin);

    public ReportFile File { get; } = new();

    public ReportFont Regular { get; } = ReportFont.Of("WorkSans_400Regular.ttf");

    public ReportFont Bold { get; } = ReportFont.Of("WorkSans_700Bold.ttf");

    public double Y { get; set; }

    private StringBuilder Page => pages[^1].Contents;

    public void Turn()
    {
        pages.Add((new StringBuilder(), []));
        Y = Margin;
    }

    /// <summary>A new page when so much does not fit any more.</summary>
    public void Need(double height)
    {
        if (Y + height > Foot)
        {
            Turn();
        }
    }

    /// <summary>One line, as long as it is.</summary>
    /// <param name="y">Of the baseline.</param>
    /// <param name="colour">Three numbers from 0 to 1.</param>
    public void Line(double x, double y, string text, double size, ReportFont? font = null, string colour = "0.09 0.09 0.09") =>
        Page.Append(CultureInfo.InvariantCulture, $"BT {colour} rg /{(font == Bold ? "B" : "R")} {size:0.##} Tf {x:0.##} {High - y:0.##} Td {(font ?? Regular).Shown(text)} Tj ET\n");

    /// <summary>A paragraph at the current height, broken at spaces, and where there are none at hyphens and slashes.</summary>
    public void Paragraph(double x, string text, double size, double width, ReportFont? font = null, string colour = "0.09 0.09 0.09")
    {
        foreach (var line in Broken(text, size, width, font ?? Regular))
        {
            Need(size * 1.4);
            Y += size * 1.4;
            Line(x, Y - (size * 0.35), line, size, font, colour);
        }
    }

    /// <summary>How high <see cref="Paragraph"/> would be.</summary>
    public double Height(string text, double size, double width, ReportFont? font = null) => Broken(text, size, width, font ?? Regular).Count() * size * 1.4;

    public void Fill(double x, double y, double width, double height, string colour) =>
        Page.Append(CultureInfo.InvariantCulture, $"{colour} rg {x:0.##} {High - y - height:0.##} {width:0.##} {height:0.##} re f\n");

    public void Frame(double x, double y, double width, double height, string colour, double line, string dash = "") =>
        Page.Append(CultureInfo.InvariantCulture, $"q {colour} RG {line:0.##} w [{dash}] 0 d {x:0.##} {High - y - height:0.##} {width:0.##} {height:0.##} re S Q\n");

    public void Picture(int picture, double x, double y, double width, double height)
    {
        pages[^1].Pictures.Add(picture);
        Page.Append(CultureInfo.InvariantCulture, $"q {width:0.###} 0 0 {height:0.###} {x:0.###} {High - y - height:0.###} cm /P{picture} Do Q\n");
    }

    /// <param name="foot">Beside the page number.</param>
    /// <param name="id">32 hexadecimal digits.</param>
    public byte[] Close(string title, string language, string foot, string id)
    {
        var (tree, kids) = (File.Reserve(), new List<int>());
        var all = pages.Count;
        foreach (var (contents, _) in pages)
        {
            var number = kids.Count + 1;
            kids.Add(number);
            contents.Append(CultureInfo.InvariantCulture, $"0.6 0.6 0.6 RG 0.5 w {Margin} 36 m {Wide - Margin:0.##} 36 l S\n");
            var count = $"{number} / {all}";
            contents.Append(CultureInfo.InvariantCulture, $"BT 0.35 0.35 0.35 rg /R 8 Tf {Margin} 25 Td {Regular.Shown(foot)} Tj ET\n");
            contents.Append(CultureInfo.InvariantCulture, $"BT 0.35 0.35 0.35 rg /R 8 Tf {Wide - Margin - Regular.Width(count, 8):0.##} 25 Td {Regular.Shown(count)} Tj ET\n");
        }

        var (regular, bold) = (Regular.Write(File), Bold.Write(File));
        kids.Clear();
        foreach (var (contents, pictures) in pages)
        {
            var stream = File.Stream("", Encoding.ASCII.GetBytes(contents.ToString()));
            var shown = string.Join(' ', pictures.Order().Select(p => $"/P{p} {p} 0 R"));
            kids.Add(File.Add(
                string.Create(CultureInfo.InvariantCulture, $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {Wide} {High}] /Resources << /Font << /R {regular} 0 R /B {bold} 0 R >> /XObject << {shown} >> >> /Contents {stream} 0 R >>")));
        }

        File.Set(tree, $"<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] >>");
        var root = File.Add($"<< /Type /Catalog /Pages {tree} 0 R /Lang ({language}) /ViewerPreferences << /DisplayDocTitle true >> >>");
        return File.Close(root, File.Add($"<< /Title {ReportFile.Text(title)} /Producer (StadKust) >>"), id);
    }

    private static IEnumerable<string> Broken(string text, double size, double width, ReportFont font)
    {
        var rest = text;
        while (font.Width(rest, size) > width)
        {
            var fits = 1;
            while (fits < rest.Length && font.Width(rest[..(fits + 1)], size) <= width)
            {
                fits++;
            }

            var cut = rest[..fits].LastIndexOfAny(Breaks) + 1;
            cut = cut > 0 ? cut : fits;
            yield return rest[..cut].TrimEnd();
            rest = rest[cut..].TrimStart();
        }

        yield return rest;
    }
}
