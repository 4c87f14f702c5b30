using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StadKust.Content.Tests.Region;

/// <summary>One text of one item as its author typed it, without markup.</summary>
/// <param name="Where">File and property, to find the text again.</param>
/// <param name="Culture">Empty when the text is shared by all cultures.</param>
internal sealed record Writing(string Where, Guid Item, string Type, string Culture, string Property, string Text);

/// <summary>Everything written in <c>content-export</c>, read straight from its files so that it does not depend on how the site reads them.</summary>
internal static partial class Writings
{
    /// <summary>Members of a block and properties of an item that hold a choice, a key or an address instead of words.</summary>
    private static readonly HashSet<string> NoWords =
        ["layout", "kind", "month", "number", "municipality", "umbracoUrlName", "when", "address", "nodes", "coatColour", "publisher", "socialLinks", "contact", "byline", "price", "status", "season"];

    public static IReadOnlyList<Writing> All { get; } = [.. Items().SelectMany(Of)];

    /// <summary>Files of items with their type, key and published cultures.</summary>
    public static IEnumerable<(string File, XElement Content)> Items() =>
        Directory.EnumerateFiles(Path.Combine(Given.RegionFolder(), "Content"), "*.config").Order(StringComparer.Ordinal)
            .Select(f => (Path.GetFileNameWithoutExtension(f), XDocument.Load(f).Root!));

    public static string TypeOf(XElement content) => content.Element("Info")!.Element("ContentType")!.Value;

    public static Guid KeyOf(XElement content) => Guid.Parse(content.Attribute("Key")!.Value);

    public static IEnumerable<string> Published(XElement content) => content.Element("Info")!.Element("Published")!.Elements("Published")
        .Where(p => p.Value == "true").Select(p => p.Attribute("Culture")!.Value);

    public static string Value(XElement content, string property, string culture = "") => content.Element("Properties")!.Element(property)?.Elements("Value")
        .FirstOrDefault(v => (v.Attribute("Culture")?.Value ?? "") == culture)?.Value ?? "";

    private static IEnumerable<Writing> Of((string File, XElement Content) item)
    {
        foreach (var value in item.Content.Element("Properties")!.Elements().SelectMany(p => p.Elements("Value")))
        {
            var (property, culture) = (value.Parent!.Name.LocalName, value.Attribute("Culture")?.Value ?? "");
            if (NoWords.Contains(property) || culture.Length == 0)
            {
                continue;
            }

            foreach (var text in Texts(value.Value).Select(Plain).Where(t => t.Length > 0))
            {
                yield return new Writing($"{item.File} {property} {culture}", KeyOf(item.Content), TypeOf(item.Content), culture, property, text);
            }
        }
    }

    private static IEnumerable<string> Texts(string value)
    {
        var form = value.TrimStart();
        if (form.Length == 0 || form[0] is not ('{' or '['))
        {
            return [value];
        }

        using var document = JsonDocument.Parse(value);
        return [.. Strings(document.RootElement, "")];
    }

    private static IEnumerable<string> Strings(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("alias", out var alias) && NoWords.Contains(alias.GetString()!) => [],
        JsonValueKind.Object when value.TryGetProperty("layout", out _) && value.TryGetProperty("contentData", out var blocks) => Strings(blocks, ""),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(m => Strings(m.Value, m.Name)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(v => Strings(v, name)),
        JsonValueKind.String when name is "markup" or "value" or "name" => Texts(value.GetString()!),
        _ => [],
    };

    /// <summary>What a reader sees; phrases in another language are left out.</summary>
    private static string Plain(string text)
    {
        var plain = Space().Replace(WebUtility.HtmlDecode(Tag().Replace(Inline().Replace(Foreign().Replace(text, "◦"), ""), " ")), " ").Trim();
        return NoText().IsMatch(plain) ? "" : plain;
    }

    /// <summary>Fails with every fault on a line of its own, not with the first five.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all.Prepend($"{all.Count} to put right:")));
    }

    public static IReadOnlyList<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex("""<(\w+)[^>]*\blang=[^>]*>.*?</\1>""", RegexOptions.Singleline)]
    private static partial Regex Foreign();

    [GeneratedRegex("</?(a|b|em|i|span|strong)\\b[^>]*>")]
    private static partial Regex Inline();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[’'\-][\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    // Keys, numbers, dates, addresses and references.
    [GeneratedRegex(@"^(umb://\S*|https?://\S*|[0-9a-f-]{36}|[\d.,:T-]+|[a-z]+[A-Z]?[a-z]*)$")]
    private static partial Regex NoText();
}
