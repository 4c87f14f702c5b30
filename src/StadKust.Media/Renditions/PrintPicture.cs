using NetVips;

namespace StadKust.Media;

/// <summary>How a picture is to be separated.</summary>
public enum PrintIntent
{
    /// <summary>Colour becomes four inks: relative colorimetric with black point compensation.</summary>
    Photo,

    /// <summary>One channel, printed with black alone.</summary>
    Grey,
}

/// <summary>A JPEG for the press.</summary>
/// <param name="Components">4 inks or 1 grey.</param>
/// <param name="Inverted">True: samples say 255 minus ink, as libvips writes CMYK JPEGs; a PDF needs <c>/Decode [1 0 1 0 1 0 1 0]</c>.</param>
public sealed record PrintPicture(int Width, int Height, int Components, bool Inverted, byte[] Jpeg)
{
    /// <summary>Decoded: a byte for each pixel and component, 255 for full ink; of grey pictures for full black.</summary>
    /// <exception cref="InvalidDataException">The JPEG is damaged.</exception>
    public byte[] Inks()
    {
        try
        {
            using var picture = Image.NewFromBuffer(Jpeg);

            // libvips turns inverted CMYK around when it reads it; grey is light, not ink.
            using var inks = Components == 1 ? picture.Invert() : picture.Copy();
            return inks.WriteToMemory<byte>();
        }
        catch (VipsException trouble)
        {
            throw new InvalidDataException($"The separated picture is damaged: {trouble.Message.Split('\n')[0]}", trouble);
        }
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
