using StadKust.Typesetting;

namespace StadKust.Pdf;

/// <summary>All that a print file is made from. Equal documents give equal bytes.</summary>
/// <param name="Spreads">In order; each page index occurs once.</param>
/// <param name="Condition">Its profile is fetched from <paramref name="Renditions"/> and embedded.</param>
public sealed record PrintDocument(
    ValueList<SetSpread> Spreads,
    PageFormat Format,
    FontSet Fonts,
    Palette Palette,
    PrintCondition Condition,
    IRenditions Renditions,
    PdfTitle Title)
{
    public FileStructure Structure { get; init; } = FileStructure.Classic;

    /// <summary>Inks beyond the four that the edition is printed with; a swatch or supplied page with any other is refused.</summary>
    public ValueList<string> Separations { get; init; } = [];

    /// <summary>Crop marks and colour bar around each page: for proofs, never for files of the package (H-MARKS).</summary>
    public bool Marks { get; init; }
}

/// <summary>What the file says about itself.</summary>
/// <param name="Language">Of the document; BCP 47.</param>
/// <param name="Creator">The house or program that made the pages.</param>
/// <param name="Created">Given, not read from a clock, so that the bytes can be made again. Held to the second.</param>
public sealed record PdfTitle(string Title, Culture Language, string Creator, DateTimeOffset Created);
