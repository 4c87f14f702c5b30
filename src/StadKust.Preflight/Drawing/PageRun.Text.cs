using System.Text;
using StadKust.Preflight.Fonts;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>Text: positions, sizes, glyphs. Source: ISO 32000-1, 9.</summary>
internal sealed partial class PageRun
{
    private readonly List<(int Code, int Length)> codes = [];
    private readonly StringBuilder shown = new();
    private Matrix textMatrix = Matrix.Identity;
    private Matrix lineMatrix = Matrix.Identity;
    private Outline? textClip;
    private bool isInText;

    private bool Text(string op)
    {
        switch (op)
        {
            case "BT":
                if (isInText)
                {
                    Trouble("BT within BT");
                }

                (textMatrix, lineMatrix, isInText, textClip) = (Matrix.Identity, Matrix.Identity, true, null);
                return true;
            case "ET":
                if (!isInText)
                {
                    Trouble("ET without BT");
                }

                isInText = false;
                if (textClip is { } clip)
                {
                    Clip(clip, false);
                    textClip = null;
                }

                return true;
            case "Tc":
                state.CharacterSpace = N(0);
                return true;
            case "Tw":
                state.WordSpace = N(0);
                return true;
            case "Tz":
                state.HorizontalScale = N(0) / 100;
                return true;
            case "TL":
                state.Leading = N(0);
                return true;
            case "Ts":
                state.Rise = N(0);
                return true;
            case "Tr":
                state.TextMode = (int)N(0);
                return true;
            case "Tf":
                state.FontSize = N(1);
                if (resources.Dict("Font").Find(operands[0].AsName ?? "") is { } font)
                {
                    state.Font = book.Font(font);
                }
                else
                {
                    state.Font = null;
                    Trouble($"font {operands[0]} is not in the resources");
                }

                return true;
            case "Td":
                NewLine(N(0), N(1));
                return true;
            case "TD":
                state.Leading = -N(1);
                NewLine(N(0), N(1));
                return true;
            case "Tm":
                textMatrix = lineMatrix = new Matrix(N(0), N(1), N(2), N(3), N(4), N(5));
                return true;
            case "T*":
                NewLine(0, -state.Leading);
                return true;
            case "Tj":
                Show([operands[0]]);
                return true;
            case "TJ":
                Show(operands[0] is PdfArray array ? array.Items : []);
                return true;
            case "'":
                NewLine(0, -state.Leading);
                Show([operands[0]]);
                return true;
            case "\"":
                (state.WordSpace, state.CharacterSpace) = (N(0), N(1));
                NewLine(0, -state.Leading);
                Show([operands[2]]);
                return true;
            default:
                return false;
        }
    }

    private void NewLine(double x, double y) => textMatrix = lineMatrix = new Matrix(1, 0, 0, 1, x, y).Then(lineMatrix);

    private void Show(IReadOnlyList<PdfValue> parts)
    {
        if (!isInText)
        {
            Trouble("text outside of BT and ET");
        }

        if (state.Font is not { } font)
        {
            Trouble("text without a font");
            return;
        }

        facts.Fonts.Add(font);
        shown.Clear();
        var bounds = Box.Nothing;
        foreach (var part in parts)
        {
            if (part is PdfNumber gap)
            {
                Advance(-gap.Value / 1000 * state.FontSize * state.HorizontalScale);
            }
            else if (part is PdfString text)
            {
                bounds = bounds.Union(Glyphs(font, text));
            }
        }

        AddText(font, bounds);
    }

    private void AddText(PdfFont font, Box bounds)
    {
        if (shown.Length == 0 || bounds.Left > bounds.Right || font.IsType3)
        {
            return;
        }

        var whole = Placed();
        var size = Math.Abs(state.FontSize) * Math.Sqrt((whole.C * whole.C) + (whole.D * whole.D));
        var mode = state.TextMode & 3;
        var isStroked = mode is 1 or 2;
        var visible = bounds.Intersect(state.Clip);
        var paint = mode == 1 ? state.Stroke : state.Fill;
        if (isSilent || painter is not null)
        {
            return;
        }

        Keep(new Drawn
        {
            Kind = DrawnKind.Text,
            Bounds = visible.IsEmpty ? bounds : visible,
            Paint = paint,
            Size = size,
            Overprints = mode == 1 ? state.OverprintStroke : state.OverprintFill,
            OverprintMode = state.OverprintMode,
            Opacity = isStroked ? state.StrokeOpacity : state.FillOpacity,
            Blend = state.Blend,
            HasMask = state.HasMask,
            Text = shown.ToString(),
            Font = font,
            Inside = inside,
            Tagged = tagged,
            IsInvisible = mode == 3 || visible.IsEmpty,
            IsOverOthers = !visible.IsEmpty && backdrop.Meets(visible),
        });
    }

