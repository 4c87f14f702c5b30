using System.Text.Json;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>An answer made of Umbraco's own contract types again: each object by the members that tell its kind, values as they are.</summary>
internal sealed class AsContract
{
    /// <summary>The contract types that were met.</summary>
    public HashSet<Type> Met { get; } = [];

    public object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.Object => Known(json) is { } contract ? Seen(contract) : Members(json),
        JsonValueKind.Null => null,
        _ => json,
    };

    private object? Known(JsonElement json) =>
        Has(json, "contentType", "route", "cultures") ? new ApiContentResponse(
            Key(json), Text(json, "name")!, Text(json, "contentType")!, Date(json, "createDate"), Date(json, "updateDate"), Route(json.GetProperty("route")), Members(json.GetProperty("properties")),
            json.GetProperty("cultures").EnumerateObject().ToDictionary(c => c.Name, c => (IApiContentRoute)Route(c.Value)))
        : Has(json, "contentType", "route") ? new ApiContent(
            Key(json), Text(json, "name")!, Text(json, "contentType")!, Date(json, "createDate"), Date(json, "updateDate"), Route(json.GetProperty("route")), Members(json.GetProperty("properties")))
        : Has(json, "contentType", "properties") ? Element(json)
        : Has(json, "mediaType", "path", "focalPoint") ? new WholePicture(Media(json), json, this)
        : Has(json, "mediaType", "focalPoint") ? new Picture(Media(json), json, this)
        : Has(json, "mediaType") ? Media(json)
        : Has(json, "path", "startItem") ? Route(json)
        : Has(json, "linkType", "destinationId", "target") ? Link(json)
        : Has(json, "gridColumns") ? new ApiBlockGridModel(Number(json, "gridColumns")!.Value, Items(json).Select(GridItem).ToList())
        : Has(json, "areaGridColumns") ? GridItem(json)
        : Has(json, "content", "settings") ? Block(json)
        : Has(json, "items") && json.EnumerateObject().Count() == 1 ? new ApiBlockListModel(Items(json).Select(Block).ToList())
        : Has(json, "markup", "blocks") ? new RichTextModel { Markup = Text(json, "markup")!, Blocks = json.GetProperty("blocks").EnumerateArray().Select(Block).ToList() }
        : Has(json, "tag") ? Node(json)
        : Has(json, "left", "top") ? Focal(json)
        : Has(json, "alias", "coordinates") ? Crop(json)
        : null;

    private object Seen(object contract)
    {
        Met.Add(contract.GetType());
        return contract;
    }

    private Dictionary<string, object?> Members(JsonElement json) => json.EnumerateObject().ToDictionary(m => m.Name, m => Of(m.Value));

    private ApiElement Element(JsonElement json)
    {
        Met.Add(typeof(ApiElement));
        return new ApiElement(Key(json), "", Text(json, "contentType")!, Members(json.GetProperty("properties")));
    }

    private ApiBlockItem Block(JsonElement json)
    {
        Met.Add(typeof(ApiBlockItem));
        return new ApiBlockItem(Element(json.GetProperty("content")), Settings(json));
    }

    private ApiBlockGridItem GridItem(JsonElement json)
    {
        Met.Add(typeof(ApiBlockGridItem));
        return new ApiBlockGridItem(
            Element(json.GetProperty("content")), Settings(json), Number(json, "rowSpan")!.Value, Number(json, "columnSpan")!.Value, Number(json, "areaGridColumns")!.Value,
            json.GetProperty("areas").EnumerateArray().Select(a => new ApiBlockGridArea(
                Text(a, "alias")!, Number(a, "rowSpan")!.Value, Number(a, "columnSpan")!.Value, Items(a).Select(GridItem).ToList())).ToList());
    }

    private ApiElement? Settings(JsonElement json) => json.GetProperty("settings") is { ValueKind: JsonValueKind.Object } settings ? Element(settings) : null;

    private IRichTextElement Node(JsonElement json) => Text(json, "tag") switch
    {
        "#text" => (IRichTextElement)Seen(new RichTextTextElement(Text(json, "text")!)),
        "#root" => (IRichTextElement)Seen(new RichTextRootElement(
            Attributes(json), json.GetProperty("elements").EnumerateArray().Select(Node).ToList(), json.GetProperty("blocks").EnumerateArray().Select(Block).ToList())),
        var tag => (IRichTextElement)Seen(new RichTextGenericElement(tag!, Attributes(json), json.GetProperty("elements").EnumerateArray().Select(Node).ToList())),
    };

    private Dictionary<string, object> Attributes(JsonElement json) => Members(json.GetProperty("attributes")).ToDictionary(m => m.Key, m => m.Value!);

    private ApiContentRoute Route(JsonElement json)
    {
        Met.Add(typeof(ApiContentRoute));
        var start = json.GetProperty("startItem");
        return new ApiContentRoute(Text(json, "path")!, new ApiContentStartItem(Key(start), Text(start, "path")!)) { QueryString = Text(json, "queryString") };
    }

    private ApiLink Link(JsonElement json)
    {
        var (title, query, target) = (Text(json, "title"), Text(json, "queryString"), Text(json, "target"));
        var destination = json.GetProperty("destinationId") is { ValueKind: JsonValueKind.String } key ? key.GetGuid() : Guid.Empty;
        return Text(json, "linkType") switch
        {
            "External" => ApiLink.External(title, Text(json, "url")!, query, target),
            "Media" => ApiLink.Media(title!, Text(json, "url")!, query, target, destination, Text(json, "destinationType")!),
            _ => ApiLink.Content(title!, query, target, destination, Text(json, "destinationType")!, Route(json.GetProperty("route")), Text(json, "culture")),
        };
    }

    private ApiMedia Media(JsonElement json) => new(
        Key(json), Text(json, "name")!, Text(json, "mediaType")!, Text(json, "url")!, Text(json, "extension"), Number(json, "width"), Number(json, "height"), Number(json, "bytes"),
        Members(json.GetProperty("properties")));

    private ImageFocalPoint Focal(JsonElement json)
    {
        Met.Add(typeof(ImageFocalPoint));
        return new ImageFocalPoint(json.GetProperty("left").GetDecimal(), json.GetProperty("top").GetDecimal());
    }

    private ImageCrop Crop(JsonElement json)
    {
        Met.Add(typeof(ImageCrop));
        var at = json.GetProperty("coordinates");
        return new ImageCrop(Text(json, "alias")!, Number(json, "width")!.Value, Number(json, "height")!.Value, at.ValueKind != JsonValueKind.Object ? null : new ImageCropCoordinates(
            at.GetProperty("x1").GetDecimal(), at.GetProperty("y1").GetDecimal(), at.GetProperty("x2").GetDecimal(), at.GetProperty("y2").GetDecimal()));
    }

    private static bool Has(JsonElement json, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (!json.TryGetProperty(member, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement json) => json.GetProperty("items").EnumerateArray();

    private static Guid Key(JsonElement json) => json.GetProperty("id").GetGuid();

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private static DateTime Date(JsonElement json, string member) => json.GetProperty(member).GetDateTime();

    private static int? Number(JsonElement json, string member) => json.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    // Of pictures the contract has interfaces only.
    private class Picture(ApiMedia inner, JsonElement json, AsContract reading) : IApiMediaWithCrops
    {
        public Guid Id => inner.Id;

        public string Name => inner.Name;

        public string MediaType => inner.MediaType;

        public string Url => inner.Url;

        public string? Extension => inner.Extension;

        public int? Width => inner.Width;

        public int? Height => inner.Height;

        public int? Bytes => inner.Bytes;

        public IDictionary<string, object?> Properties => inner.Properties;

        public ImageFocalPoint? FocalPoint { get; } = json.GetProperty("focalPoint") is { ValueKind: JsonValueKind.Object } point ? reading.Focal(point) : null;

        public IEnumerable<ImageCrop>? Crops { get; } = json.GetProperty("crops") is { ValueKind: JsonValueKind.Array } crops ? [.. crops.EnumerateArray().Select(reading.Crop)] : null;
    }

    private sealed class WholePicture(ApiMedia inner, JsonElement json, AsContract reading) : Picture(inner, json, reading), IApiMediaWithCropsResponse
    {
        public string Path { get; } = Text(json, "path")!;

        public DateTime CreateDate { get; } = Date(json, "createDate");

        public DateTime UpdateDate { get; } = Date(json, "updateDate");
    }
}
