using System.Xml;
using System.Xml.Linq;

namespace StadKust.Typesetting;

/// <summary>SVG bytes to a drawn picture, in the subset that README.md of this project declares.</summary>
/// <remarks>
/// What lies outside the subset is left out and stated with the element's id and line. No DTD, no entities, no addresses outside the
/// file. Limits: 4 MB, 20,000 elements drawn (uses counted each time), 32 levels, 400,000 steps of paths.
/// </remarks>
internal sealed class SvgReader
{
    private const int MostBytes = 4 << 20;
    private const int MostElements = 20_000;
    private const int MostLevels = 32;
    private const int MostSegments = 400_000;

    private readonly Palette palette;
    private readonly SvgPaints paints;
    private readonly Dictionary<string, XElement> byId = new(StringComparer.Ordinal);
    private readonly List<Fact> facts = [];
    private int elements;
    private int segments;

    private SvgReader(Palette palette)
    {
        this.palette = palette;
        paints = new SvgPaints(palette, byId, State);
    }

    /// <returns>Always a picture; one without parts when the file cannot be read, with a fact that says why.</returns>
    public static VectorPicture Read(ReadOnlyMemory<byte> bytes, Palette palette) => new SvgReader(palette).Read(bytes);

    private VectorPicture Read(ReadOnlyMemory<byte> bytes)
    {
        var nothing = new VectorPicture(0, 0, 1, 1, [], facts);
        if (bytes.Length > MostBytes)
        {
            State("svg-too-large", null, $"The SVG has {bytes.Length} bytes; at most {MostBytes} are read.");
            return nothing;
        }

        XElement root;
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes };
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray()), settings);
            root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException wrong)
        {
            State("svg-unreadable", null, $"The SVG is no well-formed XML: {wrong.Message}");
            return nothing;
        }

        foreach (var element in root.DescendantsAndSelf())
        {
            if (element.Attribute("id")?.Value is { } id && !byId.TryAdd(id, element))
                State("svg-doubled-id", element, $"The id '{id}' is used twice; the first is meant.");
        }

        if (root.Name.LocalName != "svg" || ViewBox(root) is not { } box)
        {
            State("svg-unreadable", root, "The root is no <svg> with a viewBox or a width and height above 0.");
            return nothing;
        }

        var parts = new List<Drawn>();
        foreach (var child in root.Elements())
            Draw(child, SvgStyle.Initial.Of(root), Matrix.Identity, 1, parts);
        return new VectorPicture(box.X, box.Y, box.Width, box.Height, parts, facts);
    }

    private static (double X, double Y, double Width, double Height)? ViewBox(XElement root)
    {
        Span<double> n = stackalloc double[4];
        if (root.Attribute("viewBox")?.Value is { } text)
        {
            var numbers = new SvgNumbers(text);
            for (var i = 0; i < 4; i++)
            {
                if (!numbers.TryNumber(out n[i]))
                    return null;
            }
        }
        else
        {
            (n[2], n[3]) = (Number(root, "width", 0), Number(root, "height", 0));
        }

        return n[2] > 0 && n[3] > 0 ? (n[0], n[1], n[2], n[3]) : null;
    }

    private void Draw(XElement element, SvgStyle inherited, Matrix above, int level, List<Drawn> parts)
    {
        if (level > MostLevels || ++elements > MostElements || segments > MostSegments)
        {
            if (facts.All(f => f.Code != "svg-too-large"))
                State("svg-too-large", element, $"The SVG has more than {MostElements} elements, {MostLevels} levels or {MostSegments} steps; the rest is left out.");
            return;
        }

        if (SvgTransform.Read(element.Attribute("transform")?.Value) is not { } own)
        {
            State("svg-unsupported", element, $"The transform '{element.Attribute("transform")?.Value}' cannot be read.");
            return;
        }

        StateAttributes(element);
        var place = own.Then(above);
        var style = inherited.Of(element);
        if (element.Attribute("display")?.Value == "none" || element.Attribute("visibility")?.Value == "hidden")
            return;
        var inside = new List<Drawn>();
        switch (element.Name.LocalName)
        {
            case "g":
                foreach (var child in element.Elements())
                    Draw(child, style, place, level + 1, inside);
                break;
            case "use":
                if (Target(element) is not { } target)
                    return;
                var moved = new Matrix(1, 0, 0, 1, Number(element, "x", 0), Number(element, "y", 0)).Then(place);
                Draw(target, style, moved, level + 1, inside);
                break;
            case "defs" or "title" or "desc" or "metadata" or "clipPath" or "linearGradient" or "radialGradient":
                return;
            default:
                if (Shape(element) is not { } shape)
                    return;
                if (Filled(element, shape, style, place) is { } drawn)
                    inside.Add(drawn);
                break;
        }

        Wrap(element, place, style, inside, parts);
    }

    // Clip and opacity make a group of their own; a plain group is dissolved into its parts.
    private void Wrap(XElement element, Matrix place, SvgStyle style, List<Drawn> inside, List<Drawn> parts)
    {
        if (inside.Count == 0)
            return;
        var opacity = Math.Clamp(Number(element, "opacity", 1), 0, 1);
        var clip = Clip(element, place, style);
        if (opacity == 1 && clip is null)
            parts.AddRange(inside);
        else
            parts.Add(new DrawnGroup(IdOf(element), inside, clip?.Path, clip?.Rule ?? FillRule.NonZero, opacity));
    }

    private (List<Segment> Path, FillRule Rule)? Clip(XElement element, Matrix place, SvgStyle style)
    {
        if (element.Attribute("clip-path")?.Value is not { } reference || reference == "none")
            return null;
        if (SvgPaints.Reference(reference) is not { } id || !byId.TryGetValue(id, out var clip) || clip.Name.LocalName != "clipPath"
            || clip.Attribute("clipPathUnits")?.Value == "objectBoundingBox" || SvgTransform.Read(clip.Attribute("transform")?.Value) is not { } own)
        {
            State("svg-unsupported", element, $"The clip '{reference}' cannot be used; the element is drawn whole.");
            return null;
        }

        var path = new List<Segment>();
        var rule = style.ClipRule;
        foreach (var child in clip.Elements())
        {
            var shape = child.Name.LocalName == "use" && Target(child) is { } target ? target : child;
            if (Shape(shape) is not { } outline || SvgTransform.Read(shape.Attribute("transform")?.Value) is not { } transform)
                continue;
            rule = shape.Attribute("clip-rule")?.Value ?? rule;
            path.AddRange(Outline.Moved(outline, transform.Then(own).Then(place)));
        }

        return (path, SvgStyle.Rule(rule));
    }

    private List<Segment>? Shape(XElement e)
    {
        switch (e.Name.LocalName)
        {
            case "rect":
                var (rx, ry) = (Number(e, "rx", double.NaN), Number(e, "ry", double.NaN));
                return Counted(Outline.Rectangle(
                    Number(e, "x", 0), Number(e, "y", 0), Number(e, "width", 0), Number(e, "height", 0),
                    double.IsNaN(rx) ? (double.IsNaN(ry) ? 0 : ry) : rx, double.IsNaN(ry) ? (double.IsNaN(rx) ? 0 : rx) : ry));
            case "circle":
                return Counted(Outline.Ellipse(Number(e, "cx", 0), Number(e, "cy", 0), Number(e, "r", 0), Number(e, "r", 0)));
            case "ellipse":
                return Counted(Outline.Ellipse(Number(e, "cx", 0), Number(e, "cy", 0), Number(e, "rx", 0), Number(e, "ry", 0)));
            case "line":
                return Counted(Outline.Polygon([Number(e, "x1", 0), Number(e, "y1", 0), Number(e, "x2", 0), Number(e, "y2", 0)], closed: false));
            case "polyline" or "polygon":
                var points = new List<double>();
                var numbers = new SvgNumbers(e.Attribute("points")?.Value ?? "");
                while (numbers.TryNumber(out var number))
                    points.Add(number);
                if (!numbers.IsAtEnd || points.Count % 2 == 1)
                    State("svg-unsupported", e, "The points cannot all be read.");
                return Counted(Outline.Polygon(points, e.Name.LocalName == "polygon"));
            case "path":
                var (path, isWhole) = SvgPath.Read(e.Attribute("d")?.Value ?? "");
                if (!isWhole)
                    State("svg-unsupported", e, "The path cannot be read to its end.");
                return Counted(path);
            default:
                State("svg-unsupported", e, $"<{e.Name.LocalName}> is not in the subset of SVG that is printed.");
                return null;
        }
    }

    private List<Segment> Counted(List<Segment> path)
    {
        segments += path.Count;
        return path;
    }

    private DrawnPath? Filled(XElement element, List<Segment> shape, SvgStyle style, Matrix place)
    {
        var path = Outline.Moved(shape, place);
        var isLine = element.Name.LocalName == "line";
        var fill = isLine ? null : paints.Fill(element, style.Fill, Outline.Bounds(shape), place);
        var stroke = paints.Stroke(element, style, Math.Sqrt(Math.Abs((place.A * place.D) - (place.B * place.C))));
        return path.Count == 0 || (fill is null && stroke is null) ? null : new DrawnPath(IdOf(element), path, SvgStyle.Rule(style.FillRule), fill, stroke);
    }

    private XElement? Target(XElement use)
    {
        var reference = use.Attribute("href")?.Value ?? use.Attribute(XName.Get("href", "http://www.w3.org/1999/xlink"))?.Value;
        if (reference is ['#', .. var id] && byId.TryGetValue(id, out var target) && !use.AncestorsAndSelf().Contains(target))
            return target;
        State("svg-unsupported", use, $"The use of '{reference}' leads nowhere inside the file.");
        return null;
    }

    private void StateAttributes(XElement element)
    {
        foreach (var name in (ReadOnlySpan<string>)["style", "class", "filter", "mask", "fill-opacity", "stroke-opacity", "mix-blend-mode"])
        {
            if (element.Attribute(name) is { } attribute && !(attribute.Value is "1" or "none"))
                State("svg-unsupported", element, $"The attribute {name}=\"{attribute.Value}\" is not in the subset; it is left out.");
        }
    }

    private void State(string code, XElement? element, string text)
    {
        var line = element is IXmlLineInfo info && info.HasLineInfo() ? $" (line {info.LineNumber})" : "";
        facts.Add(new Fact(code, null, null, new Origin(null, null, element is null ? "svg" : IdOf(element)), text + line, null));
    }

    private static string IdOf(XElement element) => element.Attribute("id")?.Value ?? element.Name.LocalName;

    internal static double Number(XElement element, string name, double otherwise)
    {
        if (element.Attribute(name)?.Value is not { } text)
            return otherwise;
        var trimmed = text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : text;
        var numbers = new SvgNumbers(trimmed);
        return numbers.TryNumber(out var number) && numbers.IsAtEnd ? number : otherwise;
    }
}
