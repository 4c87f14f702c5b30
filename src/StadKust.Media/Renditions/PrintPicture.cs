using NetVips;

namespace StadKust.Media;

/// <summary>How a picture is to be separated.</summary>
public enum PrintIntent
{
    /// <summary>Colour becomes four inks: relative colorimetric with black point compensation.</summary>
    Photo,

    /// <summary>One channel, printed with black alone.</summary>
    Grey,

    /// <summary>Black on paper and nothing between, as much of it as the original has: the writer makes one bit of each sample.</summary>
    LineArt,
}

/// <summary>A picture for the press: a JPEG, or plain samples where a JPEG would smear (line art, flat graphics).</summary>
/// <param name="Components">4 inks or 1 grey.</param>
/// <param name="Inverted">True: samples say 255 minus ink, as libvips writes CMYK JPEGs; a PDF needs <c>/Decode [1 0 1 0 1 0 1 0]</c>.</param>
public sealed record PrintPicture(int Width, int Height, int Components, bool Inverted, byte[] Bytes)
{
    /// <summary>False: <see cref="Bytes"/> are samples, row by row; of four inks, 255 for full ink; of grey, 255 for paper.</summary>
    public bool IsJpeg { get; init; } = true;

    /// <summary>Decoded: a byte for each pixel and component, 255 for full ink; of grey pictures for full black.</summary>
    /// <exception cref="InvalidDataException">The JPEG is damaged.</exception>
    public byte[] Inks()
    {
        if (!IsJpeg)
        {
            return Components == 1 ? [.. Bytes.Select(light => (byte)(255 - light))] : Bytes;
        }

        try
        {
            using var picture = Image.NewFromBuffer(Bytes);

            // libvips turns inverted CMYK around when it reads it; grey is light, not ink.
            using var inks = Components == 1 ? picture.Invert() : picture.Copy();
            return inks.WriteToMemory<byte>();
        }
        catch (VipsException trouble)
        {
            throw new InvalidDataException($"The separated picture is damaged: {trouble.Message.Split('\n')[0]}", trouble);
        }
    }

    /// <summary>Unpacks a TIFF that <see cref="PrintWork"/> kept without loss.</summary>
    internal static PrintPicture ReadLossless(byte[] tiff)
    {
        using var picture = Image.NewFromBuffer(tiff);
        return new PrintPicture(picture.Width, picture.Height, picture.Bands, false, picture.WriteToMemory<byte>()) { IsJpeg = false };
    }

    /// <summary>Reads size and channels from the frame header of the JPEG.</summary>
    public static PrintPicture Read(byte[] jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length;)
        {
            var (marker, length) = (jpeg[at + 1], (jpeg[at + 2] << 8) | jpeg[at + 3]);
            // SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC).
            if (jpeg[at] == 0xFF && marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var components = jpeg[at + 9];
                return new PrintPicture((jpeg[at + 7] << 8) | jpeg[at + 8], (jpeg[at + 5] << 8) | jpeg[at + 6], components, components == 4, jpeg);
            }

            at += 2 + length;
        }

        throw new InvalidDataException("The JPEG has no frame header.");
    }
}
