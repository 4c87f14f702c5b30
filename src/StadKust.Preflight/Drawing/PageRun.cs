using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>Runs the contents of one page: collects what is drawn and, when asked, has it painted.</summary>
/// <remarks>Never throws on damage; what makes no sense is told in <see cref="PageFacts.Troubles"/>. Source: ISO 32000-1, annex A.</remarks>
internal sealed partial class PageRun
{
    private readonly ResourceBook book;
    private readonly IPainter? painter;
    private readonly PageFacts facts;
    private readonly List<GraphicsState> saved = [];
    private readonly List<PdfValue> operands = [];
    private readonly HashSet<PdfDict> open = new(ReferenceEqualityComparer.Instance);
    private readonly List<string?> marked = [];
    private readonly Backdrop backdrop = new();
    private GraphicsState state = new();
    private Outline path = new();
    private bool? clipEvenOdd;
    private PdfDict resources = PdfDict.Empty;
    private string inside = "";
    private string? tagged;
    private int steps;
    private int compatible;
    private int depth;
    private bool isSilent;

    private PageRun(PdfPage page, ResourceBook book, IPainter? painter)
    {
        (this.book, this.painter) = (book, painter);
        facts = new PageFacts(page);
    }

    /// <param name="painter">When there is one, the page is painted and nothing is collected: that is the work of a run without.</param>
    /// <exception cref="BeyondLimitException">Time is up, or more operators than allowed.</exception>
    public static PageFacts Run(PdfPage page, ResourceBook book, IPainter? painter = null)
    {
        var run = new PageRun(page, book, painter);
        var (bytes, troubles) = page.Contents(book.Limits);
        run.facts.Troubles.UnionWith(troubles);
        run.state.Clip = page.Media;
        run.resources = page.Resources;
        if (page.Dict.Find("Group") is { } group && group.Name("S") == "Transparency")
        {
            run.facts.Groups.Add((Written(group, "CS"), "page", false));
        }

        run.Contents(bytes);
        return run.facts;
    }

    private static string? Written(PdfDict dict, string key) => dict[key] switch
    {
        PdfName name => name.Value,
        PdfArray { Count: > 0 } array => array[0].AsName,
        _ => null,
    };

    private void Trouble(string what)
    {
        if (facts.Troubles.Count < 50)
        {
            facts.Troubles.Add(what);
        }
    }

    private void Contents(byte[] bytes)
    {
        var parser = new PdfParser(bytes, 0, bytes.Length, null, book.Limits.Nesting);
        var floor = saved.Count;
        operands.Clear();
        while (parser.Read() is { } value)
        {
            if (value is not PdfKeyword word)
            {
                operands.Add(value);
                if (operands.Count > 1000)
                {
                    Trouble("more than 1000 operands in a row");
                    operands.Clear();
                }

                continue;
            }

            if ((++steps & 1023) == 0)
            {
                book.Limits.CheckTime();
            }

            if (steps > book.Limits.Operators)
            {
                throw new BeyondLimitException($"{book.Limits.Operators} operators");
            }

            if (word.Value == "BI")
            {
                InlineImage(parser, bytes);
            }
            else
            {
                Do(word.Value, floor);
            }

            operands.Clear();
        }

        if (parser.Oddities > 0)
        {
            Trouble("broken syntax");
        }

        if (saved.Count > floor)
        {
            Trouble("q without Q");
            state = saved[floor];
            saved.RemoveRange(floor, saved.Count - floor);
        }
    }

    private double N(int i) => i < operands.Count ? operands[i].AsNumber ?? 0 : 0;

    // How many operands an operator needs at least; the others take none or have their own check.
    private static int Needs(string op) => op switch
    {
        "re" or "v" or "y" or "k" or "K" => 4,
        "c" or "cm" or "Tm" => 6,
        "m" or "l" or "Td" or "TD" or "Tf" or "d" => 2,
        "rg" or "RG" or "\"" => 3,
        "w" or "J" or "j" or "M" or "i" or "g" or "G" or "gs" or "Do" or "cs" or "CS" or "Tc" or "Tw" or "Tz" or "TL" or "Ts" or "Tr" or "Tj" or "TJ" or "'" or "sh" => 1,
        _ => 0,
    };

    private void Do(string op, int floor)
    {
        if (operands.Count < Needs(op))
        {
            Trouble($"{op} has {operands.Count} operands");
            return;
        }

        if (State(op, floor) || Build(op) || Color(op) || Text(op))
        {
            return;
        }

        switch (op)
        {
            case "Do":
                XObject(operands[0].AsName ?? "");
                break;
            case "sh":
                Shading(operands[0].AsName ?? "");
                break;
            case "BDC" or "BMC":
                BeginMarked();
                break;
            case "EMC":
                if (marked.Count == 0)
                {
                    Trouble("EMC without BMC");
                    break;
                }

                tagged = marked[^1];
                marked.RemoveAt(marked.Count - 1);
                break;
            case "BX":
                compatible++;
                break;
            case "EX":
                compatible--;
                break;
            case "MP" or "DP" or "d0" or "ri" or "i":
                break;
            case "d1":
                // An uncoloured glyph: its own colours do not count.
                isSilentColor = true;
                break;
            default:
                if (compatible == 0)
                {
                    Trouble($"unknown operator {(op.Length > 12 ? op[..12] + "…" : op)}");
                }

                break;
        }
    }

