using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>What drawing needs besides the spread.</summary>
public sealed record PreviewDocument(PageFormat Format, FontSet Fonts, Palette Palette, IRenditions Renditions)
{
    /// <summary>Cut at the trim, or with the bleed around it.</summary>
    public PictureArea Area { get; init; } = PictureArea.Trim;

    /// <summary>Pictures in inks, for plates and soft proof; null where only screen colours are drawn.</summary>
    public IInkPictures? Inks { get; init; }

    /// <summary>Supplied pages in inks; null where a crossed box will do for them.</summary>
    public ISuppliedPages? Supplied { get; init; }

    /// <summary>The way from inks to the screen for supplied pages: they have no colours of a screen.</summary>
    public SoftProof? Proof { get; init; }

    /// <summary>Lines drawn over the page for the person who makes it up; null for none.</summary>
    public Overlay? Overlay { get; init; }
}

public enum PictureArea
{
    Trim,
    Bleed,
}

/// <summary>Baseline grid, safety and frames drawn over the page.</summary>
public sealed record Overlay(bool Grid, bool Safety, ValueList<Frame> Frames)
{
    /// <summary>Loose and tight lines, ladders, rivers and all else that <see cref="PageNote"/> tells.</summary>
    public ValueList<PageNote> Notes { get; init; } = [];
}
