namespace StadKust.Preflight.Rules.X;

/// <summary>X06: The file calls itself PDF/X-4.</summary>
internal sealed class X06Identification() : Rule(
    "X06",
    what: new(
        "Het bestand noemt zich PDF/X-4",
        "Die Datei nennt sich PDF/X-4",
        "The file calls itself PDF/X-4"),
    why: "Whoever takes the file in must know by which standard it wants to be judged.",
    limit: "XMP pdfxid:GTS_PDFXVersion = PDF/X-4; an advert may be PDF/X-1a:2001 or :2003 (information dictionary)",
    source: "ISO 15930-7:2010, 6.7.2; ISO 15930-1 and -4; print-rules X06, H-ADS",
    mend: new(
        "Exporteer als PDF/X-4",
        "Als PDF/X-4 exportieren",
        "Export as PDF/X-4"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var said = file.Xmp[XmpPacket.Spaces.PdfX, "GTS_PDFXVersion"];
        if (said != "PDF/X-4" && !(file.Profile.AcceptsX1a && IsX1a(file)))
        {
            yield return new Fault(said ?? file.Info.Text("GTS_PDFXVersion") ?? "–", file.Profile.AcceptsX1a ? "PDF/X-4 / PDF/X-1a" : "PDF/X-4");
        }
    }

    /// <summary>X-1a says so in the information dictionary: "PDF/X-1:2001" and "PDF/X-1a:2001", or "PDF/X-1a:2003" in GTS_PDFXConformance or GTS_PDFXVersion.</summary>
    public static bool IsX1a(Subject file) =>
        (file.Info.Text("GTS_PDFXConformance") ?? file.Info.Text("GTS_PDFXVersion"))?.StartsWith("PDF/X-1a", StringComparison.Ordinal) == true;
}
