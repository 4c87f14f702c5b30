namespace StadKust.Typesetting;

/// <summary>Sums over the text up to some place; a line's are the difference of two.</summary>
/// <param name="Text">Width of glyphs, in points.</param>
/// <param name="Spaces">Width of word spaces as the font has them, in points.</param>
/// <param name="Steps">Sizes of all glyphs that letter space may part, in points.</param>
internal readonly record struct Sums(double Text, double Spaces, double Steps)
{
    public static Sums operator +(in Sums a, in Sums b) => new(a.Text + b.Text, a.Spaces + b.Spaces, a.Steps + b.Steps);

    public static Sums operator -(in Sums a, in Sums b) => new(a.Text - b.Text, a.Spaces - b.Spaces, a.Steps - b.Steps);
}

internal enum BreakKind
{
    Start,
    Space,

    /// <summary>Inside a word, a hyphen is added.</summary>
    Division,

    /// <summary>Inside a word after its own hyphen, dash or slash.</summary>
    Joint,
    NewLine,
    End,
}

/// <summary>A place where a line may end.</summary>
/// <param name="Element">The element it lies in or at; the next line starts in it (division, joint) or after it.</param>
/// <param name="Within">Index into the element's breaks; −1 when not inside a word.</param>
/// <param name="Ends">Sums of the text when the line ends here, with the hyphen and without the space and what hangs into the margin.</param>
/// <param name="Starts">Sums to subtract when the line starts here: with what hangs into the margin.</param>
internal readonly record struct BreakPoint(BreakKind Kind, int Element, int Within, Sums Ends, Sums Starts, double Penalty, int Source)
{
    public bool IsForced => Kind is BreakKind.NewLine or BreakKind.End;

    public bool HasHyphen => Kind is BreakKind.Division;

    /// <summary>The word's own hyphen ends the line; for the eye that is one more hyphen below others.</summary>
    public bool ShowsHyphen { get; init; }
}
