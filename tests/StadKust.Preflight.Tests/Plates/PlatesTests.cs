using StadKust.Preflight.Drawing;
using StadKust.Preflight.Plates;
using StadKust.Preflight.Reading;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Plates;

/// <summary>Our plates against those of Ghostscript: averages of squares of 3 mm, on every plate.</summary>
public sealed class PlatesTests
{
    private const int Dpi = 100;
    private const int Side = 12;

    public static TheoryData<string> Scenes => [.. Drawings.Keys];

    private static readonly Dictionary<string, Action<Surgery>> Drawings = new(StringComparer.Ordinal)
    {
        ["the clean file"] = _ => { },
        ["areas and tints"] = s => s.Draw(1, "0.2 0.4 0.6 0.1 k 100 100 120 90 re f 0.9 0 0 0 k 150 150 m 300 180 l 200 300 l f"),
        ["even-odd and non-zero"] = s => s.Draw(1, "0 1 0 0 k 100 100 150 150 re 130 130 60 60 re f* 1 0 0 0 k 300 100 150 150 re 330 130 60 60 re f"),
        ["curves"] = s => s.Draw(1, "0 0 1 0 k 300 300 m 400 300 400 400 300 400 c 200 400 200 300 300 300 c f"),
        ["lines, joins and caps"] = s => s.Draw(1, "1 0 0 0 K 12 w 0 j 100 100 m 200 200 l 300 100 l S 1 j 1 J 100 300 m 200 400 l 300 300 l S 2 j 2 J 350 300 m 400 400 l 450 300 l S"),
        ["dashes"] = s => s.Draw(1, "0 0 0 1 K 6 w [20 10] 5 d 100 200 m 500 260 l S"),
        ["clipped"] = s => s.Draw(1, "q 200 200 m 300 400 l 400 200 l h W n 0 1 1 0 k 150 150 300 120 re f Q"),
        ["overprinted black"] = s =>
        {
            s.Set(s.Resources(1, "ExtGState"), "GsO", "<< /OP true /op true /OPM 1 >>");
            s.Draw(1, "0.8 0.3 0 0.1 k 100 100 200 200 re f /GsO gs 0 0 0 1 k 150 150 60 60 re f");
        },
        ["overprinted by mode 0"] = s =>
        {
            s.Set(s.Resources(1, "ExtGState"), "GsO", "<< /OP true /op true /OPM 0 >>");
            s.Draw(1, "0.8 0.3 0 0.1 k 100 100 200 200 re f /GsO gs 0 0 0 1 k 150 150 60 60 re f");
        },
        ["multiplied"] = s => State(s, "/BM /Multiply", "0.5 0 0 0 k 100 100 200 200 re f 0 0.5 0.5 0 k 150 150 200 200 re f"),
        ["half transparent"] = s => State(s, "/ca 0.5", "1 0 0 0 k 100 100 200 200 re f 0 1 0 0 k 150 150 200 200 re f"),
        ["screen and darken"] = s =>
        {
            s.Set(s.Resources(1, "ExtGState"), "GsD", "<< /BM /Darken >>");
            State(s, "/BM /Screen", "0.8 0.2 0 0 k 100 100 200 200 re f 0.3 0.9 0 0 k 150 150 100 100 re f /GsD gs 0.5 0.5 0.5 0 k 200 200 150 150 re f");
        },
        ["group with opacity"] = s =>
        {
            s.Set(s.Resources(1, "XObject"), "FmG", s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 600 600] /Group << /S /Transparency /CS /DeviceCMYK /I true >>", "1 0 0 0 k 100 100 150 150 re f 0 0 1 0 k 180 180 150 150 re f"));
            State(s, "/ca 0.4", "/FmG Do");
        },
        ["mask of luminosity"] = s =>
        {
            var form = s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Group << /S /Transparency /CS /DeviceGray >>", "1 g 100 100 100 200 re f 0.5 g 200 100 100 200 re f");
            State(s, $"/SMask << /S /Luminosity /G {form} >>", "0 1 0 0 k 50 50 400 400 re f");
        },
        ["linear shading"] = s =>
        {
            s.Set(s.Resources(1, "Shading"), "Sh", "<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [100 0 400 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [1 0 0 0] /C1 [0 0.5 1 0] /N 1 >> /Extend [true true] >>");
            s.Draw(1, "q 50 100 450 100 re W n /Sh sh Q");
        },
        ["radial shading"] = s =>
        {
            s.Set(s.Resources(1, "Shading"), "Sh", "<< /ShadingType 3 /ColorSpace /DeviceCMYK /Coords [300 300 0 300 300 120] /Function << /FunctionType 2 /Domain [0 1] /C0 [0 1 0 0] /C1 [0 0 0 0.5] /N 1 >> >>");
            s.Draw(1, "/Sh sh");
        },
        ["tiles"] = s =>
        {
            s.Set(s.Resources(1, "Pattern"), "Pt", s.AddStream("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 18 18] /XStep 18 /YStep 18 /Resources << >>", "0 1 0 0 k 0 0 9 9 re f"));
            s.Draw(1, "/Pattern cs /Pt scn 100 100 200 200 re f");
        },
        ["separation of black"] = s =>
        {
            s.Set(s.Resources(1, "ColorSpace"), "CsB", "[/Separation /Black /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 0 1] /N 1 >>]");
            s.Draw(1, "/CsB cs 0.7 scn 100 100 200 200 re f");
        },
        ["picture of indexed colours"] = s =>
        {
            s.Set(s.Resources(2, "XObject"), "Im", s.AddStream("/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace [/Indexed /DeviceCMYK 1 <FF0000000000FF00>] /BitsPerComponent 8", [0, 1, 1, 0]));
            s.Draw(2, "q 150 0 0 150 200 200 cm /Im Do Q");
        },
        ["picture with a colour key"] = s =>
        {
            s.Set(s.Resources(2, "XObject"), "Im", s.AddStream(
                "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceCMYK /BitsPerComponent 8 /Mask [0 10 0 10 200 255 0 10]", [255, 0, 0, 0, 0, 0, 255, 0, 0, 5, 210, 0, 0, 255, 0, 0]));
            s.Draw(2, "0 0 0 0.3 k 180 180 200 200 re f q 150 0 0 150 200 200 cm /Im Do Q");
        },
        ["indexed picture with a colour key"] = s =>
        {
            s.Set(s.Resources(2, "XObject"), "Im", s.AddStream(
                "/Type /XObject /Subtype /Image /Width 4 /Height 1 /ColorSpace [/Indexed /DeviceCMYK 1 <FF0000000000FF00>] /BitsPerComponent 1 /Mask [1 1]", [0x50]));
            s.Draw(2, "0 0.4 0 0 k 180 180 200 200 re f q 150 0 0 150 200 200 cm /Im Do Q");
        },
        ["JPEG in CMYK"] = s =>
        {
            s.Set(s.Resources(2, "XObject"), "Im", s.AddStream(
                "/Type /XObject /Subtype /Image /Width 64 /Height 48 /ColorSpace /DeviceCMYK /BitsPerComponent 8 /Decode [1 0 1 0 1 0 1 0] /Filter /DCTDecode",
                File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "StadKust.Pdf.Tests", "Pictures", "halves-cmyk.jpg")),
                pack: false));
            s.Draw(2, "q 200 0 0 150 200 200 cm /Im Do Q");
        },
        ["stencil"] = s =>
        {
            s.Set(s.Resources(2, "XObject"), "Im", s.AddStream("/Type /XObject /Subtype /Image /Width 8 /Height 2 /ImageMask true /BitsPerComponent 1", [0xF0, 0x0F]));
            s.Draw(2, "1 0 0 0 k q 160 0 0 80 200 200 cm /Im Do Q");
        },
        ["turned picture"] = s => s.Draw(2, $"q 0 200 -150 0 400 200 cm /{s.Page(2).Dict("Resources").Dict("XObject").Keys.First()} Do Q"),
    };

    [Theory]
    [MemberData(nameof(Scenes))]
    public void Plates_agree_with_those_of_Ghostscript(string scene)
    {
        var surgery = new Surgery(CleanFile.Bytes);
        Drawings[scene](surgery);
        var bytes = surgery.Save();
        var theirs = new GhostscriptPlates(bytes, 2, Dpi);
        var file = PdfFile.Open(bytes, Limits.Normal);
        foreach (var page in PageTree.Pages(file))
        {
            var book = new ResourceBook(file);
            var painter = PageInk.Draw(PageRun.Run(page, book), book, page.Media, Dpi);
            Assert.Empty(painter.Unmeasured);
            Assert.InRange(theirs.Width - painter.Width, -1, 1);
            Assert.InRange(theirs.Height - painter.Height, -1, 1);
            Compare(theirs, painter, page.Number, scene);
        }
    }

    // Pages are 100 ppi, a square of 3 mm has 12 × 12 pixels. Ghostscript rounds every edge to its own grid of a quarter of a pixel.
    private static void Compare(GhostscriptPlates theirs, PlatesPainter ours, int page, string scene)
    {
        var (sum, count, worst, at) = (0.0, 0, 0.0, "");
        var shift = theirs.Height - ours.Height;
        for (var plate = 0; plate < 4; plate++)
        {
            for (var y = 1; y + Side < Math.Min(ours.Height, theirs.Height); y += Side)
            {
                for (var x = 0; x + Side < Math.Min(ours.Width, theirs.Width); x += Side)
                {
                    double mine = 0;
                    for (var v = y; v < y + Side; v++)
                    {
                        foreach (var sample in ours.Page.Plates[plate].AsSpan((v * ours.Width) + x, Side))
                        {
                            mine += sample;
                        }
                    }

                    var difference = Math.Abs((mine / Side / Side) - theirs.Mean(page, plate, x, Math.Max(0, y + shift), Side)) / 2.55;
                    sum += difference;
                    count++;
                    if (difference > worst)
                    {
                        (worst, at) = (difference, $"plate {plate} at {x} {y}");
                    }
                }
            }
        }

        // In per cent of ink: on average next to nothing, and no square is off by more than an edge of a pixel makes.
        Assert.True(sum / count < 0.5, $"{scene}, page {page}: {sum / count:0.00} on average, {worst:0.0} at worst, {at}");
        Assert.True(worst < 16, $"{scene}, page {page}: {worst:0.0}, {at}");
    }

    private static void State(Surgery s, string entries, string operators)
    {
        s.Set(s.Resources(1, "ExtGState"), "GsX", $"<< {entries} >>");
        s.Draw(1, "/GsX gs " + operators);
    }
}
