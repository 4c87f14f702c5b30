using StadKust.Typesetting;

namespace StadKust.Pdf;

/// <summary>Why a supplied file is not placed.</summary>
public enum SuppliedFault
{
    /// <summary>Not a PDF, or one whose objects cannot be found.</summary>
    Damaged,

    Encrypted,

    /// <summary>PDF 2.0: a press that takes PDF/X-4 reads 1.6.</summary>
    TooNew,

    /// <summary>Actions, scripts or form fields.</summary>
    Scripted,

    /// <summary>Optional content: what is printed depends on a switch.</summary>
    Layered,

    /// <summary>Notes and stamps, which a press leaves out or prints as it likes.</summary>
    Annotated,

    NoSuchPage,

    /// <summary>No trim box, or boxes that contradict each other.</summary>
    NoTrim,

    /// <summary>A page in a unit of its own.</summary>
    Scaled,

    FontMissing,

    /// <summary>Colours of a screen without a profile.</summary>
    ScreenColours,

    /// <summary>LZW, or content packed so that it cannot be checked.</summary>
    OldPacking,

    /// <summary>Pictures kept outside of the file.</summary>
    Elsewhere,
}

/// <summary>A supplied page as it was found.</summary>
/// <param name="Fault">Null when it can be placed.</param>
/// <param name="Detail">What was found where, for people who can look into the file; English.</param>
/// <param name="Trim">Size of its trim, as seen.</param>
/// <param name="Bleed">Beyond the trim; inner is the left side.</param>
/// <param name="Separations">Inks beyond the four; the edition has to allow them.</param>
public sealed record SuppliedFile(
    SuppliedFault? Fault, string Detail, int Pages, string Version, Size Trim, Edges Bleed, Size Media, ValueList<string> Separations);

/// <summary>Looks at a file from outside: whether one of its pages can be placed as it is, and how large it is.</summary>
/// <remarks>
/// Nothing is drawn and nothing is repaired. Ink, resolution and overprint are preflight's: this says only what would make our own file wrong.
/// </remarks>
public static class SuppliedPdf
{
    /// <param name="page">From 0.</param>
    public static SuppliedFile Look(ReadOnlyMemory<byte> file, int page) => Supplied.SuppliedPage.Open(file, page).Seen;
}
