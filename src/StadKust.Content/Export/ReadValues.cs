using System.Collections.Frozen;
using System.Text.Json;
using System.Xml.Linq;

namespace StadKust.Content;

/// <summary>The text of a property in a file becomes a value in stored form: JSON for editors that store JSON, text for all others.</summary>
internal static class ReadValues
{
    private static readonly FrozenSet<string> JsonEditors = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Umbraco.BlockList", "Umbraco.BlockGrid", "Umbraco.SingleBlock", "Umbraco.RichText", "Umbraco.TinyMCE", "Umbraco.MediaPicker3",
        "Umbraco.MultiUrlPicker", "Umbraco.ImageCropper", "Umbraco.DropDown.Flexible", "Umbraco.CheckBoxList", "Umbraco.Tags", "Umbraco.ColorPicker",
        "Umbraco.Plain.Json", "Umbraco.DateTimeWithTimeZone", "Umbraco.DateTimeUnspecified", "Umbraco.DateOnly", "Umbraco.TimeOnly");

    public static bool IsJson(string editor) => JsonEditors.Contains(editor);

    /// <returns>Null when the text is empty: an empty value and none are the same.</returns>
    /// <remarks>
    /// A JSON editor may hold bare text (rich text never saved since an old version): it stays text. Text that begins like JSON and is none
    /// is reported and stays text, so that nothing is lost.
    /// </remarks>
    public static JsonElement? Stored(string text, PropertyType property, ExportReading reading, string where)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!IsJson(property.EditorAlias) || text.TrimStart() is not ['{' or '[', ..])
        {
            return JsonText.String(text);
        }

        try
        {
            var options = new JsonDocumentOptions { MaxDepth = reading.Limits.JsonDepth };
            using var json = JsonDocument.Parse(text, options);
            var written = json.RootElement.Clone();
            var stored = OldBlocks.Renew(written);
            if (!stored.Equals(written))
            {
                // JSON that stood in strings inside JSON lies deeper once it is taken out.
                using var deep = JsonDocument.Parse(stored.GetRawText(), options);
            }

            return stored;
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException or FormatException)
        {
            reading.Say(Severity.Error, "value-damaged", where, $"The value of {property.Alias} is JSON that says a thing twice or is of another form: {fault.Message}");
            return null;
        }
        catch (JsonException fault)
        {
            reading.Say(
                Severity.Error, "value-damaged", where,
                $"The value of {property.Alias} is not JSON: line {fault.LineNumber + 1} of the value, {fault.Message.Split(" Path:")[0]}");
            return null;
        }
    }

    /// <summary>All values of one item, split into shared ones and those of each culture.</summary>
    public static void Properties(
        XElement? properties, DocumentType type, ContentModel model, Culture defaultCulture, ExportFile file, ExportReading reading,
        Action<Culture?, string, JsonElement> keep, Func<Culture, bool> hasCulture)
    {
        foreach (var element in properties?.Elements() ?? [])
        {
            var alias = element.Name.LocalName;
            if (!model.TryProperty(type, alias, out var property))
            {
                reading.Say(Severity.Warning, "property-unknown", file.At(element), $"The type {type.Alias} has no property {alias}; its value was left out.");
                continue;
            }

            var varies = type.VariesByCulture && property.VariesByCulture;
            foreach (var value in element.Elements("Value"))
            {
                var where = file.At(value);
                if (value.Attribute("Segment") is not null)
                {
                    reading.Say(Severity.Warning, "segments-passed-over", where, $"The value of {alias} is for a segment; it was left out.");
                    continue;
                }

                var code = value.Attribute("Culture", "")!;
                if (!varies && code.Length > 0 && new Culture(code) != defaultCulture)
                {
                    reading.Say(Severity.Warning, "value-of-culture", where, $"The property {alias} is shared; its value in {code} was left out.");
                    continue;
                }

                Culture? culture = varies ? code.Length > 0 ? new Culture(code) : defaultCulture : null;
                if (varies && code.Length == 0)
                {
                    reading.Say(Severity.Warning, "value-without-culture", where, $"The property {alias} varies by culture; its value was taken for {defaultCulture}.");
                }

                if (culture is { } wanted && !hasCulture(wanted))
                {
                    reading.Say(Severity.Warning, "value-of-culture", where, $"The item has no name in {wanted}; the value of {alias} was left out.");
                    continue;
                }

                if (Stored(value.Value, property, reading, where) is { } stored)
                {
                    keep(culture, alias, stored);
                }
            }
        }
    }
}
