namespace StadKust.Typesetting;

/// <summary>A drop cap: the first letter of a paragraph as high as some of its lines.</summary>
/// <param name="Characters">Of the source: the letter, with a quotation mark before it.</param>
/// <param name="Lines">How many lines stand beside it.</param>
/// <param name="Width">What those lines are shorter, in points: the letter and the space after it.</param>
internal sealed record Initial(int Characters, int Lines, Look Look, double Width)
{
    // Space between the letter and the text, in sizes of the text.
    private const double Space = 0.3;

    // A paragraph that might be shorter than its drop cap is set without: about forty characters a line.
    private const int FewestCharacters = 40;

    public static Initial? Of(ParagraphStyle style, string text, Look look, Grid grid)
    {
        if (style.DropCap < 2 || text.Length < style.DropCap * FewestCharacters || look.Kind != SpanKind.Plain)
            return null;
        var characters = text[0] is '‘' or '“' or '„' or '»' or '\'' or '"' ? 2 : 1;
        if (!char.IsLetter(text[characters - 1]) || !(characters == 1 || char.IsLetter(text[1])))
            return null;

        // The letter reaches from the capitals of its first line to the baseline of its last.
        var leading = style.Grid == GridUse.All ? grid.Step.Points * Math.Max(1, Math.Ceiling((style.Leading / grid.Step) - 0.001)) : style.Leading.Points;
        var height = ((style.DropCap - 1) * leading) + (look.Shaper.CapHeight * look.Size);
        var large = look with { Size = Math.Round(height / look.Shaper.CapHeight, 3), Rise = 0, Tracking = 0 };
        var width = large.WidthOf(large.Shaper.Shape(Printed.Of(text.AsSpan(0, characters), large)));
        return new Initial(characters, style.DropCap, large, Math.Round(width + (look.Size * Space), 3));
    }
}
