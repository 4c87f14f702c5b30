using System.Globalization;
using Microsoft.AspNetCore.Http;
using StadKust.Content;

namespace StadKust.Media;

public enum RenditionFormat
{
    WebP,
    Jpeg,
}

/// <summary>What is asked of a picture, as in the address <c>?width=960&amp;height=640&amp;rmode=crop&amp;rxy=0.5,0.3&amp;format=webp&amp;quality=75</c>.</summary>
/// <param name="Width">Pixels; null: from the height, or the picture's own up to <see cref="StableWidth"/>.</param>
/// <param name="Crop">True: fills width × height around the focal point; false: fits into them.</param>
/// <param name="Focal">Only with crop; null: the media item's own.</param>
public sealed record RenditionCommands(int? Width, int? Height, bool Crop, FocalPoint? Focal, RenditionFormat Format, int Quality)
{
    public const int MostPixelsPerSide = 4000;

    /// <summary>Widest side of the rendition at an address without commands.</summary>
    public const int StableWidth = 2000;

    /// <summary>At 75 a WebP of our drawings and photographs shows no fault at twice the pixels of the layout.</summary>
    public const int UsualQuality = 75;

    /// <summary>Widths anybody may ask for.</summary>
    public static readonly IReadOnlyList<int> Widths = [320, 480, 640, 800, 960, 1200, 1600, 2000];

    // Height ÷ width of the crops anybody may ask for: square, 4:3, 3:2, 16:9, upright 4:5, share picture 1200 × 630.
    private static readonly double[] Ratios = [1, 3d / 4, 2d / 3, 9d / 16, 5d / 4, 630d / 1200];

    public static RenditionCommands Stable { get; } = new(null, null, false, null, RenditionFormat.Jpeg, UsualQuality);

    /// <summary>Reads the query. Unknown names are passed over, so that trackers do not break pictures; wrong values are refused.</summary>
    public static bool TryRead(IQueryCollection query, out RenditionCommands commands)
    {
        commands = Stable;
        int? width = null, height = null;
        FocalPoint? focal = null;
        var quality = UsualQuality;
        var format = RenditionFormat.Jpeg;
        if ((Given("width") is { } w && !Side(w, out width)) || (Given("height") is { } h && !Side(h, out height))
            || (Given("quality") is { } q && !(int.TryParse(q, NumberStyles.None, CultureInfo.InvariantCulture, out quality) && quality is >= 1 and <= 100))
            || (Given("rxy") is { } rxy && !Point(rxy, out focal)))
        {
            return false;
        }

        var mode = Given("rmode") ?? "max";
        switch (Given("format"))
        {
            case "webp":
                format = RenditionFormat.WebP;
                break;
            case null or "jpg" or "jpeg":
                break;
            default:
                return false;
        }

        if (mode is not ("max" or "crop") || (mode == "crop" && (width is null || height is null)) || (focal is not null && mode != "crop"))
        {
            return false;
        }

        commands = new RenditionCommands(width, height, mode == "crop", focal, format, quality);
        return true;

        string? Given(string name) => query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
    }

    /// <summary>Allowed without a signature: a width of the list, the usual quality, a crop of a usual shape around the item's own focal point.</summary>
    public bool IsOnTheList(FocalPoint own) =>
        Quality == UsualQuality
        && (Focal is null || Focal == own)
        && (Width, Height) switch
        {
            (null, null) => true,
            ({ } width, null) => Widths.Contains(width),
            ({ } width, { } height) => Crop && Widths.Contains(width) && Ratios.Any(r => Math.Abs(Math.Round(width * r) - height) < 1),
            _ => false,
        };

    /// <summary>The one spelling of these commands: in addresses, under signatures, in names of files.</summary>
    public string Canonical()
    {
        var parts = new List<string>(6);
        Add("width", Width);
        Add("height", Height);
        if (Crop)
        {
            parts.Add("rmode=crop");
        }

        if (Focal is { } focal)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"rxy={focal.Left:0.###},{focal.Top:0.###}"));
        }

        parts.Add(Format == RenditionFormat.WebP ? "format=webp" : "format=jpg");
        if (Quality != UsualQuality)
        {
            Add("quality", Quality);
        }

        return string.Join('&', parts);

        void Add(string name, int? value)
        {
            if (value is { } number)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={number}"));
            }
        }
    }

    private static bool Side(string text, out int? side)
    {
        side = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) ? pixels : null;
        return side is >= 1 and <= MostPixelsPerSide;
    }

    private static bool Point(string text, out FocalPoint? point)
    {
        point = null;
        if (text.Split(',') is [var left, var top] && Part(left, out var x) && Part(top, out var y))
        {
            point = new FocalPoint(x, y);
        }

        return point is not null;

        static bool Part(string part, out double value) =>
            double.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value is >= 0 and <= 1;
    }
}
