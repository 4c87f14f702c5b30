using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Web;

/// <summary>M10-001: Every character tells which letter it is.</summary>
internal sealed class M10Unicode() : Rule(
    "M10-001",
    what: new(
        "Elk teken zegt welke letter het is",
        "Jedes Zeichen sagt, welcher Buchstabe es ist",
        "Every character tells which letter it is"),
    why: "What has no letter cannot be read aloud, searched or copied.",
    limit: "every code shown maps to Unicode, except in artifacts",
    source: "ISO 14289-1:2014, 7.2 and 7.21.7; Matterhorn 10-001",
    mend: new(
        "Exporteer met ToUnicode",
        "Mit ToUnicode exportieren",
        "Export with ToUnicode"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items.Where(i => i.Item.Kind == DrawnKind.Text && i.Item.Tagged != "Artifact" && i.Item.Text.Contains('\uFFFD')))
        {
            yield return Fault.At(page, item, "U+FFFD", "Unicode");
        }
    }
}
