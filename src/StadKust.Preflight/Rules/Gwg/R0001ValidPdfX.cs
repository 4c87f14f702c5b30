namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0001: The file keeps to PDF/X-4.</summary>
internal sealed class R0001ValidPdfX() : Rule(
    "R0001",
    what: new(
        "Het bestand voldoet aan PDF/X-4",
        "Die Datei entspricht PDF/X-4",
        "The file keeps to PDF/X-4"),
    why: "It is the promise all other rules build on.",
    limit: "no error of X01–X30 in this report (X14 is a rule of the house, not of the standard)",
    source: "GWG 2022 R0001; ISO 15930-7",
    mend: new(
        "Los de genoemde fouten op",
        "Die genannten Fehler beheben",
        "Put right the errors that are named"))
{
    /// <summary>Rules of the standard, which this one sums up.</summary>
    public static bool Covers(string rule) => rule.StartsWith('X') && rule is not ("X14" or "X27");

    public override IEnumerable<Fault> Check(Subject file)
    {
        var broken = RuleBook.All.Where(r => Covers(r.Id) && file.Profile.Severities.GetValueOrDefault(r.Id) == Severity.Error && r.Check(file).Any()).Select(r => r.Id).ToList();
        if (broken.Count > 0)
        {
            yield return new Fault(string.Join(", ", broken));
        }
    }
}
