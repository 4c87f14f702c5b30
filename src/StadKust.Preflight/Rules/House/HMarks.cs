using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-MARKS: No marks and no colour bars in the file.</summary>
internal sealed class HMarks() : Rule(
    "H-MARKS",
    what: new(
        "Geen tekens en kleurbalken in het bestand",
        "Keine Marken und Farbbalken in der Datei",
        "No marks and no colour bars in the file"),
    why: "The print office sets its own; ours would lie under its knife.",
    limit: "nothing drawn outside the bleed box",
    source: "house rule H-MARKS",
    mend: new(
        "Exporteer zonder snijtekens en kleurbalken",
        "Ohne Schnittmarken und Farbbalken exportieren",
        "Export without crop marks and colour bars"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            var bleed = page.Page.Box("BleedBox") ?? page.Page.Trim;
            if (!item.IsInvisible && !item.Bounds.IsEmpty && !item.Bounds.Meets(bleed.Grown(0.5)))
            {
                yield return Fault.At(page, item, item.Kind.ToString().ToLowerInvariant());
            }
        }
    }
}
