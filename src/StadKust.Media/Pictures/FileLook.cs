using System.Xml;
using StadKust.Content;

namespace StadKust.Media;

/// <summary>What a file is when one looks inside, against what its name says.</summary>
internal readonly record struct FileLook(int? Width, int? Height, Finding? Finding)
{
    public static FileLook At(Stream file, string fileName, MediaSettings settings)
    {
        var look = Inside(file, fileName, settings);
        return look.Finding is { Severity: Severity.Error } ? look
            : FileDangers.In(file, fileName) is { } danger ? new FileLook(null, null, danger) : look;
    }

    private static FileLook Inside(Stream file, string fileName, MediaSettings settings)
    {
        switch (MediaKinds.Of(fileName))
        {
            case MediaKind.Picture:
                return Picture(file, fileName, settings);
            case MediaKind.Drawing:
                return Drawing(file, fileName);
            case MediaKind.Document:
                return StartsWith(file, "%PDF-"u8) ? default : No(fileName, "not-a-pdf", "does not begin like a PDF");
            case MediaKind.Track:
                return IsXmlRoot(file, "gpx") ? default : No(fileName, "not-a-track", "is no GPX file");
            case MediaKind.Profile:
                return HasAt(file, 36, "acsp"u8) ? default : No(fileName, "not-a-profile", "is no ICC profile");
            case MediaKind.Video:
                return HasAt(file, 4, "ftyp"u8) || StartsWith(file, [0x1a, 0x45, 0xdf, 0xa3]) ? default : No(fileName, "not-a-video", "is neither MP4 nor WebM");
            default:
                return new FileLook(null, null, new Finding(
                    Severity.Warning, "unknown-file-kind", fileName, $"Files ending in \"{Path.GetExtension(fileName)}\" are kept but never served."));
        }
    }

    private static FileLook Picture(Stream file, string fileName, MediaSettings settings)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        try
        {
            using var picture = PictureBytesReader.Open(bytes, fileName, settings.MostPixels);
            var turned = picture.Contains("orientation") && picture.Get("orientation") is int and >= 5;
            return new FileLook(turned ? picture.Height : picture.Width, turned ? picture.Width : picture.Height, null);
        }
        catch (NoPictureException no)
        {
            return new FileLook(null, null, no.Finding);
        }
    }

    private static FileLook Drawing(Stream file, string fileName)
    {
        try
        {
            var drawing = SafeDrawing.Read(file, fileName);
            var finding = drawing.Removed.Count == 0 ? null : new Finding(
                Severity.Warning, "drawing-cleaned", fileName,
                $"{drawing.Removed.Count} parts that a drawing on the web must not have are left out: {string.Join(", ", drawing.Removed.Distinct().Take(5))}.",
                "Save the drawing as plain SVG.");
            return new FileLook(drawing.Width, drawing.Height, finding);
        }
        catch (NoPictureException no)
        {
            return new FileLook(null, null, no.Finding);
        }
    }

    private static FileLook No(string fileName, string code, string what) =>
        new(null, null, new Finding(Severity.Error, code, fileName, $"The file {what}.", "Save it again from the program it was made in."));

    private static bool StartsWith(Stream file, ReadOnlySpan<byte> start) => HasAt(file, 0, start);

    private static bool HasAt(Stream file, long offset, ReadOnlySpan<byte> expected)
    {
        Span<byte> there = stackalloc byte[expected.Length];
        file.Position = offset;
        return file.ReadAtLeast(there, expected.Length, throwOnEndOfStream: false) == expected.Length && there.SequenceEqual(expected);
    }

    private static bool IsXmlRoot(Stream file, string name)
    {
        try
        {
            using var reader = XmlReader.Create(file, SafeDrawing.ReaderSettings);
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == name;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
