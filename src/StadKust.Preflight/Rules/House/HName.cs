using System.Text.RegularExpressions;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-NAME: The name of the file follows the agreement.</summary>
internal sealed partial class HName() : Rule(
    "H-NAME",
    what: new(
        "De bestandsnaam volgt de afspraak",
        "Der Dateiname folgt der Vereinbarung",
        "The name of the file follows the agreement"),
    why: "The name says edition, page and version; a free name cannot be told from the file it replaces.",
    limit: "SK_2027-1_(P001, BODY, COVER, PROOF, AD-…)_v01.pdf",
    source: "house rule H-NAME",
    mend: new(
        "Noem het bestand zoals afgesproken en verhoog de versie bij een correctie",
        "Datei wie vereinbart benennen und bei Korrekturen die Version erhöhen",
        "Name the file as agreed and raise the version for a correction"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Name.Length > 0 && !Agreed().IsMatch(file.Name))
        {
            yield return new Fault(file.Name, "SK_2027-1_BODY_v01.pdf");
        }
    }

    [GeneratedRegex(@"^SK_\d{4}-\d{1,2}_(P\d{3}|BODY|COVER|PROOF|AD-[A-Z0-9]{4,10})_v\d{2}\.pdf$")]
    private static partial Regex Agreed();
}
