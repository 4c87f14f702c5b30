namespace StadKust.Preflight.Rules.Web;

/// <summary>M06-002: The metadata tell title and PDF/UA.</summary>
internal sealed class M06Metadata() : Rule(
    "M06-002",
    what: new(
        "De metadata noemen titel en PDF/UA",
        "Die Metadaten nennen Titel und PDF/UA",
        "The metadata tell title and PDF/UA"),
    why: "Programs and testers look here for the promise of accessibility.",
    limit: "XMP stream, pdfuaid:part = 1, dc:title not empty",
    source: "ISO 14289-1:2014, 5 and 7.1; Matterhorn 06-001 to 06-003",
    mend: new(
        "Vul titel en PDF/UA-kenmerk in",
        "Titel und PDF/UA-Kennung eintragen",
        "Fill in title and PDF/UA identifier"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (!file.Xmp.IsThere || file.Xmp.Trouble is not null)
        {
            yield return new Fault("XMP –", "XMP");
            yield break;
        }

        if (file.Xmp[XmpPacket.Spaces.PdfUa, "part"] is not ("1" or "2"))
        {
            yield return new Fault("pdfuaid:part –", "1");
        }

        if (string.IsNullOrEmpty(file.Xmp[XmpPacket.Spaces.Dc, "title"]))
        {
            yield return new Fault("dc:title –", "dc:title");
        }
    }
}
