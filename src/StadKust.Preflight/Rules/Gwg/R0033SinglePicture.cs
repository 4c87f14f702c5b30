using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0033: A page of one picture has pixels enough for its text.</summary>
internal sealed class R0033SinglePicture() : Rule(
    "R0033",
    what: new(
        "Een pagina van één beeld heeft pixels genoeg voor haar tekst",
        "Eine Seite aus einem Bild hat genug Pixel für ihren Text",
        "A page of one picture has pixels enough for its text"),
    why: "Text inside a picture needs three times the pixels of a photo.",
    limit: "a page that is one picture: error ≤ 149 ppi, warning ≤ 449 ppi",
    source: "GWG 2022 R0033",
    mend: new(
        "Lever de pagina met echte tekst in plaats van als beeld",
        "Die Seite mit echtem Text statt als Bild liefern",
        "Supply the page with real text instead of as a picture"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var (error, warning) = file.Profile.SinglePictureResolution;
        foreach (var page in file.Drawn)
        {
            if (page.Items is [{ Image: { } image } item] && item.Bounds.Holds(page.Page.Trim.Grown(-page.Page.Trim.Width * 0.05), 0) && Math.Round(image.PixelsPerInch) is var ppi && ppi <= warning)
            {
                yield return Fault.At(page, item, Subject.Say(ppi, "ppi"), ppi <= error ? $"> {error} ppi" : $"> {warning} ppi", ppi <= error ? Severity.Error : Severity.Warning);
            }
        }
    }
}
