namespace StadKust.Typesetting;

/// <summary>How much of a sign hangs into the margin, so that the edge of a column looks straight.</summary>
/// <remarks>Shares of the sign's own advance, the same at both margins: hyphen 70 %, full stop and comma 70, quotation marks 60, dashes, colon and semicolon 30.</remarks>
internal static class Hanging
{
    public static double Share(char sign) => sign switch
    {
        '-' or '\u2010' or '\u2011' or '.' or ',' => 0.7,
        '‘' or '’' or '“' or '”' or '„' or '‚' or '«' or '»' or '‹' or '›' or '\'' or '"' => 0.6,
        '–' or '—' or ':' or ';' => 0.3,
        _ => 0,
    };

    /// <summary>Distance the first glyphs of a line hang out to the left, in points.</summary>
    public static double Left(char first, ShapedWord shape, Look look)
    {
        var share = Share(first);
        return share == 0 || shape.Count == 0 ? 0 : share * shape.Advances[0] * look.Size;
    }

    /// <summary>Distance the last glyph of a line hangs out to the right, in points.</summary>
    public static double Right(char last, ShapedWord shape, Look look)
    {
        var share = Share(last);
        return share == 0 || shape.Count == 0 ? 0 : share * shape.Advances[^1] * look.Size;
    }
}
