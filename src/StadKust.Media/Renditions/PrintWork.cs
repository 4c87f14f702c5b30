using NetVips;

namespace StadKust.Media;

/// <summary>Turns a picture into the inks of a condition. Grey originals stay grey: separated greys print with a cast.</summary>
internal static class PrintWork
{
    /// <summary>At 92 without chroma subsampling no block shows in a 300 ppi picture at reading distance.</summary>
    private const int Quality = 92;

    public static byte[] Make(byte[] original, string name, PrintIntent intent, ReadOnlyMemory<byte> profile, int mostPixelsWide, MediaSettings settings)
    {
        var inks = Path.Combine(Path.GetTempPath(), $"stadkust-{Guid.NewGuid():n}.icc");
        try
        {
            using var picture = PictureBytesReader.Open(original, name, settings.MostPixels);
            using var upright = picture.Autorot();
            using var flat = upright.HasAlpha() ? upright.Flatten(background: [255d, 255d, 255d]) : upright.Copy();
            using var sized = flat.Width > mostPixelsWide ? flat.Resize(mostPixelsWide / (double)flat.Width) : flat.Copy();
            if (intent == PrintIntent.Grey || IsGrey(sized))
            {
                using var grey = sized.Colourspace(Enums.Interpretation.Bw).Cast(Enums.BandFormat.Uchar);
                return Save(grey, settings);
            }

            // libvips reads profiles from files only.
            File.WriteAllBytes(inks, profile.ToArray());
            using var four = sized.IccTransform(
                inks, intent: Enums.Intent.Relative, blackPointCompensation: true, embedded: sized.Contains("icc-profile-data"), inputProfile: "srgb", depth: 8);
            return Save(four, settings);
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

    private static bool IsGrey(Image picture) =>
        picture.Bands <= 2 || picture.Interpretation is Enums.Interpretation.Bw or Enums.Interpretation.Grey16;

    private static byte[] Save(Image picture, MediaSettings settings)
    {
        using var timed = PictureWork.Timed(picture, settings.MostSeconds);
        return timed.JpegsaveBuffer(q: Quality, optimizeCoding: true, subsampleMode: Enums.ForeignSubsample.Off, keep: Enums.ForeignKeep.None);
    }
}
