namespace StadKust.Typesetting;

/// <summary>Capitals one character for one, so that positions stay: ß becomes ẞ, and ĳ keeps its one place.</summary>
internal static class Capitals
{
    public static string Of(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (capitals, source) =>
    {
        for (var i = 0; i < source.Length; i++)
            capitals[i] = source[i] == 'ß' ? 'ẞ' : char.ToUpperInvariant(source[i]);
    });
}
