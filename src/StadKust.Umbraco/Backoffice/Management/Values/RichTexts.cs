using System.Text.Json;
using System.Text.Json.Nodes;
using Ganss.Xss;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>Rich text: cleaned on the way in, since the client does not clean it. What is left out is told.</summary>
internal static class RichTexts
{
    private const int LongestMarkup = 500_000;

    // What the toolbar of our data types can make (content model), and the two elements that stand for blocks.
    private static readonly string[] Tags =
    [
        "p", "br", "strong", "b", "em", "i", "a", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "span", "sup", "sub", "umb-rte-block", "umb-rte-block-inline",
    ];

    private static readonly ThreadLocal<HtmlSanitizer> Sanitizers = new(() =>
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(["href", "title", "target", "lang", "type", "data-anchor", "data-culture", "data-content-key", "start"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(), // addresses are looked at below: local links are no URLs
            AllowedCssProperties = new HashSet<string>(),
            AllowedAtRules = new HashSet<AngleSharp.Css.Dom.CssRuleType>(),
        })
        {
            KeepChildNodes = true,
            AllowDataAttributes = false,
        };
        // What never holds text of ours goes with its content.
        sanitizer.RemovingTag += (_, removed) =>
        {
            if (removed.Tag.LocalName is "script" or "style" or "iframe" or "object" or "template" or "noscript" or "svg" or "math")
            {
                removed.Tag.InnerHtml = "";
            }
        };
        return sanitizer;
    });

    public static JsonObject ToWire(WireValues values, JsonElement stored)
    {
        if (stored.ValueKind != JsonValueKind.Object)
        {
            return new JsonObject { ["markup"] = stored.ValueKind == JsonValueKind.String ? stored.GetString() : "", ["blocks"] = BlockValues.None() };
        }

        var json = (JsonObject)JsonNode.Parse(stored.GetRawText())!;
        return new JsonObject
        {
            ["markup"] = WireValues.TextIn(json["markup"]) ?? "",
            ["blocks"] = json["blocks"] is JsonObject blocks ? BlockValues.ToWire(values, JsonSerializer.SerializeToElement(blocks)) : BlockValues.None(),
        };
    }

    public static JsonElement? ToStored(WireValues values, JsonNode? wire, FieldPlace field, int depth, List<ValueFault> faults)
    {
        var markup = wire is JsonObject json ? WireValues.TextIn(json["markup"]) ?? "" : WireValues.TextIn(wire);
        if (markup is null || markup.Length > LongestMarkup)
        {
            return WireValues.Fault(faults, field, markup is null ? "value-form" : "value-long");
        }

        var clean = Clean(markup, field, faults);
        var blocks = wire is JsonObject { } rich && rich["blocks"] is JsonObject some
            ? BlockValues.ToStored(values, some, field, inText: true, depth, faults, allowed: null) ?? BlockValues.None()
            : BlockValues.None();
        return clean.Length == 0 && ((JsonArray)blocks["contentData"]!).Count == 0
            ? null
            : JsonSerializer.SerializeToElement(new JsonObject { ["markup"] = clean, ["blocks"] = blocks });
    }

    private static string Clean(string markup, FieldPlace field, List<ValueFault> faults)
    {
        var sanitizer = Sanitizers.Value!;
        var removed = false;
        void OnTag(object? sender, RemovingTagEventArgs e) => removed = true;
        void OnAttribute(object? sender, RemovingAttributeEventArgs e) => removed |= e.Attribute.Name is not ("class" or "style" or "rel");
        sanitizer.RemovingTag += OnTag;
        sanitizer.RemovingAttribute += OnAttribute;
        try
        {
            var body = sanitizer.SanitizeDom(WireValues.Plain(markup)).Body!;
            foreach (var link in body.QuerySelectorAll("[href]").Where(l => !Links.IsAllowed(l.GetAttribute("href")!)))
            {
                link.RemoveAttribute("href");
                removed = true;
            }

            var clean = body.InnerHtml;
            if (removed)
            {
                faults.Add(new ValueFault(field, "markup-removed", Stops: false));
            }

            // The editor leaves an empty paragraph where nothing was written.
            return clean is "<p></p>" or "<p><br></p>" ? "" : clean;
        }
        finally
        {
            sanitizer.RemovingTag -= OnTag;
            sanitizer.RemovingAttribute -= OnAttribute;
        }
    }
}
