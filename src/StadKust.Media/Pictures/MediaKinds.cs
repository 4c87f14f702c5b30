namespace StadKust.Media;

/// <summary>How a file is served. Decided by the ending of its name; what is inside is checked when it is taken in.</summary>
public enum MediaKind
{
    /// <summary>Raster: shown as renditions, the original never leaves the store.</summary>
    Picture,

    /// <summary>SVG: served cleaned, as a picture.</summary>
    Drawing,

    /// <summary>PDF: a download.</summary>
    Document,

    /// <summary>GPX: a download.</summary>
    Track,

    /// <summary>MP4 or WebM: played from the file, never from another house.</summary>
    Video,

    /// <summary>ICC: for the press, never public.</summary>
    Profile,

    Unknown,
}

public static class MediaKinds
{
    /// <summary>Every ending that is taken in, without the dot.</summary>
    public static IReadOnlyList<string> Extensions { get; } =
        ["jpg", "jpeg", "png", "webp", "tif", "tiff", "avif", "gif", "svg", "pdf", "gpx", "icc", "mp4", "webm"];

    public static MediaKind Of(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" or ".png" or ".webp" or ".tif" or ".tiff" or ".avif" or ".gif" => MediaKind.Picture,
        ".svg" => MediaKind.Drawing,
        ".pdf" => MediaKind.Document,
        ".gpx" => MediaKind.Track,
        ".icc" => MediaKind.Profile,
        ".mp4" or ".webm" => MediaKind.Video,
        _ => MediaKind.Unknown,
    };
}
