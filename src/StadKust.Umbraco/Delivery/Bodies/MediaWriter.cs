using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>Media: picked ones, and those of the media endpoints.</summary>
internal sealed partial class BodyWriter
{
    /// <summary>A media item by itself.</summary>
    /// <param name="path">Names down to it, as media are found by them.</param>
    public void WholeMedia(MediaEntry media, string path)
    {
        Count();
        json.WriteStartObject();
        json.WriteString("path"u8, path);
        json.WriteString("createDate"u8, media.Created);
        json.WriteString("updateDate"u8, media.Updated);
        Focal(media.Focal);
        Crops(media, default);
        File(media);
        Properties(shapes.Media(media.Type), media.Values, request.Expand, request.Fields, 0);
        json.WriteEndObject();
    }

    // Always a list, for one picture, too. Those that may not be shown are left out.
    private void PickedMedia(JsonElement stored, IReadOnlyList<PickedMedia> picked, PropertyTree? expand, PropertyTree? fields, int depth)
    {
        json.WriteStartArray();
        foreach (var one in picked)
        {
            if (MediaBodies.Find(one.Media, request) is { } media)
            {
                Media(media, one.Focal, Local(stored, one.Key), expand, fields, depth, withCrops: true);
            }
        }

        json.WriteEndArray();
    }

    private void Media(MediaEntry media, FocalPoint? focal, JsonElement local, PropertyTree? expand, PropertyTree? fields, int depth, bool withCrops)
    {
        Count();
        json.WriteStartObject();
        if (withCrops)
        {
            Focal(focal ?? media.Focal);
            Crops(media, local);
        }

        File(media);
        if (expand is null)
        {
            NoProperties();
        }
        else
        {
            Properties(shapes.Media(media.Type), media.Values, expand, fields, depth + 1);
        }

        json.WriteEndObject();
    }

    private void File(MediaEntry media)
    {
        json.WriteString("id"u8, media.Key);
        json.WriteString("name"u8, media.Name);
        json.WriteString("mediaType"u8, media.Type);
        json.WriteString("url"u8, media.Path);
        json.WriteString("extension"u8, media.Extension is { Length: > 0 } extension ? extension : null);
        Number("width"u8, media.Width);
        Number("height"u8, media.Height);
        Number("bytes"u8, media.Bytes);
    }

    private void Number(ReadOnlySpan<byte> name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private void Focal(FocalPoint? focal)
    {
        if (focal is not { } point)
        {
            json.WriteNull("focalPoint"u8);
            return;
        }

        json.WriteStartObject("focalPoint"u8);
        json.WriteNumber("left"u8, (decimal)point.Left);
        json.WriteNumber("top"u8, (decimal)point.Top);
        json.WriteEndObject();
    }

    // The picker's own crops first, then those of the media item with other names: its type says which there are, its file where they lie.
    private void Crops(MediaEntry media, JsonElement local)
    {
        json.WriteStartArray("crops"u8);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var crop in Entries(local, "crops"))
        {
            Crop(crop, crop, written);
        }

        var stored = media.Values.Raw(PropertyShapes.FileProperty) is { } file ? Entries(file, "crops").ToList() : [];
        foreach (var crop in Entries(shapes.File(media.Type), "crops"))
        {
            var own = stored.FirstOrDefault(c => Member(c, "alias") == Member(crop, "alias"));
            Crop(crop, own.ValueKind == JsonValueKind.Object ? own : crop, written);
        }

        json.WriteEndArray();
    }

    private void Crop(JsonElement crop, JsonElement placed, HashSet<string> written)
    {
        if (Member(crop, "alias") is not { } alias || Number(placed, "width") is not { } width || Number(placed, "height") is not { } height || !written.Add(alias))
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("alias"u8, alias);
        json.WriteNumber("width"u8, (int)width);
        json.WriteNumber("height"u8, (int)height);
        if (placed.TryGetProperty("coordinates", out var cut)
            && Number(cut, "x1") is { } left && Number(cut, "y1") is { } top && Number(cut, "x2") is { } right && Number(cut, "y2") is { } bottom)
        {
            json.WriteStartObject("coordinates"u8);
            json.WriteNumber("x1"u8, left);
            json.WriteNumber("y1"u8, top);
            json.WriteNumber("x2"u8, right);
            json.WriteNumber("y2"u8, bottom);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("coordinates"u8);
        }

        json.WriteEndObject();
    }

    // A property that holds a picture by itself: its address, and where it is cropped.
    private void Cropper(PropertyShape property, JsonElement stored)
    {
        if (Member(stored, "src") is not { } source)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("url"u8, source);
        Focal(stored.TryGetProperty("focalPoint", out var focal) && Number(focal, "left") is { } left && Number(focal, "top") is { } top
            ? new FocalPoint((double)left, (double)top) : null);
        json.WriteStartArray("crops"u8);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var crop in Entries(stored, "crops").Concat(Entries(property.Settings, "crops")))
        {
            Crop(crop, crop, written);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static decimal? Number(JsonElement holder, string member) =>
        holder.ValueKind == JsonValueKind.Object && holder.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number
        && value.TryGetDecimal(out var number) && Math.Abs(number) < int.MaxValue
            ? number
            : null;

    private static JsonElement Local(JsonElement stored, Guid key) =>
        stored.ValueKind == JsonValueKind.Array
            ? stored.EnumerateArray().FirstOrDefault(e => e.ValueKind == JsonValueKind.Object && Key(e, "key") == key)
            : default;
}
