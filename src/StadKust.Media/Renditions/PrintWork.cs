using NetVips;

namespace StadKust.Media;

/// <summary>Turns a picture into the inks of a condition. Grey originals stay grey: separated greys print with a cast.</summary>
internal static class PrintWork
{
    /// <summary>At 92 without chroma subsampling no block shows in a 300 ppi picture at reading distance.</summary>
    private const int Quality = 92;

    /// <summary>Kept without loss instead of as a JPEG: flat graphics and line art, whose edges a JPEG would smear.</summary>
    public sealed record Made(byte[] Bytes, bool IsLossless);

    /// <summary>Whether the original is black and white with hardly anything between: at most two pixels of a hundred, which is what smoothing leaves at edges.</summary>
    /// <exception cref="NoPictureException">No picture.</exception>
    public static bool IsLineArt(byte[] original, string name, MediaSettings settings)
    {
        try
        {
            using var picture = PictureBytesReader.Open(original, name, settings.MostPixels);
            if (!IsKeptWhole(picture) || picture.HasAlpha())
            {
                return false;
            }

            using var plain = picture.Format == Enums.BandFormat.Uchar ? picture.Copy() : picture.Cast(Enums.BandFormat.Uchar, shift: true);
            if (!IsGrey(plain))
            {
                return false;
            }

            using var grey = plain.Bands > 1 ? plain[0] : plain.Copy();
            using var counts = grey.HistFind();
            var many = counts.WriteToMemory<uint>();
            var between = many.Skip(32).Take(192).Sum(n => (long)n);
            var all = many.Sum(n => (long)n);
            return between * 50 <= all && many.Take(32).Sum(n => (long)n) > 0;
        }
        catch (VipsException trouble)
        {
            throw PictureBytesReader.No(name, "broken-picture", $"{name} cannot be read: {PictureBytesReader.FirstLine(trouble)}");
        }
    }

    public static Made Make(byte[] original, string name, PrintIntent intent, ReadOnlyMemory<byte> profile, int mostPixelsWide, int inkLimit, MediaSettings settings)
    {
        var inks = Path.Combine(Path.GetTempPath(), $"stadkust-{Guid.NewGuid():n}.icc");
        try
        {
            using var picture = PictureBytesReader.Open(original, name, settings.MostPixels);
            using var upright = picture.Autorot();
            using var flat = upright.HasAlpha() ? upright.Flatten(background: [255d, 255d, 255d]) : upright.Copy();
            var isFlat = intent == PrintIntent.LineArt || (IsKeptWhole(picture) && IsFlat(flat));
            using var sized = flat.Width > mostPixelsWide ? flat.Resize(mostPixelsWide / (double)flat.Width) : flat.Copy();
            if (intent != PrintIntent.Photo || IsGrey(sized))
            {
                using var grey = sized.Colourspace(Enums.Interpretation.Bw).Cast(Enums.BandFormat.Uchar);
                return Save(grey, isFlat, settings);
            }

            // libvips reads profiles from files only.
            File.WriteAllBytes(inks, profile.ToArray());
            using var four = sized.IccTransform(
                inks, intent: Enums.Intent.Relative, blackPointCompensation: true, embedded: sized.Contains("icc-profile-data"), inputProfile: "srgb", depth: 8);
            using var limited = Limited(four, inkLimit);
            return Save(limited, isFlat, settings);
        }
        catch (VipsException trouble)
        {
            throw PictureBytesReader.No(name, "broken-picture", $"{name} cannot be separated: {PictureBytesReader.FirstLine(trouble)}");
        }
        finally
        {
            File.Delete(inks);
        }
    }

    // A JPEG has been smeared already: keeping its marks for ever helps nobody.
    private static bool IsKeptWhole(Image picture) =>
        picture.Contains("vips-loader") && picture.Get("vips-loader") is string loader
        && (loader.StartsWith("png", StringComparison.Ordinal) || loader.StartsWith("tiff", StringComparison.Ordinal) || loader.StartsWith("gif", StringComparison.Ordinal));

    // Diagrams, maps and logos: at least half of all pixels are exactly like the one to their right. Photos reach a tenth.
    private static bool IsFlat(Image picture)
    {
        if (picture.Width < 2)
        {
            return false;
        }

        using var left = picture.ExtractArea(0, 0, picture.Width - 1, picture.Height);
        using var right = picture.ExtractArea(1, 0, picture.Width - 1, picture.Height);
        using var same = left.Relational(right, Enums.OperationRelational.Equal);
        using var all = same.BandAnd();
        return all.Avg() > 127;
    }

    // Three equal channels are grey too: scanners and phones save them so. Two steps of eight bits are the noise of JPEG.
    private static bool IsGrey(Image picture)
    {
        if (picture.Bands <= 2 || picture.Interpretation is Enums.Interpretation.Bw or Enums.Interpretation.Grey16)
        {
            return true;
        }

        if (picture.Bands != 3 || picture.Format != Enums.BandFormat.Uchar)
        {
            return false;
        }

        using var red = picture[0];
        using var green = picture[1];
        using var blue = picture[2];
        using var warm = (red - green).Abs();
        using var cold = (green - blue).Abs();
        return warm.Max() <= 2 && cold.Max() <= 2;
    }

    /// <summary>Where the inks together are above the limit, cyan, magenta and yellow give way in proportion; black carries the drawing and stays (H-TAC).</summary>
    private static Image Limited(Image four, int inkLimit)
    {
        var most = inkLimit * 2.55;
        using var colours = four.ExtractBand(0, n: 3);
        using var black = four[3];
        using var three = colours[0] + colours[1] + colours[2];
        using var sum = three + black;
        if (sum.Max() <= most)
        {
            return four.Copy();
        }

        // Never below nothing, and nothing is divided by nothing: where there is no colour, factor and product are 0.
        using var room = (black * -1) + most;
        using var share = (sum > most).Ifthenelse(room / three, 1.0);
        using var cut = (colours * share).Cast(Enums.BandFormat.Uchar);
        return cut.Bandjoin(black).Copy(interpretation: Enums.Interpretation.Cmyk);
    }

    private static Made Save(Image picture, bool isFlat, MediaSettings settings)
    {
        using var timed = PictureWork.Timed(picture, settings.MostSeconds);
        return isFlat
            ? new Made(timed.TiffsaveBuffer(compression: Enums.ForeignTiffCompression.Deflate, keep: Enums.ForeignKeep.None), IsLossless: true)
            : new Made(Jpeg(timed), IsLossless: false);
    }

    private static byte[] Jpeg(Image picture) =>
        picture.JpegsaveBuffer(q: Quality, optimizeCoding: true, subsampleMode: Enums.ForeignSubsample.Off, keep: Enums.ForeignKeep.None);
}
