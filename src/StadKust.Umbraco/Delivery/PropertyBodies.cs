using System.Text.Json;
using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Stored values as the contract's JSON, per editor. A property without a value is null, whatever its editor.</summary>
internal static class PropertyBodies
{
    // Deeper than any page an editor would build; a loop of blocks cannot be stored, but a hostile import could nest far.
    private const int DeepestBlock = 20;

    public static Dictionary<string, object?> Of(PublishedItem item, DeliveryRequest request) =>
        request.Set.Model.Document(item.Type) is { } type ? Of(type, item.Values, request, 0) : [];

    private static Dictionary<string, object?> Of(DocumentType type, PropertyValues values, DeliveryRequest request, int depth)
    {
        var bodies = new Dictionary<string, object?>();
        foreach (var property in request.Set.Model.PropertiesOf(type))
        {
            bodies[property.Alias] = values.Has(property.Alias) ? Of(property, values, request, depth) : null;
        }

        return bodies;
    }

    private static object? Of(PropertyType property, PropertyValues values, DeliveryRequest request, int depth)
    {
        var alias = property.Alias;
        return property.EditorAlias switch
        {
            "Umbraco.TrueFalse" => values.Flag(alias),
            "Umbraco.Integer" => values.Number(alias) is { } number ? (int)number : null,
            "Umbraco.Decimal" => values.Number(alias),
            "Umbraco.DateTime" or "Umbraco.DateTimeUnspecified" => values.Date(alias) is { } date ? DateTime.SpecifyKind(date, DateTimeKind.Unspecified) : null,
            "Umbraco.DateOnly" => values.Date(alias) is { } day ? DateOnly.FromDateTime(day) : null,
            "Umbraco.Tags" or "Umbraco.CheckBoxList" => values.Choices(alias),
            "Umbraco.MultipleTextstring" => values.Lines(alias),
            "Umbraco.DropDown.Flexible" => IsMultiple(property, request) ? values.Choices(alias) : values.Choices(alias) is [var chosen, ..] ? chosen : "",
            "Umbraco.MediaPicker3" => Media(values, alias, request),
            "Umbraco.ContentPicker" => values.Picks(alias) is [var one, ..] ? ContentBodies.Picked(one, request) : null,
            "Umbraco.MultiNodeTreePicker" => values.Picks(alias).Select(key => ContentBodies.Picked(key, request)).OfType<ApiContent>().ToArray(),
            "Umbraco.MultiUrlPicker" => Links(values, alias, request),
            "Umbraco.BlockList" => Blocks(values.Blocks(alias), request, depth),
            "Umbraco.RichText" => Rich(values.Rich(alias), request, depth),
            "Umbraco.ColorPicker" => values.Raw(alias) is { ValueKind: JsonValueKind.Object } colour && colour.TryGetProperty("value", out var hex) ? hex.GetString() : values.Text(alias),
            _ => values.Raw(alias) is { ValueKind: JsonValueKind.String } text ? text.GetString() : values.Raw(alias),
        };
    }

    private static bool IsMultiple(PropertyType property, DeliveryRequest request)
    {
        if (request.Set.Model.DataType(property.DataType) is not { Configuration.Length: > 0 } type)
        {
            return false;
        }

        using var json = JsonDocument.Parse(type.Configuration);
        return json.RootElement.TryGetProperty("multiple", out var multiple) && multiple.ValueKind == JsonValueKind.True;
    }

    private static MediaWithCropsBody[] Media(PropertyValues values, string alias, DeliveryRequest request)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return [.. values.Media(alias).Select(p => MediaBodies.Picked(p, request.Set, today)).OfType<MediaWithCropsBody>()];
    }

    private static ApiLink[] Links(PropertyValues values, string alias, DeliveryRequest request) =>
        [.. values.Links(alias).Select(link => Of(link, request)).OfType<ApiLink>()];

    // A link whose target does not exist in the culture disappears.
    private static ApiLink? Of(Link link, DeliveryRequest request) => link.Kind switch
    {
        LinkKind.External => ApiLink.External(link.Title, link.Address + link.QueryString, link.QueryString, link.Window),
        LinkKind.Media => request.Set.Media(link.Target!.Value) is { } media
            ? ApiLink.Media(link.Title ?? media.Name, media.Path + link.QueryString, link.QueryString, link.Window, media.Key, media.Type)
            : null,
        _ => request.Find(link.Target!.Value) is { } item && Routes.Of(request.Set, item.Key, request.Culture) is { } route
            ? ApiLink.Content(link.Title ?? item.Name, link.QueryString, link.Window, item.Key, item.Type, route, link.Culture?.Code)
            : null,
    };

    private static ApiBlockListModel Blocks(IReadOnlyList<Block> blocks, DeliveryRequest request, int depth) =>
        new(depth >= DeepestBlock ? [] : [.. blocks.Select(b => Of(b, request, depth)).OfType<ApiBlockItem>()]);

    private static ApiBlockItem? Of(Block block, DeliveryRequest request, int depth) =>
        request.Set.Model.Find(block.TypeKey) is { } type
            ? new ApiBlockItem(
                new ElementBody(type.Alias, block.Key, Of(type, block.Content, request, depth + 1)),
                null)
            : null;

    private static RichTextModel Rich(RichText text, DeliveryRequest request, int depth) => new()
    {
        Markup = RichTextMarkup.Rewrite(text.Markup, request),
        Blocks = depth >= DeepestBlock ? [] : [.. text.Blocks.Select(b => Of(b, request, depth)).OfType<ApiBlockItem>()],
    };
}
