using StadKust.Preflight.Reading;
using StadKust.Preflight.Tests.Files;
using static StadKust.Preflight.Tests.Planted.PlantedFault;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Fonts.</summary>
internal static class FontFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        By("font is not embedded", "X15", "X16 R0001", s => s.Remove(Descriptor(s), "FontFile2")),
        By("one of the fourteen, not embedded", "X15", "R0001", s =>
        {
            s.Set(s.Resources(1, "Font"), "Helv", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
            s.Draw(1, "q /GsX gs BT 0 0 0 1 k /Helv 14 Tf 100 300 Td (Kust) Tj ET Q");
            s.Set(s.Resources(1, "ExtGState"), "GsX", "<< /OP true /op true /OPM 1 >>");
        }),
        By("font program is damaged", "X15", "R0001 S02 R0005", s => s.Change(Descriptor(s).Stream("FontFile2")!.Dict, b => b[..40])),
        By("font program is empty", "X15", "R0001", s => s.Change(Descriptor(s).Stream("FontFile2")!.Dict, _ => [])),
        By("widths are wrong", "X15", "R0001", s => s.Set(Descendant(s), "W", "[0 3000 777]")),
        By("widths are missing", "X15", "R0001", s => s.Remove(Descendant(s), "W")),
        By("no way back to text", "X15", "R0001", s => s.Remove(Font(s), "ToUnicode")),
        By("a glyph is shown that the subset has not", "X15", "R0001", s => s.Draw(1, $"BT 0 0.5 0 0 k /{s.Page(1).Dict("Resources").Dict("Font").Keys.First()} 14 Tf 100 300 Td <7FFF> Tj ET")),
        By("the missing glyph is shown", "X15", "R0001", s => s.Draw(1, $"BT 0 0 0 1 k /{s.Page(1).Dict("Resources").Dict("Font").Keys.First()} 14 Tf 100 300 Td <0000> Tj ET")) with { May = ["R0001", "H-OVER"] },
        By("an outline was left out", "X15", "R0001", s => s.Draw(1, $"BT 0 0 0 1 k /{s.Page(1).Dict("Resources").Dict("Font").Keys.First()} 14 Tf 100 300 Td <0003> Tj ET")) with { May = ["R0001", "H-OVER"] },
        By("no map from CID to glyph", "X16", "R0001", s => s.Remove(Descendant(s), "CIDToGIDMap")),
        By("two subsets of one tag", "X16", "R0001", s =>
        {
            var fonts = s.Page(1).Dict("Resources").Dict("Font");
            Assert.True(fonts.Count > 1);
            var names = fonts.Keys.Select(k => (Font: fonts.Dict(k), Tag: fonts.Dict(k).Name("BaseFont")![..7])).ToList();
            var second = names[1].Font;
            var renamed = "/" + names[0].Tag + second.Name("BaseFont")![7..];
            s.Set(second, "BaseFont", renamed);
            var below = (PdfDict)second.Array("DescendantFonts")[0];
            s.Set(below, "BaseFont", renamed);
            s.Set(below.Dict("FontDescriptor"), "FontName", renamed);
        }),
        By("three names for one font", "X16", "R0001", s => s.Set(Descriptor(s), "FontName", "/Other-Name")),
        By("Courier", "R0014 X15", "R0001", s =>
        {
            s.Set(s.Resources(1, "Font"), "Cour", "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
            s.Set(s.Resources(1, "ExtGState"), "GsX", "<< /OP true /op true /OPM 1 >>");
            s.Draw(1, "q /GsX gs BT 0 0 0 1 k /Cour 14 Tf 100 300 Td (Kust) Tj ET Q");
        }),
        By("font is not in the resources", "S02", "R0001 R0005", s => s.Draw(1, "BT /Nowhere 12 Tf 100 300 Td (Kust) Tj ET")),
    ];

    private static PdfDict Font(Surgery s) => s.Page(1).Dict("Resources").Dict("Font").Find(s.Page(1).Dict("Resources").Dict("Font").Keys.First())!;

    private static PdfDict Descendant(Surgery s) => (PdfDict)Font(s).Array("DescendantFonts")[0];

    private static PdfDict Descriptor(Surgery s) => Descendant(s).Dict("FontDescriptor");
}