    // The text matrix without the size of the font.
    private Matrix Placed() => textMatrix.Then(state.Ctm);

    private void Advance(double along) => textMatrix = state.Font?.Dict.Name("Encoding") == "Identity-V"
        ? new Matrix(1, 0, 0, 1, 0, along).Then(textMatrix)
        : new Matrix(1, 0, 0, 1, along, 0).Then(textMatrix);

    private Box Glyphs(PdfFont font, PdfString text)
    {
        var bounds = Box.Nothing;
        codes.Clear();
        font.Decode(text.Bytes, codes);
        var (size, wide, toEm) = (state.FontSize, state.HorizontalScale, font.ToEm);
        var all = codes.ToArray();
        foreach (var (code, length) in all)
        {
            if (painter is null)
            {
                font.Used.Add(code);
                shown.Append(font.Unicode(code) ?? "\uFFFD");
            }

            var glyph = new Matrix(size * wide, 0, 0, size, 0, state.Rise).Then(Placed());
            var width = font.Width(code);
            if (font.IsType3)
            {
                Type3(font, code, glyph);
                width *= toEm.A * 1000;
            }
            else
            {
                if (painter is null)
                {
                    bounds = bounds.Union(GlyphBounds(font, code, width, glyph));
                }

                PaintGlyph(font, code, toEm.Then(glyph));
            }

            Advance(((width / 1000 * size) + state.CharacterSpace + (length == 1 && code == 32 ? state.WordSpace : 0)) * wide);
        }

        return bounds;
    }

    private static Box GlyphBounds(PdfFont font, int code, double width, in Matrix place)
    {
        if (font.Program is { } program)
        {
            var outline = program.Outline(font.Glyph(code));
            return outline.IsEmpty ? Box.Nothing : program.Bounds(font.Glyph(code), font.ToEm.Then(place));
        }

        // Without the font itself, from a fifth below the line to four fifths above it.
        return Outline.Of(new Box(0, -0.2, width / 1000, 0.8)).On(place).Bounds();
    }

    private void PaintGlyph(PdfFont font, int code, in Matrix place)
    {
        var clips = state.TextMode >= 4;
        if (painter is null && !clips)
        {
            return;
        }

        var glyph = font.Glyph(code);
        if (state.TextMode is 0 or 2 or 4 or 6)
        {
            painter?.Glyph(font, glyph, place, state);
        }

        if (font.Program is null || (!clips && state.TextMode is not (1 or 2)))
        {
            return;
        }

        var outline = font.Program.Outline(glyph).On(place);
        if (state.TextMode is 1 or 2 or 5 or 6)
        {
            painter?.Stroke(outline, state);
        }

        if (clips)
        {
            textClip ??= new Outline();
            textClip.Append(outline, Matrix.Identity);
        }
    }

    private void Type3(PdfFont font, int code, in Matrix place)
    {
        if (font.GlyphName(code) is not { } name || font.Dict.Dict("CharProcs")[name] is not PdfStream drawing || depth >= book.Limits.Forms || !open.Add(drawing.Dict))
        {
            return;
        }

        var (outside, oldText, oldLine, oldIn, oldColor, oldShown) = (state.Copy(), textMatrix, lineMatrix, isInText, isSilentColor, shown.ToString());
        var before = resources;
        resources = font.Dict.Find("Resources") ?? resources;
        isInText = false;
        Inner(drawing, font.ToEm.Then(place), null, font.Name, isSilent);
        open.Remove(drawing.Dict);
        (state, textMatrix, lineMatrix, isInText, isSilentColor, resources) = (outside, oldText, oldLine, oldIn, oldColor, before);
        shown.Clear().Append(oldShown);
    }
}
