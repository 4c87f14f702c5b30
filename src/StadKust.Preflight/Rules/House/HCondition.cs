using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-COND: The file is made for the condition that the print office has confirmed.</summary>
internal sealed partial class HCondition() : Rule(
    "H-COND",
    what: new(
        "Het bestand is gemaakt voor de drukvoorwaarde die de drukkerij heeft bevestigd",
        "Die Datei ist für die Druckbedingung gemacht, die die Druckerei bestätigt hat",
        "The file is made for the printing condition that the print office has confirmed"),
    why: "Colours separated for another paper come out wrong on 200,000 copies; a made-up name under the registry's address sends the printer looking for something that is not there.",
    limit: "identifier and profile (SHA-256) as confirmed for the edition; RegistryName only with an identifier of the registry (FOGRA27–59, SWOP, GRACoL, CGATS, JC200…, IFRA, EUROSB)",
    source: "house rule H-COND; ICC Characterization Data Registry",
    mend: new(
        "Vraag de drukkerij om drukvoorwaarde en profiel en maak het bestand daarvoor opnieuw",
        "Druckbedingung und Profil bei der Druckerei erfragen und die Datei dafür neu schreiben",
        "Ask the print office for condition and profile and make the file for them"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (intent, _) in file.PdfXIntents)
        {
            var identifier = intent.Text("OutputConditionIdentifier") ?? "";
            if (intent.Text("RegistryName")?.Contains("color.org", StringComparison.Ordinal) == true && !Registered().IsMatch(identifier))
            {
                yield return new Fault(identifier.Length == 0 ? "–" : identifier, "FOGRA…, CGATS …", Severity: Severity.Warning);
            }

            if (file.Condition is not { } wanted)
            {
                continue;
            }

            if (wanted.Identifier.Length > 0 && identifier != wanted.Identifier)
            {
                yield return new Fault(identifier.Length == 0 ? "–" : identifier, wanted.Identifier, Object: "OutputConditionIdentifier");
            }

            var profile = intent.Stream("DestOutputProfile") is { } icc ? Convert.ToHexStringLower(SHA256.HashData(icc.Decode(file.Limits).Bytes)) : "–";
            if (profile != wanted.ProfileSha256)
            {
                yield return new Fault($"SHA-256 {Start(profile)}", $"SHA-256 {Start(wanted.ProfileSha256)}", Object: "DestOutputProfile");
            }

            if (!wanted.IsConfirmed)
            {
                yield return new Fault(identifier, "✓", Object: "OutputIntent", Severity: Severity.Note);
            }
        }
    }

    private static string Start(string hash) => hash.Length > 12 ? hash[..12] + "…" : hash;

    [GeneratedRegex(@"^(FOGRA\d{1,2}(L|S)?|CGATS ?(TR ?\d{3}|21-2-CRPC\d)|SWOP\d?|GRACoL.*|JC200\d\d|JCW200\d|JCN200\d|IFRA\d\d|EUROSB\d{3}|OF_COM_.*|PSRgravure.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Registered();
}
