using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StadKust.Pdf.Tests.Web;

/// <summary>The structure of a saved file as one reads it with qpdf: elements by indent, with their content by page and number.</summary>
internal sealed partial class StructureView
{
    private readonly SavedPdf pdf;
    private readonly List<string> pages;
    private readonly StringBuilder text = new();

    public StructureView(SavedPdf pdf)
    {
        this.pdf = pdf;
        pages = [.. PageReferences(pdf)];
        foreach (var kid in Root.GetProperty("/K").EnumerateArray())
        {
            Element(kid, 0);
        }
    }

    public JsonElement Root => pdf.Resolve(pdf.Catalog.GetProperty("/StructTreeRoot"));

    /// <summary>All elements, in reading order.</summary>
    public List<JsonElement> Elements { get; } = [];

    public override string ToString() => text.ToString();

    public IEnumerable<JsonElement> Of(string type) => Elements.Where(e => e.GetProperty("/S").GetString() == "/" + type);

    /// <summary>Marked content of each page: its number, and what tag it has; −1 for artifacts.</summary>
    public static IEnumerable<(string Tag, int Number)> Marked(SavedPdf pdf, int page) => Content().Matches(pdf.Contents(page))
        .Select(m => (m.Groups[1].Value, m.Groups[2].Success ? int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) : -1));

    public static IEnumerable<string> PageReferences(SavedPdf pdf) =>
        pdf.Resolve(pdf.Catalog.GetProperty("/Pages")).GetProperty("/Kids").EnumerateArray().Select(k => k.GetString()!);

    private void Element(JsonElement reference, int depth)
    {
        var element = pdf.Resolve(reference);
        Elements.Add(element);
        text.Append(' ', depth * 2).Append(element.GetProperty("/S").GetString()![1..]);
        foreach (var key in (string[])["/Lang", "/Alt"])
        {
            if (element.TryGetProperty(key, out var value))
            {
                text.Append(' ').Append(key[1..]).Append('=').Append(value.GetString()!.Replace("u:", "", StringComparison.Ordinal));
            }
        }

        var inner = new List<JsonElement>();
        var own = element.TryGetProperty("/Pg", out var pg) ? pages.IndexOf(pg.GetString()!) : -1;
        foreach (var kid in element.GetProperty("/K").EnumerateArray())
        {
            if (kid.ValueKind == JsonValueKind.Number)
            {
                text.Append(CultureInfo.InvariantCulture, $" {own + 1}.{kid.GetInt32()}");
                continue;
            }

            var resolved = pdf.Resolve(kid);
            switch (resolved.TryGetProperty("/Type", out var type) ? type.GetString() : "")
            {
                case "/MCR":
                    text.Append(CultureInfo.InvariantCulture, $" {pages.IndexOf(resolved.GetProperty("/Pg").GetString()!) + 1}.{resolved.GetProperty("/MCID").GetInt32()}");
                    break;
                case "/OBJR":
                    text.Append(" annotation");
                    break;
                default:
                    inner.Add(kid);
                    break;
            }
        }

        text.Append('\n');
        inner.ForEach(k => Element(k, depth + 1));
    }

    [GeneratedRegex(@"/(\w+) (?:<< (?:/MCID (\d+) )?[^>]*(?:<[^>]*>)?[^>]*>> BDC|BMC)")]
    private static partial Regex Content();
}
