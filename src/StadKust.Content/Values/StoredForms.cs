using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace StadKust.Content;

/// <summary>Reads the stored forms of Umbraco's editors. Member names are compared without regard to case, unknown ones passed over.</summary>
internal static class StoredForms
{
    public static RichText Rich(JsonElement? value, ContentModel model, Culture? culture = null)
    {
        if (value is { ValueKind: JsonValueKind.Object } json)
        {
            var markup = Member(json, "markup") is { ValueKind: JsonValueKind.String } text ? text.GetString() ?? "" : "";
            return new RichText(markup, Blocks(Member(json, "blocks"), model, culture));
        }

        return new RichText(value is { ValueKind: JsonValueKind.String } bare ? bare.GetString() ?? "" : "", []);
    }

    /// <param name="culture">Blocks shown in this culture, with the values they have in it. Null: whatever the culture.</param>
    public static IReadOnlyList<Block> Blocks(JsonElement? value, ContentModel model, Culture? culture = null)
    {
        if (value is not { ValueKind: JsonValueKind.Object } json)
        {
            return [];
        }

        var content = Elements(Member(json, "contentData"), model, culture);
        var settings = Elements(Member(json, "settingsData"), model, culture);
        var exposed = Member(json, "expose") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(e => IsFor(e, culture)).Select(e => Key(Member(e, "contentKey"))).ToHashSet()
            : null;
        var blocks = new List<Block>();
        foreach (var entry in Layout(Member(json, "layout")))
        {
            if (Key(Member(entry, "contentKey")) is { } key && content.TryGetValue(key, out var element)
                && (exposed is null || exposed.Contains(key)))
            {
                var block = new Block(key, element.Type, model.Find(element.Type)?.Alias ?? "", element.Values, null);
                blocks.Add(Key(Member(entry, "settingsKey")) is { } settingsKey && settings.TryGetValue(settingsKey, out var chosen)
                    ? block with { Settings = chosen.Values, SettingsKey = settingsKey, SettingsTypeKey = chosen.Type }
                    : block);
            }
        }

        return blocks;
    }

    public static IReadOnlyList<PickedMedia> Media(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        var picked = new List<PickedMedia>();
        foreach (var entry in list.EnumerateArray())
        {
            if (Key(Member(entry, "mediaKey")) is { } media)
            {
                picked.Add(new PickedMedia(Key(Member(entry, "key")) ?? media, media, Focal(Member(entry, "focalPoint"))));
            }
        }

        return picked;
    }

    public static FocalPoint? Focal(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } json
        && Member(json, "left") is { ValueKind: JsonValueKind.Number } left
        && Member(json, "top") is { ValueKind: JsonValueKind.Number } top
            ? new FocalPoint(left.GetDouble(), top.GetDouble())
            : null;

    /// <summary><c>umb://document/&lt;32 hex&gt;</c>, joined by commas; a bare GUID is taken too.</summary>
    public static IReadOnlyList<Guid> Udis(string text)
    {
        var keys = new List<Guid>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Udi(part) is { } key)
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    public static Guid? Udi(string? text) =>
        text is not null && Guid.TryParse(text.AsSpan(text.LastIndexOf('/') + 1), CultureInfo.InvariantCulture, out var key) ? key : null;

    public static IReadOnlyList<Link> Links(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Array } list)
        {
            return [];
        }

        var links = new List<Link>();
        foreach (var entry in list.EnumerateArray())
        {
            var udi = TextOf(Member(entry, "udi"));
            var target = Udi(udi) ?? Key(Member(entry, "unique"));
            var address = TextOf(Member(entry, "url"));
            var kind = target is null ? LinkKind.External
                : udi?.Contains("media", StringComparison.OrdinalIgnoreCase) == true || TextOf(Member(entry, "type")) == "media" ? LinkKind.Media
                : LinkKind.Content;
            if (target is not null || address is not null)
            {
                links.Add(new Link(
                    kind, target, kind == LinkKind.External ? address : null, TextOf(Member(entry, "queryString")), TextOf(Member(entry, "name")),
                    TextOf(Member(entry, "target")), TextOf(Member(entry, "culture")) is { } culture ? new Culture(culture) : null));
            }
        }

        return links;
    }

    public static JsonElement? Member(JsonElement? value, string name)
    {
        if (value is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        foreach (var member in json.EnumerateObject())
        {
            // As it stands in the bytes: a text made of each name would be thrown away at once.
            var written = JsonMarshal.GetRawUtf8PropertyName(member);
            if (written.Contains((byte)'\\') ? member.Name.Equals(name, StringComparison.OrdinalIgnoreCase) : Ascii.EqualsIgnoreCase(written, name))
            {
                return member.Value;
            }
        }

        return null;
    }

    private static string? TextOf(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } found ? found : null;

    private static Guid? Key(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && Guid.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var key) ? key : null;

    // What names no culture is for all.
    private static bool IsFor(JsonElement entry, Culture? culture) =>
        culture is not { } wanted || TextOf(Member(entry, "culture")) is not { } own || new Culture(own) == wanted;

    private static Dictionary<Guid, (Guid Type, PropertyValues Values)> Elements(JsonElement? value, ContentModel model, Culture? culture)
    {
        var elements = new Dictionary<Guid, (Guid, PropertyValues)>();
        if (value is not { ValueKind: JsonValueKind.Array } list)
        {
            return elements;
        }

        foreach (var entry in list.EnumerateArray())
        {
            if (Key(Member(entry, "key")) is { } key && Key(Member(entry, "contentTypeKey")) is { } type)
            {
                var values = new Dictionary<string, JsonElement>();
                if (Member(entry, "values") is { ValueKind: JsonValueKind.Array } stored)
                {
                    // A value for this culture goes before one for all.
                    foreach (var one in stored.EnumerateArray().Where(v => IsFor(v, culture)).OrderBy(v => TextOf(Member(v, "culture")) is not null))
                    {
                        if (TextOf(Member(one, "alias")) is { } alias && Member(one, "value") is { } inner)
                        {
                            values[alias] = inner;
                        }
                    }
                }

                elements[key] = (type, new PropertyValues(values, model, culture));
            }
        }

        return elements;
    }

    // Entries in reading order: what lies in the areas of a grid block follows the block.
    private static IEnumerable<JsonElement> Layout(JsonElement? layout) =>
        layout is { ValueKind: JsonValueKind.Object } json
            ? json.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Array).SelectMany(m => Entries(m.Value))
            : [];

    private static IEnumerable<JsonElement> Entries(JsonElement list)
    {
        foreach (var entry in list.EnumerateArray())
        {
            yield return entry;
            if (Member(entry, "areas") is { ValueKind: JsonValueKind.Array } areas)
            {
                foreach (var inner in areas.EnumerateArray().Select(a => Member(a, "items")).Where(i => i is { ValueKind: JsonValueKind.Array }).SelectMany(i => Entries(i!.Value)))
                {
                    yield return inner;
                }
            }
        }
    }
}
