using System.Text.RegularExpressions;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-COND: The printing condition is named as the ICC registry knows it.</summary>
internal sealed partial class HCondition() : Rule(
    "H-COND",
    what: new(
        "De drukvoorwaarde heet zoals het ICC-register haar kent",
        "Die Druckbedingung heißt, wie das ICC-Register sie kennt",
        "The printing condition is named as the ICC registry knows it"),
    why: "A made-up name under the registry's address sends the printer looking for something that is not there.",
    limit: "RegistryName only with an identifier of the registry (FOGRA27–59, SWOP, GRACoL, CGATS, JC200…, IFRA, EUROSB); whether the print office has confirmed it is not in the file",
    source: "house rule H-COND; ICC Characterization Data Registry",
    mend: new(
        "Neem de naam over uit het register of laat RegistryName weg",
        "Namen aus dem Register übernehmen oder RegistryName weglassen",
        "Take the name from the registry or leave RegistryName out"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (intent, _) in file.PdfXIntents)
        {
            var identifier = intent.Text("OutputConditionIdentifier") ?? "";
            if (intent.Text("RegistryName")?.Contains("color.org", StringComparison.Ordinal) == true && !Registered().IsMatch(identifier))
            {
                yield return new Fault(identifier.Length == 0 ? "–" : identifier, "FOGRA…, CGATS …");
            }
        }
    }

    [GeneratedRegex(@"^(FOGRA\d{1,2}(L|S)?|CGATS ?(TR ?\d{3}|21-2-CRPC\d)|SWOP\d?|GRACoL.*|JC200\d\d|JCW200\d|JCN200\d|IFRA\d\d|EUROSB\d{3}|OF_COM_.*|PSRgravure.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Registered();
}
