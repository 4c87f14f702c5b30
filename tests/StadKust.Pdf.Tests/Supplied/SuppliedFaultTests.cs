using System.Diagnostics;
using System.Text;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests.Supplied;

/// <summary>What is wrong with a page from outside is said before anybody places it, and each fault has its own name.</summary>
public sealed class SuppliedFaultTests
{
    private static readonly TinyPdf Sound = new();

    public static TheoryData<SuppliedFault, string> Faults => new()
    {
        { SuppliedFault.TooNew, "header 2.0" }, { SuppliedFault.TooNew, "catalog 2.0" }, { SuppliedFault.Scripted, "open action" }, { SuppliedFault.Scripted, "script" },
        { SuppliedFault.Scripted, "fields" }, { SuppliedFault.Scripted, "page action" }, { SuppliedFault.Layered, "layers" }, { SuppliedFault.Annotated, "note" },
        { SuppliedFault.NoTrim, "no trim" }, { SuppliedFault.NoTrim, "trim beyond media" }, { SuppliedFault.Scaled, "unit" }, { SuppliedFault.FontMissing, "font" },
        { SuppliedFault.ScreenColours, "rg" }, { SuppliedFault.ScreenColours, "image" }, { SuppliedFault.ScreenColours, "indexed" }, { SuppliedFault.ScreenColours, "inline" },
        { SuppliedFault.ScreenColours, "nested form" }, { SuppliedFault.ScreenColours, "group" }, { SuppliedFault.OldPacking, "lzw" }, { SuppliedFault.Elsewhere, "outside" },
        { SuppliedFault.Damaged, "no pdf" }, { SuppliedFault.Damaged, "cut" }, { SuppliedFault.Damaged, "wrong length" }, { SuppliedFault.Damaged, "circle" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_has_its_own_name(SuppliedFault fault, string what)
    {
        var seen = SuppliedPdf.Look(With(what), 0);

        Assert.Equal(fault, seen.Fault);
        Assert.NotEmpty(seen.Detail);
    }

    [Fact]
    public void An_encrypted_file_is_recognised()
    {
        using var folder = new SavedPdf(Sound.Bytes());
        Tool.Quiet("qpdf", "--encrypt", "", "owner", "256", "--", folder.Path, folder.Beside("locked.pdf"));

        Assert.Equal(SuppliedFault.Encrypted, SuppliedPdf.Look(File.ReadAllBytes(folder.Beside("locked.pdf")), 0).Fault);
    }

    [Fact]
    public void A_page_that_is_not_there_is_said()
    {
        Assert.Equal(SuppliedFault.NoSuchPage, SuppliedPdf.Look(Sound.Bytes(), 1).Fault);
    }

    [Fact]
    public void A_sound_page_says_its_size_and_its_bleed()
    {
        var seen = SuppliedPdf.Look(Sound.Bytes(), 0);

        Assert.Null(seen.Fault);
        Assert.Equal(new Size(Length.Pt(100), Length.Pt(50)), seen.Trim);
        Assert.Equal(Edges.All(Length.Pt(10)), seen.Bleed);
        Assert.Equal((1, "1.6"), (seen.Pages, seen.Version));
    }

    [Fact]
    public void A_turned_page_is_as_wide_as_it_looks_and_its_bleed_turns_with_it()
    {
        var seen = SuppliedPdf.Look(new TinyPdf { Page = "/MediaBox [0 0 120 70] /BleedBox [4 7 118 65] /TrimBox [10 10 110 60] /Rotate 90" }.Bytes(), 0);

        // A clockwise quarter turn brings the bottom (3 pt) to the left, the left (6) to the top, the top (5) to the right.
        Assert.Equal(new Size(Length.Pt(50), Length.Pt(100)), seen.Trim);
        Assert.Equal(new Edges(Length.Pt(6), Length.Pt(5), Length.Pt(8), Length.Pt(3)), seen.Bleed);
    }

    [Fact]
    public void Inks_beyond_the_four_are_named()
    {
        var seen = SuppliedPdf.Look(
            new TinyPdf { Resources = "<< /ColorSpace << /A [/Separation /PANTONE#20485 /DeviceCMYK 20 0 R] /B [/DeviceN [/Cyan /Gold] /DeviceCMYK 20 0 R] >> >>", Others = ["<< /FunctionType 2 /Domain [0 1] /N 1 >>"] }.Bytes(), 0);

        Assert.Equal(["Gold", "PANTONE 485"], seen.Separations);
    }

    [Fact]
    public void Whatever_happened_to_a_file_the_answer_is_a_page_or_a_fault_and_comes_soon()
    {
        var file = SavedPdf.Written(Given.Document(Given.Text(20, 20, "advertentie"), Given.Box(Given.Mm(20, 40, 50, 50), Given.Solid("sea"))) with { Structure = FileStructure.Packed });
        byte[][] sources = [Sound.Bytes(), file];
        var random = new Random(20270115);
        var rounds = int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), out var asked) ? asked : 600;
        for (var round = 0; round < rounds; round++)
        {
            var bytes = (byte[])sources[round % 2].Clone();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var cut = round % 5 == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            var begun = Stopwatch.GetTimestamp();
            _ = SuppliedPdf.Look(cut, 0);
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(5), $"round {round}");
        }
    }

    private static byte[] With(string what)
    {
        const string Rgb = "1 0 0 rg 0 0 50 50 re f";
        static string Stream(string entries, string content) => $"<< {entries} /Length {content.Length} >>\nstream\n{content}\nendstream";
        var bytes = Sound.Bytes();
        return what switch
        {
            "header 2.0" => new TinyPdf { Header = "%PDF-2.0" }.Bytes(),
            "catalog 2.0" => new TinyPdf { Catalog = "/Version /2.0" }.Bytes(),
            "open action" => new TinyPdf { Catalog = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" }.Bytes(),
            "script" => new TinyPdf { Catalog = "/Names << /JavaScript << /Names [] >> >>" }.Bytes(),
            "fields" => new TinyPdf { Catalog = "/AcroForm << /Fields [20 0 R] >>", Others = ["<< /FT /Tx >>"] }.Bytes(),
            "page action" => new TinyPdf { Page = TinyPdf.Boxes + " /AA << /O << /S /Named /N /Print >> >>" }.Bytes(),
            "layers" => new TinyPdf { Catalog = "/OCProperties << /OCGs [] /D << >> >>" }.Bytes(),
            "note" => new TinyPdf { Page = TinyPdf.Boxes + " /Annots [<< /Subtype /Stamp /Rect [0 0 9 9] >>]" }.Bytes(),
            "no trim" => new TinyPdf { Page = "/MediaBox [0 0 120 70]" }.Bytes(),
            "trim beyond media" => new TinyPdf { Page = "/MediaBox [0 0 120 70] /TrimBox [10 10 150 60]" }.Bytes(),
            "unit" => new TinyPdf { Page = TinyPdf.Boxes + " /UserUnit 2" }.Bytes(),
            "font" => new TinyPdf { Resources = "<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>" }.Bytes(),
            "rg" => new TinyPdf { Contents = [("", Rgb)] }.Bytes(),
            "image" => new TinyPdf { Resources = "<< /XObject << /I 20 0 R >> >>", Others = [Stream("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB", "abc")] }.Bytes(),
            "indexed" => new TinyPdf { Resources = "<< /ColorSpace << /A [/Indexed /DeviceRGB 1 <000000FFFFFF>] >> >>" }.Bytes(),
            "inline" => new TinyPdf { Contents = [("", "q BI /W 1 /H 1 /BPC 8 /CS /RGB ID abc\nEI Q")] }.Bytes(),
            "nested form" => new TinyPdf
            {
                Resources = "<< /XObject << /A 20 0 R >> >>",
                Others = [Stream("/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /B 21 0 R >> >>", "/B Do"), Stream("/Subtype /Form /BBox [0 0 9 9]", Rgb)],
            }.Bytes(),
            "group" => new TinyPdf { Page = TinyPdf.Boxes + " /Group << /S /Transparency /CS /DeviceRGB >>" }.Bytes(),
            "lzw" => new TinyPdf { Resources = "<< /XObject << /I 20 0 R >> >>", Others = [Stream("/Subtype /Image /Filter /LZWDecode", "abc")] }.Bytes(),
            "outside" => new TinyPdf { Resources = "<< /XObject << /I 20 0 R >> >>", Others = [Stream("/Subtype /Image /F (other.jpg)", "abc")] }.Bytes(),
            "no pdf" => "Dit is geen PDF."u8.ToArray(),
            "cut" => bytes[..(bytes.Length / 2)],
            "wrong length" => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("/Length 25", "/Length 12", StringComparison.Ordinal)),
            "circle" => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("/Kids [3 0 R]", "/Kids [2 0 R]", StringComparison.Ordinal)),
            _ => throw new ArgumentException(what, nameof(what)),
        };
    }
}
