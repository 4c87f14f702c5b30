using StadKust.Preflight.Tests.Files;
using static StadKust.Preflight.Tests.Planted.PlantedFault;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>What has no place in a print file: actions, forms, files, foreign streams, own screens.</summary>
internal static class ContentFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        By("LZW", "X23", "R0001 S02", s => s.Set(s.First(d => d.Name("Type") == "Metadata"), "Filter", "/LZWDecode")) with { Must = ["X23", "X05"], May = ["R0001", "S02", "X06", "X07", "X09"] },
        By("Crypt filter", "X23", "R0001 X05", s => s.Set(s.First(d => d.Name("Type") == "Metadata"), "Filter", "/Crypt")),
        By("transfer curve", "X22", "R0001", s => s.Set(s.Resources(1, "ExtGState"), "GsT", "<< /TR /Identity >>")),
        By("transfer curve in TR2", "X22", "R0001", s => s.Set(s.Resources(1, "ExtGState"), "GsT", "<< /TR2 [/Identity /Identity /Identity /Identity] >>")),
        By("own halftone", "X22", "R0001", s => s.Set(s.Resources(1, "ExtGState"), "GsT", "<< /HT << /Type /Halftone /HalftoneType 6 >> >>")),
        By("halftone by name", "X22", "R0001", s => s.Set(s.Resources(1, "ExtGState"), "GsT", "<< /HT << /Type /Halftone /HalftoneType 1 /HalftoneName (Acme) /Frequency 100 /Angle 45 /SpotFunction /Round >> >>")),
        By("halftone phase", "X22", "R0001", s => s.Set(s.Resources(1, "ExtGState"), "GsT", "<< /HTP [0 0] >>")),
        By("picture lies in another file", "X24", "R0001 S02", s => s.Set(Picture(s), "F", "(foto.jpg)")) with { May = ["R0001", "S02", "X23", "R0026"] },
        By("OPI", "X24", "R0001", s => s.Set(Picture(s), "OPI", "<< /1.3 << /F (foto.tif) >> >>")),
        By("another picture for printing", "X24", "R0001", s => s.Set(Picture(s), "Alternates", "[<< /Image 1 0 R /DefaultForPrinting true >>]")),
        By("PostScript", "X24", "R0001 S02", s =>
        {
            s.Set(s.Resources(1, "XObject"), "Ps1", s.AddStream("/Type /XObject /Subtype /PS", "showpage"));
        }),
        By("reference to a page elsewhere", "X24", "R0001", s =>
        {
            s.Set(s.Resources(1, "XObject"), "Ref1", s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Ref << /F (other.pdf) /Page 0 >>", "n"));
        }),
        By("script at opening", "X25", "R0001", s => s.Set(s.Catalog, "OpenAction", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>")),
        By("script by name", "X25", "R0001", s => s.Set(s.Catalog, "Names", "<< /JavaScript << /Names [(a) << /S /JavaScript /JS (1) >>] >> >>")),
        By("action of the catalog", "X25", "R0001", s => s.Set(s.Catalog, "AA", "<< /WP << /S /Named /N /Print >> >>")),
        By("action of a page", "X25", "R0001", s => s.Set(s.Page(1), "AA", "<< /O << /S /Named /N /NextPage >> >>")),
        By("link on the page", "X25", "R0001", s => s.Set(s.Page(1), "Annots", "[<< /Type /Annot /Subtype /Link /Rect [100 100 200 120] /A << /S /URI /URI (https://stadkust.nl) >> >>]")),
        By("note on the page", "X25", "R0001", s => s.Set(s.Page(1), "Annots", "[<< /Type /Annot /Subtype /Text /Rect [100 100 120 120] /Contents (?) >>]")),
        By("starts a program", "X25", "R0001", s => s.Set(s.Catalog, "OpenAction", "<< /S /Launch /F (cmd.exe) >>")),
        By("form fields", "X26", "R0001 X25", s => s.Set(s.Catalog, "AcroForm", "<< /Fields [<< /FT /Tx /T (naam) >>] >>")),
        By("XFA", "X26", "R0001", s => s.Set(s.Catalog, "AcroForm", "<< /Fields [] /XFA (x) >>")),
        By("attached file", "X26", "R0001", s => s.Set(s.Catalog, "Names", $"<< /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.txt) /EF << /F {s.AddStream("/Type /EmbeddedFile", "a")} >> >>] >> >>")),
        By("portfolio", "X26", "R0001", s => s.Set(s.Catalog, "Collection", "<< /View /T >>")),
        By("layers", "X27", "", s => s.Set(s.Catalog, "OCProperties", $"<< /OCGs [{s.Add("<< /Type /OCG /Name (de) >>")}] /D << /Order [] >> >>")),
        By("layers with configurations", "X27 R0034", "", s => s.Set(s.Catalog, "OCProperties", $"<< /OCGs [{s.Add("<< /Type /OCG /Name (de) >>")}] /D << >> /Configs [<< /Name (nl) >>] >>")),
        By("separated beforehand", "X28", "R0001", s => s.Set(s.Page(1), "SeparationInfo", "<< /Pages [] /DeviceColorant /Cyan >>")),
        By("steps of a presentation", "X28", "R0001", s => s.Set(s.Page(1), "PresSteps", "<< /NA << >> >>")),
        By("prints the crop box", "X29", "R0001", s => s.Set(s.Catalog, "ViewerPreferences", "<< /PrintArea /CropBox >>")),
        By("shows the trim box", "X29", "R0001", s => s.Set(s.Catalog, "ViewerPreferences", "<< /ViewClip /TrimBox >>")),
        By("unknown operator", "S02", "", s => s.Draw(1, "1 2 frobnicate")),
        By("operator without its numbers", "S02", "", s => s.Draw(1, "10 10 re f 1 cm")) with { May = ["H-OVER", "R0012", "H-SAFE"] },
        By("q without Q", "S02", "", s => s.Draw(1, "q q")),
        By("Q without q", "S02", "", s => s.Draw(1, "Q Q")),
        By("string without end", "S02", "", s => s.Draw(1, "BT (open")),
        By("picture that is not there", "S02", "", s => s.Draw(1, "/Im99 Do")),
        By("state that is not there", "S02", "", s => s.Draw(1, "/Gs99 gs")),
        By("same picture twice", "S03", "", s =>
        {
            var picture = s.Page(2).Dict("Resources").Dict("XObject");
            var stream = picture.Stream(picture.Keys.First())!;
            s.Set(picture, "Twin", s.AddStream(
                $"/Type /XObject /Subtype /Image /Width {stream.Dict.Integer("Width")} /Height {stream.Dict.Integer("Height")} /ColorSpace /DeviceCMYK /BitsPerComponent 8 /Filter /FlateDecode",
                stream.Raw.ToArray(),
                pack: false));
        }),
    ];

    private static Reading.PdfDict Picture(Surgery s) => s.First(d => d.Name("Subtype") == "Image");
}