    private bool isSilentColor;

    private bool State(string op, int floor)
    {
        switch (op)
        {
            case "q":
                if (saved.Count > 1000)
                {
                    throw new BeyondLimitException("1000 nested q");
                }

                saved.Add(state.Copy());
                return true;
            case "Q":
                if (saved.Count <= floor)
                {
                    Trouble("Q without q");
                    return true;
                }

                state = saved[^1];
                saved.RemoveAt(saved.Count - 1);
                return true;
            case "cm":
                state.Ctm = new Matrix(N(0), N(1), N(2), N(3), N(4), N(5)).Then(state.Ctm);
                return true;
            case "w":
                state.LineWidth = Math.Abs(N(0));
                return true;
            case "J":
                state.Cap = (int)N(0);
                return true;
            case "j":
                state.Join = (int)N(0);
                return true;
            case "M":
                state.Mitre = N(0);
                return true;
            case "d":
                state.Dash = operands[0] is PdfArray dash ? [.. dash.Numbers().Select(Math.Abs).Take(64)] : [];
                state.DashPhase = N(1);
                return true;
            case "gs":
                if (resources.Dict("ExtGState").Find(operands[0].AsName ?? "") is { } extended)
                {
                    Extended(extended);
                }
                else
                {
                    Trouble($"graphics state {operands[0]} is not in the resources");
                }

                return true;
            default:
                return false;
        }
    }

    private void Extended(PdfDict dict)
    {
        state.LineWidth = dict.Real("LW") ?? state.LineWidth;
        state.Cap = dict.Integer("LC") ?? state.Cap;
        state.Join = dict.Integer("LJ") ?? state.Join;
        state.Mitre = dict.Real("ML") ?? state.Mitre;
        if (dict.Array("D") is { Count: 2 } dash && dash[0] is PdfArray pattern)
        {
            (state.Dash, state.DashPhase) = ([.. pattern.Numbers().Select(Math.Abs).Take(64)], dash[1].AsNumber ?? 0);
        }

        // OP alone sets both; op only the fill. Source: ISO 32000-1, table 58.
        if (dict.Bool("OP") is { } both)
        {
            state.OverprintStroke = both;
            state.OverprintFill = dict.Bool("op") ?? both;
        }
        else if (dict.Bool("op") is { } fill)
        {
            state.OverprintFill = fill;
        }

        state.OverprintMode = dict.Integer("OPM") ?? state.OverprintMode;
        state.StrokeOpacity = dict.Real("CA") is { } stroke ? Ink.Limit(stroke) : state.StrokeOpacity;
        state.FillOpacity = dict.Real("ca") is { } opacity ? Ink.Limit(opacity) : state.FillOpacity;
        if (dict.Has("BM"))
        {
            state.Blend = dict.Name("BM") ?? dict.Array("BM")[0].AsName ?? "Normal";
            state.Blend = state.Blend == "Compatible" ? "Normal" : state.Blend;
            facts.BlendModes.Add(state.Blend);
        }

        if (dict.Array("Font") is { Count: 2 } font && font[0] is PdfDict face)
        {
            (state.Font, state.FontSize) = (book.Font(face), font[1].AsNumber ?? 0);
        }

        if (dict.Has("SMask"))
        {
            SoftMask(dict["SMask"] as PdfDict);
        }

        facts.IsTransparent |= state.FillOpacity < 1 || state.StrokeOpacity < 1 || state.Blend != "Normal" || state.HasMask;
    }

    private bool Build(string op)
    {
        switch (op)
        {
            case "m":
                Move(N(0), N(1));
                return true;
            case "l":
                Line(N(0), N(1));
                return true;
            case "c":
                Curve(N(0), N(1), N(2), N(3), N(4), N(5));
                return true;
            case "v":
                var (x, y) = (path.LastX, path.LastY);
                var (x2, y2) = state.Ctm.On(N(0), N(1));
                var (x3, y3) = state.Ctm.On(N(2), N(3));
                path.Curve(x, y, x2, y2, x3, y3);
                return true;
            case "y":
                Curve(N(0), N(1), N(2), N(3), N(2), N(3));
                return true;
            case "h":
                path.Close();
                return true;
            case "re":
                Move(N(0), N(1));
                Line(N(0) + N(2), N(1));
                Line(N(0) + N(2), N(1) + N(3));
                Line(N(0), N(1) + N(3));
                path.Close();
                return true;
            case "W":
                clipEvenOdd = false;
                return true;
            case "W*":
                clipEvenOdd = true;
                return true;
            case "n":
                Paint(false, false, false);
                return true;
            case "f" or "F" or "f*":
                Paint(true, false, op == "f*");
                return true;
            case "S" or "s":
                CloseFor(op == "s");
                Paint(false, true, false);
                return true;
            case "B" or "B*" or "b" or "b*":
                CloseFor(op[0] == 'b');
                Paint(true, true, op.Length == 2);
                return true;
            default:
                return false;
        }
    }

