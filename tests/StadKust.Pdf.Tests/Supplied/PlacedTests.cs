using System.Text.Json;
using StadKust.Pdf.Tests.Web;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests.Supplied;

/// <summary>A supplied page stands in our file as its maker wrote it: same bytes, same fonts, same inks, cut where it must be (H-ADS).</summary>
public sealed class PlacedTests
{
    // 90 × 120 mm with 3 mm of bleed, made by another run of the writer: an ordinary PDF/X-4 advert.
    private static readonly PageFormat AdvertFormat = Given.Format with { Trim = new Size(Length.Mm(90), Length.Mm(120)) };

    private static readonly Rect Area = Given.Mm(60, 80, 90, 120);

    [Theory]
    [InlineData(FileStructure.Classic)]
    [InlineData(FileStructure.Packed)]
    public void Content_and_fonts_are_taken_over_byte_for_byte(FileStructure structure)
    {
        var advert = Advert(structure);
        using var source = new SavedPdf(advert);
        using var pdf = Placed(advert, Mark(Area));
        var form = pdf.Dictionaries.Single(d => d.TryGetProperty("/Subtype", out var kind) && kind.GetString() == "/Form");

        Assert.Contains(Raw(source, source.Pages.Single().GetProperty("/Contents")), Streams(pdf));
        Assert.Equal("/FlateDecode", form.GetProperty("/Filter").GetString());
        Assert.Equal(Fonts(source), Fonts(pdf));
        Assert.Equal("Nu in de stad", pdf.Text.Trim().Split('\n')[0]);
    }

    [Fact]
    public void Inks_stay_as_they_are_and_the_bleed_is_cut_inside_the_page()
    {
        using var pdf = Placed(Advert(), Given.Box(Given.Mm(0, 0, 210, 275), Given.Solid("cyan", 0.1)), Mark(Area));
        var plates = new Plates(pdf);

        // Gold is 0 35 90 0; the box of the advert's middle is knocked out by its own black, on its own terms.
        Assert.Equal((0, 35, 90, 0), plates.At(61, 81));
        Assert.Equal((0, 35, 90, 0), plates.At(149, 199));
        Assert.Equal((10, 0, 0, 0), plates.At(59, 140));
        Assert.Equal((10, 0, 0, 0), plates.At(151, 140));
        Assert.Equal((0, 0, 0, 100), plates.At(105, 140));
    }

    [Fact]
    public void An_advert_at_the_trim_bleeds_there_and_never_over_the_spine()
    {
        var advert = Advert();
        var at = Given.Mm(120, 155, 90, 120);
        using var outer = Placed(advert, Mark(at));
        using var spine = Placed(advert, Mark(Given.Mm(0, 0, 90, 120)));
        var (right, left) = (new Plates(outer), new Plates(spine));

        Assert.Equal((0, 35, 90, 0), right.At(212, 200));
        Assert.Equal((0, 35, 90, 0), right.At(150, 277));
        Assert.Equal((0, 35, 90, 0), left.At(50, -2));
        Assert.Equal((0, 0, 0, 0), left.At(-2, 50));
    }

    [Fact]
    public void A_turned_page_stands_upright()
    {
        // Cyan on the left half of a page that is shown turned clockwise: on top.
        var turned = new TinyPdf { Page = "/MediaBox [0 0 100 100] /TrimBox [0 0 100 100] /Rotate 90", Contents = [("", "1 0 0 0 k 0 0 50 100 re f")] };
        using var pdf = Placed(turned.Bytes(), Mark(new Rect(Length.Zero, Length.Zero, Length.Pt(100), Length.Pt(100))));
        var plates = new Plates(pdf);

        Assert.Equal((100, 0, 0, 0), plates.At(10, 8));
        Assert.Equal((0, 0, 0, 0), plates.At(10, 27));
    }

    [Fact]
    public void Parts_of_a_page_are_joined_and_what_our_page_had_set_does_not_reach_them()
    {
        // No colour and no width is set: black, one point, knocking out, as a page begins.
        var parts = new TinyPdf { Contents = [("", "q 0 0 120"), ("", "70 re f Q")] };
        using var pdf = Placed(
            parts.Bytes(),
            Given.Box(Given.Mm(0, 0, 210, 275), Given.Solid("gold")), Given.Box(Given.Mm(100, 100, 9, 9), Given.OverprintingBlack), Mark(new Rect(Length.Zero, Length.Zero, Length.Pt(100), Length.Pt(50))));

        Assert.Equal((0, 0, 0, 100), new Plates(pdf).At(10, 8));
        Tool.Quiet("qpdf", "--check", pdf.Path);
    }

