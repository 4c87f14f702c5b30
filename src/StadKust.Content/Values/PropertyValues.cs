using System.Globalization;
using System.Text.Json;

namespace StadKust.Content;

/// <summary>The values of one item in one culture, or of one block, in stored form, read by alias.</summary>
/// <remarks>
/// Stored form is that of the export files: text is a JSON string (toggles "1" or "0", numbers as text, pickers as UDIs joined by
/// commas), JSON editors (blocks, media pickers, links, choices, rich text) are JSON. A method never fails on a value of another
/// form: it answers as if the value were not set. What is wrong with a value is said when it is saved or imported.
/// </remarks>
/// <param name="culture">Blocks and values inside a shared property may be for one culture: those of others are not seen. Null: no culture is asked for.</param>
public sealed class PropertyValues(IReadOnlyDictionary<string, JsonElement> stored, ContentModel model, Culture? culture = null)
{
    private readonly ContentModel model = model;
    private readonly Culture? culture = culture;

    public IReadOnlyDictionary<string, JsonElement> Stored => stored;

    public static PropertyValues None(ContentModel model) => new(new Dictionary<string, JsonElement>(), model);

    public JsonElement? Raw(string alias) =>
        stored.TryGetValue(alias, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;

    /// <summary>True when a value is there that is not empty text, an empty list or null.</summary>
    public bool Has(string alias) => Raw(alias) switch
    {
        null => false,
        { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 },
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() > 0,
        _ => true,
    };

    /// <summary>Text, or "" when not set.</summary>
    public string Text(string alias) => Raw(alias) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString() ?? "",
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };

    public bool Flag(string alias) => Raw(alias) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.String } text => text.GetString() is "1" or "true" or "True",
        { ValueKind: JsonValueKind.Number } number => number.GetRawText() == "1",
        _ => false,
    };

    public decimal? Number(string alias) =>
        decimal.TryParse(Text(alias), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Local date and time as stored, without a zone.</summary>
    public DateTime? Date(string alias) =>
        DateTime.TryParse(Text(alias), CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>Chosen values of a choice, tags or check boxes; a single text counts as one choice.</summary>
    public IReadOnlyList<string> Choices(string alias) => Raw(alias) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)],
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } one => [one],
        _ => [],
    };

    /// <summary>Lines of a list of lines or of a text area, empty ones left out.</summary>
    public IReadOnlyList<string> Lines(string alias) =>
        Raw(alias) is { ValueKind: JsonValueKind.Array }
            ? Choices(alias)
            : Text(alias).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public RichText Rich(string alias) => StoredForms.Rich(Raw(alias), model, culture);

    /// <summary>Visible blocks in display order.</summary>
    public IReadOnlyList<Block> Blocks(string alias) => StoredForms.Blocks(Raw(alias), model, culture);

    public IReadOnlyList<PickedMedia> Media(string alias) => StoredForms.Media(Raw(alias));

    /// <summary>Keys of picked items, in order.</summary>
    public IReadOnlyList<Guid> Picks(string alias) => StoredForms.Udis(Text(alias));

    public IReadOnlyList<Link> Links(string alias) => StoredForms.Links(Raw(alias));
}
