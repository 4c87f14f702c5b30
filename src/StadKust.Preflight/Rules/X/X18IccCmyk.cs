using System.Security.Cryptography;
using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X18: No CMYK tagged with the profile of the printing condition itself.</summary>
internal sealed class X18IccCmyk() : Rule(
    "X18",
    what: new(
        "Geen CMYK met het profiel van de drukvoorwaarde zelf",
        "Kein CMYK mit dem Profil der Druckbedingung selbst",
        "No CMYK tagged with the profile of the printing condition itself"),
    why: "Some programs convert from the profile to itself, and pure black becomes four inks.",
    limit: "no ICCBased CMYK whose profile equals that of the output intent",
    source: "ISO 15930-7:2010, 6.2.4; print-rules X18",
    mend: new(
        "Exporteer zonder profiel aan objecten (DeviceCMYK)",
        "Ohne Objektprofile exportieren (DeviceCMYK)",
        "Export without object profiles (DeviceCMYK)"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var own = file.PdfXIntents.Select(i => i.Intent.Stream("DestOutputProfile")).OfType<PdfStream>()
            .Select(s => Convert.ToHexStringLower(SHA256.HashData(s.Decode(file.Limits).Bytes))).ToHashSet(StringComparer.Ordinal);
        foreach (var (page, item) in file.Items)
        {
            var space = item.Image is { } image ? image.Space : item.Paint.Space;
            if (space?.All.FirstOrDefault(s => s.Kind == SpaceKind.Icc && s.Components == 4 && own.Contains(s.Profile ?? "")) is { } icc)
            {
                yield return Fault.At(page, item, $"{icc.Label} = OutputIntent", "DeviceCMYK");
            }
        }
    }
}
