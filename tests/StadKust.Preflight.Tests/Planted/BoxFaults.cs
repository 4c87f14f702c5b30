using StadKust.Preflight.Tests.Files;
using static StadKust.Preflight.Tests.Planted.PlantedFault;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Boxes, turning and size of pages; what lies around them.</summary>
internal static class BoxFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        By("no TrimBox", "X13", "X14 R0001 H-MARKS R0004 H-SAFE", s => s.Remove(s.Page(1), "TrimBox")),
        By("TrimBox and ArtBox", "X13", "R0001", s => s.Set(s.Page(1), "ArtBox", s.Page(1)["TrimBox"].ToString()!)),
        By("TrimBox larger than BleedBox", "X13", "X14 R0001 H-MARKS R0004 H-SAFE", s => s.Set(s.Page(1), "TrimBox", "[-5 8.504 603.78 788.032]")),
        By("BleedBox larger than MediaBox", "X13", "X14 R0001 H-MARKS", s => s.Set(s.Page(1), "BleedBox", "[-5 -5 620 800]")),
        By("no MediaBox", "X13", "X14 R0001 H-MARKS R0003 X30 H-SAFE R0026 H-TAC", s => s.Remove(s.Page(1), "MediaBox")),
        By("MediaBox has three numbers", "X13", "X14 R0001 H-MARKS X30 H-SAFE R0026 H-TAC", s => s.Set(s.Page(1), "MediaBox", "[0 0 612]")),
        By("page of A4", "X14", "R0004 H-MARKS H-SAFE", s =>
        {
            foreach (var page in (int[])[1, 2])
            {
                s.Set(s.Page(page), "MediaBox", "[0 0 612.283 858.898]");
                s.Set(s.Page(page), "BleedBox", "[0 0 612.283 858.898]");
                s.Set(s.Page(page), "TrimBox", "[8.504 8.504 603.78 850.394]");
            }
        }),
        By("no bleed", "X14", "R0004 H-MARKS", s => s.Set(s.Page(1), "BleedBox", s.Page(1)["TrimBox"].ToString()!)),
        By("one millimetre of bleed", "X14", "H-MARKS", s =>
        {
            s.Set(s.Page(1), "MediaBox", "[5.669 5.669 606.614 790.866]");
            s.Set(s.Page(1), "BleedBox", "[5.669 5.669 606.614 790.866]");
        }),
        By("room for marks around the bleed", "X14", "H-MARKS", s => s.Set(s.Page(1), "MediaBox", "[-30 -30 642 827]")),
        By("crop marks beside the bleed", "H-MARKS", "X14", s =>
        {
            s.Set(s.Page(1), "MediaBox", "[-30 -30 642 827]");
            s.Draw(1, "0 0.5 0 0 K 0.5 w 8.504 -25 m 8.504 -10 l S");
        }),
        By("page turned by a quarter", "X30", "R0001 R0004", s => s.Set(s.Page(1), "Rotate", "90")),
        By("all pages turned in the tree", "X30", "R0001 R0004", s => s.Set(s.Catalog.Dict("Pages"), "Rotate", "180")),
        By("user unit of two", "X30", "R0001", s => s.Set(s.Page(1), "UserUnit", "2.0")),
        By("crop box smaller than the page", "X30", "R0001 X13", s => s.Set(s.Page(1), "CropBox", "[0 0 612.283 700]")),
        By("crop box cuts the bleed", "X30 X13", "R0001", s => s.Set(s.Page(1), "CropBox", s.Page(1)["TrimBox"].ToString()!)),
        By("two sizes of pages", "R0004 X14", "H-MARKS", s =>
        {
            s.Set(s.Page(2), "TrimBox", "[8.504 8.504 603.78 780]");
        }),
        By("text five millimetres from the edge", "H-SAFE", "", s => s.Draw(1, Text(s, 5, 120))),
        By("text four millimetres from the head", "H-SAFE", "", s => s.Draw(1, Text(s, 60, 4, 8))),
        By("text seven millimetres from the gutter", "H-SAFE", "", s => s.Draw(2, Text(s, 5, 150))),
        By("a frame close to the edge", "H-SAFE", "", s => s.Draw(1, $"0 0.5 0 0 K 1 w {Mm(6)} 100 m {Mm(6)} 700 l S")),
    ];

    /// <summary>From the left of the media box, in points, for millimetres from the trim.</summary>
    public static string Mm(double mm) => (8.504 + (mm * 72 / 25.4)).ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A word that page already shows, set anew with its baseline in millimetres from left and top of the trim.</summary>
    public static string Text(Surgery s, double x, double y, double size = 10, string colour = "0 0 0 1 k", bool overprint = true)
    {
        var page = s.Page(1).Dict("Resources").Dict("Font").Keys.First();
        foreach (var number in (int[])[1, 2])
        {
            if (!s.Resources(number, "Font").Has(page))
            {
                s.Set(s.Resources(number, "Font"), page, s.Page(1).Dict("Resources").Dict("Font").Raw(page).ToString()!);
            }

            s.Set(s.Resources(number, "ExtGState"), "GsOver", overprint ? "<< /OP true /op true /OPM 1 >>" : "<< /OP false /op false /OPM 0 >>");
        }

        var shown = s.Contents(1);
        var tj = shown[shown.IndexOf("[<", StringComparison.Ordinal)..];
        tj = tj[..(tj.IndexOf(']', StringComparison.Ordinal) + 1)];
        var glyphs = tj.IndexOf('>', StringComparison.Ordinal) is var end && end > 0 ? tj[1..(end + 1)] : tj;
        var word = glyphs.Length > 22 ? glyphs[..21] + ">" : glyphs;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"q /GsOver gs BT {colour} /{page} {size} Tf {8.504 + (x * 72 / 25.4):0.###} {788.032 - (y * 72 / 25.4):0.###} Td {word} Tj ET Q");
    }
}
