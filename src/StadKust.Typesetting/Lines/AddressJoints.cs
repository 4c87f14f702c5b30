namespace StadKust.Typesetting;

/// <summary>Where a web address may be divided: after a slash, before a dot, hyphen, question mark; never with a hyphen added, and only in need.</summary>
internal static class AddressJoints
{
    // Fewest characters on each side: "s/" alone on a line helps nobody.
    private const int Fewest = 3;

    /// <summary>Whether a word of running text is an address of the web or of mail.</summary>
    public static bool IsAddress(ReadOnlySpan<char> word) =>
        word.Contains('@') || word.Contains("://", StringComparison.Ordinal) || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    public static WordBreak[] Of(ReadOnlySpan<char> address)
    {
        var breaks = new List<WordBreak>();
        for (var i = Fewest; i <= address.Length - Fewest; i++)
        {
            var afterSlash = address[i - 1] == '/' && address[i] != '/';
            var beforeSign = address[i] is '.' or '-' or '?' or '&' or '=' or '#' or '_' or '@' && address[i - 1] != '/';
            if (afterSlash || beforeSign)
                breaks.Add(new WordBreak(i, null, null, Hyphen: false, IsStub: true));
        }

        return [.. breaks];
    }
}
