using System.Buffers.Binary;

namespace StadKust.Pdf.Drawing;

/// <summary>What the frame header of a JPEG file says.</summary>
/// <remarks>Source: ITU-T T.81, B.2.2. Arithmetic and lossless frames are not taken: readers of PDF do not know them.</remarks>
internal sealed record JpegHeader(int Width, int Height, int Components)
{
    /// <summary>Null when the bytes are no such JPEG.</summary>
    public static JpegHeader? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8)
        {
            return null;
        }

        for (var at = 2; at + 10 <= bytes.Length;)
        {
            if (bytes[at] != 0xFF)
            {
                return null;
            }

            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is 0xC0 or 0xC1 or 0xC2)
            {
                return new JpegHeader(
                    BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]), bytes[at + 9]);
            }

            if (marker is (>= 0xC3 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC) or 0xDA or 0xD9)
            {
                return null;
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return null;
    }
}
