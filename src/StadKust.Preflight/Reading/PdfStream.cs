using StadKust.Preflight.Reading.Filters;

namespace StadKust.Preflight.Reading;

/// <summary>A stream: its dictionary and the bytes as they lie in the file.</summary>
internal sealed class PdfStream(PdfDict dict, ReadOnlyMemory<byte> raw) : PdfValue
{
    private Decoded? decoded;

    public PdfDict Dict => dict;

    public ReadOnlyMemory<byte> Raw => raw;

    /// <summary>Names of the filters in the order of decoding.</summary>
    public IReadOnlyList<string> Filters => (dict["Filter"], dict["F"]) switch
    {
        (PdfName one, _) => [one.Value],
        (PdfArray many, _) => [.. many.Values.OfType<PdfName>().Select(n => n.Value)],
        (PdfNull, PdfName one) => [one.Value],
        (PdfNull, PdfArray many) => [.. many.Values.OfType<PdfName>().Select(n => n.Value)],
        _ => [],
    };

    /// <summary>Unpacked bytes. Small results are kept for the next caller; a picture of 30 MB is not.</summary>
    public Decoded Decode(Limits limits)
    {
        if (decoded is { } kept)
        {
            return kept;
        }

        var made = Unpacking.Decode(this, limits);
        if (made.Bytes.Length <= 1 << 20)
        {
            decoded = made;
        }

        return made;
    }

    public override string ToString() => dict.ToString();
}

/// <param name="Trouble">What went wrong; the bytes are those before it.</param>
/// <param name="Image">Name of an image filter that was left alone: the bytes are its file.</param>
internal sealed record Decoded(byte[] Bytes, string? Trouble = null, string? Image = null);
