using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>What the numbers of a colour mean.</summary>
internal enum InkSpace
{
    /// <summary>Four amounts of ink from 0 to 1.</summary>
    Cmyk,

    /// <summary>Red, green and blue from 0 to 1; the fourth number is 0.</summary>
    Rgb,

    /// <summary>The tint of a separation; the other numbers are 0.</summary>
    Separation,
}

/// <summary>A colour as content says it, and whether what lies beneath stays.</summary>
internal readonly record struct Ink(InkSpace Space, double A, double B, double C, double D, bool Overprints)
{
    /// <summary>Resource of a separation.</summary>
    public (string Name, Ref Reference) Separation { get; init; }

    public static Ink Cmyk(double c, double m, double y, double k, bool overprints) => new(InkSpace.Cmyk, c, m, y, k, overprints);

    public static Ink Rgb(Rgb colour) => new(InkSpace.Rgb, colour.R / 255.0, colour.G / 255.0, colour.B / 255.0, 0, false);

    /// <summary>For functions: as many numbers as the space has.</summary>
    public double[] Numbers => Space switch { InkSpace.Cmyk => [A, B, C, D], InkSpace.Rgb => [A, B, C], _ => [A] };
}

internal enum InkUse
{
    Text,
    Line,
    Area,
}

/// <summary>Turns the paints of one file into colours, and refuses what its profile forbids: here, so that no other place can forget.</summary>
internal interface IInks
{
    /// <summary>Space of pages, groups and shadings: <c>DeviceCMYK</c> or <c>DeviceRGB</c>.</summary>
    string Space { get; }

    /// <summary>Knocks out: said before pictures, so that nothing of what was set before them holds.</summary>
    Ink Black { get; }

    /// <summary>What line art is painted with: black that overprints.</summary>
    Ink Stencil { get; }

    /// <summary>Black, as what hides in a mask.</summary>
    double[] Dark { get; }

    /// <exception cref="ArgumentException">The message names the mark and the rule.</exception>
    Ink Of(Paint paint, InkUse use, Mark mark);

    /// <summary>The colour of a mark inside a mask: only its light counts.</summary>
    Ink OfMask(Paint paint, InkUse use, Mark mark);
}
