namespace StadKust.Typesetting;

/// <summary>The rungs of copyfitting, gentlest first. Leading is none of them: it would leave the grid.</summary>
public enum FitRung
{
    /// <summary>Single paragraphs a line longer or shorter, inside the limits of their spaces.</summary>
    Looseness = 1,

    /// <summary>Letter space by up to 0.5 % and glyphs by up to 1 % in all running text.</summary>
    Tracking,

    /// <summary>Pictures that may be cropped, by whole grid lines.</summary>
    Crop,

    /// <summary>Pull quotes out, or in when one stands by.</summary>
    Quote,

    /// <summary>Paragraphs the editor marked: out, or in when one stands by.</summary>
    Optional,

    /// <summary>Columns longer or shorter, as far as the pattern of the page allows.</summary>
    Columns,
}

/// <summary>What copyfitting may do to make a story fill its frames.</summary>
/// <param name="ColumnLines">Grid lines the columns may end lower or higher than their frame says.</param>
/// <param name="Last">The last rung that may be used.</param>
public sealed record Copyfit(int ColumnLines = 0, FitRung Last = FitRung.Columns)
{
    /// <summary>False: a text that is too short is only reported.</summary>
    public bool Fills { get; init; } = true;
}
