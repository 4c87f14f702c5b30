using System.Text;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0035: The printing condition is CMYK.</summary>
internal sealed class R0035CmykIntent() : Rule(
    "R0035",
    what: new(
        "De drukvoorwaarde is CMYK",
        "Die Druckbedingung ist CMYK",
        "The printing condition is CMYK"),
    why: "A page made for a screen or a grey press comes out wrong in four inks.",
    limit: "profile of the output intent: colour space CMYK",
    source: "GWG 2022 R0035",
    mend: new(
        "Exporteer met het CMYK-profiel van de drukkerij",
        "Mit dem CMYK-Profil der Druckerei exportieren",
        "Export with the print office's CMYK profile"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (intent, _) in file.PdfXIntents)
        {
            var icc = intent.Stream("DestOutputProfile")?.Decode(file.Limits).Bytes;
            var space = icc is { Length: >= 40 } ? System.Text.Encoding.ASCII.GetString(icc, 16, 4) : null;
            if (space is not null and not "CMYK")
            {
                yield return new Fault(space.Trim(), "CMYK");
            }
        }
    }
}
