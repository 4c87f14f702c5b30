namespace StadKust.Preflight.Rules.House;

/// <summary>H-ADS: The advert can be placed as it is.</summary>
internal sealed class HAds() : Rule(
    "H-ADS",
    what: new(
        "De advertentie is zonder omwegen te plaatsen",
        "Die Anzeige lässt sich ohne Umwege platzieren",
        "The advert can be placed as it is"),
    why: "Adverts are placed untouched; another printing condition changes their colours.",
    limit: "PDF/X-4 or X-1a; condition of our own family (FOGRA28, 39, 45, 46, 51), else a warning",
    source: "house rule H-ADS",
    mend: new(
        "Lever de advertentie voor FOGRA45 of FOGRA39 aan",
        "Anzeige für FOGRA45 oder FOGRA39 liefern",
        "Supply the advert for FOGRA45 or FOGRA39"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (intent, _) in file.PdfXIntents)
        {
            if (intent.Text("OutputConditionIdentifier") is { } said && !(said.Contains("FOGRA28", StringComparison.OrdinalIgnoreCase) || said.Contains("FOGRA39", StringComparison.OrdinalIgnoreCase)
                || said.Contains("FOGRA45", StringComparison.OrdinalIgnoreCase) || said.Contains("FOGRA46", StringComparison.OrdinalIgnoreCase) || said.Contains("FOGRA51", StringComparison.OrdinalIgnoreCase)))
            {
                yield return new Fault(said, "FOGRA28 / 39 / 45 / 46 / 51", Severity: Severity.Warning);
            }
        }
    }
}
