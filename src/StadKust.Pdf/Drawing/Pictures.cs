using System.Globalization;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>The pictures of one file: each original once for each intent, in the largest size that any page asks for.</summary>
internal sealed class Pictures(PdfFile file, IRenditions renditions, PrintCondition condition, CancellationToken stop)
{
    // GWG asks for 300 ppi and warns below 225; line art wants 1 200 ppi. More only makes the file heavy.
    private const double PhotoPixelsPerPoint = 300 / 72.0;
    private const double LineArtPixelsPerPoint = 1200 / 72.0;
    private readonly Dictionary<(Hash, ImageIntent), int> wanted = [];
    private readonly Dictionary<(Hash, ImageIntent), (string Name, Ref Reference)> written = [];

    /// <summary>Notes the sizes in which pictures occur; before the first page.</summary>
    public void Measure(IEnumerable<Mark> marks)
    {
        foreach (var mark in marks)
        {
            if (mark is ImageMark image)
            {
                var key = (image.Original, image.Intent);
                wanted[key] = Math.Max(wanted.GetValueOrDefault(key), PixelsWide(image));
            }
            else if (mark is GroupMark group)
            {
                Measure(group.Marks);
                Measure(group.Mask?.Marks ?? []);
            }
        }
    }

    /// <summary>Fetched, written and let go at first use, so that one picture is in memory at a time.</summary>
    /// <exception cref="InvalidDataException">Not grey or CMYK, or not as long as its size says.</exception>
    public (string Name, Ref Reference) this[ImageMark mark]
    {
        get
        {
            var key = (mark.Original, mark.Intent);
            if (!written.TryGetValue(key, out var picture))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"I{written.Count + 1}");
                written[key] = picture = (name, Write(mark, wanted[key]));
            }

            return picture;
        }
    }

    private static int PixelsWide(ImageMark image)
    {
        var points = Math.Sqrt((image.Place.A * image.Place.A) + (image.Place.B * image.Place.B));
        return Math.Max(1, (int)Math.Ceiling(points * (image.Intent == ImageIntent.LineArt ? LineArtPixelsPerPoint : PhotoPixelsPerPoint)));
    }

    private Ref Write(ImageMark mark, int pixelsWide)
    {
        stop.ThrowIfCancellationRequested();
        var picture = renditions.Print(mark.Original, mark.Intent, condition, pixelsWide);
        if (picture.Components is not (1 or 4))
        {
            throw Refused(mark, $"has {picture.Components} components; print takes grey or CMYK (X17)");
        }

        if (picture.Width <= 0 || picture.Height <= 0)
        {
            throw Refused(mark, "has no pixels");
        }

        if (picture.IsJpeg)
        {
            var says = JpegHeader.Read(picture.Bytes.Span) ?? throw Refused(mark, "is called a JPEG and is none");
            if (says != new JpegHeader(picture.Width, picture.Height, picture.Components))
            {
                throw Refused(mark, $"says {picture.Width} × {picture.Height} × {picture.Components} and is {says.Width} × {says.Height} × {says.Components}");
            }
        }
        else if (picture.Bytes.Length != (long)picture.Width * picture.Height * picture.Components)
        {
            throw Refused(mark, $"has {picture.Bytes.Length} bytes for {picture.Width} × {picture.Height} × {picture.Components}");
        }

        return file.AddStream(picture.IsJpeg ? Packing.Jpeg : Packing.Flate, picture.Bytes.Span, d =>
        {
            d.Name("Type", "XObject").Name("Subtype", "Image")
                .Integer("Width", picture.Width).Integer("Height", picture.Height)
                .Name("ColorSpace", picture.Components == 4 ? "DeviceCMYK" : "DeviceGray")
                .Integer("BitsPerComponent", 8);
            if (picture.Inverted)
            {
                d.Numbers("Decode", [.. Enumerable.Repeat<double[]>([1, 0], picture.Components).SelectMany(p => p)]);
            }
        });
    }

    private static InvalidDataException Refused(ImageMark mark, string why) => new($"Picture {mark.Original} ({mark.From.What}) {why}.");
}
