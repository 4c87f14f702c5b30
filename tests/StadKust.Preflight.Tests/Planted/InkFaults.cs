using System.Text;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Tests.Files;
using static StadKust.Preflight.Tests.Planted.PlantedFault;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Ink on the plates, and pages without any.</summary>
internal static class InkFaults
{
    private const string Multiply = "<< /BM /Multiply >>";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        By("patch of 400 per cent, 20 mm", "R0026 H-TAC", "", s => s.Draw(1, "1 1 1 1 k 200 100 57 57 re f")),
        By("patch of 400 per cent, 5 mm", "H-TAC", "", s => s.Draw(1, "1 1 1 1 k 200 100 15 15 re f")),
        By("two multiplied layers of 200 per cent", "R0026 H-TAC", "", s =>
        {
            s.Set(s.Resources(1, "ExtGState"), "GsMul", Multiply);
            s.Draw(1, "/GsMul gs 1 1 0 0 k 200 100 60 60 re f 0 0 1 1 k 200 100 60 60 re f");
        }),
        By("overprinted layers above the limit", "R0026 H-TAC H-OVER", "", s =>
        {
            s.Set(s.Resources(1, "ExtGState"), "GsOv", "<< /OP true /op true /OPM 1 >>");
            s.Draw(1, "1 1 1 0 k 200 100 60 60 re f /GsOv gs 0 0 0 1 k 200 100 60 60 re f");
        }),
        By("small multiplied layers", "H-TAC", "", s =>
        {
            s.Set(s.Resources(1, "ExtGState"), "GsMul", Multiply);
            s.Draw(1, "/GsMul gs 1 1 0 0 k 200 100 14 14 re f 0 0 1 1 k 200 100 14 14 re f");
        }),
        By("picture above the limit", "R0026 H-TAC", "", s => Image(s, "/DeviceCMYK", [.. Enumerable.Repeat((byte)240, 240 * 240 * 4)])),
        By("JPEG above the limit", "R0026 H-TAC", "", s =>
        {
            s.Set(s.Resources(2, "XObject"), "ImgT", s.AddStream(
                "/Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace /DeviceCMYK /BitsPerComponent 8 /Decode [0.9 0.9 0.9 0.9 0.9 0.9 0.9 0.9] /Filter /DCTDecode", JpegFile(), pack: false));
            s.Draw(2, "q 57 0 0 57 300 300 cm /ImgT Do Q");
        }) with { May = ["R0031"] },
        By("shading above the limit", "R0026 H-TAC", "", s =>
        {
            s.Set(s.Resources(1, "Shading"), "ShT", "<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [200 100 260 100] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 1 1 0.5] /C1 [1 1 1 1] /N 1 >> >>");
            s.Draw(1, "q 200 100 60 60 re W n /ShT sh Q");
        }),
        By("line above the limit", "H-TAC", "", s => s.Draw(1, "1 1 1 0.5 K 2 w 200 100 m 400 100 l S")),
        By("ink above the limit in a pattern", "R0026 H-TAC", "", s =>
        {
            s.Set(s.Resources(1, "Pattern"), "PtT", s.AddStream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >>", "1 1 1 1 k 0 0 10 10 re f"));
            s.Draw(1, "/Pattern cs /PtT scn 200 100 60 60 re f");
        }),
        By("ink above the limit in a form", "R0026 H-TAC", "", s =>
        {
            s.Set(s.Resources(1, "XObject"), "FmT", s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 100 100]", "1 1 1 1 k 0 0 10 10 re f"));
            s.Draw(1, "q 6 0 0 6 200 100 cm /FmT Do Q");
        }),
        By("a page without contents", "R0005", "", s => s.Remove(s.Page(2), "Contents")),
        By("a page painted white", "R0005", "", s => s.Contents(2, _ => "0 0 0 0 k 0 0 700 900 re f")),
        By("a page whose text is invisible", "R0005", "", s => s.Contents(2, c => $"BT 3 Tr ET {c[..c.IndexOf('q', StringComparison.Ordinal)]}")),
        By("the same page twice", "H-SAME", "", s => s.Set(s.Catalog.Dict("Pages"), "Kids", $"[{s.Catalog.Dict("Pages").Array("Kids").Raw(0)} {s.Add($"<< {string.Join(' ', s.Page(1).Entries.Select(e => $"/{e.Key} {Surgery.Text(e.Value)}"))} >>")}]")),
        By("advert of two pages", "R0006", "", _ => { }) with { Profile = PreflightProfiles.MagazineAds, FileName = "advert.pdf" },
        Advert("advert for another condition", "H-ADS", "H-COND", s => s.Set(s.Intent, "OutputConditionIdentifier", "(SWOP)")),
        Advert("advert in RGB", "X17 R0027", "R0001", s => s.Draw(1, "1 0 0 rg 100 100 100 100 re f")),
        Advert("advert with layer configurations", "R0034", "", s => s.Set(s.Catalog, "OCProperties", $"<< /OCGs [{s.Add("<< /Type /OCG /Name (de) >>")}] /D << >> /Configs [<< /Name (nl) >>] >>")),
        Advert("advert that is one picture", "R0033", "R0031 R0026", s =>
        {
            s.Set(s.Resources(1, "XObject"), "ImgA", s.AddStream("/Type /XObject /Subtype /Image /Width 2125 /Height 2765 /ColorSpace /DeviceGray /BitsPerComponent 8", new byte[2125 * 2765]));
            s.Contents(1, _ => "q 612.283 0 0 796.535 0 0 cm /ImgA Do Q");
        }),
        Advert("advert calls itself X-3", "X06", "R0001", s => s.Xmp("PDF/X-4", "PDF/X-3:2003")),
        Cover("white text of 7.5 pt on a cover", "R0016", s => s.Draw(1, "0 1 0 0 k 160 380 250 60 re f " + BoxFaults.Text(s, 60, 132, 7.5, "0 0 0 0 k", overprint: false))),
        Cover("ink of 330 per cent on a cover", "R0026", s => s.Draw(1, "1 1 1 0.3 k 200 100 57 57 re f")),
    ];

    private static PlantedFault Advert(string name, string must, string may, Action<Surgery> cut) => By(name, must, may, s =>
    {
        s.Set(s.Catalog.Dict("Pages"), "Kids", $"[{s.Catalog.Dict("Pages").Array("Kids").Raw(0)}]");
        s.Set(s.Catalog.Dict("Pages"), "Count", "1");
        cut(s);
    }) with
    { Profile = PreflightProfiles.MagazineAds, FileName = "advert.pdf" };

    private static PlantedFault Cover(string name, string must, Action<Surgery> cut) => By(name, must, "", cut) with { Profile = PreflightProfiles.SheetCmyk, FileName = "cover.pdf" };

    private static void Image(Surgery s, string space, byte[] samples)
    {
        s.Set(s.Resources(2, "XObject"), "ImgT", s.AddStream($"/Type /XObject /Subtype /Image /Width 240 /Height 240 /ColorSpace {space} /BitsPerComponent 8", samples));
        s.Draw(2, "q 57 0 0 57 300 300 cm /ImgT Do Q");
    }

    private static byte[] JpegFile() => File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "StadKust.Pdf.Tests", "Pictures", "halves-cmyk.jpg"));
}
