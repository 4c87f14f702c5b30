namespace StadKust.Typesetting;

/// <summary>A place where a word may be divided.</summary>
/// <param name="Place">Characters of the word that stay on the upper line.</param>
/// <param name="Before">What is printed on the upper line without the hyphen, when the division respells it: oma for omaa.</param>
/// <param name="After">What is printed on the lower line, when the division respells it: en for ën.</param>
/// <param name="Hyphen">False when the word itself ends its part in a hyphen, dash or slash, or at a joint of an address.</param>
/// <param name="IsStub">Only two letters on one of the lines, or an address torn apart: editors notice.</param>
internal readonly record struct WordBreak(int Place, string? Before, string? After, bool Hyphen, bool IsStub)
{
    /// <summary>At the joint of a compound or after a prefix.</summary>
    public bool IsSeam { get; init; }

    /// <summary>What the division costs beside others: least at a seam, more for a stub of two letters, most where it changes letters.</summary>
    public double Price => IsRespelled ? 2 : IsStub && !IsSeam ? 1.6 : IsSeam ? 0.7 : 1;

    public bool IsRespelled => Before is not null || After is not null;

    /// <summary>ge-/informeerd: the division as an editor would write it.</summary>
    public string Show(string word) => $"{Before ?? word[..Place]}{(Hyphen ? "-" : "")}/{After ?? word[Place..]}";
}
