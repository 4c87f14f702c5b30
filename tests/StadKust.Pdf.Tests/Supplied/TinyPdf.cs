using System.Globalization;
using System.Text;

namespace StadKust.Pdf.Tests.Supplied;

/// <summary>A supplied page written by hand, one object a line, so that a test can say what is wrong with it. 100 × 50 pt of trim, 10 pt of bleed.</summary>
internal sealed class TinyPdf
{
    public const string Boxes = "/MediaBox [0 0 120 70] /BleedBox [0 0 120 70] /TrimBox [10 10 110 60]";

    public string Header { get; init; } = "%PDF-1.6";

    /// <summary>Entries of the catalog beside its pages.</summary>
    public string Catalog { get; init; } = "";

    /// <summary>Entries of the page beside parent, resources and contents.</summary>
    public string Page { get; init; } = Boxes;

    public string Resources { get; init; } = "<< >>";

    /// <summary>Content streams: entries and bytes.</summary>
    public (string Entries, string Content)[] Contents { get; init; } = [("", "1 0 0 0 k 0 0 120 70 re f")];

    /// <summary>Further objects, numbered from 20.</summary>
    public string[] Others { get; init; } = [];

    public byte[] Bytes()
    {
        var objects = new SortedDictionary<int, string>
        {
            [1] = $"<< /Type /Catalog /Pages 2 0 R {Catalog} >>",
            [2] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            [3] = $"<< /Type /Page /Parent 2 0 R {Page} /Resources {Resources} /Contents [{string.Join(' ', Contents.Select((_, i) => $"{10 + i} 0 R"))}] >>",
        };
        foreach (var (i, (entries, content)) in Contents.Index())
        {
            objects[10 + i] = $"<< /Length {Encoding.Latin1.GetByteCount(content)} {entries} >>\nstream\n{content}\nendstream";
        }

        foreach (var (i, other) in Others.Index())
        {
            objects[20 + i] = other;
        }

        var file = new StringBuilder(Header).Append('\n');
        var table = new StringBuilder();
        foreach (var (number, text) in objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{file.Length:0000000000} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}\nendobj\n");
        }

        var at = file.Length;
        file.Append("xref\n0 1\n0000000000 65535 f \n").Append(table)
            .Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Keys.Max() + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
