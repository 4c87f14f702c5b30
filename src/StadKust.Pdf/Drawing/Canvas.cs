using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>One content stream: operators, and the graphics state they leave, so that nothing is said twice and overprint is always said.</summary>
internal sealed class Canvas(GraphicsStates states)
{
    private readonly PdfBuffer body = new();
    private readonly Stack<State> saved = new();
    private State state;
    private bool inText;

    public ResourceUse Resources { get; } = new();

    public PdfBuffer Body => EndText();

    public void Save()
    {
        EndText().Raw("q\n");
        saved.Push(state);
    }

    public void Restore()
    {
        EndText().Raw("Q\n");
        state = saved.Pop();
    }

    /// <summary>Ink for fills and for strokes; null leaves it as it is.</summary>
    public void Ink(Ink? fill, Ink? stroke)
    {
        // The one that is not used follows the other, so that a text run says op and OP alike.
        var overprint = (Fill: fill?.Overprints ?? stroke?.Overprints ?? false, Stroke: stroke?.Overprints ?? fill?.Overprints ?? false);
        // On a screen nothing overprints, so nothing is said.
        if (state.Overprint != overprint && (fill ?? stroke)?.Space != InkSpace.Rgb)
        {
            Use(states.Overprint(overprint.Fill, overprint.Stroke));
            state.Overprint = overprint;
        }

        if (fill is { } f && state.Fill != Inked(f))
        {
            Colour(f, isStroke: false);
            state.Fill = Inked(f);
        }

        if (stroke is { } s && state.Stroke != Inked(s))
        {
            Colour(s, isStroke: true);
            state.Stroke = Inked(s);
        }
    }

    /// <summary>Operators that stand outside of text.</summary>
    public PdfBuffer Outside() => EndText();

    public void Use((string Name, Ref Reference) graphicsState)
    {
        Resources.Add("ExtGState", graphicsState.Name, graphicsState.Reference);
        body.Name(graphicsState.Name).Raw("gs\n");
    }

    /// <summary>The graphics state a page begins with, for content that was made elsewhere. Between <see cref="Save"/> and <see cref="Restore"/>.</summary>
    /// <remarks>Source: ISO 32000-1, tables 52 and 53.</remarks>
    public void AsBegun()
    {
        EndText();
        Use(states.Initial());
        body.Raw("0 g 0 G 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts /RelativeColorimetric ri\n");
        state = default;
    }

    /// <summary>Begins marked content; with a number it belongs to the structure, without it is an artifact.</summary>
    /// <param name="actual">What it says, when that is not what it shows.</param>
    public void BeginMarked(string tag, int? number, string? actual = null)
    {
        EndText().Name(tag);
        if (number is { } n)
        {
            body.Raw("<< ").Name("MCID").Integer(n);
            if (actual is not null)
            {
                body.Name("ActualText").Text(actual);
            }

            body.Raw(">> BDC\n");
            return;
        }

        body.Raw("BMC\n");
    }

    public void EndMarked() => EndText().Raw("EMC\n");

    public PdfBuffer Text(PrintFont font, Length size, double scaleX)
    {
        if (!inText)
        {
            body.Raw("BT\n");
            inText = true;
        }

        if (state.Font != font || state.Size != size)
        {
            Resources.Add("Font", font.Resource, font.Reference);
            body.Name(font.Resource).Number(size.Points).Raw("Tf\n");
            (state.Font, state.Size) = (font, size);
        }

        if (state.ScaleX != scaleX)
        {
            body.Number(scaleX * 100).Raw("Tz\n");
            state.ScaleX = scaleX;
        }

        return body;
    }

    /// <summary>Space after every glyph, before <c>ScaleX</c>.</summary>
    public void LetterSpace(double points)
    {
        if (state.LetterSpace != points)
        {
            body.Number(points, 4).Raw("Tc\n");
            state.LetterSpace = points;
        }
    }

    /// <summary>Baseline shift, up.</summary>
    public void Rise(double points)
    {
        if (state.Rise != points)
        {
            body.Number(points).Raw("Ts\n");
            state.Rise = points;
        }
    }

    public void Pen(Stroke stroke)
    {
        if (state.Pen is { } pen && pen == stroke with { Paint = pen.Paint })
        {
            return;
        }

        EndText().Number(stroke.Width.Points).Raw("w ").Integer((int)stroke.Cap).Raw("J ").Integer((int)stroke.Join).Raw("j ")
            .Number(Math.Max(stroke.MitreLimit, 1)).Raw("M [");
        foreach (var dash in stroke.Dashes)
        {
            body.Number(dash.Points);
        }

        body.Raw("] ").Number(stroke.DashOffset.Points).Raw("d\n");
        state.Pen = stroke;
    }

    private static Ink Inked(Ink ink) => ink with { Overprints = false };

    private void Colour(Ink ink, bool isStroke)
    {
        if (ink.Space == InkSpace.Separation)
        {
            Resources.Add("ColorSpace", ink.Separation.Name, ink.Separation.Reference);
            body.Name(ink.Separation.Name).Raw(isStroke ? "CS " : "cs ").Number(ink.A, 4).Raw(isStroke ? "SCN\n" : "scn\n");
            return;
        }

        body.Number(ink.A, 4).Number(ink.B, 4).Number(ink.C, 4);
        if (ink.Space == InkSpace.Cmyk)
        {
            body.Number(ink.D, 4).Raw(isStroke ? "K\n" : "k\n");
            return;
        }

        body.Raw(isStroke ? "RG\n" : "rg\n");
    }

    private PdfBuffer EndText()
    {
        if (inText)
        {
            body.Raw("ET\n");
            inText = false;
        }

        return body;
    }

    /// <summary>What has been set; null where a stream must not rely on its surroundings.</summary>
    private struct State
    {
        public Ink? Fill { get; set; }

        public Ink? Stroke { get; set; }

        public (bool Fill, bool Stroke)? Overprint { get; set; }

        public PrintFont? Font { get; set; }

        public Length Size { get; set; }

        public double? ScaleX { get; set; }

        public double? LetterSpace { get; set; }

        public double? Rise { get; set; }

        public Stroke? Pen { get; set; }
    }
}
