using System.Xml.Linq;

namespace StadKust.Typesetting;

/// <summary>Presentation attributes that children inherit, as written.</summary>
internal sealed record SvgStyle(
    string Fill, string Stroke, string StrokeWidth, string FillRule, string ClipRule, string Cap, string Join, string MitreLimit, string Dashes, string DashOffset)
{
    public static SvgStyle Initial { get; } = new("black", "none", "1", "nonzero", "nonzero", "butt", "miter", "4", "none", "0");

    public SvgStyle Of(XElement element) => new(
        Or(element, "fill", Fill), Or(element, "stroke", Stroke), Or(element, "stroke-width", StrokeWidth), Or(element, "fill-rule", FillRule),
        Or(element, "clip-rule", ClipRule), Or(element, "stroke-linecap", Cap), Or(element, "stroke-linejoin", Join),
        Or(element, "stroke-miterlimit", MitreLimit), Or(element, "stroke-dasharray", Dashes), Or(element, "stroke-dashoffset", DashOffset));

    public LineCap LineCap => Cap switch { "round" => LineCap.Round, "square" => LineCap.Square, _ => LineCap.Butt };

    public LineJoin LineJoin => Join switch { "round" => LineJoin.Round, "bevel" => LineJoin.Bevel, _ => LineJoin.Mitre };

    public static FillRule Rule(string rule) => rule == "evenodd" ? Typesetting.FillRule.EvenOdd : Typesetting.FillRule.NonZero;

    private static string Or(XElement element, string name, string inherited) =>
        element.Attribute(name)?.Value.Trim() is { } own && own != "inherit" ? own : inherited;
}
