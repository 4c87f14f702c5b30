using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Reading;

/// <summary>Makes one site of what was delivered culture by culture: which item lies below which, what is shared, what is picked.</summary>
/// <param name="types">Document types, data types, languages and words, from files.</param>
/// <param name="folder">Where the bytes of media lie, below <c>media</c>.</param>
internal sealed class SiteAssembly(SiteExport types, string folder)
{
    private const string FileProperty = "umbracoFile";

    private readonly List<Finding> findings = [];
    private readonly Dictionary<Guid, Seen> items = [];

    // Each culture tells its items in the order of the tree, and none tells all: what one lacks is put in behind what stands before it in another.
    private readonly LinkedList<Seen> inOrder = [];

    private readonly Dictionary<string, Dictionary<Guid, string>> names = [];

    // Places by culture, start item and path; a path alone is ambiguous where there are several roots.
    private readonly Dictionary<(string Culture, Guid Start, string Path), Guid> places = [];

    public SiteExport Assemble(DeliveredSite site)
    {
        foreach (var (culture, delivered) in site.Cultures)
        {
            LinkedListNode<Seen>? before = null;
            foreach (var item in delivered)
            {
                before = Take(culture, item, before) ?? before;
            }
        }

        var values = new StoredValues(types.Model);
        var media = site.Media.ToDictionary(m => m.Id, m => m.Name ?? "");
        foreach (var (culture, delivered) in site.Cultures)
        {
            names[culture] = new Dictionary<Guid, string>(media);
            foreach (var item in delivered)
            {
                names[culture][item.Id] = item.Name ?? "";
            }
        }

        var placed = new List<ExportedItem>();
        var order = 0;
        foreach (var seen in inOrder)
        {
            if (Place(seen) is { } place)
            {
                placed.Add(Item(seen, place.Parent, place.Level, order++, values));
            }
        }

        foreach (var unknown in values.UnknownTypes)
        {
            findings.Add(new Finding(Severity.Warning, "type-unknown", unknown, $"There is no element type \"{unknown}\" here; its blocks are left out.", "Export the types of the other site again."));
        }

        return new SiteExport
        {
            Folder = folder,
            Model = types.Model,
            Languages = types.Languages,
            Words = types.Words,
            Domains = types.Domains,
            Templates = types.Templates,
            Items = [.. placed.OrderBy(i => i.Level)],
            Media = [.. Media(site, values)],
            Findings = [.. findings],
        };
    }

    // Null when the item is left out.
    private LinkedListNode<Seen>? Take(string culture, DeliveredItem item, LinkedListNode<Seen>? before)
    {
        if (item.ContentType is not { } alias || item.Route is not { Path: { } path, StartItem: { } start } || types.Model.Document(alias) is not { } type)
        {
            findings.Add(new Finding(
                Severity.Warning, "type-unknown", item.Name ?? item.Id.ToString(), $"There is no document type \"{item.ContentType}\" here; the item is left out.", "Export the types of the other site again."));
            return null;
        }

        if (!items.TryGetValue(item.Id, out var seen))
        {
            items[item.Id] = seen = new Seen(item.Id, type, []);
            seen.Place = before is null ? inOrder.AddFirst(seen) : inOrder.AddAfter(before, seen);
        }

        seen.Cultures.Add((new Culture(culture), item));
        places.TryAdd((culture, start.Id, Normal(path)), item.Id);
        return seen.Place;
    }

    private (Guid? Parent, int Level)? Place(Seen seen)
    {
        foreach (var (culture, item) in seen.Cultures)
        {
            var (path, start) = (Normal(item.Route!.Path!), item.Route.StartItem!.Id);
            if (start == seen.Key)
            {
                return (null, 1);
            }

            var above = path[..(path.LastIndexOf('/', path.Length - 2) + 1)];
            var parent = above == "/" ? start : places.GetValueOrDefault((culture.Code, start, above));
            if (items.ContainsKey(parent))
            {
                return (parent, 1 + path.Count(c => c == '/') - 1);
            }
        }

        findings.Add(new Finding(
            Severity.Warning, "parent-missing", seen.Cultures[0].Item.Name ?? seen.Key.ToString(), $"What lies above {seen.Cultures[0].Item.Route!.Path} is not delivered; the item is left out.",
            "Allow the type of its parent in the Delivery API of the other site."));
        return null;
    }