    [Fact]
    public void One_advert_twice_is_in_the_file_once_and_every_reader_opens_it_without_a_word()
    {
        using var pdf = Placed(Advert(), Mark(Given.Mm(10, 10, 90, 120)), Mark(Given.Mm(110, 140, 90, 120)));

        Assert.Single(pdf.Dictionaries, d => d.TryGetProperty("/Subtype", out var kind) && kind.GetString() == "/Form");
        Tool.Quiet("qpdf", "--check", pdf.Path);
        Tool.Quiet("pdftoppm", "-r", "36", "-png", pdf.Path, pdf.Beside("poppler"));
        Tool.Quiet("mutool", "draw", "-N", "-q", "-r", "36", "-o", pdf.Beside("mutool%d.png"), pdf.Path);
        Tool.Quiet("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r36", "-sDEVICE=png16m", $"-sOutputFile={pdf.Beside("gs%d.png")}", pdf.Path);
    }

    [Fact]
    public void Transparency_of_the_advert_gives_our_page_a_group_in_CMYK()
    {
        var glass = new TinyPdf { Resources = "<< /ExtGState << /G << /ca 0.5 >> >> >>", Contents = [("", "/G gs 1 0 0 0 k 0 0 120 70 re f")] };
        using var pdf = Placed(glass.Bytes(), Mark(Given.Mm(10, 10, 40, 20)));

        Assert.Equal("/DeviceCMYK", pdf.Pages.Single().GetProperty("/Group").GetProperty("/CS").GetString());
    }

    [Fact]
    public void An_advert_that_cannot_be_placed_or_uses_an_ink_the_edition_does_not_print_is_refused()
    {
        var spot = new TinyPdf { Resources = "<< /ColorSpace << /A [/Separation /Gold /DeviceCMYK 20 0 R] >> >>", Others = ["<< /FunctionType 2 /Domain [0 1] /N 1 >>"] }.Bytes();

        Assert.Contains("Damaged", Assert.Throws<InvalidDataException>(() => Placed("geen"u8.ToArray(), Mark(Area))).Message, StringComparison.Ordinal);
        Assert.Contains("'Gold'", Assert.Throws<InvalidDataException>(() => Placed(spot, Mark(Area))).Message, StringComparison.Ordinal);
        SavedPdf.Written(Document(spot, Mark(Area)) with { Separations = ["Gold"] });
    }

    [Fact]
    public void In_the_accessible_twin_an_advert_is_a_figure_with_its_text()
    {
        var advert = Advert();
        var mark = Mark(Area) with { Role = new StructRef(0) };
        using var pdf = GivenWeb.Saved(GivenWeb.Page(GivenWeb.Node(Role.Document, GivenWeb.Figure(0, "Advertentie van een fietsenmaker")), mark) with { Renditions = new TestRenditions { Advert = advert } });

        Assert.Equal("Document\n  Figure Alt=Advertentie van een fietsenmaker 1.0\n", new StructureView(pdf).ToString());
        Tool.Quiet("qpdf", "--check", pdf.Path);
    }

    private static byte[] Advert(FileStructure structure = FileStructure.Classic) => SavedPdf.Written(Given.Document(
        Given.Box(Given.Mm(-3, -3, 96, 126), Given.Solid("gold")), Given.Box(Given.Mm(30, 40, 30, 40), Given.Solid("black")), Given.Text(10, 20, "Nu in de stad", Given.WorkSans)) with
    {
        Format = AdvertFormat,
        Structure = structure,
    });

    private static PdfMark Mark(Rect area) =>
        new(new MarkId(1), Given.Origin, null, area, TestRenditions.Named("advert"), 0, BoxKind.Trim, Matrix.Translate(area.X, area.Y), "Advertentie");

    private static PrintDocument Document(byte[] advert, params Mark[] marks) => Given.Document(marks) with { Renditions = new TestRenditions { Advert = advert } };

    private static SavedPdf Placed(byte[] advert, params Mark[] marks) => new(Document(advert, marks));

    private static IEnumerable<string> Fonts(SavedPdf pdf) =>
        Tool.Quiet("pdffonts", pdf.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).Select(l => l.Split(' ')[0]);

    private static string Raw(SavedPdf pdf, JsonElement reference) => Raw(pdf, reference.GetString()!.Split(' ')[0]);

    private static string Raw(SavedPdf pdf, string number)
    {
        var to = pdf.Beside($"raw-{number}");
        var result = Tool.Run("bash", "-c", $"qpdf --show-object={number} --raw-stream-data '{pdf.Path}' > '{to}'");
        Assert.True(result.Exit == 0, result.Errors);
        return Convert.ToHexString(File.ReadAllBytes(to));
    }

    private static IEnumerable<string> Streams(SavedPdf pdf) => pdf.StreamNumbers.Select(n => Raw(pdf, n));
}
