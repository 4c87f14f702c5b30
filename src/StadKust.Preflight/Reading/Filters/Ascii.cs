namespace StadKust.Preflight.Reading.Filters;

/// <summary>Bytes written as letters. Source: ISO 32000-1, 7.4.2 and 7.4.3.</summary>
internal static class Ascii
{
    public static byte[] Hex(ReadOnlySpan<byte> packed)
    {
        var into = new List<byte>(packed.Length / 2);
        var high = -1;
        foreach (var c in packed)
        {
            if (c == '>')
            {
                break;
            }

            if (!char.IsAsciiHexDigit((char)c))
            {
                continue;
            }

            var digit = Convert.ToInt32(((char)c).ToString(), 16);
            if (high < 0)
            {
                high = digit;
            }
            else
            {
                into.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        if (high >= 0)
        {
            into.Add((byte)(high << 4));
        }

        return [.. into];
    }

    /// <exception cref="InvalidDataException">A letter that does not belong here.</exception>
    public static byte[] Base85(ReadOnlySpan<byte> packed)
    {
        var into = new List<byte>(packed.Length * 4 / 5);
        long held = 0;
        var count = 0;
        foreach (var c in packed)
        {
            if (c == '~')
            {
                break;
            }

            if (PdfParser.IsSpace(c))
            {
                continue;
            }

            if (c == 'z' && count == 0)
            {
                into.AddRange([0, 0, 0, 0]);
                continue;
            }

            if (c is < (byte)'!' or > (byte)'u')
            {
                throw new InvalidDataException("the ASCII85 data are damaged");
            }

            held = (held * 85) + (c - '!');
            if (++count == 5)
            {
                into.AddRange([(byte)(held >> 24), (byte)(held >> 16), (byte)(held >> 8), (byte)held]);
                (held, count) = (0, 0);
            }
        }

        if (count > 1)
        {
            for (var i = count; i < 5; i++)
            {
                held = (held * 85) + 84;
            }

            for (var i = 0; i < count - 1; i++)
            {
                into.Add((byte)(held >> (24 - (8 * i))));
            }
        }

        return [.. into];
    }
}
