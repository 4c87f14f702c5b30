using StadKust.Preflight.Tests.Files;
using static StadKust.Preflight.Tests.Planted.PlantedFault;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Colour, overprint, sizes and resolutions on the page.</summary>
internal static class ColourFaults
{
    private const string Rgb = "X17 R0027";

    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        By("RGB area", Rgb, "R0001", s => s.Draw(1, "0.8 0.2 0.1 rg 100 100 50 50 re f")),
        By("RGB line", Rgb, "R0001", s => s.Draw(1, "0.8 0.2 0.1 RG 2 w 100 100 m 200 100 l S")),
        By("RGB text", Rgb, "R0001", s => s.Draw(1, BoxFaults.Text(s, 60, 130, 14, "0.8 0.1 0.1 rg", overprint: false))),
        By("black text in RGB", Rgb, "R0001 H-OVER", s => s.Draw(1, BoxFaults.Text(s, 60, 130, 14, "0 0 0 rg", overprint: false))),
        By("RGB in a form", Rgb, "R0001", s => InForm(s, 1, "1 0 0 rg 100 100 50 50 re f")),
        By("RGB in a form in a form", Rgb, "R0001", s => InForm(s, 2, "1 0 0 rg 100 100 50 50 re f")),
        By("RGB in a form four deep", Rgb, "R0001", s => InForm(s, 4, "1 0 0 rg 100 100 50 50 re f")),
        By("RGB in a pattern", Rgb, "R0001", s =>
        {
            s.Set(s.Resources(1, "Pattern"), "Pt", s.AddStream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >>", "0 1 0 rg 0 0 5 5 re f"));
            s.Draw(1, "/Pattern cs /Pt scn 100 100 50 50 re f");
        }),
        By("RGB shading", Rgb, "R0001", s =>
        {
            s.Set(s.Resources(1, "Shading"), "ShR", "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [100 100 200 100] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >>");
            s.Draw(1, "q 100 100 50 50 re W n /ShR sh Q");
        }),
        By("RGB picture", Rgb, "R0001", s => Picture(s, "/DeviceRGB", 3, 8)),
        By("indexed RGB picture", Rgb, "R0001", s => Picture(s, "[/Indexed /DeviceRGB 1 <FF000000FF00>]", 1, 8)),
        By("inline RGB picture", Rgb, "R0001", s => s.Draw(1, "q 20 0 0 20 100 100 cm BI /W 2 /H 1 /CS /RGB /BPC 8 ID abcdef EI Q")),
        By("RGB picture with a profile", "R0027", "", s => Picture(s, $"[/ICCBased {s.AddStream("/N 3 /Alternate /DeviceRGB", new byte[200])}]", 3, 8)),
        By("Lab area", "R0027", "", s =>
        {
            s.Set(s.Resources(1, "ColorSpace"), "CsLab", "[/Lab << /WhitePoint [0.9642 1 0.8249] /Range [-100 100 -100 100] >>]");
            s.Draw(1, "/CsLab cs 50 20 20 sc 100 100 50 50 re f");
        }),
        By("calibrated RGB", "R0027", "", s =>
        {
            s.Set(s.Resources(1, "ColorSpace"), "CsCal", "[/CalRGB << /WhitePoint [0.9505 1 1.089] >>]");
            s.Draw(1, "/CsCal cs 0.5 0.2 0.2 sc 100 100 50 50 re f");
        }),
        By("calibrated grey", "R0027", "", s =>
        {
            s.Set(s.Resources(1, "ColorSpace"), "CsCal", "[/CalGray << /WhitePoint [0.9505 1 1.089] >>]");
            s.Draw(1, "/CsCal cs 0.5 sc 100 100 50 50 re f");
        }),
        By("CMYK with the profile of the intent", "X18 R0027", "R0001", s =>
        {
            s.Set(s.Resources(1, "ColorSpace"), "CsIcc", $"[/ICCBased {s.Intent.Raw("DestOutputProfile")}]");
            s.Draw(1, "/CsIcc cs 0 1 1 0 sc 100 100 50 50 re f");
        }),
        By("profiled CMYK overprints by mode 1", "X21 R0027", "R0001 X18", s =>
        {
            s.Set(s.Resources(1, "ColorSpace"), "CsIcc", $"[/ICCBased {s.Intent.Raw("DestOutputProfile")}]");
            s.Set(s.Resources(1, "ExtGState"), "GsO", "<< /OP true /op true /OPM 1 >>");
            s.Draw(1, "/GsO gs /CsIcc cs 0 1 1 0 sc 100 100 50 50 re f");
        }),
        By("spot colour", "R0020", "", s => Spot(s, "CsS", "PANTONE#20151#20C", "[0 0.5 1 0]")),
        By("spot colour in two recipes", "X19 R0020", "R0001", s =>
        {
            Spot(s, "CsS", "PANTONE#20151#20C", "[0 0.5 1 0]");
            Spot(s, "CsT", "PANTONE#20151#20C", "[0 0.6 1 0]");
        }),
        By("DeviceN with a fifth ink", "R0020", "", s =>
        {
            var tint = s.AddStream("/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1 0 1]", "{ 0 exch 0 exch 0 exch pop }");
            s.Set(s.Resources(1, "ColorSpace"), "CsN", $"[/DeviceN [/Cyan /Gold] /DeviceCMYK {tint}]");
            s.Draw(1, "/CsN cs 0.5 0.5 scn 100 100 50 50 re f");
        }),
        By("registration colour", "R0024", "", s => Spot(s, "CsA", "All", "[1 1 1 1]", 0.5)),
        By("blend space of the page is RGB", "X17 R0030", "R0001", s => s.Set(s.Page(1), "Group", "<< /S /Transparency /CS /DeviceRGB >>")),
        By("transparency and no blend space", "X20", "R0001", s => s.Remove(s.Page(1), "Group")),
        By("group in RGB", "R0030 X17", "R0001", s =>
        {
            s.Set(s.Resources(1, "XObject"), "FmG", s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Group << /S /Transparency /CS /DeviceRGB >>", "0 1 1 0 k 100 100 50 50 re f"));
            s.Draw(1, "/FmG Do");
        }),
        By("group in a profiled space", "R0030", "", s =>
        {
            s.Set(s.Resources(1, "XObject"), "FmG", s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Group << /S /Transparency /CS [/CalRGB << /WhitePoint [0.95 1 1.09] >>] >>", "0 1 1 0 k 100 100 50 50 re f"));
            s.Draw(1, "/FmG Do");
        }),
        By("mask in RGB", "R0030 X17", "R0001", s =>
        {
            var form = s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Group << /S /Transparency /CS /DeviceRGB >>", "1 g 100 100 50 50 re f");
            s.Set(s.Resources(1, "ExtGState"), "GsM", $"<< /SMask << /S /Luminosity /G {form} >> >>");
            s.Draw(1, "/GsM gs 0 1 0 0 k 100 100 50 50 re f");
        }),
        By("blend mode that is none", "X20", "R0001", s => State(s, "/BM /Glitter", "0 1 0 0 k 100 100 50 50 re f")),
        By("white text overprints", "R0007", "", s => s.Draw(1, "0 1 0 0 k 200 400 200 60 re f " + BoxFaults.Text(s, 75, 132, 14, "0 0 0 0 k"))),
        By("white area overprints", "R0008", "", s => State(s, "/OP true /op true /OPM 1", "0 0 0 0 k 100 100 50 50 re f")),
        By("white line overprints", "R0008", "", s => State(s, "/OP true /op true /OPM 1", "0 0 0 0 K 3 w 100 100 m 200 100 l S")),
        By("small black text knocks out", "R0009 H-OVER", "", s => s.Draw(1, "0 1 0 0 k 160 380 250 60 re f " + BoxFaults.Text(s, 60, 132, 10, overprint: false))),
        By("small black text overprints by mode 0", "R0009 H-OVER", "", s =>
        {
            var text = BoxFaults.Text(s, 60, 132);
            s.Set(s.Resources(1, "ExtGState"), "GsOver", "<< /OP true /op true /OPM 0 >>");
            s.Draw(1, "0 1 0 0 k 160 380 250 60 re f " + text);
        }),
        By("thin black line knocks out", "R0010 H-OVER", "", s => s.Draw(1, "0 1 0 0 k 90 90 120 40 re f 0 0 0 1 K 1 w 100 100 m 200 100 l S")),
        By("thin black rectangle knocks out", "R0010", "H-OVER", s => s.Draw(1, "0 1 0 0 k 90 90 120 40 re f 0 0 0 1 k 100 100 100 0.8 re f")),
        By("thin black line by matrix", "R0010 H-OVER", "", s => s.Draw(1, "0 1 0 0 k 90 90 120 40 re f q 0.1 0 0 0.1 0 0 cm 0 0 0 1 K 10 w 1000 1000 m 2000 1000 l S Q")),
        By("small grey text on colour", "R0011", "", s => s.Draw(1, "0 1 0 0 k 160 380 250 60 re f " + BoxFaults.Text(s, 60, 132, 10, "0 g", overprint: false))),
        By("thin grey line on colour", "R0012", "", s => s.Draw(1, "0 1 0 0 k 90 90 120 40 re f 0 G 1 w 100 100 m 200 100 l S")),
        By("grey overprints", "R0013", "R0011 R0012", s => State(s, "/OP true /op true /OPM 1", "0.5 g 100 100 50 50 re f")),
        By("text in four inks", "R0015", "H-OVER R0026 H-TAC", s => s.Draw(1, BoxFaults.Text(s, 60, 132, 20, "0.8 0.7 0.6 1 k", overprint: false))),
        By("white text of 6 pt on colour", "R0016", "", s => s.Draw(1, "0 1 0 0 k 160 380 250 60 re f " + BoxFaults.Text(s, 60, 132, 6, "0 0 0 0 k", overprint: false))),
        By("white text made small by a matrix", "R0016", "", s => s.Draw(1, "0 1 0 0 k 160 380 250 60 re f q 0.5 0 0 0.5 100 200 cm " + BoxFaults.Text(s, 60, 132, 14, "0 0 0 0 k", overprint: false) + " Q")),
        By("two-ink text of 6 pt", "R0017", "", s => s.Draw(1, BoxFaults.Text(s, 60, 132, 6, "1 0.5 0 0 k", overprint: false))),
        By("two-ink text of 8.9 pt", "R0017", "", s => s.Draw(1, BoxFaults.Text(s, 60, 132, 8.9, "1 0.5 0 0 k", overprint: false))),
        By("white hairline", "R0018", "", s => s.Draw(1, "0 1 0 0 k 90 90 120 40 re f 0 0 0 0 K 0.1 w 100 100 m 200 100 l S")),
        By("white hairline as a rectangle", "R0018", "", s => s.Draw(1, "0 1 0 0 k 90 90 120 40 re f 0 0 0 0 k 100 100 80 0.2 re f")),
        By("two-ink hairline", "R0019", "", s => s.Draw(1, "1 0.5 0 0 K 0.2 w 100 100 m 200 100 l S")),
        By("line of width nothing", "R0019", "", s => s.Draw(1, "1 0.5 0 0 K 0 w 100 100 m 200 100 l S")),
        By("picture of 160 ppi by matrix", "R0031", "", s => Placed(s, 160)),
        By("picture of 100 ppi", "R0031", "", s => Placed(s, 100)),
        By("picture of 220 ppi in one direction only", "R0031", "", s => Placed(s, 300, 220)),
        By("picture of 72 ppi in a form", "R0031", "", s =>
        {
            var name = s.Page(2).Dict("Resources").Dict("XObject").Keys.First();
            var form = s.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 1000 1000] /Resources << /XObject << /I {s.Page(2).Dict("Resources").Dict("XObject").Raw(name)} >> >>", "/I Do");
            s.Set(s.Resources(2, "XObject"), "FmI", form);
            s.Draw(2, $"q 470 0 0 470 50 50 cm /FmI Do Q");
        }),
        By("line art of 300 ppi", "R0032", "R0011 R0012 R0013", s =>
        {
            s.Set(s.Resources(2, "XObject"), "Bit", s.AddStream("/Type /XObject /Subtype /Image /Width 300 /Height 300 /ColorSpace /DeviceGray /BitsPerComponent 1", new byte[38 * 300]));
            s.Draw(2, "q 72 0 0 72 100 100 cm /Bit Do Q");
        }),
        By("stencil of 600 ppi", "R0032", "", s =>
        {
            s.Set(s.Resources(2, "XObject"), "Bit", s.AddStream("/Type /XObject /Subtype /Image /Width 600 /Height 600 /ImageMask true /BitsPerComponent 1", new byte[75 * 600]));
            s.Draw(2, "0 1 0 0 k q 72 0 0 72 100 100 cm /Bit Do Q");
        }),
        By("colour overprints", "H-OVER", "", s => State(s, "/OP true /op true /OPM 1", "0 1 0 0 k 100 100 50 50 re f")),
        By("large black area overprints", "H-OVER", "", s => State(s, "/OP true /op true /OPM 1", "0 0 0 1 k 100 100 50 50 re f")),
        By("large black text knocks out", "H-OVER", "", s => s.Draw(1, BoxFaults.Text(s, 60, 132, 20, overprint: false))),
        By("tint of black overprints", "H-OVER", "", s => State(s, "/OP true /op true /OPM 1", "0 0 0 0.5 k 100 100 50 50 re f")),
    ];

    private static void State(Surgery s, string entries, string operators)
    {
        s.Set(s.Resources(1, "ExtGState"), "GsZ", $"<< {entries} >>");
        s.Draw(1, "/GsZ gs " + operators);
    }

    private static void Spot(Surgery s, string name, string ink, string cmyk, double tint = 1)
    {
        s.Set(s.Resources(1, "ColorSpace"), name, $"[/Separation /{ink} /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 {cmyk} /N 1 >>]");
        s.Draw(1, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/{name} cs {tint} scn 100 100 30 30 re f"));
    }

    private static void InForm(Surgery s, int depth, string operators)
    {
        var form = s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600]", operators);
        for (var i = 1; i < depth; i++)
        {
            form = s.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Resources << /XObject << /F {form} >> >>", "/F Do");
        }

        s.Set(s.Resources(1, "XObject"), "FmF", form);
        s.Draw(1, "/FmF Do");
    }

    private static void Picture(Surgery s, string space, int components, int bits)
    {
        s.Set(s.Resources(2, "XObject"), "ImgX", s.AddStream($"/Type /XObject /Subtype /Image /Width 100 /Height 100 /ColorSpace {space} /BitsPerComponent {bits}", new byte[100 * 100 * components]));
        s.Draw(2, "q 20 0 0 20 100 100 cm /ImgX Do Q");
    }

    private static void Placed(Surgery s, double ppi, double? vertical = null)
    {
        var pictures = s.Page(2).Dict("Resources").Dict("XObject");
        var name = pictures.Keys.First();
        var dict = pictures.Stream(name)!.Dict;
        s.Draw(2, string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"q {dict.Integer("Width") * 72 / ppi:0.###} 0 0 {dict.Integer("Height") * 72 / (vertical ?? ppi):0.###} 80 80 cm /{name} Do Q"));
    }
}
