using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>One property as bodies need it: its editor, and the settings of its data type that decide how a value is written.</summary>
/// <param name="Name">The alias, ready to be written.</param>
/// <param name="Settings">Of the data type; <see cref="JsonValueKind.Undefined"/> when it is gone or has none.</param>
/// <param name="IsFlagged">What the one switch says that matters to the editor: a list of several values, a range.</param>
internal sealed record PropertyShape(string Alias, JsonEncodedText Name, string Editor, JsonElement Settings, bool IsFlagged);

/// <summary>The properties that bodies show, type by type. Worked out once for a model and the settings of the API.</summary>
internal sealed class PropertyShapes(ContentModel model, DeliveryOptions options)
{
    /// <summary>Umbraco's alias of the property that holds the file of a media item.</summary>
    public const string FileProperty = "umbracoFile";

    private static readonly ConditionalWeakTable<DeliveryOptions, ConditionalWeakTable<ContentModel, PropertyShapes>> Known = [];

    private readonly ConcurrentDictionary<(TypeKind Kind, string Alias), PropertyShape[]> byAlias = new();
    private readonly ConcurrentDictionary<Guid, (string Alias, PropertyShape[] Shapes)?> elements = new();
    private readonly ConcurrentDictionary<string, JsonElement> files = new();

    public static PropertyShapes Of(ContentModel model, DeliveryOptions options) =>
        Known.GetValue(options, static _ => []).GetValue(model, m => new PropertyShapes(m, options));

    public PropertyShape[] Document(string alias) => Typed(TypeKind.Document, alias);

    public PropertyShape[] Media(string alias) => Typed(TypeKind.Media, alias);

    /// <summary>Settings of the property that holds the file of a media type: the crops it asks for. Undefined when there is none.</summary>
    public JsonElement File(string mediaType) => files.GetOrAdd(mediaType, alias =>
        model.MediaType(alias) is { } type && model.TryProperty(type, FileProperty, out var property) ? Configuration.Of(property, model) ?? default : default);

    /// <returns>Null when the element type is gone: such a block has no body to be read by.</returns>
    public (string Alias, PropertyShape[] Shapes)? Element(Guid type) =>
        elements.GetOrAdd(type, key => model.Find(key) is { } found ? (found.Alias, Shapes(found)) : null);

    private PropertyShape[] Typed(TypeKind kind, string alias) => byAlias.GetOrAdd((kind, alias), wanted =>
        (wanted.Kind == TypeKind.Document ? model.Document(wanted.Alias) : model.MediaType(wanted.Alias)) is { } type ? Shapes(type) : []);

    // What editors of media keep for themselves (file, size, extension) is written as members of the media item.
    private PropertyShape[] Shapes(DocumentType type) =>
        [.. model.PropertiesOf(type)
            .Where(p => !options.Hides(type.Alias, p.Alias) && !(type.Kind == TypeKind.Media && p.Alias.StartsWith("umbraco", StringComparison.Ordinal)))
            .Select(Shape)];

    private PropertyShape Shape(PropertyType property)
    {
        var settings = Configuration.Of(property, model) ?? default;
        var flagged = property.EditorAlias switch
        {
            "Umbraco.DropDown.Flexible" => Says(settings, "multiple"),
            "Umbraco.Slider" => Says(settings, "enableRange"),
            "Umbraco.ColorPicker" => Says(settings, "useLabel"),
            "Umbraco.Label" => settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty("umbracoDataValueType", out var type)
                && type.ValueKind == JsonValueKind.String && type.GetString() is "INT" or "BIGINT" or "DECIMAL",
            _ => false,
        };
        return new PropertyShape(
            property.Alias, JsonEncodedText.Encode(property.Alias, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping), property.EditorAlias, settings, flagged);
    }

    private static bool Says(JsonElement settings, string flag) =>
        settings.ValueKind == JsonValueKind.Object && settings.TryGetProperty(flag, out var value) && value.ValueKind == JsonValueKind.True;
}
