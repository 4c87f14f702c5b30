using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0030: Groups blend in DeviceCMYK.</summary>
internal sealed class R0030GroupSpace() : Rule(
    "R0030",
    what: new(
        "Groepen rekenen in DeviceCMYK",
        "Gruppen rechnen in DeviceCMYK",
        "Groups blend in DeviceCMYK"),
    why: "Blending in another space converts all that is in the group.",
    limit: "CS of transparency groups: DeviceCMYK, or absent inside a page that says so; masks of luminosity DeviceCMYK or DeviceGray",
    source: "GWG 2022 R0030; print-rules X20",
    mend: new(
        "Zet de mengruimte op CMYK",
        "Transparenzfüllraum auf CMYK stellen",
        "Set the blend space to CMYK"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var page in file.Drawn)
        {
            foreach (var (space, where, isMask) in page.Groups)
            {
                if (space is not null and not "DeviceCMYK" && !(isMask && space == "DeviceGray"))
                {
                    yield return new Fault($"/CS /{space}", "/CS /DeviceCMYK", page.Page.Number, Object: where);
                }
            }
        }
    }
}
