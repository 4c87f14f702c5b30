using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>Colours, patterns and shadings.</summary>
internal sealed partial class PageRun
{
    private static readonly PdfName GrayName = new("DeviceGray");
    private static readonly PdfName RgbName = new("DeviceRGB");
    private static readonly PdfName CmykName = new("DeviceCMYK");

    private bool Color(string op)
    {
        switch (op)
        {
            case "g":
                SetFill(book.Space(GrayName, resources));
                return true;
            case "G":
                SetStroke(book.Space(GrayName, resources));
                return true;
            case "rg":
                SetFill(book.Space(RgbName, resources));
                return true;
            case "RG":
                SetStroke(book.Space(RgbName, resources));
                return true;
            case "k":
                SetFill(book.Space(CmykName, resources));
                return true;
            case "K":
                SetStroke(book.Space(CmykName, resources));
                return true;
            case "cs":
                state.Fill = Begin(operands[0]);
                return true;
            case "CS":
                state.Stroke = Begin(operands[0]);
                return true;
            case "sc" or "scn":
                SetFill(state.Fill.Space);
                return true;
            case "SC" or "SCN":
                SetStroke(state.Stroke.Space);
                return true;
            default:
                return false;
        }
    }

    private Paint Begin(PdfValue name)
    {
        var space = book.Space(name, resources);
        if (space.Kind == SpaceKind.Unknown)
        {
            Trouble($"colour space {name} is not known");
        }

        var values = space.Initial();
        return new Paint(space, values, space.Ink(values));
    }

    private void SetFill(ColorSpace space)
    {
        if (!isSilentColor)
        {
            state.Fill = Taken(space);
        }
    }

    private void SetStroke(ColorSpace space)
    {
        if (!isSilentColor)
        {
            state.Stroke = Taken(space);
        }
    }

    private Paint Taken(ColorSpace space)
    {
        var values = new double[operands.Count(o => o is PdfNumber)];
        for (var (i, at) = (0, 0); i < operands.Count; i++)
        {
            if (operands[i] is PdfNumber number)
            {
                values[at++] = number.Value;
            }
        }

        if (operands.Count > 0 && operands[^1] is PdfName name)
        {
            var pattern = resources.Dict("Pattern")[name.Value];
            if (pattern is PdfNull)
            {
                Trouble($"pattern {name} is not in the resources");
            }

            var under = space.Base;
            return new Paint(under ?? space, values, under?.Ink(values) ?? new Ink(0, 0, 0, 0.5), pattern);
        }

        if (space.Components > 0 && values.Length < space.Components)
        {
            Trouble($"{space.Label} has {values.Length} numbers");
        }

        return new Paint(space, values, space.Ink(values));
    }

    private void PatternFill(PdfValue pattern, Outline outline, bool evenOdd, Box bounds)
    {
        var dict = pattern switch { PdfDict d => d, PdfStream s => s.Dict, _ => null };
        if (dict is null)
        {
            return;
        }

        if (dict.Integer("PatternType") == 2)
        {
            AddShading(dict["Shading"], bounds);
            painter?.Shade(dict["Shading"], resources, Matrix.Of(dict.Array("Matrix").Numbers()).Then(BaseMatrix), outline, evenOdd, state);
            return;
        }

        if (pattern is PdfStream tile)
        {
            Tiles(tile, outline, evenOdd, bounds);
        }
    }

    /// <summary>The matrix that patterns start from: that of the page, or of the form they are used in.</summary>
    private Matrix BaseMatrix { get; set; } = Matrix.Identity;

    private Box? patternArea;

    private void NotePattern(PdfValue pattern, Box bounds)
    {
        if (pattern is PdfDict dict && dict.Integer("PatternType") == 2)
        {
            AddShading(dict["Shading"], bounds);
        }
    }