    private void CloseFor(bool close)
    {
        if (close)
        {
            path.Close();
        }
    }

    private void Move(double x, double y)
    {
        var (px, py) = state.Ctm.On(x, y);
        path.Move(px, py);
    }

    private void Line(double x, double y)
    {
        var (px, py) = state.Ctm.On(x, y);
        path.Line(px, py);
    }

    private void Curve(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        var (a, b) = state.Ctm.On(x1, y1);
        var (c, d) = state.Ctm.On(x2, y2);
        var (e, f) = state.Ctm.On(x3, y3);
        path.Curve(a, b, c, d, e, f);
    }

    private void Paint(bool fill, bool stroke, bool evenOdd)
    {
        if (!path.IsEmpty && fill)
        {
            FillPath(evenOdd);
        }

        if (!path.IsEmpty && stroke)
        {
            StrokePath();
        }

        if (clipEvenOdd is { } rule)
        {
            Clip(path, rule);
        }

        (path, clipEvenOdd) = (new Outline(), null);
    }

    private void Clip(Outline outline, bool evenOdd)
    {
        var bounds = outline.IsEmpty ? Box.Nothing : outline.Bounds();
        state.Clip = state.Clip.Intersect(bounds);
        if (painter is not null)
        {
            state.ClipMask = painter.Clip(state.ClipMask, outline, evenOdd);
        }
    }

    private void FillPath(bool evenOdd)
    {
        var bounds = path.Bounds();
        // GWG I00004: a thin filled rectangle is a line. One side below 2 pt, the other at least four times as long.
        var thin = path.AsRectangle() is { } box && Math.Min(box.Width, box.Height) is var side && side < 2 && Math.Max(box.Width, box.Height) >= 4 * side ? side : 0;
        if (state.Fill.Pattern is { } pattern)
        {
            PatternFill(pattern, path, evenOdd, bounds);
            return;
        }

        Add(DrawnKind.Fill, bounds, state.Fill, thin, state.OverprintFill, state.FillOpacity);
        painter?.Fill(path, evenOdd, state);
    }

    private void StrokePath()
    {
        var width = state.LineWidth * state.Ctm.Scale;
        var bounds = path.Bounds().Grown(width / 2);
        if (state.Stroke.Pattern is { } pattern)
        {
            NotePattern(pattern, bounds);
        }

        Add(DrawnKind.Stroke, bounds, state.Stroke, width, state.OverprintStroke, state.StrokeOpacity);
        painter?.Stroke(path, state);
    }

    private Drawn? Add(DrawnKind kind, Box bounds, Paint paint, double size, bool overprints, double opacity)
    {
        var visible = patternArea is { } area && !bounds.Intersect(state.Clip).IsEmpty ? area : bounds.Intersect(state.Clip);
        if (isSilent || painter is not null || visible.Left > visible.Right || visible.Bottom > visible.Top)
        {
            return null;
        }

        var item = new Drawn
        {
            Kind = kind,
            Bounds = visible,
            Paint = paint,
            Size = size,
            Overprints = overprints,
            OverprintMode = state.OverprintMode,
            Opacity = opacity,
            Blend = state.Blend,
            HasMask = state.HasMask,
            Inside = inside,
            Tagged = tagged,
        };
        item.IsOverOthers = backdrop.Meets(visible);
        Keep(item);
        return item;
    }

    private void Keep(Drawn item)
    {
        facts.Items.Add(item);
        if (!item.IsInvisible && item.Opacity > 0)
        {
            backdrop.Add(item.Bounds, !item.Paint.Ink.IsWhite || item.Kind is DrawnKind.Image or DrawnKind.Shading);
        }
    }

    private void BeginMarked()
    {
        marked.Add(tagged);
        var tag = operands.Count > 0 ? operands[0].AsName : null;
        var properties = operands.Count > 1 ? operands[1] as PdfDict ?? (operands[1] is PdfName name ? resources.Dict("Properties").Find(name.Value) : null) : null;
        if (properties?.Integer("MCID") is { } number)
        {
            facts.MarkedContent[number] = facts.MarkedContent.GetValueOrDefault(number) + 1;
            tagged = FormattableString.Invariant($"{number}");
        }
        else if (tag == "Artifact")
        {
            tagged = "Artifact";
        }
    }
}
