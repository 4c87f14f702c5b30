namespace StadKust.Typesetting;

/// <summary>Source text to what is printed of it: capitals where the style says so, soft hyphens left out.</summary>
internal static class Printed
{
    private const char SoftHyphen = '\u00AD';

    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> source, Look look)
    {
        if (source.Contains(SoftHyphen))
            source = source.ToString().Replace("\u00AD", "", StringComparison.Ordinal);
        return look.Capitals ? Capitals.Of(source) : source;
    }

    /// <summary>Index in the source of a character of the printed text.</summary>
    public static int SourceOf(ReadOnlySpan<char> source, int printed)
    {
        if (!source.Contains(SoftHyphen))
            return printed;
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == SoftHyphen)
                continue;
            if (printed-- == 0)
                return i;
        }

        return source.Length;
    }

    /// <summary>Characters of the printed text that come from the first <paramref name="count"/> of the source.</summary>
    public static int CountOf(ReadOnlySpan<char> source, int count) => count - source[..count].Count(SoftHyphen);
}
