namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0032: Pictures of one bit have enough pixels.</summary>
internal sealed class R0032LineArtResolution() : Rule(
    "R0032",
    what: new(
        "Beelden van één bit hebben genoeg pixels",
        "Strichbilder haben genug Pixel",
        "Pictures of one bit have enough pixels"),
    why: "Their edges are bare steps that nothing softens.",
    limit: "1-bit pictures and stencils above 16 pixels: error ≤ 549 ppi, warning ≤ 799 ppi",
    source: "GWG 2022 R0032",
    mend: new(
        "Scan lijnwerk op 1200 ppi",
        "Strichvorlagen mit 1200 ppi scannen",
        "Scan line art at 1200 ppi"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var (error, warning) = file.Profile.LineArtResolution;
        foreach (var (page, item) in file.Items)
        {
            if (item.Image is { Bits: 1 } image && (image.Width > 16 || image.Height > 16) && Math.Round(image.PixelsPerInch) is var ppi && ppi <= warning)
            {
                yield return Fault.At(page, item, Subject.Say(ppi, "ppi"), ppi <= error ? $"> {error} ppi" : $"> {warning} ppi", ppi <= error ? Severity.Error : Severity.Warning);
            }
        }
    }
}
