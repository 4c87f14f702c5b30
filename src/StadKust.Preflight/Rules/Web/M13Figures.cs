namespace StadKust.Preflight.Rules.Web;

/// <summary>M13-004: Every figure has a text in its place.</summary>
internal sealed class M13Figures() : Rule(
    "M13-004",
    what: new(
        "Elk beeld heeft een tekst die het vervangt",
        "Jedes Bild hat einen Ersatztext",
        "Every figure has a text in its place"),
    why: "Whoever does not see the picture gets nothing else of it.",
    limit: "Figure with Alt or ActualText that is not empty",
    source: "ISO 14289-1:2014, 7.3; Matterhorn 13-004",
    mend: new(
        "Schrijf een vervangende tekst",
        "Alternativtext schreiben",
        "Write an alternative text"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var element in file.Structure.All.Where(e => e.Type == "Figure" && !e.Has("Alt") && !e.Has("ActualText")))
        {
            yield return new Fault("/Alt –", "/Alt", Object: element.ToString());
        }
    }
}
