using System.Globalization;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>A picture of the file as content shows it.</summary>
/// <param name="IsStencil">Painted with the current colour where it is dark; light leaves the page as it is.</param>
internal readonly record struct WrittenPicture(string Name, Ref Reference, bool IsStencil);

/// <summary>The pictures of one file: each original once for each intent, in the largest size that any page asks for.</summary>
internal abstract class Pictures(PdfFile file, CancellationToken stop)
{
    private readonly Dictionary<(Hash, ImageIntent), int> wanted = [];
    private readonly Dictionary<(Hash, ImageIntent), WrittenPicture> written = [];

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
    /// <exception cref="InvalidDataException">Of the wrong kind, or not as long as its size says.</exception>
    public WrittenPicture this[ImageMark mark]
    {
        get
        {
            var key = (mark.Original, mark.Intent);
            if (!written.TryGetValue(key, out var picture))
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"I{written.Count + 1}");
                written[key] = picture = Write(mark, wanted[key]) with { Name = name };
            }

            return picture;
        }
    }

    protected abstract double PixelsPerPoint(ImageIntent intent);

    protected abstract PictureBytes Fetch(ImageMark mark, int pixelsWide);

    /// <summary>Colour space of so many components; null for one that does not belong into the file.</summary>
    protected abstract string? Space(int components);

    protected virtual bool IsStencil(ImageMark mark, PictureBytes picture) => false;

    private int PixelsWide(ImageMark image)
    {
        var points = Math.Sqrt((image.Place.A * image.Place.A) + (image.Place.B * image.Place.B));
        return Math.Max(1, (int)Math.Ceiling(points * PixelsPerPoint(image.Intent)));
    }

    private WrittenPicture Write(ImageMark mark, int pixelsWide)
    {
        stop.ThrowIfCancellationRequested();
        var picture = Fetch(mark, pixelsWide);
        var space = Space(picture.Components) ?? throw Refused(mark, $"has {picture.Components} components, which this file does not take (X17)");
        Check(mark, picture);
        if (IsStencil(mark, picture))
        {
            return new WrittenPicture("", Stencil(picture), true);
        }

        return new WrittenPicture("", file.AddStream(picture.IsJpeg ? Packing.Jpeg : Packing.Flate, picture.Bytes.Span, d =>
        {
            d.Name("Type", "XObject").Name("Subtype", "Image")
                .Integer("Width", picture.Width).Integer("Height", picture.Height)
                .Name("ColorSpace", space)
                .Integer("BitsPerComponent", 8);
            if (picture.Inverted)
            {
                d.Numbers("Decode", [.. Enumerable.Repeat<double[]>([1, 0], picture.Components).SelectMany(p => p)]);
            }
        }), false);
    }

    /// <summary>One bit for each pixel: 0 is painted, 1 leaves the page as it is.</summary>
    private Ref Stencil(PictureBytes picture)
    {
        var (width, row) = (picture.Width, (picture.Width + 7) / 8);
        var bits = new byte[row * picture.Height];
        var samples = picture.Bytes.Span;
        for (var y = 0; y < picture.Height; y++)
        {
            var line = samples.Slice(y * width, width);
            for (var x = 0; x < width; x++)
            {
                if (line[x] >= 128 != picture.Inverted)
                {
                    bits[(y * row) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
                }
            }
        }

        return file.AddStream(Packing.Flate, bits, d => d
            .Name("Type", "XObject").Name("Subtype", "Image").Integer("Width", width).Integer("Height", picture.Height)
            .Bool("ImageMask", true).Integer("BitsPerComponent", 1));
    }

    private static void Check(ImageMark mark, PictureBytes picture)
    {
        if (picture.Width <= 0 || picture.Height <= 0)
        {
            throw Refused(mark, "has no pixels");
        }

        if (!picture.IsJpeg)
        {
            if (picture.Bytes.Length != (long)picture.Width * picture.Height * picture.Components)
            {
                throw Refused(mark, $"has {picture.Bytes.Length} bytes for {picture.Width} × {picture.Height} × {picture.Components}");
            }

            return;
        }

        var says = JpegHeader.Read(picture.Bytes.Span) ?? throw Refused(mark, "is called a JPEG and is none");
        if (says != new JpegHeader(picture.Width, picture.Height, picture.Components))
        {
            throw Refused(mark, $"says {picture.Width} × {picture.Height} × {picture.Components} and is {says.Width} × {says.Height} × {says.Components}");
        }
    }

    private static InvalidDataException Refused(ImageMark mark, string why) => new($"Picture {mark.Original} ({mark.From.What}) {why}.");
}
