using StadKust.Preflight.Fonts;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

internal enum DrawnKind
{
    Text,
    Fill,
    Stroke,
    Image,
    Shading,
}

/// <summary>A colour in use: the space it was given in, its numbers, and the ink they make.</summary>
/// <param name="Pattern">A tiling or shading instead of a plain colour.</param>
internal sealed record Paint(ColorSpace Space, double[] Values, Ink Ink, PdfValue? Pattern = null)
{
    public static readonly Paint Black = new(ColorSpace.Gray, [0], new Ink(0, 0, 0, 1));

    public override string ToString() => $"{Space.Label} {string.Join(' ', Values.Select(v => v.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)))}";
}

/// <summary>One thing drawn on a page, with what was true when it was drawn.</summary>
internal sealed class Drawn
{
    public required DrawnKind Kind { get; init; }

    /// <summary>In points of the page, cut by the clip.</summary>
    public required Box Bounds { get; init; }

    public required Paint Paint { get; init; }

    /// <summary>Effective: size of text, width of a line or of a thin rectangle, in points; 0 for areas.</summary>
    public double Size { get; init; }

    public bool Overprints { get; init; }

    public int OverprintMode { get; init; }

    public double Opacity { get; init; } = 1;

    public string Blend { get; init; } = "Normal";

    public bool HasMask { get; init; }

    public string Text { get; init; } = "";

    public PdfFont? Font { get; init; }

    public DrawnImage? Image { get; init; }

    /// <summary>Where in the file: empty on the page itself, "Fm1 / Fm2" in forms.</summary>
    public string Inside { get; init; } = "";

    /// <summary>Text that leaves no ink: mode 3 or 7, or all of it clipped away.</summary>
    public bool IsInvisible { get; init; }

    /// <summary>Marked content: number of the structure, "Artifact", or null for neither.</summary>
    public string? Tagged { get; init; }

    /// <summary>Whether something with ink lay beneath when it was drawn.</summary>
    public bool IsOverOthers { get; set; }

    public bool IsLine => Kind == DrawnKind.Stroke || (Kind == DrawnKind.Fill && Size > 0);

    public override string ToString() => Kind switch
    {
        DrawnKind.Text => $"“{(Text.Length > 40 ? Text[..40] + "…" : Text)}” {Font?.Name}",
        DrawnKind.Image => $"{Image!.Name}",
        _ => $"{Kind.ToString().ToLowerInvariant()} {Paint}",
    } + (Inside.Length > 0 ? $" ({Inside})" : "");
}

/// <param name="Name">In the resources; "inline" for a picture in the contents.</param>
/// <param name="PixelsPerInch">Smaller of both directions as placed.</param>
/// <param name="IsMask">A stencil, painted in the current colour.</param>
internal sealed record DrawnImage(string Name, PdfDict Dict, int Width, int Height, int Bits, ColorSpace? Space, bool IsMask, double PixelsPerInch);
