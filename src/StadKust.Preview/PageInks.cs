using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Where drawing in inks gets pictures: separated, as samples.</summary>
public interface IInkPictures
{
    /// <returns>Raw samples, 255 for full ink: four components, or one that is black alone.</returns>
    /// <exception cref="InvalidDataException">The bytes are no picture; the message names it.</exception>
    PictureBytes Inks(Hash original, ImageIntent intent, int mostPixelsWide);
}

/// <summary>A page as the four plates print it: cyan, magenta, yellow and black of each pixel, 255 for full ink.</summary>
/// <remarks>Overprinting black leaves the other inks standing; all else knocks out. A supplied page brings its own inks (<see cref="ISuppliedPages"/>).</remarks>
public sealed class PageInks
{
    // Four letters, version 1, width, height.
    private static ReadOnlySpan<byte> Signature => "SKI1"u8;

    private PageInks(int width, int height, byte[] samples)
    {
        (Width, Height, Samples) = (width, height, samples);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Four bytes for each pixel, row by row.</summary>
    public ReadOnlyMemory<byte> Samples { get; }

    /// <exception cref="ArgumentException">The spread has no such page, the picture would be too large, or there is nothing to get pictures from.</exception>
    /// <exception cref="InvalidDataException">A font or picture is damaged; the message names it.</exception>
    public static PageInks Of(SetSpread spread, PreviewDocument document, double pixelsPerPoint, PageIndex? page, CancellationToken stop)
    {
        // Skia knows three colours, so a page is drawn twice: what cyan, magenta and yellow leave of red, green and blue, and what black leaves.
        using var colours = PagePicture.Pixels(spread, document, pixelsPerPoint, page, Look.Colours, stop);
        using var black = PagePicture.Pixels(spread, document, pixelsPerPoint, page, Look.Black, stop);
        var samples = new byte[colours.Width * colours.Height * 4];
        var three = colours.GetPixelSpan();
        var one = black.GetPixelSpan();
        for (var at = 0; at < samples.Length; at += 4)
        {
            samples[at] = (byte)(255 - three[at]);
            samples[at + 1] = (byte)(255 - three[at + 1]);
            samples[at + 2] = (byte)(255 - three[at + 2]);
            samples[at + 3] = (byte)(255 - one[at]);
        }

        return new PageInks(colours.Width, colours.Height, samples);
    }

    /// <exception cref="InvalidDataException">Not four samples for each pixel.</exception>
    internal static PageInks Of(int width, int height, ReadOnlyMemory<byte> samples) =>
        samples.Length == (long)width * height * 4 ? new PageInks(width, height, samples.ToArray()) : throw new InvalidDataException($"{samples.Length} samples are none of {width} × {height} pixels.");

    /// <exception cref="InvalidDataException">Not written by <see cref="ToBytes"/>.</exception>
    public static PageInks FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !bytes.StartsWith(Signature))
        {
            throw new InvalidDataException("These are no inks of a page.");
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(bytes[4..]), BinaryPrimitives.ReadInt32BigEndian(bytes[8..]));
        if (width <= 0 || height <= 0 || (long)width * height > PagePicture.MostPixels)
        {
            throw new InvalidDataException($"Inks of {width} × {height} pixels are none.");
        }

        var planes = new byte[width * height * 4];
        using (var packed = new ZLibStream(new MemoryStream(bytes[12..].ToArray()), CompressionMode.Decompress))
        {
            packed.ReadExactly(planes);
        }

        return new PageInks(width, height, Woven(planes, width * height));
    }

    /// <summary>Deflated, plate after plate: flat pages take some kilobytes.</summary>
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        Span<byte> head = stackalloc byte[12];
        Signature.CopyTo(head);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], Width);
        BinaryPrimitives.WriteInt32BigEndian(head[8..], Height);
        file.Write(head);
        using (var packed = new ZLibStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            var plane = new byte[Width * Height];
            for (var ink = 0; ink < 4; ink++)
            {
                var samples = Samples.Span;
                for (var i = 0; i < plane.Length; i++)
                {
                    plane[i] = samples[(i * 4) + ink];
                }

                packed.Write(plane);
            }
        }

        return file.ToArray();
    }

    private static byte[] Woven(byte[] planes, int pixels)
    {
        var samples = new byte[planes.Length];
        for (var i = 0; i < pixels; i++)
        {
            for (var ink = 0; ink < 4; ink++)
            {
                samples[(i * 4) + ink] = planes[(ink * pixels) + i];
            }
        }

        return samples;
    }
}
