using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Management.Types;
using StadKust.Umbraco.Backoffice.Management.Values;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>Media items in the forms of the contract.</summary>
internal static class MediaBodies
{
    public const string FileProperty = "umbracoFile";

    public static MediaTreeForm Tree(ContentModel model, DraftMedia item, IReadOnlyList<Guid> above, bool noAccess) => new(
        item.Key, ById.Of(item.Parent), item.HasChildren, noAccess, item.Trashed, item.Created, TypeBodies.Ref(model.MediaType(item.Type)),
        [.. above.Select(k => new ById(k))], Names(item), []);

    public static MediaItemForm Item(ContentModel model, DraftMedia item) => new(
        item.Key, item.Trashed, ById.Of(item.Parent), item.HasChildren, TypeBodies.Ref(model.MediaType(item.Type)), Names(item), []);

    public static MediaBinForm InBin(ContentModel model, DraftMedia item) => new(
        item.Key, item.Created, item.HasChildren, ById.Of(item.Parent), TypeBodies.Ref(model.MediaType(item.Type)), Names(item));

    public static MediaForm Media(ContentModel model, DraftMedia item) => new(
        item.Key, item.Trashed, TypeBodies.Ref(model.MediaType(item.Type)), [], Values(model, item), [Variant(item)]);

    public static MediaCollectionForm InCollection(ContentModel model, DraftMedia item)
    {
        var type = TypeBodies.Ref(model.MediaType(item.Type));
        return new MediaCollectionForm(
            item.Key, new MediaTypeRef(type.Id, item.Type, type.Icon, type.Collection), null, item.SortOrder, [],
            [.. Values(model, item).Where(v => v.Alias is FileProperty or "umbracoExtension" or "umbracoBytes" or "umbracoWidth" or "umbracoHeight")], [Variant(item)]);
    }

    public static IReadOnlyList<ValueForm> Values(ContentModel model, DraftMedia item)
    {
        if (model.MediaType(item.Type) is not { } type)
        {
            return [];
        }

        var wire = new WireValues(model);
        var labels = new Dictionary<string, string?>
        {
            ["umbracoWidth"] = item.Width?.ToString(CultureInfo.InvariantCulture),
            ["umbracoHeight"] = item.Height?.ToString(CultureInfo.InvariantCulture),
            ["umbracoBytes"] = item.Bytes?.ToString(CultureInfo.InvariantCulture),
            ["umbracoExtension"] = Path.GetExtension(item.Path).TrimStart('.') is { Length: > 0 } extension ? extension : null,
        };
        return
        [
            .. model.PropertiesOf(type)
                .Select(p => (Property: p, Value: item.Values.TryGetValue(p.Alias, out var stored) ? wire.ToWire(p, stored) : labels.GetValueOrDefault(p.Alias) is { } label ? JsonValue.Create(label) : null))
                .Where(v => v.Value is not null)
                .Select(v => new ValueForm(v.Property.EditorAlias, null, null, v.Property.Alias, v.Value)),
        ];
    }

    /// <summary>A media item as an item that does not vary, so that the same merging serves both.</summary>
    public static DraftItem AsItem(DraftMedia item) => new(
        item.Key, item.Type, item.Parent, item.SortOrder, item.Level, item.Trashed, item.TrashedParent, item.Created, item.Updated, item.Version, item.Name, null,
        item.Values, false,
        [new DraftVariant(new Culture(""), item.Name, "", VariantState.Published, item.Updated, null, ImmutableDictionary<string, JsonElement>.Empty)]);

    private static IReadOnlyList<MediaNameForm> Names(DraftMedia item) => [new MediaNameForm(item.Name, null)];

    private static MediaVariantForm Variant(DraftMedia item) => new(item.Created, item.Updated, null, null, item.Name);
}
