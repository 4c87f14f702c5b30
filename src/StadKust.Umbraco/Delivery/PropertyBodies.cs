using System.Globalization;
using System.Text.Json;
using StadKust.Content;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>Stored values as the contract's JSON, per editor. A property without a value is null, whatever its editor.</summary>
internal static class PropertyBodies
{
    // An export nests JSON 64 deep at most and each block takes five levels, so that nothing which can be stored is lost here.
    private const int DeepestBlock = 20;

    public static Dictionary<string, object?> Of(PublishedItem item, DeliveryRequest request) =>
        request.Set.Model.Document(item.Type) is { } type ? Of(type, item.Values, request, 0) : [];

    private static Dictionary<string, object?> Of(DocumentType type, PropertyValues values, DeliveryRequest request, int depth)
    {
        var bodies = new Dictionary<string, object?>();
        foreach (var property in request.Set.Model.PropertiesOf(type).Where(p => !request.Options.Hides(type.Alias, p.Alias)))
        {
            bodies[property.Alias] = IsStored(values.Raw(property.Alias)) ? Of(property, values, request, depth) : null;
        }

        return bodies;
    }

    // An empty list that was stored is a value; an empty text is none.
    private static bool IsStored(JsonElement? value) => value is { } stored && !(stored.ValueKind == JsonValueKind.String && stored.GetString() is "");

    private static object? Of(PropertyType property, PropertyValues values, DeliveryRequest request, int depth)
    {
        var (alias, model) = (property.Alias, request.Set.Model);
        return property.EditorAlias switch
        {
            "Umbraco.TrueFalse" => values.Flag(alias),
            "Umbraco.Integer" => values.Number(alias) is { } number ? decimal.Truncate(number) : null,
            "Umbraco.Decimal" => values.Number(alias),
            "Umbraco.Label" => Configuration.Text(property, model, "umbracoDataValueType") is "INT" or "BIGINT" or "DECIMAL" ? values.Number(alias) : values.Text(alias),
            "Umbraco.Slider" => Slider(values.Text(alias), Configuration.Says(property, model, "enableRange")),
            "Umbraco.DateTime" => values.Date(alias) is { } date ? DateTime.SpecifyKind(date, DateTimeKind.Unspecified) : null,
            "Umbraco.DateTimeUnspecified" => Date(values.Raw(alias)) is { } date ? DateTime.SpecifyKind(date.DateTime, DateTimeKind.Unspecified) : null,
            "Umbraco.DateTimeWithTimeZone" => Date(values.Raw(alias)),
            "Umbraco.DateOnly" => Date(values.Raw(alias)) is { } date ? DateOnly.FromDateTime(date.DateTime) : null,
            "Umbraco.TimeOnly" => Date(values.Raw(alias)) is { } date ? TimeOnly.FromDateTime(date.DateTime) : null,
            "Umbraco.Tags" or "Umbraco.CheckBoxList" => values.Choices(alias),
            "Umbraco.MultipleTextstring" => values.Lines(alias),
            "Umbraco.DropDown.Flexible" => Configuration.Says(property, model, "multiple") ? values.Choices(alias)
                : values.Choices(alias) is [var chosen, ..] ? chosen : "",
            "Umbraco.ColorPicker" => Member(values.Raw(alias), "value") is { } color ? color : values.Text(alias),
            "Umbraco.UploadField" => Member(values.Raw(alias), "src") ?? values.Text(alias),
            "Umbraco.MediaPicker3" => MediaBodies.Picked(values, alias, request),
            "Umbraco.ContentPicker" => values.Picks(alias) is [var one, ..] ? ContentBodies.Picked(one, request) : null,
            "Umbraco.MultiNodeTreePicker" => values.Picks(alias).Select(key => ContentBodies.Picked(key, request)).OfType<PickedBody>().ToArray(),
            "Umbraco.MultiUrlPicker" => values.Links(alias).Select(link => LinkBodies.Of(link, request)).OfType<ApiLink>().ToArray(),
            "Umbraco.BlockList" => new ApiBlockListModel(Blocks(values.Blocks(alias), request, depth)),
            "Umbraco.RichText" or "Umbraco.TinyMCE" => Rich(values.Rich(alias), request, depth),
            _ => values.Raw(alias) is { ValueKind: JsonValueKind.String } text ? text.GetString() : values.Raw(alias),
        };
    }

    // "2,4" of a range, "3" of a single value.
    private static object? Slider(string text, bool isRange)
    {
        var numbers = text.Split(',', StringSplitOptions.TrimEntries)
            .Select(t => decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null).OfType<decimal>().ToArray();
        return numbers.Length == 0 ? null : isRange ? new Range(numbers[0], numbers[^1]) : numbers[0];
    }

    // Stored as {"date": "2026-05-01T10:00:00+02:00", "timeZone": "Europe/Amsterdam"}, or as the bare date.
    private static DateTimeOffset? Date(JsonElement? value) =>
        DateTimeOffset.TryParse(
            Member(value, "date") ?? (value is { ValueKind: JsonValueKind.String } text ? text.GetString() : null),
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? date
                : null;

    private static string? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String
            ? member.GetString()
            : null;

    private static RichTextModel Rich(RichText text, DeliveryRequest request, int depth) => new()
    {
        Markup = text.IsEmpty ? "" : RichTextMarkup.Rewrite(text.Markup, request),
        Blocks = Blocks(text.Blocks, request, depth),
    };

    private static ApiBlockItem[] Blocks(IReadOnlyList<Block> blocks, DeliveryRequest request, int depth) =>
        depth >= DeepestBlock ? [] : [.. blocks.Select(b => Of(b, request, depth)).OfType<ApiBlockItem>()];

    // A block whose element type is gone has no body to be read by.
    private static ApiBlockItem? Of(Block block, DeliveryRequest request, int depth) =>
        Element(block.Key, block.TypeKey, block.Content, request, depth) is { } content
            ? new ApiBlockItem(content, Element(block.SettingsKey, block.SettingsTypeKey, block.Settings, request, depth)!)
            : null;

    private static ElementBody? Element(Guid key, Guid type, PropertyValues? values, DeliveryRequest request, int depth) =>
        values is not null && request.Set.Model.Find(type) is { } found ? new ElementBody(found.Alias, key, Of(found, values, request, depth + 1)) : null;

    /// <summary>A slider with two ends.</summary>
    private sealed record Range(decimal Minimum, decimal Maximum);
}
