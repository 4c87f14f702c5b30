using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0005: No page is empty.</summary>
internal sealed class R0005EmptyPage() : Rule(
    "R0005",
    what: new(
        "Geen pagina is leeg",
        "Keine Seite ist leer",
        "No page is empty"),
    why: "A white page in print is a fault that everybody sees.",
    limit: "total ink of the four plates above nothing",
    source: "GWG 2022 R0005",
    mend: new(
        "Controleer of de pagina geplaatst is",
        "Prüfen, ob die Seite platziert ist",
        "See whether the page was placed"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var ink in file.Ink.Where(i => i.IsBlank && i.Unmeasured.Count == 0))
        {
            yield return new Fault("0 %", "> 0 %", ink.Page);
        }
    }
}