    private void AddShading(PdfValue shading, Box bounds)
    {
        var dict = shading switch { PdfDict d => d, PdfStream s => s.Dict, _ => PdfDict.Empty };
        var space = book.Space(dict["ColorSpace"], resources);
        Add(DrawnKind.Shading, bounds, new Paint(space, [], ColorOf(dict, space)), 0, state.OverprintFill, state.FillOpacity);
    }

    // The middle of the shading stands for the whole of it.
    private Ink ColorOf(PdfDict shading, ColorSpace space)
    {
        var function = Function.Of(shading["Function"], book.Limits);
        var domain = shading.Array("Domain").Numbers();
        var middle = domain.Length >= 2 ? (domain[0] + domain[1]) / 2 : 0.5;
        return function is null ? new Ink(0, 0, 0, 0.5) : space.Ink(function.At([middle]));
    }

    private void Shading(string name)
    {
        var shading = resources.Dict("Shading")[name];
        if (shading is PdfNull)
        {
            Trouble($"shading /{name} is not in the resources");
            return;
        }

        AddShading(shading, state.Clip);
        painter?.Shade(shading, resources, state.Ctm, null, false, state);
    }

    private void Tiles(PdfStream tile, Outline outline, bool evenOdd, Box bounds)
    {
        if (depth >= book.Limits.Forms || !open.Add(tile.Dict))
        {
            Trouble("patterns are nested too deep or in a circle");
            return;
        }

        var dict = tile.Dict;
        var own = Matrix.Of(dict.Array("Matrix").Numbers()).Then(BaseMatrix);
        var box = dict.Array("BBox").Count == 4 ? Box.Of(dict.Array("BBox").Numbers()) : Box.Nothing;
        var (dx, dy) = (dict.Real("XStep") ?? 0, dict.Real("YStep") ?? 0);
        var (outside, area) = (state.Copy(), patternArea);
        var (color, isSilentBefore) = (state.Fill with { Pattern = null }, isSilentColor);
        if (painter is null)
        {
            // One tile stands for all: what it draws counts for the whole filled area, wherever the tile itself lies.
            patternArea ??= bounds.Intersect(outside.Clip);
            state.Clip = new Box(-1e6, -1e6, 1e6, 1e6);
        }
        else
        {
            Clip(outline, evenOdd);
        }

        var clipped = state.Copy();
        var first = true;
        foreach (var (x, y) in Places(own, box, dx, dy, bounds.Intersect(outside.Clip)))
        {
            state = clipped.Copy();
            (state.Fill, state.Stroke) = (color, color);
            isSilentColor = dict.Integer("PaintType") == 2;
            Inner(tile, new Matrix(1, 0, 0, 1, x, y).Then(own), box, $"pattern {dict.Number}", silent: !first);
            first = false;
        }

        open.Remove(tile.Dict);
        (state, isSilentColor, patternArea) = (outside, isSilentBefore, area);
    }

    // Without a painter one tile says all there is to know. With one, up to 2500 tiles are painted.
    private IEnumerable<(double X, double Y)> Places(Matrix own, Box box, double dx, double dy, Box area)
    {
        (dx, dy) = (Math.Abs(dx), Math.Abs(dy));
        if (painter is null || dx < 0.01 || dy < 0.01 || own.Inverse() is not { } back || area.IsEmpty)
        {
            return [(0, 0)];
        }

        var around = Outline.Of(area).On(back).Bounds();
        var (x0, x1) = (Math.Floor((around.Left - box.Right) / dx), Math.Ceiling((around.Right - box.Left) / dx));
        var (y0, y1) = (Math.Floor((around.Bottom - box.Top) / dy), Math.Ceiling((around.Top - box.Bottom) / dy));
        if ((x1 - x0 + 1) * (y1 - y0 + 1) is > 2500 or double.NaN)
        {
            Trouble("a pattern has more than 2500 tiles; its ink was not measured");
            return [(0, 0)];
        }

        return from y in Enumerable.Range((int)y0, (int)(y1 - y0) + 1) from x in Enumerable.Range((int)x0, (int)(x1 - x0) + 1) select (x * dx, y * dy);
    }
}
