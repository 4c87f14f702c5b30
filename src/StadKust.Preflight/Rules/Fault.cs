using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules;

/// <summary>One break of a rule at one place.</summary>
/// <param name="Page">From 1; null for the file.</param>
/// <param name="Box">In points of the page.</param>
/// <param name="Severity">When the rule itself knows two; else the profile decides.</param>
internal sealed record Fault(string Measured, string Allowed = "", int? Page = null, Box? Box = null, string Object = "", Severity? Severity = null)
{
    public static Fault At(PageFacts page, Drawn item, string measured, string allowed = "", Severity? severity = null) =>
        new(measured, allowed, page.Page.Number, item.Bounds, item.ToString(), severity);
}
