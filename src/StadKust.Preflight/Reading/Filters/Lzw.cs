namespace StadKust.Preflight.Reading.Filters;

/// <summary>LZW as in TIFF, with codes of 9 to 12 bits. Source: ISO 32000-1, 7.4.4.</summary>
internal static class Lzw
{
    /// <exception cref="InvalidDataException">A code that cannot be.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> packed, int earlyChange, Limits limits)
    {
        var prefix = new int[4096];
        var suffix = new byte[4096];
        var lengths = new int[4096];
        for (var i = 0; i < 256; i++)
        {
            (suffix[i], lengths[i], prefix[i]) = ((byte)i, 1, -1);
        }

        var into = new List<byte>(packed.Length * 3);
        int next = 258, width = 9, previous = -1, bits = 0, held = 0;
        foreach (var b in packed)
        {
            held = (held << 8) | b;
            bits += 8;
            if (bits < width)
            {
                continue;
            }

            var code = (held >> (bits - width)) & ((1 << width) - 1);
            bits -= width;
            held &= (1 << bits) - 1;
            if (code == 257)
            {
                break;
            }

            if (code == 256)
            {
                (next, width, previous) = (258, 9, -1);
                continue;
            }

            if (code > next || (code == next && previous < 0))
            {
                throw new InvalidDataException("the LZW data are damaged");
            }

            var known = code < next ? code : previous;
            var first = Append(into, known, prefix, suffix, lengths);
            if (code == next)
            {
                into.Add(first);
            }

            if (previous >= 0 && next < 4096)
            {
                (prefix[next], suffix[next], lengths[next]) = (previous, first, lengths[previous] + 1);
                next++;
            }

            width = next + earlyChange >= 2048 ? 12 : next + earlyChange >= 1024 ? 11 : next + earlyChange >= 512 ? 10 : 9;
            previous = code;
            if (into.Count > limits.StreamBytes)
            {
                throw new BeyondLimitException($"{limits.StreamBytes >> 20} MB");
            }
        }

        return [.. into];
    }

    private static byte Append(List<byte> into, int code, int[] prefix, byte[] suffix, int[] lengths)
    {
        var at = into.Count;
        var length = lengths[code];
        System.Runtime.InteropServices.CollectionsMarshal.SetCount(into, at + length);
        for (var i = length - 1; i >= 0; i--)
        {
            into[at + i] = suffix[code];
            code = prefix[code];
        }

        return into[at];
    }
}
