namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0024: Nothing on the page uses the registration colour.</summary>
internal sealed class R0024Registration() : Rule(
    "R0024",
    what: new(
        "Niets op de pagina gebruikt de registratiekleur",
        "Nichts auf der Seite verwendet die Passermarkenfarbe",
        "Nothing on the page uses the registration colour"),
    why: "It prints full on every plate: 400 per cent ink.",
    limit: "no object in Separation All",
    source: "GWG 2022 R0024; H-MARKS",
    mend: new(
        "Vervang registratie door zwart",
        "Passermarkenfarbe durch Schwarz ersetzen",
        "Replace registration by black"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            var space = item.Image is { } image ? image.Space : item.Paint.Space;
            if (space?.All.Any(s => s.Names.Contains("All")) == true)
            {
                yield return Fault.At(page, item, "Separation All", "0/0/0/100");
            }
        }
    }
}
