using StadKust.Preflight.Tests.Files;
using static StadKust.Preflight.Tests.Planted.PlantedFault;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>What the file says about itself and its printing condition.</summary>
internal static class IdentityFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        By("header says 1.7", "X01", "R0001", s => s.Header = "%PDF-1.7\n%âãÏÓ\n"),
        By("header says 2.0", "X01", "R0001", s => s.Header = "%PDF-2.0\n%âãÏÓ\n"),
        By("no binary comment", "X01", "R0001", s => s.Header = "%PDF-1.6\n"),
        By("catalog says 1.7", "X01", "R0001", s => s.Set(s.Catalog, "Version", "/1.7")),
        By("no identifier", "X02", "R0001", s => s.Remove(s.Trailer, "ID")),
        By("identifier of one part", "X02", "R0001", s => s.Set(s.Trailer, "ID", "[(abc)]")),
        By("identifier is empty", "X02", "R0001", s => s.Set(s.Trailer, "ID", "[() ()]")),
        By("no metadata", "X05 X06", "X07 X09 R0001", s => s.Remove(s.Catalog, "Metadata")),
        By("metadata packed", "X05", "R0001", s => s.Change(s.Catalog.Stream("Metadata")!.Dict, b => b)),
        By("metadata without subtype", "X05", "R0001", s => s.Remove(s.Catalog.Stream("Metadata")!.Dict, "Subtype")),
        By("metadata are no XML", "X05 X06", "R0001", s => s.Xmp("</rdf:RDF>", "</rdf:RDE>")),
        By("calls itself X-3", "X06", "R0001", s => s.Xmp("PDF/X-4", "PDF/X-3:2003")),
        By("calls itself nothing", "X06", "R0001", s => s.Xmp("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>", "")),
        By("no title", "X07", "R0001", s => s.Xmp("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Küste &amp; Kultur &lt;1&gt;</rdf:li></rdf:Alt></dc:title>", "")),
        By("no date of the metadata", "X07", "R0001", s => s.Xmp("<xmp:MetadataDate>2027-01-04T09:30:00+01:00</xmp:MetadataDate>", "")),
        By("date is none", "X07", "X08 R0001", s => s.Xmp("<xmp:ModifyDate>2027-01-04T09:30:00+01:00</xmp:ModifyDate>", "<xmp:ModifyDate>gisteren</xmp:ModifyDate>")),
        By("no document identifier", "X07", "R0001", s => s.Remove(s.Info, "Creator")) with { Make = Without("DocumentID") },
        By("no version identifier", "X07", "R0001", s => s.Xmp("<xmpMM:VersionID>1</xmpMM:VersionID>", "")),
        By("no rendition class", "X07", "R0001", s => s.Xmp("<xmpMM:RenditionClass>default</xmpMM:RenditionClass>", "")),
        By("another title in the information", "X08", "R0001", s => s.Set(s.Info, "Title", "(Anders)")),
        By("another date in the information", "X08", "R0001", s => s.Set(s.Info, "ModDate", "(D:20270104093001+01'00')")),
        By("another zone in the information", "X08", "R0001", s => s.Set(s.Info, "CreationDate", "(D:20270104083000+00'00')")),
        By("another producer", "X08", "R0001", s => s.Set(s.Info, "Producer", "(Anders)")),
        By("trapping unknown", "X09", "X08 R0001", s => s.Set(s.Info, "Trapped", "/Unknown")),
        By("trapping is not said", "X09", "R0001", s => s.Xmp("<pdf:Trapped>False</pdf:Trapped>", "")),
        By("no output intent", "X10", "R0001 R0035 H-COND", s => s.Remove(s.Catalog, "OutputIntents")),
        By("two output intents", "X10", "R0001", s => s.Set(s.Catalog, "OutputIntents", $"[{s.Catalog.Array("OutputIntents").Raw(0)} {s.Catalog.Array("OutputIntents").Raw(0)}]")),
        By("output intent of PDF/A", "X10", "R0001 R0035 H-COND", s => s.Set(s.Intent, "S", "/GTS_PDFA1")),
        By("condition without name", "X11", "R0001 H-COND", s => s.Remove(s.Intent, "OutputConditionIdentifier")),
        By("no profile", "X11", "R0001 R0035", s => s.Remove(s.Intent, "DestOutputProfile")),
        By("profile by reference", "X11", "R0001 R0035", s =>
        {
            s.Remove(s.Intent, "DestOutputProfile");
            s.Set(s.Intent, "DestOutputProfileRef", "<< /URLs [] >>");
        }),
        By("profile says three inks", "X11", "R0001", s => s.Set(s.Intent.Stream("DestOutputProfile")!.Dict, "N", "3")),
        By("neither registry nor explanation", "X11", "R0001", s =>
        {
            s.Remove(s.Intent, "RegistryName");
            s.Remove(s.Intent, "Info");
        }),
        By("profile is empty", "X12", "R0001 R0035", s => s.Change(s.Intent.Stream("DestOutputProfile")!.Dict, _ => [])),
        By("profile is cut short", "X12", "R0001", s => s.Change(s.Intent.Stream("DestOutputProfile")!.Dict, b => b[..^100])),
        By("profile is of a screen", "X12", "R0001", s => s.Change(s.Intent.Stream("DestOutputProfile")!.Dict, b => Put(b, 12, "mntr"))),
        By("profile is for RGB", "R0035", "R0001 X12", s => s.Change(s.Intent.Stream("DestOutputProfile")!.Dict, b => Put(b, 16, "RGB "))),
        By("profile is no profile", "X12", "R0001 R0035", s => s.Change(s.Intent.Stream("DestOutputProfile")!.Dict, b => Put(b, 36, "xxxx"))),
        By("profile of version 5", "X12", "R0001", s => s.Change(s.Intent.Stream("DestOutputProfile")!.Dict, b => Put(b, 8, "\u0005"))),
        By("registered name that is none", "H-COND", "", s => s.Set(s.Intent, "OutputConditionIdentifier", "(Custom press 7)")),
        By("name of the file is free", "H-NAME", "", _ => { }) with { FileName = "magazine definitief (2).pdf" },
        By("name of the file without version", "H-NAME", "", _ => { }) with { FileName = "SK_2027-1_BODY.pdf" },
    ];

    private static Func<byte[]> Without(string name) => () =>
    {
        var surgery = new Surgery(CleanFile.Bytes);
        surgery.Xmp($"xmpMM:{name}", "xmpMM:Other");
        return surgery.Save();
    };

    private static byte[] Put(byte[] bytes, int at, string text)
    {
        var changed = bytes.ToArray();
        System.Text.Encoding.Latin1.GetBytes(text).CopyTo(changed, at);
        return changed;
    }
}
