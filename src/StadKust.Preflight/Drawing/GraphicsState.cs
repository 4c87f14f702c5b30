using StadKust.Preflight.Fonts;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>What holds while contents are drawn; copied by q, brought back by Q. Source: ISO 32000-1, 8.4.</summary>
internal sealed class GraphicsState
{
    public Matrix Ctm { get; set; } = Matrix.Identity;

    /// <summary>Round the clip.</summary>
    public Box Clip { get; set; }

    /// <summary>The clip as the painter keeps it.</summary>
    public object? ClipMask { get; set; }

    public Paint Fill { get; set; } = Paint.Black;

    public Paint Stroke { get; set; } = Paint.Black;

    public double LineWidth { get; set; } = 1;

    public int Cap { get; set; }

    public int Join { get; set; }

    public double Mitre { get; set; } = 10;

    public double[] Dash { get; set; } = [];

    public double DashPhase { get; set; }

    public bool OverprintFill { get; set; }

    public bool OverprintStroke { get; set; }

    public int OverprintMode { get; set; }

    public string Blend { get; set; } = "Normal";

    public double FillOpacity { get; set; } = 1;

    public double StrokeOpacity { get; set; } = 1;

    public bool HasMask { get; set; }

    /// <summary>The soft mask as the painter keeps it.</summary>
    public object? Mask { get; set; }

    public PdfFont? Font { get; set; }

    public double FontSize { get; set; }

    public double CharacterSpace { get; set; }

    public double WordSpace { get; set; }

    public double HorizontalScale { get; set; } = 1;

    public double Leading { get; set; }

    public double Rise { get; set; }

    public int TextMode { get; set; }

    public GraphicsState Copy() => (GraphicsState)MemberwiseClone();
}
