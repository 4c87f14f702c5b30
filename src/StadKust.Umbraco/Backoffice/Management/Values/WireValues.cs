using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Values;

/// <summary>Values between the form that is stored and the form the client's editors work with, one line per editor.</summary>
/// <remarks>Source: what each property editor of the client 18.2 sets as its value. Anything not expected by an editor is left out.</remarks>
internal sealed class WireValues(ContentModel model)
{
    // Longer than any story; beyond it something else was pasted.
    private const int LongestText = 200_000;

    public ContentModel Model => model;

    /// <summary>For the client; null when nothing is set.</summary>
    public JsonNode? ToWire(PropertyType property, JsonElement stored) => property.EditorAlias switch
    {
        "Umbraco.TrueFalse" => Text(stored) is "1" or "true" or "True" || stored.ValueKind == JsonValueKind.True,
        "Umbraco.Integer" or "Umbraco.Decimal" => Number(stored),
        "Umbraco.ContentPicker" => Pickers.KeysToWire(Text(stored)),
        "Umbraco.MultiNodeTreePicker" => Pickers.ToWire(Text(stored)),
        "Umbraco.MultiUrlPicker" => Links.ToWire(stored),
        "Umbraco.MediaPicker3" => Pickers.MediaToWire(stored),
        "Umbraco.Slider" => Range(Text(stored)),
        "Umbraco.MultipleTextstring" => Lines(stored),
        "Umbraco.UploadField" => Text(stored) is { Length: > 0 } path ? new JsonObject { ["src"] = path } : Node(stored),
        "Umbraco.RichText" or "Umbraco.TinyMCE" => RichTexts.ToWire(this, stored),
        "Umbraco.BlockList" or "Umbraco.BlockGrid" or "Umbraco.SingleBlock" => BlockValues.ToWire(this, stored),
        _ => Node(stored),
    };

    /// <summary>For the store; null when the field is empty.</summary>
    public JsonElement? ToStored(PropertyType property, JsonNode? wire, FieldPlace field, int depth, List<ValueFault> faults)
    {
        if (Canonical.Text(wire).Length == 0)
        {
            return null;
        }

        return property.EditorAlias switch
        {
            "Umbraco.TextBox" or "Umbraco.TextArea" or "Umbraco.RadioButtonList" or "Umbraco.EmailAddress" or "Umbraco.MarkdownEditor"
                or "Umbraco.ColorPicker.EyeDropper" => TextOf(wire, field, faults),
            "Umbraco.TrueFalse" => String(wire is JsonValue flag && (flag.ToString() is "true" or "1") ? "1" : "0"),
            "Umbraco.Integer" => NumberOf(wire, NumberStyles.AllowLeadingSign, field, faults),
            "Umbraco.Decimal" => NumberOf(wire, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, field, faults),
            "Umbraco.DateTime" => DateOf(wire, field, faults),
            "Umbraco.ContentPicker" => Pickers.KeysToStored(wire, field, faults),
            "Umbraco.MultiNodeTreePicker" => Pickers.ToStored(wire, field, faults),
            "Umbraco.MultiUrlPicker" => Links.ToStored(wire, field, faults),
            "Umbraco.MediaPicker3" => Pickers.MediaToStored(wire, field, faults),
            "Umbraco.CheckBoxList" or "Umbraco.DropDown.Flexible" or "Umbraco.Tags" => ChoicesOf(wire, field, faults),
            "Umbraco.Slider" => RangeOf(wire, field, faults),
            "Umbraco.MultipleTextstring" => LinesOf(wire, field, faults),
            "Umbraco.RichText" or "Umbraco.TinyMCE" => RichTexts.ToStored(this, wire, field, depth, faults),
            "Umbraco.BlockList" or "Umbraco.BlockGrid" or "Umbraco.SingleBlock" => BlockValues.ToStored(this, property, wire, field, depth, faults),
            _ => JsonSerializer.SerializeToElement(wire),
        };
    }

    /// <summary>Written by the program alone, whatever the client sends.</summary>
    public static bool IsReadOnly(PropertyType property) => property.EditorAlias is "Umbraco.Label" or "Umbraco.ListView";

