using System.Globalization;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>Stored values as the contract's JSON, per editor. A property without a value is null, whatever its editor.</summary>
internal sealed partial class BodyWriter
{
    // An export nests JSON 64 deep at most and each block takes five levels, so that nothing which can be stored is lost here.
    private const int DeepestBlock = 20;

    private void Properties(PropertyShape[] shown, PropertyValues values, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        json.WriteStartObject("properties"u8);
        foreach (var property in shown)
        {
            if (!PropertyTree.Keeps(fields, property.Alias, out var kept))
            {
                continue;
            }

            json.WritePropertyName(property.Name);
            if (values.Raw(property.Alias) is { } stored && !(stored.ValueKind == JsonValueKind.String && stored.ValueEquals(""u8)))
            {
                Value(property, stored, values, expand?.For(property.Alias), kept, depth);
            }
            else
            {
                json.WriteNullValue();
            }
        }

        json.WriteEndObject();
    }

    private void Value(PropertyShape property, JsonElement stored, PropertyValues values, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        var alias = property.Alias;
        switch (property.Editor)
        {
            case "Umbraco.TrueFalse":
                json.WriteBooleanValue(values.Flag(alias));
                break;
            case "Umbraco.Integer":
                Number(values.Number(alias) is { } whole ? decimal.Truncate(whole) : null);
                break;
            case "Umbraco.Decimal":
                Number(values.Number(alias));
                break;
            case "Umbraco.Label" when property.IsFlagged:
                Number(values.Number(alias));
                break;
            case "Umbraco.Slider":
                Slider(values.Text(alias), property.IsFlagged);
                break;
            case "Umbraco.DateTime":
                Date(values.Date(alias));
                break;
            case "Umbraco.DateTimeUnspecified":
                Date(Moment(stored)?.DateTime);
                break;
            case "Umbraco.DateTimeWithTimeZone":
                if (Moment(stored) is { } moment)
                {
                    json.WriteStringValue(moment);
                }
                else
                {
                    json.WriteNullValue();
                }

                break;
            case "Umbraco.DateOnly":
                json.WriteStringValue(Moment(stored)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case "Umbraco.TimeOnly":
                json.WriteStringValue(Moment(stored)?.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
                break;
            case "Umbraco.Tags" or "Umbraco.CheckBoxList":
                Texts(values.Choices(alias));
                break;
            case "Umbraco.MultipleTextstring":
                Texts(values.Lines(alias));
                break;
            case "Umbraco.DropDown.Flexible" when property.IsFlagged:
                Texts(values.Choices(alias));
                break;
            case "Umbraco.DropDown.Flexible":
                json.WriteStringValue(values.Choices(alias) is [var chosen, ..] ? chosen : "");
                break;
            case "Umbraco.ColorPicker":
                Color(stored, property.IsFlagged);
                break;
            case "Umbraco.UploadField":
                json.WriteStringValue(Member(stored, "src") ?? values.Text(alias));
                break;
            case "Umbraco.ImageCropper":
                Cropper(property, stored);
                break;
            case "Umbraco.MediaPicker3":
                PickedMedia(stored, values.Media(alias), expand, fields, depth);
                break;
            case "Umbraco.ContentPicker":
                if (values.Picks(alias) is not [var one, ..] || !Picked(one, expand, fields, depth))
                {
                    json.WriteNullValue();
                }

                break;
            case "Umbraco.MultiNodeTreePicker":
                Picks(property, values.Picks(alias), expand, fields, depth);
                break;
            case "Umbraco.MemberPicker":
                json.WriteStringValue("(unsupported)"u8);
                break;
            case "Umbraco.MultiUrlPicker":
                Links(values.Links(alias));
                break;
            case "Umbraco.BlockList":
                BlockList(values.Blocks(alias), expand, fields, depth);
                break;
            case "Umbraco.SingleBlock":
                SingleBlock(values.Blocks(alias), expand, fields, depth);
                break;
            case "Umbraco.BlockGrid":
                BlockGrid(property, stored, values.Blocks(alias), expand, fields, depth);
                break;
            case "Umbraco.RichText" or "Umbraco.TinyMCE":
                Rich(values.Rich(alias), expand, fields, depth);
                break;
            default:
                stored.WriteTo(json);
                break;
        }
    }

    private void Number(decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumberValue(known);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    // Local, without a zone and without a suffix.
    private void Date(DateTime? date)
    {
        if (date is { } known)
        {
            json.WriteStringValue(DateTime.SpecifyKind(known, DateTimeKind.Unspecified));
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private void Texts(IReadOnlyList<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    // "2,4" of a range, "3" of a single value.
    private void Slider(string text, bool isRange)
    {
        var numbers = text.Split(',', StringSplitOptions.TrimEntries)
            .Select(t => decimal.TryParse(t, NumberStyles.Number, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null).OfType<decimal>().ToArray();
        if (numbers.Length == 0)
        {
            json.WriteNullValue();
        }
        else if (!isRange)
        {
            json.WriteNumberValue(numbers[0]);
        }
        else
        {
            json.WriteStartObject();
            json.WriteNumber("minimum"u8, numbers[0]);
            json.WriteNumber("maximum"u8, numbers[^1]);
            json.WriteEndObject();
        }
    }

    private void Color(JsonElement stored, bool labelled)
    {
        var color = (Member(stored, "value") ?? (stored.ValueKind == JsonValueKind.String ? stored.GetString() : null))?.TrimStart('#');
        if (!labelled || color is null)
        {
            json.WriteStringValue(color);
            return;
        }

        json.WriteStartObject();
        json.WriteString("color"u8, color);
        json.WriteString("label"u8, Member(stored, "label"));
        json.WriteEndObject();
    }

    // Items or media, as the picker's settings say; entries of the other kind are dropped.
    private void Picks(PropertyShape property, IReadOnlyList<Guid> keys, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        var kind = property.Settings.ValueKind == JsonValueKind.Object && property.Settings.TryGetProperty("startNode", out var start) ? Member(start, "type") : null;
        if (kind == "member")
        {
            json.WriteStringValue("(unsupported)"u8);
            return;
        }

        json.WriteStartArray();
        foreach (var key in keys)
        {
            if (kind != "media")
            {
                Picked(key, expand, fields, depth);
            }
            else if (MediaBodies.Find(key, request) is { } media)
            {
                Media(media, null, default, expand, fields, depth, withCrops: false);
            }
        }

        json.WriteEndArray();
    }

    // Stored as {"date": "2026-05-01T10:00:00+02:00", "timeZone": "Europe/Amsterdam"}, or as the bare date.
    private static DateTimeOffset? Moment(JsonElement value) =>
        DateTimeOffset.TryParse(
            Member(value, "date") ?? (value.ValueKind == JsonValueKind.String ? value.GetString() : null),
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? date
                : null;

    private static string? Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
}
