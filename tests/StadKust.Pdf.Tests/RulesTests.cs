using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>The rules of PDF_X4.md, read off the saved bytes of one file in which every kind of mark occurs.</summary>
public sealed class RulesTests : IDisposable
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private readonly SavedPdf pdf = new(Everything());

    public void Dispose() => pdf.Dispose();

    [Fact]
    public void X01_header_is_1_6_with_a_binary_comment_and_the_catalog_names_no_version()
    {
        Assert.Equal("%PDF-1.6\n%", Encoding.Latin1.GetString(pdf.Bytes, 0, 10));
        Assert.All(pdf.Bytes[10..14], b => Assert.True(b >= 128));
        Assert.False(pdf.Catalog.TryGetProperty("/Version", out _));
    }

    [Fact]
    public void X02_trailer_has_two_identifiers_of_sixteen_bytes()
    {
        var ids = Regex.Match(Encoding.Latin1.GetString(pdf.Bytes), @"/ID \[<([0-9A-F]{32})> <([0-9A-F]{32})> \] >>\nstartxref");

        Assert.True(ids.Success);
        Assert.Equal(ids.Groups[1].Value, ids.Groups[2].Value);
    }

    [Fact]
    public void X03_file_is_not_encrypted() => Assert.False(pdf.Trailer.TryGetProperty("/Encrypt", out _));

    [Fact]
    public void X04_cross_references_are_a_classic_table_and_no_object_is_packed()
    {
        Assert.DoesNotContain(pdf.Dictionaries, d => Is(d, "/Type", "/ObjStm") || Is(d, "/Type", "/XRef"));
        Assert.Matches(@"\nxref\n0 \d+\n0000000000 65535 f \n", Encoding.Latin1.GetString(pdf.Bytes));
    }

    [Fact]
    public void X05_metadata_is_an_unpacked_xml_stream()
    {
        var metadata = pdf.Resolve(pdf.Catalog.GetProperty("/Metadata"));

        Assert.Equal("/Metadata", metadata.GetProperty("/Type").GetString());
        Assert.Equal("/XML", metadata.GetProperty("/Subtype").GetString());
        Assert.False(metadata.TryGetProperty("/Filter", out _));
    }

    [Fact]
    public void X06_metadata_says_PDF_X_4_and_the_information_dictionary_does_not()
    {
        Assert.Equal("PDF/X-4", Xmp("http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion"));
        Assert.DoesNotContain("GTS_PDFX", string.Join(' ', pdf.Resolve(pdf.Trailer.GetProperty("/Info")).EnumerateObject().Select(e => e.Name)), StringComparison.Ordinal);
    }

    [Fact]
    public void X07_metadata_has_title_dates_identifiers_version_and_rendition()
    {
        Assert.Equal("Küste & Kultur <1>", Xmp("http://purl.org/dc/elements/1.1/", "title"));
        foreach (var date in (string[])["CreateDate", "ModifyDate", "MetadataDate"])
        {
            Assert.Equal("2027-01-04T09:30:00+01:00", Xmp("http://ns.adobe.com/xap/1.0/", date));
        }

        Assert.Matches("^uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", Xmp("http://ns.adobe.com/xap/1.0/mm/", "DocumentID"));
        Assert.Matches("^uuid:", Xmp("http://ns.adobe.com/xap/1.0/mm/", "InstanceID"));
        Assert.Equal("1", Xmp("http://ns.adobe.com/xap/1.0/mm/", "VersionID"));
        Assert.Equal("default", Xmp("http://ns.adobe.com/xap/1.0/mm/", "RenditionClass"));
    }

    [Fact]
    public void X08_information_dictionary_says_the_same_as_the_metadata()
    {
        var info = pdf.Resolve(pdf.Trailer.GetProperty("/Info"));

        Assert.Equal("u:" + Xmp("http://purl.org/dc/elements/1.1/", "title"), info.GetProperty("/Title").GetString());
        Assert.Equal("u:" + Xmp("http://ns.adobe.com/xap/1.0/", "CreatorTool"), info.GetProperty("/Creator").GetString());
        Assert.Equal("u:" + Xmp("http://ns.adobe.com/pdf/1.3/", "Producer"), info.GetProperty("/Producer").GetString());
        Assert.Equal("u:D:20270104093000+01'00'", info.GetProperty("/CreationDate").GetString());
        Assert.Equal("u:D:20270104093000+01'00'", info.GetProperty("/ModDate").GetString());
    }

    [Fact]
    public void X09_trapped_is_false_in_both_places()
    {
        Assert.Equal("/False", pdf.Resolve(pdf.Trailer.GetProperty("/Info")).GetProperty("/Trapped").GetString());
        Assert.Equal("False", Xmp("http://ns.adobe.com/pdf/1.3/", "Trapped"));
    }

    [Fact]
    public void X10_there_is_one_output_intent_and_it_is_for_PDF_X()
    {
        Assert.Equal("/GTS_PDFX", Intent.GetProperty("/S").GetString());
        Assert.Equal(1, pdf.Catalog.GetProperty("/OutputIntents").GetArrayLength());
    }

    [Fact]
    public void X11_output_intent_names_its_condition_and_claims_the_registry_only_for_what_is_in_it()
    {
        using var registered = new SavedPdf(Given.Document(Given.Spread()) with { Condition = Given.Condition with { Identifier = "FOGRA39", InIccRegistry = true } });
        var other = registered.Resolve(registered.Catalog.GetProperty("/OutputIntents")[0]);

        Assert.Equal("u:FOGRA28", Intent.GetProperty("/OutputConditionIdentifier").GetString());
        Assert.Contains("LWC", Intent.GetProperty("/Info").GetString()!, StringComparison.Ordinal);
        Assert.False(Intent.TryGetProperty("/RegistryName", out _));
        Assert.Equal("u:http://www.color.org", other.GetProperty("/RegistryName").GetString());
    }

    [Fact]
    public void X12_the_embedded_profile_is_the_given_one_byte_for_byte()
    {
        var reference = Intent.GetProperty("/DestOutputProfile");
        var profile = pdf.Stream(reference);

        Assert.Equal(4, pdf.Resolve(reference).GetProperty("/N").GetInt32());
        Assert.Equal(Given.Profile.ToArray(), profile);
        Assert.Equal("prtrCMYK", Encoding.ASCII.GetString(profile, 12, 8));
        Assert.Equal(profile.Length, BinaryPrimitives.ReadInt32BigEndian(profile));
    }

    [Fact]
    public void X13_every_page_has_a_trim_inside_its_bleed_inside_its_media()
    {
        foreach (var page in pdf.Pages)
        {
            var (media, bleed, trim) = (Box(page, "/MediaBox"), Box(page, "/BleedBox"), Box(page, "/TrimBox"));

            Assert.True(trim[0] >= bleed[0] && trim[1] >= bleed[1] && trim[2] <= bleed[2] && trim[3] <= bleed[3]);
            Assert.Equal(media, bleed);
        }
    }

    [Fact]
    public void X17_X18_X19_colours_are_CMYK_and_grey_everywhere()
    {
        var all = Encoding.Latin1.GetString(pdf.Bytes);
        foreach (var foreign in (string[])["/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/ICCBased", "/Indexed", "/Separation", "/DeviceN", "/Pattern"])
        {
            Assert.DoesNotContain(pdf.Dictionaries, d => d.GetRawText().Contains(foreign, StringComparison.Ordinal));
        }

        // g, rg, cs, sc and their like set colours that are not CMYK.
        string[] others = ["g", "G", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN"];
        Assert.DoesNotContain(Operators(), o => others.Contains(o));
        Assert.Contains("k", Operators());
        Assert.Contains("sh", Operators());
        Assert.NotEmpty(all);
    }

    [Fact]
    public void X20_a_page_with_transparency_blends_in_CMYK_and_a_page_without_has_no_group()
    {
        var pages = pdf.Pages.ToList();

        Assert.Equal("/DeviceCMYK", pages[0].GetProperty("/Group").GetProperty("/CS").GetString());
        Assert.False(pages[1].TryGetProperty("/Group", out _));
        var forms = pdf.Dictionaries.Where(d => Is(d, "/Subtype", "/Form")).ToList();
        Assert.Equal(4, forms.Count);
        Assert.All(forms, f => Assert.Equal("/DeviceCMYK", f.GetProperty("/Group").GetProperty("/CS").GetString()));
        Assert.All(States.Where(s => s.TryGetProperty("/BM", out _)), s => Assert.Contains(s.GetProperty("/BM").GetString(), (string[])["/Normal", "/Multiply"]));
    }

    [Fact]
    public void X21_overprint_comes_with_mode_1_for_fills_and_strokes_alike_and_every_page_states_it()
    {
        var overprint = States.Where(s => s.TryGetProperty("/OP", out _)).ToList();

        Assert.All(overprint.Where(s => s.GetProperty("/op").GetBoolean() || s.GetProperty("/OP").GetBoolean()), s => Assert.Equal(1, s.GetProperty("/OPM").GetInt32()));
        using var text = new SavedPdf(Given.Document(Given.Text(20, 30, "zwart")));
        var state = text.Dictionaries.Single(d => Is(d, "/Type", "/ExtGState"));
        Assert.True(state.GetProperty("/op").GetBoolean() && state.GetProperty("/OP").GetBoolean());
        for (var page = 0; page < 2; page++)
        {
            var operators = pdf.Contents(page).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToList();
            Assert.True(operators.IndexOf("gs") < operators.FindIndex(o => o is "f" or "f*" or "S" or "B" or "TJ" or "Do" or "sh"));
        }
    }

    [Fact]
    public void X22_graphics_states_hold_no_transfer_curves_and_no_halftones()
    {
        foreach (var key in (string[])["/TR", "/TR2", "/HT", "/HTP", "/BG", "/UCR"])
        {
            Assert.DoesNotContain(States, s => s.TryGetProperty(key, out _));
        }
    }

    [Fact]
    public void X23_streams_are_deflated_or_JPEG_and_nothing_else()
    {
        var filters = pdf.Dictionaries.Select(d => d.TryGetProperty("/Filter", out var f) ? f.GetString() : null).Where(f => f is not null).Distinct();

        Assert.Equal(["/DCTDecode", "/FlateDecode"], filters.Order());
    }

    [Fact]
    public void X24_to_X29_nothing_comes_from_outside_acts_or_hides()
    {
        foreach (var key in (string[])[
            "/F", "/FFilter", "/OPI", "/Alternates", "/PS", "/Ref", "/JS", "/A", "/AA", "/OpenAction", "/Annots", "/AcroForm", "/EmbeddedFiles",
            "/AF", "/OCProperties", "/OC", "/SeparationInfo", "/PresSteps", "/ViewerPreferences", "/NeedAppearances", "/Names"])
        {
            Assert.DoesNotContain(pdf.Dictionaries, d => d.TryGetProperty(key, out _));
        }

        Assert.DoesNotContain(pdf.Dictionaries, d => Is(d, "/Subtype", "/PS"));
    }

    [Fact]
    public void X30_pages_are_not_turned_scaled_or_cropped()
    {
        foreach (var key in (string[])["/Rotate", "/UserUnit", "/CropBox", "/ArtBox"])
        {
            Assert.DoesNotContain(pdf.Dictionaries, d => d.TryGetProperty(key, out _));
        }
    }

    [Fact]
    public void House_a_picture_that_occurs_twice_is_in_the_file_once_in_the_larger_size()
    {
        var renditions = new TestRenditions();
        using var twice = new SavedPdf(Given.Document(
            Given.Picture(Given.Mm(10, 10, 25.4, 25.4), "halves"), Given.Picture(Given.Mm(10, 60, 50.8, 50.8), "halves")) with
        { Renditions = renditions });

        // 50.8 mm are two inches.
        Assert.Equal(1, renditions.Fetched);
        Assert.Equal([600], renditions.Widths);
        Assert.Single(twice.Dictionaries, d => Is(d, "/Subtype", "/Image"));
        var listed = Tool.Quiet("pdfimages", "-list", twice.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.Equal(2, listed.Length);
        Assert.Single(listed.Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[10]).Distinct());
    }

    [Fact]
    public void House_every_reader_opens_the_file_without_a_word()
    {
        Tool.Quiet("qpdf", "--check", pdf.Path);
        Tool.Quiet("pdftotext", pdf.Path, "-");
        Tool.Quiet("pdftoppm", "-r", "36", pdf.Path, pdf.Beside("poppler"));
        Tool.Quiet("mutool", "draw", "-N", "-q", "-r", "36", "-o", pdf.Beside("mutool%d.png"), pdf.Path);
        Tool.Quiet("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r36", "-sDEVICE=nullpage", pdf.Path);
        using var pig = UglyToad.PdfPig.PdfDocument.Open(pdf.Bytes);
        Assert.Equal(2, pig.NumberOfPages);
    }

    private JsonElement Intent => pdf.Resolve(pdf.Catalog.GetProperty("/OutputIntents")[0]);

    private IEnumerable<JsonElement> States => pdf.Dictionaries.Where(d => Is(d, "/Type", "/ExtGState"));

    private static bool Is(JsonElement dict, string key, string value) =>
        dict.TryGetProperty(key, out var found) && found.ValueKind == JsonValueKind.String && found.GetString() == value;

    private static double[] Box(JsonElement page, string key) => [.. page.GetProperty(key).EnumerateArray().Select(n => n.GetDouble())];

    private string Xmp(string space, string name)
    {
        var xml = Encoding.UTF8.GetString(pdf.Stream(pdf.Catalog.GetProperty("/Metadata")));
        return XDocument.Parse(xml).Descendants(Rdf + "Description").Single().Element((XNamespace)space + name)!.Value;
    }

    private IEnumerable<string> Operators() => Enumerable.Range(0, pdf.Pages.Count())
        .SelectMany(p => pdf.Contents(p).Split([' ', '\n', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
        .Where(o => char.IsAsciiLetter(o[0]));

    internal static PrintDocument Everything()
    {
        var patch = Given.Mm(20, 20, 60, 60);
        var mask = new SoftMask([Given.Box(patch, Given.Solid("paper"))], Luminosity: true);
        var gradient = new GradientFill(false, default, new Point(Length.Mm(80), Length.Zero), [new(0, Given.Solid("gold")), new(0.3, Given.Solid("sea")), new(1, Given.Solid("paper"))]);
        return Given.Document(
            Given.Spread(
                Given.Box(patch, gradient, Given.Line(Given.OverprintingBlack, 0.5)),
                Given.Box(Given.Mm(90, 20, 40, 40), Given.Solid("rich-black")),
                Given.Picture(Given.Mm(20, 90, 60, 40), "halves"),
                Given.Picture(Given.Mm(90, 90, 60, 40), "jpeg"),
                Given.Picture(Given.Mm(20, 140, 60, 40), "grey", ImageIntent.Grey),
                Given.Group(patch, [Given.Box(patch, Given.Solid("tulip")), Given.Text(30, 40, "boven", paint: Given.Solid("paper"))], opacity: 0.6, mask: mask),
                Given.Group(patch, [Given.Box(patch, Given.Solid("cyan", 0.2))], blend: Blend.Multiply),
                Given.Text(20, 200, "De stad krijgt een leeszaal.", says: [new TextFor(0..2, new SourceRange(0, 2), null, "Die", false), new TextFor(2..28, new SourceRange(2, 28), null, null, false)])),
            Given.Facing(Given.Text(20, 30, "rechts", Given.WorkSans)) with { Pages = [new PageIndex(1)], Folios = ["2"], StartsLeft = false });
    }
}
