namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0014: No font is called exactly Courier.</summary>
internal sealed class R0014Courier() : Rule(
    "R0014",
    what: new(
        "Geen lettertype heet precies Courier",
        "Keine Schrift heißt genau Courier",
        "No font is called exactly Courier"),
    why: "It is what programs put in when the right font was missing.",
    limit: "BaseFont without subset tag is not \"Courier\"",
    source: "GWG 2022 R0014",
    mend: new(
        "Controleer of het bedoelde lettertype aanwezig was",
        "Prüfen, ob die gemeinte Schrift vorhanden war",
        "See whether the font that was meant was there"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var font in file.Fonts.Where(f => f.Parts.Name == "Courier"))
        {
            yield return new Fault("Courier", "", file.Drawn.First(p => p.Fonts.Contains(font)).Page.Number, Object: font.Name);
        }
    }
}
