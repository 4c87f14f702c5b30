namespace StadKust.Preflight.Rules.House;

/// <summary>H-ADS: The advert can be placed as it is.</summary>
internal sealed class HAds() : Rule(
    "H-ADS",
    what: new(
        "De advertentie is zonder omwegen te plaatsen",
        "Die Anzeige lässt sich ohne Umwege platzieren",
        "The advert can be placed as it is"),
    why: "Adverts are placed untouched: neither enlarged nor cut, and another printing condition changes their colours.",
    limit: "trim of the size that was booked, within 0.5 mm; PDF/X-4 or X-1a; condition of our own family (FOGRA28, 39, 45, 46, 51), else a warning",
    source: "house rule H-ADS",
    mend: new(
        "Lever de advertentie in het geboekte formaat en voor FOGRA45 of FOGRA39 aan",
        "Anzeige im gebuchten Format und für FOGRA45 oder FOGRA39 liefern",
        "Supply the advert in the size that was booked, and for FOGRA45 or FOGRA39"))
{
    // Makers round to tenths of a millimetre.
    private const double Tolerance = 0.5;

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var page in file.Pages)
        {
            const double Millimetre = 25.4 / 72;
            var (width, height) = (page.Trim.Width * Millimetre, page.Trim.Height * Millimetre);
            (width, height) = page.Rotate % 180 == 0 ? (width, height) : (height, width);
            if (file.WantedTrim is { } wanted && (Math.Abs(width - wanted.Width) > Tolerance || Math.Abs(height - wanted.Height) > Tolerance))
            {
                yield return new Fault(
                    $"{Subject.Say(width, "×")} {Subject.Say(height, "mm")}", $"{Subject.Say(wanted.Width, "×")} {Subject.Say(wanted.Height, "mm")}", page.Number, page.Trim, "TrimBox");
            }
        }

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
