namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0031: Pictures have enough pixels.</summary>
internal sealed class R0031PictureResolution() : Rule(
    "R0031",
    what: new(
        "Beelden hebben genoeg pixels",
        "Bilder haben genug Pixel",
        "Pictures have enough pixels"),
    why: "Below 150 ppi the steps between pixels can be seen, below 225 details go soft.",
    limit: "colour and grey pictures above 16 pixels: error ≤ 149 ppi, warning ≤ 224 ppi, the smaller of both directions; soft masks are exempt",
    source: "GWG 2022 R0031",
    mend: new(
        "Plaats het beeld kleiner of vraag om een groter bestand",
        "Bild kleiner platzieren oder größere Datei anfordern",
        "Place the picture smaller or ask for a larger file"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var (error, warning) = file.Profile.PictureResolution;
        foreach (var (page, item) in file.Items)
        {
            // Rounded only at the end (I00005): 149.4 is 149.
            if (item.Image is { IsMask: false, Bits: > 1 } image && (image.Width > 16 || image.Height > 16) && Math.Round(image.PixelsPerInch) is var ppi && ppi <= warning)
            {
                yield return Fault.At(page, item, Subject.Say(ppi, "ppi"), ppi <= error ? $"> {error} ppi" : $"> {warning} ppi", ppi <= error ? Severity.Error : Severity.Warning);
            }
        }
    }
}
