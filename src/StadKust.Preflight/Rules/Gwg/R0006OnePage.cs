namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0006: The file has exactly one page.</summary>
internal sealed class R0006OnePage() : Rule(
    "R0006",
    what: new(
        "Het bestand heeft precies één pagina",
        "Die Datei hat genau eine Seite",
        "The file has exactly one page"),
    why: "An advert is placed by its file; a second page would be lost.",
    limit: "one page",
    source: "GWG 2022 R0006",
    mend: new(
        "Lever elke pagina als eigen bestand",
        "Jede Seite als eigene Datei liefern",
        "Supply each page as a file of its own"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Pages.Count != 1)
        {
            yield return new Fault(FormattableString.Invariant($"{file.Pages.Count}"), "1");
        }
    }
}
