namespace StadKust.Preflight.Reading;

/// <summary>Objects found by looking for "N G obj" from front to back, for files whose cross-reference cannot be trusted.</summary>
internal sealed class Rebuilt(byte[] data, PdfFile file)
{
    public Dictionary<int, long> Offsets { get; } = [];

    public PdfDict Trailer { get; private set; } = PdfDict.Empty;

    public void Scan()
    {
        var at = 0;
        while (true)
        {
            var found = data.AsSpan(at).IndexOf("obj"u8);
            if (found < 0)
            {
                break;
            }

            at += found;
            if (Start(at) is var (start, number))
            {
                // The last one of a number is the newest.
                Offsets[number] = start;
            }

            at += 3;
        }

        at = 0;
        while (data.AsSpan(at).IndexOf("trailer"u8) is >= 0 and var next)
        {
            at += next + 7;
            if (new PdfParser(data, at, data.Length, file, file.Limits.Nesting).Read() is PdfDict trailer && trailer.Raw("Root") is PdfReference)
            {
                Trailer = trailer;
            }
        }
    }

    /// <summary>Objects that lie in object streams.</summary>
    public IEnumerable<(int Number, int Container)> InStreams()
    {
        foreach (var (number, offset) in Offsets)
        {
            file.Limits.CheckTime();
            if (file.At((int)offset, number) is PdfStream { Dict: { } dict } stream)
            {
                if (dict.Name("Type") == "XRef" && Trailer.Raw("Root") is PdfNull)
                {
                    Trailer = dict;
                }

                if (dict.Name("Type") == "ObjStm")
                {
                    var decoded = stream.Decode(file.Limits);
                    var head = new PdfParser(decoded.Bytes, 0, decoded.Bytes.Length, null);
                    for (var i = 0; i < (dict.Integer("N") ?? 0) && head.Read() is PdfNumber inner && head.Read() is PdfNumber; i++)
                    {
                        yield return ((int)inner.Value, number);
                    }
                }
            }
        }
    }

    /// <summary>A trailer made up from what was found: the last catalog is the root.</summary>
    public PdfDict TrailerFromObjects(PdfFile from)
    {
        if (Trailer.Raw("Root") is PdfReference)
        {
            return Trailer;
        }

        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        foreach (var number in from.Numbers)
        {
            if (from.Object(number) is PdfDict dict && dict.Name("Type") == "Catalog")
            {
                entries["Root"] = new PdfReference(number, 0);
            }
        }

        return new PdfDict(from, entries);
    }

    // From the word "obj" back over generation and number.
    private (int Start, int Number)? Start(int word)
    {
        var at = word - 1;
        if (at < 0 || !PdfParser.IsSpace(data[at]))
        {
            return null;
        }

        if (!Back(ref at, out _) || at < 0 || !PdfParser.IsSpace(data[at]) || !Back(ref at, out var number))
        {
            return null;
        }

        return (at + 1, number);
    }

    private bool Back(ref int at, out int number)
    {
        number = 0;
        while (at >= 0 && PdfParser.IsSpace(data[at]))
        {
            at--;
        }

        var factor = 1;
        var digits = 0;
        while (at >= 0 && data[at] is >= (byte)'0' and <= (byte)'9' && digits < 9)
        {
            number += (data[at--] - '0') * factor;
            factor *= 10;
            digits++;
        }

        return digits > 0;
    }
}