    public static JsonElement String(string text) => JsonSerializer.SerializeToElement(text);

    public static string? TextIn(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static JsonNode? Node(JsonElement stored) => JsonNode.Parse(stored.GetRawText());

    private static string Text(JsonElement stored) => stored.ValueKind switch
    {
        JsonValueKind.String => stored.GetString()!,
        JsonValueKind.Number => stored.GetRawText(),
        _ => "",
    };

    private static JsonValue? Number(JsonElement stored) =>
        decimal.TryParse(Text(stored), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;

    private static JsonObject? Range(string text)
    {
        var parts = text.Split(',');
        return decimal.TryParse(parts[0], NumberStyles.Number, CultureInfo.InvariantCulture, out var from)
            && decimal.TryParse(parts[^1], NumberStyles.Number, CultureInfo.InvariantCulture, out var to)
            ? new JsonObject { ["from"] = from, ["to"] = to }
            : null;
    }

    private static JsonArray Lines(JsonElement stored) => stored.ValueKind == JsonValueKind.Array
        ? (JsonArray)Node(stored)!
        : [.. Text(stored).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => (JsonNode)line!)];

    private static JsonElement? TextOf(JsonNode? wire, FieldPlace field, List<ValueFault> faults)
    {
        var text = TextIn(wire) ?? (wire is JsonValue ? wire.ToString() : null);
        if (text is null || text.Length > LongestText)
        {
            return Fault(faults, field, text is null ? "value-form" : "value-long");
        }

        // A control character shows nowhere and breaks feeds and databases.
        return String(Plain(text));
    }

    /// <summary>Without control characters other than line ends and tabs.</summary>
    public static string Plain(string text) =>
        text.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 ? text : string.Concat(text.Where(c => c >= ' ' || c is '\n' or '\r' or '\t'));

    private static JsonElement? NumberOf(JsonNode? wire, NumberStyles form, FieldPlace field, List<ValueFault> faults) =>
        wire is JsonValue value && decimal.TryParse(value.ToString(), form, CultureInfo.InvariantCulture, out var number)
            ? String(number.ToString(CultureInfo.InvariantCulture))
            : Fault(faults, field, "value-number");

    private static JsonElement? DateOf(JsonNode? wire, FieldPlace field, List<ValueFault> faults) =>
        TextIn(wire) is { Length: <= 40 } text && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? String(text)
            : Fault(faults, field, "value-date");

    private static JsonElement? ChoicesOf(JsonNode? wire, FieldPlace field, List<ValueFault> faults) =>
        wire is JsonArray { Count: <= 200 } list && list.All(e => TextIn(e) is { Length: <= 500 })
            ? JsonSerializer.SerializeToElement(list.Select(e => Plain(TextIn(e)!)))
            : TextIn(wire) is { Length: <= 500 } one ? JsonSerializer.SerializeToElement(new[] { Plain(one) }) : Fault(faults, field, "value-form");

    private static JsonElement? RangeOf(JsonNode? wire, FieldPlace field, List<ValueFault> faults) =>
        wire is JsonObject range && Part(range["from"]) is { } from && Part(range["to"] ?? range["from"]) is { } to
            ? String(string.Create(CultureInfo.InvariantCulture, $"{from},{to}"))
            : Fault(faults, field, "value-number");

    private static decimal? Part(JsonNode? node) =>
        node is JsonValue && decimal.TryParse(node.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static JsonElement? LinesOf(JsonNode? wire, FieldPlace field, List<ValueFault> faults)
    {
        if (wire is not JsonArray { Count: <= 500 } list || !list.All(e => TextIn(e) is { Length: <= 2000 }))
        {
            return Fault(faults, field, "value-form");
        }

        var text = string.Join('\n', list.Select(e => Plain(TextIn(e)!).ReplaceLineEndings(" ").Trim()).Where(l => l.Length > 0));
        return text.Length > 0 ? String(text) : null;
    }

    internal static JsonElement? Fault(List<ValueFault> faults, FieldPlace field, string code)
    {
        faults.Add(new ValueFault(field, code));
        return null;
    }
}
