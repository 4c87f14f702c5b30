using NetVips;
using StadKust.Content;

namespace StadKust.Media;

/// <summary>Opens raster bytes with the few readers we trust, after looking at the size in the header.</summary>
internal static class PictureBytesReader
{
    // libvips finds the reader by content. Readers of other formats (PDF, ImageMagick, matrices …) are never reached.
    private static readonly HashSet<string> Trusted =
    [
        "VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer", "VipsForeignLoadTiffBuffer",
        "VipsForeignLoadHeifBuffer", "VipsForeignLoadNsgifBuffer",
    ];

    /// <summary>Reads the header only; pixels follow when they are asked for.</summary>
    /// <exception cref="NoPictureException">No picture, or more than <paramref name="mostPixels"/>.</exception>
    public static Image Open(byte[] bytes, string fileName, long mostPixels)
    {
        Image picture;
        try
        {
            var reader = Image.FindLoadBuffer(bytes);
            if (reader is null || !Trusted.Contains(reader))
            {
                throw No(fileName, "not-a-picture", $"{fileName} is no picture that can be read: {Beginning(bytes)}.");
            }

            picture = Image.NewFromBuffer(bytes, access: Enums.Access.Random, failOn: Enums.FailOn.Truncated);
        }
        catch (VipsException damaged)
        {
            throw No(fileName, "broken-picture", $"{fileName} cannot be read: {FirstLine(damaged)}");
        }

        if ((long)picture.Width * picture.Height > mostPixels)
        {
            var (width, height) = (picture.Width, picture.Height);
            picture.Dispose();
            throw No(fileName, "picture-too-large", $"{fileName} has {width} × {height} pixels; at most {mostPixels / 1_000_000} million are read.");
        }

        return picture;
    }

    public static NoPictureException No(string fileName, string code, string message) =>
        new(new Finding(Severity.Error, code, fileName, message, "Save it again as JPEG, PNG or TIFF."));

    public static string FirstLine(Exception trouble) =>
        trouble.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "unknown";

    private static string Beginning(byte[] bytes) =>
        bytes.Length == 0 ? "it is empty" : $"it begins with the bytes {Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(8, bytes.Length)))}";
}
