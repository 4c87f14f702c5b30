using System.Text;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>What an edition or a proof may ask for beyond the plain print file.</summary>
public sealed class ChoicesTests
{
    private static readonly Rect Patch = Given.Mm(20, 20, 50, 50);

    [Fact]
    public void X04_packed_objects_make_a_smaller_file_that_every_reader_opens_and_prints_the_same()
    {
        var document = RulesTests.Everything();
        using var classic = new SavedPdf(document);
        using var packed = new SavedPdf(document with { Structure = FileStructure.Packed });

        Assert.Contains(packed.Dictionaries, d => d.TryGetProperty("/Type", out var type) && type.GetString() == "/ObjStm");
        Assert.DoesNotContain("\nxref\n", Encoding.Latin1.GetString(packed.Bytes), StringComparison.Ordinal);
        Assert.True(packed.Bytes.Length < classic.Bytes.Length);
        Assert.Equal(classic.Text, packed.Text);
        Assert.Equal(classic.Pages.Count(), packed.Pages.Count());
        AssertSilent(packed);
    }

    [Fact]
    public void X19_a_separation_the_edition_allows_is_written_once_and_has_its_own_plate()
    {
        var document = Given.Document(Given.Box(Patch, Given.Solid("pantone")), Given.Box(Given.Mm(100, 20, 20, 20), Given.Solid("pantone", 0.5))) with { Separations = ["PANTONE 151 C"] };
        using var pdf = new SavedPdf(document);
        var plates = new Plates(pdf);

        Assert.Contains("PANTONE 151 C", plates.Names);
        Assert.Equal(100, plates.At("PANTONE 151 C", 30, 30), 0);
        Assert.Equal(50, plates.At("PANTONE 151 C", 105, 30), 0);
        Assert.Equal((0, 0, 0, 0), plates.At(30, 30));
        AssertSilent(pdf);
    }

    [Fact]
    public void X19_one_separation_with_two_recipes_is_refused()
    {
        var other = Given.Palette.Swatches.Append(new Swatch(new("other"), SwatchRole.Colour, new Cmyk(0, 60, 100, 0), default, "PANTONE 151 C"));
        var document = Given.Document(Given.Box(Patch, Given.Solid("pantone")), Given.Box(Patch, Given.Solid("other"))) with { Palette = new Palette([.. other]), Separations = ["PANTONE 151 C"] };

        Assert.Contains("declared twice", Assert.Throws<ArgumentException>(() => SavedPdf.Written(document)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void House_marks_stand_3_mm_outside_the_bleed_on_every_plate_and_only_when_asked_for()
    {
        var marks = Given.Document(Given.Box(Given.Mm(-3, -3, 216, 281), Given.Solid("cyan"))) with { Marks = true };
        using var pdf = new SavedPdf(marks);
        var page = pdf.Pages.Single();
        var (media, bleed, trim) = (Box(page, "/MediaBox"), Box(page, "/BleedBox"), Box(page, "/TrimBox"));
        var raster = new Plates(pdf);

        // 3 mm and 5 mm of mark and 1 mm to spare.
        Assert.Equal(9 * 72 / 25.4, bleed[0] - media[0], 2);
        Assert.Equal(3 * 72 / 25.4, trim[0] - bleed[0], 2);

        // The crop mark at the left of the trim, 5 mm above the bleed: on all four plates, and nothing between bleed and mark. Plates measure from 3 mm outside.
        Assert.True(Darkest(raster, "Cyan", 9, -9 + 8) > 20 && Darkest(raster, "Magenta", 9, -1) > 20 && Darkest(raster, "Black", 9, -1) > 20);
        Assert.Equal((0, 0, 0, 0), raster.At(50, 4));
        AssertSilent(pdf);

        // Marks shift the page by their room of 9 mm.
        static double Darkest(Plates plates, string plate, double x, double y) =>
            Enumerable.Range(-2, 5).Max(dx => plates.At(plate, x + (dx * 0.2), y));
    }

    [Fact]
    public void Line_art_is_one_bit_of_overprinting_black_and_its_paper_lets_through()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Box(Patch, Given.Solid("cyan")), Given.Picture(Patch, "grey", ImageIntent.LineArt)));
        var picture = pdf.Dictionaries.Single(d => d.TryGetProperty("/Subtype", out var kind) && kind.GetString() == "/Image");
        var plates = new Plates(pdf);

        Assert.True(picture.GetProperty("/ImageMask").GetBoolean());
        Assert.Equal(1, picture.GetProperty("/BitsPerComponent").GetInt32());

        // The four samples are 0, 85, 170 and 255: two dark, two light.
        Assert.Equal((100, 0, 0, 100), plates.At(25, 40));
        Assert.Equal((100, 0, 0, 0), plates.At(60, 40));
    }

    [Fact]
    public void A_proof_has_the_lines_of_the_print_file_in_screen_colours_small_pictures_and_a_watermark()
    {
        var document = RulesTests.Everything();
        var renditions = new TestRenditions();
        using var print = new SavedPdf(document);
        using var proof = new SavedPdf(Proof(document with { Renditions = renditions }, new ProofLook("PROEF", false)));

        // The word across the page comes letter by letter.
        Assert.Empty(Lines(print).Except(Lines(proof)));
        Assert.Superset(new HashSet<char>("PRF"), Lines(proof).Except(Lines(print)).SelectMany(l => l).ToHashSet());
        Assert.DoesNotContain(proof.Dictionaries, d => d.GetRawText().Contains("DeviceCMYK", StringComparison.Ordinal));
        Assert.Equal(print.Pages.Select(p => Box(p, "/TrimBox")), proof.Pages.Select(p => Box(p, "/TrimBox")));
        AssertSilent(proof);
    }

    [Fact]
    public void A_proof_with_marks_has_room_around_its_bleed_and_equal_bytes_twice()
    {
        var bytes = Proof(RulesTests.Everything(), new ProofLook("", true));
        using var proof = new SavedPdf(bytes);

        Assert.True(Box(proof.Pages.First(), "/BleedBox")[0] > 20);
        Assert.Equal(bytes, Proof(RulesTests.Everything(), new ProofLook("", true)));
        AssertSilent(proof);
    }

    private static byte[] Proof(PrintDocument document, ProofLook look)
    {
        using var to = new MemoryStream();
        ProofPdf.Write(to, document, look, TestContext.Current.CancellationToken);
        return to.ToArray();
    }

    private static IEnumerable<string> Lines(SavedPdf pdf) => pdf.Text.Split('\n', '\f').Where(l => l.Length > 0).Order(StringComparer.Ordinal);

    private static double[] Box(System.Text.Json.JsonElement page, string name) => [.. page.GetProperty(name).EnumerateArray().Select(n => n.GetDouble())];

    private static void AssertSilent(SavedPdf pdf)
    {
        Tool.Quiet("qpdf", "--check", pdf.Path);
        Tool.Quiet("pdftoppm", "-r", "36", "-png", pdf.Path, pdf.Beside("poppler"));
        Tool.Quiet("mutool", "draw", "-N", "-q", "-r", "36", "-o", pdf.Beside("mutool%d.png"), pdf.Path);
        Tool.Quiet("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r36", "-sDEVICE=png16m", $"-sOutputFile={pdf.Beside("gs%d.png")}", pdf.Path);
        using var pig = UglyToad.PdfPig.PdfDocument.Open(pdf.Bytes);
        Assert.True(pig.NumberOfPages > 0);
    }
}