    private ExportedItem Item(Seen seen, Guid? parent, int level, int order, StoredValues values)
    {
        var varies = seen.Type.VariesByCulture;
        var first = seen.Cultures[0].Item;
        var (shared, own) = (ImmutableDictionary.CreateBuilder<string, JsonElement>(), new Dictionary<Culture, ImmutableDictionary<string, JsonElement>.Builder>());
        foreach (var (culture, item) in seen.Cultures)
        {
            values.Names = names[culture.Code];
            var mine = own[culture] = ImmutableDictionary.CreateBuilder<string, JsonElement>();
            foreach (var property in types.Model.PropertiesOf(seen.Type))
            {
                if (item.Properties?.TryGetValue(property.Alias, out var delivered) == true && values.Of(property, delivered) is { } stored)
                {
                    if (varies && property.VariesByCulture)
                    {
                        mine[property.Alias] = stored;
                    }
                    else
                    {
                        shared[property.Alias] = shared.TryGetValue(property.Alias, out var known) ? Fuller(known, stored) : stored;
                    }
                }
            }

            Address(item, parent, mine);
        }

        return new ExportedItem(
            seen.Key, seen.Type.Alias, parent, level, order, first.Name ?? "",
            varies ? seen.Cultures.ToImmutableDictionary(c => c.Culture, c => c.Item.Name ?? "") : ImmutableDictionary<Culture, string>.Empty,
            Date(first.CreateDate), varies ? [.. seen.Cultures.Select(c => c.Culture)] : [.. types.Languages.Select(l => l.Culture)], false, null, null, [],
            shared.ToImmutable(), own.ToImmutableDictionary(o => o.Key, o => o.Value.ToImmutable()), seen.Key.ToString())
        {
            Updated = seen.Cultures.ToImmutableDictionary(c => c.Culture, c => Date(c.Item.UpdateDate)),
        };
    }

    // What is picked and not there in a culture is missing in its answer: all cultures together tell what is stored.
    private static JsonElement Fuller(JsonElement known, JsonElement other) =>
        known.ValueKind == JsonValueKind.String && other.ValueKind == JsonValueKind.String && known.GetString() is { } one && other.GetString() is { } two
            && one.StartsWith("umb://", StringComparison.Ordinal) && two.StartsWith("umb://", StringComparison.Ordinal)
            ? JsonSerializer.SerializeToElement(string.Join(',', one.Split(',').Union(two.Split(','))))
            : known.GetRawText().Length >= other.GetRawText().Length ? known : other;

    // The last part of the path is what counts, however the other site has made it.
    private static void Address(DeliveredItem item, Guid? parent, ImmutableDictionary<string, JsonElement>.Builder own)
    {
        var slug = Normal(item.Route!.Path!).TrimEnd('/');
        slug = Uri.UnescapeDataString(slug[(slug.LastIndexOf('/') + 1)..]);
        if (parent is not null && slug.Length > 0 && Slugs.From(own.TryGetValue(Slugs.Property, out var given) ? given.ToString() : item.Name ?? "") != slug)
        {
            own[Slugs.Property] = JsonSerializer.SerializeToElement(slug);
        }
    }

    private IEnumerable<ExportedMedia> Media(DeliveredSite site, StoredValues values)
    {
        var levels = new Dictionary<Guid, int>();
        var delivered = site.Media.Count > 0 ? site.Media : [.. values.PickedMedia.Values.Select(Picked).OfType<DeliveredMedia>()];
        foreach (var (media, order) in delivered.Select((m, i) => (m, i)).ToList())
        {
            if (media.MediaType is not { } alias || types.Model.MediaType(alias) is not { } type)
            {
                findings.Add(new Finding(Severity.Warning, "type-unknown", media.Name ?? media.Id.ToString(), $"There is no media type \"{media.MediaType}\" here; the media item is left out."));
                continue;
            }

            var level = levels[media.Id] = media.Parent is { } above ? levels.GetValueOrDefault(above) + 1 : 1;
            var stored = ImmutableDictionary.CreateBuilder<string, JsonElement>();
            foreach (var property in types.Model.PropertiesOf(type))
            {
                if (media.Properties?.TryGetValue(property.Alias, out var told) == true && values.Of(property, told) is { } value)
                {
                    stored[property.Alias] = value;
                }
            }

            var path = MediaStore.PathOf(media);
            if (path.Length > 0)
            {
                // A picture's file has its crops and focal point with it, another file is its path.
                stored[FileProperty] = types.Model.TryProperty(type, FileProperty, out var file) && file.EditorAlias == "Umbraco.ImageCropper"
                    ? JsonSerializer.SerializeToElement(new { src = path, focalPoint = Told(media.FocalPoint), crops = Told(media.Crops) })
                    : JsonSerializer.SerializeToElement(path);
            }

            yield return new ExportedMedia(
                media.Id, alias, media.Parent, level, order, media.Name ?? "", Date(media.CreateDate), false, null, path, Focal(media.FocalPoint), stored.ToImmutable(), media.Id.ToString());
        }
    }

    private static JsonElement? Told(JsonElement value) => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? value : null;

    private static DeliveredMedia? Picked(JsonElement told) => JsonSerializer.Deserialize<DeliveredMedia>(told.GetRawText(), JsonSerializerOptions.Web);

    private static FocalPoint? Focal(JsonElement told) =>
        told.ValueKind == JsonValueKind.Object && told.TryGetProperty("left", out var left) && told.TryGetProperty("top", out var top)
        && left.TryGetDouble(out var x) && top.TryGetDouble(out var y) ? new FocalPoint(x, y) : null;

    private static DateTime Date(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : DateTime.UnixEpoch;

    private static string Normal(string path) => path.Trim('/') is { Length: > 0 } bare ? $"/{bare}/" : "/";

    private sealed record Seen(Guid Key, DocumentType Type, List<(Culture Culture, DeliveredItem Item)> Cultures)
    {
        public LinkedListNode<Seen>? Place { get; set; }
    }
}
