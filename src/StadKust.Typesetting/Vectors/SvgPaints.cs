using System.Xml.Linq;

namespace StadKust.Typesetting;

/// <summary>Fills, strokes and gradients of an SVG to swatches.</summary>
/// <param name="state">Takes code, element and sentence of what cannot be painted.</param>
internal sealed class SvgPaints(Palette palette, Dictionary<string, XElement> byId, Action<string, XElement?, string> state)
{
    /// <param name="box">Of the shape before its transform, for gradients that measure by it.</param>
    public DrawnFill? Fill(XElement element, string fill, Rect box, Matrix place)
    {
        if (fill is "none" or "transparent")
            return null;
        if (Reference(fill) is { } id)
            return Gradient(element, id, box, place);
        return Colour(element, fill, "fill") is { } swatch ? new DrawnColour(swatch) : null;
    }

    public DrawnStroke? Stroke(XElement element, SvgStyle style, double scale)
    {
        if (style.Stroke is "none" or "transparent")
            return null;
        if (Reference(style.Stroke) is not null)
        {
            state("svg-unsupported", element, $"The stroke {style.Stroke} is no plain colour; it is left out.");
            return null;
        }

        if (Colour(element, style.Stroke, "stroke") is not { } swatch)
            return null;
        var width = Number(style.StrokeWidth, 1) * scale;
        return width <= 0 ? null : new DrawnStroke(
            swatch, width, style.LineCap, style.LineJoin, Number(style.MitreLimit, 4), Dashes(style.Dashes, scale), Number(style.DashOffset, 0) * scale);
    }

    /// <summary>The id in <c>url(#id)</c>.</summary>
    public static string? Reference(string value) =>
        value.StartsWith("url(#", StringComparison.Ordinal) && value.IndexOf(')', StringComparison.Ordinal) is > 5 and var end ? value[5..end] : null;

    private SwatchId? Colour(XElement element, string colour, string what)
    {
        var swatch = SvgColours.Find(colour, palette);
        if (swatch is null)
            state("unmapped-colour", element, $"The {what} {colour} is no colour of the palette; it is left out.");
        return swatch;
    }

    private DrawnGradient? Gradient(XElement element, string id, Rect box, Matrix place)
    {
        if (!byId.TryGetValue(id, out var gradient) || gradient.Name.LocalName is not ("linearGradient" or "radialGradient")
            || SvgTransform.Read(gradient.Attribute("gradientTransform")?.Value) is not { } own)
        {
            state("svg-unsupported", element, $"The fill url(#{id}) is no gradient of the subset; it is left out.");
            return null;
        }

        var stops = Stops(gradient);
        if (stops.Count == 0)
        {
            state("svg-unsupported", gradient, "The gradient has no stop in a colour of the palette.");
            return null;
        }

        // Measured by the box of the shape unless it says otherwise; then in the units around it.
        var isOfBox = gradient.Attribute("gradientUnits")?.Value != "userSpaceOnUse";
        var units = isOfBox
            ? new Matrix(box.Width.Points, 0, 0, box.Height.Points, box.X.Points, box.Y.Points)
            : Matrix.Identity;
        var all = own.Then(units).Then(place);
        if (gradient.Name.LocalName == "linearGradient")
        {
            var from = Outline.At(Part(gradient, "x1", 0), Part(gradient, "y1", 0));
            var to = Outline.At(Part(gradient, "x2", isOfBox ? 1 : 0), Part(gradient, "y2", 0));
            return new DrawnGradient(false, all.Apply(from), all.Apply(to), stops);
        }

        var (cx, cy, r) = (Part(gradient, "cx", 0.5), Part(gradient, "cy", 0.5), Part(gradient, "r", 0.5));
        if (gradient.Attribute("fx") is not null || gradient.Attribute("fy") is not null || (isOfBox && Math.Abs(box.Width / box.Height - 1) > 0.01))
            state("svg-unsupported", gradient, "A radial gradient is painted as a circle around its centre.");
        return new DrawnGradient(true, all.Apply(Outline.At(cx, cy)), all.Apply(Outline.At(cx + r, cy)), stops);
    }

    private List<(double Offset, SwatchId Swatch)> Stops(XElement gradient)
    {
        var stops = new List<(double, SwatchId)>();
        foreach (var stop in gradient.Elements().Where(e => e.Name.LocalName == "stop"))
        {
            if (SvgReader.Number(stop, "stop-opacity", 1) < 1)
                state("svg-unsupported", stop, "A stop that is not opaque is painted opaque.");
            if (Colour(stop, stop.Attribute("stop-color")?.Value ?? "black", "stop") is { } swatch)
                stops.Add((Math.Clamp(Part(stop, "offset", 0), 0, 1), swatch));
        }

        return stops;
    }

    private static double Part(XElement element, string name, double otherwise)
    {
        var text = element.Attribute(name)?.Value;
        return text is not null && text.EndsWith('%') ? Number(text[..^1], otherwise * 100) / 100 : Number(text, otherwise);
    }

    private static double Number(string? text, double otherwise)
    {
        if (text is null)
            return otherwise;
        var numbers = new SvgNumbers(text.EndsWith("px", StringComparison.Ordinal) ? text[..^2] : text);
        return numbers.TryNumber(out var number) && numbers.IsAtEnd ? number : otherwise;
    }

    private static List<double> Dashes(string text, double scale)
    {
        var dashes = new List<double>();
        if (text == "none")
            return dashes;
        var numbers = new SvgNumbers(text);
        while (numbers.TryNumber(out var dash))
            dashes.Add(Math.Abs(dash) * scale);
        return dashes.Sum() > 0 ? dashes : [];
    }
}
