using StadKust.Typesetting;

namespace StadKust.Pdf.Tagging;

/// <summary>Levels of headings as a reader needs them: the first is 1, and none is more than one deeper than the one above it.</summary>
/// <remarks>Styles give levels by look: a cover line may be an h2 before any h1. Source: ISO 14289-1, 7.4.2.</remarks>
internal sealed class HeadingLevels
{
    private readonly Stack<Role> above = new();

    /// <summary>In reading order.</summary>
    /// <returns>1 to 6.</returns>
    public int Next(Role heading)
    {
        while (above.Count > 0 && above.Peek() >= heading)
        {
            above.Pop();
        }

        above.Push(heading);
        return above.Count;
    }
}
