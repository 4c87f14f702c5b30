using NetVips;
using StadKust.Content;

namespace StadKust.Media;

/// <summary>Pixels: scaling, cropping around a focal point, writing without metadata. Runs on the caller's thread.</summary>
internal static class PictureWork
{
    /// <summary>Twice the largest rendition: a drawing has no pixels of its own and is drawn at the size asked.</summary>
    private const int WidestDrawing = RenditionCommands.MostPixelsPerSide;

    /// <exception cref="NoPictureException">The bytes cannot be read, or the time is over.</exception>
    public static byte[] Make(byte[] original, string fileName, RenditionCommands commands, FocalPoint focal, MediaSettings settings)
    {
        try
        {
            using var picture = MediaKinds.Of(fileName) == MediaKind.Drawing
                ? Draw(original, fileName, commands)
                : PictureBytesReader.Open(original, fileName, settings.MostPixels);
            using var upright = picture.Autorot();
            using var sized = commands.Crop ? Fill(upright, commands, focal) : Fit(upright, commands);
            using var screen = ToScreen(sized);
            using var limited = Timed(screen, settings.MostSeconds);
            return commands.Format == RenditionFormat.WebP
                ? limited.WebpsaveBuffer(q: commands.Quality, effort: 4, keep: Enums.ForeignKeep.None)
                : Flat(limited).JpegsaveBuffer(q: commands.Quality, optimizeCoding: true, interlace: true, keep: Enums.ForeignKeep.None);
        }
        catch (VipsException trouble)
        {
            throw PictureBytesReader.No(fileName, "broken-picture", $"{fileName} cannot be made into a rendition: {PictureBytesReader.FirstLine(trouble)}");
        }
    }

    /// <summary>Stops libvips in the middle of its work when the time is over.</summary>
    public static Image Timed(Image picture, int seconds)
    {
        // A copy: the kill flag must not be set on an image that others share.
        var own = picture.Copy();
        var deadline = Environment.TickCount64 + (seconds * 1000L);
        own.SetProgress(new Progress(own, deadline));
        return own;
    }

    private static Image Fit(Image picture, RenditionCommands commands)
    {
        var (width, height) = (commands.Width ?? RenditionCommands.StableWidth, commands.Height ?? 10 * RenditionCommands.MostPixelsPerSide);
        return picture.ThumbnailImage(width, height: height, size: Enums.Size.Down);
    }

    private static Image Fill(Image picture, RenditionCommands commands, FocalPoint focal)
    {
        var (width, height) = (commands.Width!.Value, commands.Height!.Value);
        var scale = Math.Max(width / (double)picture.Width, height / (double)picture.Height);
        using var scaled = picture.Resize(scale);
        // Rounding may leave the scaled picture a pixel short of what is asked.
        var (w, h) = (Math.Min(width, scaled.Width), Math.Min(height, scaled.Height));
        var left = Math.Clamp((int)Math.Round((focal.Left * scaled.Width) - (w / 2d)), 0, scaled.Width - w);
        var top = Math.Clamp((int)Math.Round((focal.Top * scaled.Height) - (h / 2d)), 0, scaled.Height - h);
        return scaled.ExtractArea(left, top, w, h);
    }

    private static Image Draw(byte[] original, string fileName, RenditionCommands commands)
    {
        var drawing = SafeDrawing.Read(new MemoryStream(original), fileName);
        using var natural = Image.SvgloadBuffer(drawing.Bytes);
        var (width, height) = (commands.Width ?? (commands.Height is null ? RenditionCommands.StableWidth : 1), commands.Height ?? 1);
        var scale = Math.Max(width / (double)natural.Width, height / (double)natural.Height);
        var most = Math.Min(WidestDrawing / (double)natural.Width, WidestDrawing / (double)natural.Height);
        return Image.SvgloadBuffer(drawing.Bytes, scale: Math.Min(scale, most));
    }

    // Embedded profiles (Adobe RGB, CMYK scans) become sRGB; without one the numbers are taken as sRGB.
    private static Image ToScreen(Image picture)
    {
        var rgb = picture.Contains("icc-profile-data")
            ? picture.IccTransform("srgb", intent: Enums.Intent.Relative, blackPointCompensation: true)
            : picture.Colourspace(Enums.Interpretation.Srgb);
        return rgb.Format == Enums.BandFormat.Uchar ? rgb : rgb.Cast(Enums.BandFormat.Uchar);
    }

    private static Image Flat(Image picture) => picture.HasAlpha() ? picture.Flatten(background: [255d, 255d, 255d]) : picture;

    private sealed class Progress(Image picture, long deadline) : IProgress<int>
    {
        public void Report(int value)
        {
            if (Environment.TickCount64 > deadline)
            {
                picture.SetKill(true);
            }
        }
    }
}
