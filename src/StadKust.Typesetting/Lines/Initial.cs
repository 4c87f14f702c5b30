namespace StadKust.Typesetting;

/// <summary>A drop cap: the first letter of a paragraph as high as some of its lines.</summary>
/// <remarks>
/// Its capital reaches from the capitals of the first line to the baseline of the last; a small letter (’k) is set as high. Its ink, not
/// its side bearing, is flush with the text. A text shorter than its initial leaves the rest of the lines free.
/// </remarks>
/// <param name="Characters">Of the source: the letters, with a quotation mark or apostrophe before them.</param>
/// <param name="Lines">How many lines stand beside it.</param>
/// <param name="Width">What those lines are shorter, in points: the letter and the space after it.</param>
/// <param name="Left">How far it is moved to the left, so that its ink begins with the text; in points.</param>
/// <param name="Closer">How much nearer the first and the last line come, because the letter leans away from them; in points.</param>
internal sealed record Initial(int Characters, int Lines, Look Look, double Width, double Left, (double First, double Last) Closer)
{
    // Space between the letter and the text, in sizes of the text.
    private const double Space = 0.3;

    // A paragraph of few words looks odd with a drop cap, and would not be read as one.
    private const int FewestCharacters = 24;

    // Of the width of the letter: what it leaves free beside its top (A, L) or its foot (V, T).
    private const double Lean = 0.22;

    /// <summary>How far a line is moved in, in points.</summary>
    public double Beside(int line) => line >= Lines ? 0
        : line == 0 ? Math.Round(Width - Closer.First, 3)
        : line == Lines - 1 ? Math.Round(Width - Closer.Last, 3)
        : Width;

    public static Initial? Of(ParagraphStyle style, string text, Look look, Grid grid)
    {
        if (style.DropCap < 2 || text.Length < FewestCharacters || look.Kind != SpanKind.Plain)
            return null;
        var mark = text[0] is '‘' or '’' or '“' or '„' or '»' or '«' or '\'' or '"' ? 1 : 0;
        var letters = LettersOf(text, mark, style.DropCapLetters, look.Language);
        if (letters == 0)
            return null;

        var leading = style.Grid == GridUse.All ? grid.Step.Points * Math.Max(1, Math.Ceiling((style.Leading / grid.Step) - 0.001)) : style.Leading.Points;
        var height = ((style.DropCap - 1) * leading) + (look.Shaper.CapHeight * look.Size);
        var shaper = look.Shaper;
        var printed = Printed.Of(text.AsSpan(0, mark + letters), look);
        var shape = shaper.Shape(printed);

        // A capital is as high as capitals are, whatever accent or overshoot it has; a small letter is as high as its ink.
        var high = char.IsUpper(printed[mark]) ? shaper.CapHeight : Math.Max(0.2, shaper.InkOf(shape.Ids[Math.Min(mark, shape.Count - 1)]).Top);
        var large = look with { Size = Math.Round(height / high, 3), Rise = 0, Tracking = 0 };
        var (first, last) = (shaper.InkOf(shape.Ids[0]), shaper.InkOf(shape.Ids[^1]));
        var left = first.Left * large.Size;
        var ink = (shape.Width - shape.Advances[^1] + last.Right) * large.Size;
        var lean = Lean * last.Right * large.Size;
        var capital = char.ToUpperInvariant(text[mark + letters - 1]);
        return new Initial(
            mark + letters, style.DropCap, large, Math.Round(ink - left + (look.Size * Space), 3), Math.Round(left, 3),
            (capital is 'A' or 'Á' or 'À' or 'Ä' or 'L' ? lean : 0, capital is 'V' or 'W' or 'Y' or 'T' or 'P' or 'F' ? lean : 0));
    }

    private static int LettersOf(string text, int mark, int wanted, Culture language)
    {
        var count = 0;
        while (count < wanted && mark + count < text.Length && char.IsLetter(text[mark + count]))
            count++;

        // A combining accent stays with its letter, and the Dutch ij is one.
        if (count == 1 && language.Code.StartsWith("nl", StringComparison.Ordinal) && text[mark] == 'I' && text[mark + 1] == 'J')
            count++;
        while (count > 0 && mark + count < text.Length && char.GetUnicodeCategory(text[mark + count]) == System.Globalization.UnicodeCategory.NonSpacingMark)
            count++;
        return count;
    }
}
