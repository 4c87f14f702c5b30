using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using StadKust.Pdf.Tagging;
using StadKust.Typesetting;
using UglyToad.PdfPig;

namespace StadKust.Pdf.Tests.Web;

/// <summary>The rules of PDF_UA1.md, read off the saved bytes of one file in which every kind of content occurs.</summary>
public sealed class AccessibleTests : IDisposable
{
    private readonly SavedPdf pdf = GivenWeb.Saved(GivenWeb.Everything());

    public void Dispose() => pdf.Dispose();

    [Fact]
    public void U01_file_is_tagged_and_says_it_is_PDF_UA_1()
    {
        var xmp = XDocument.Parse(Encoding.UTF8.GetString(pdf.Stream(pdf.Catalog.GetProperty("/Metadata"))).Trim('\uFEFF'));

        Assert.Equal("%PDF-1.7", Encoding.ASCII.GetString(pdf.Bytes, 0, 8));
        Assert.True(pdf.Catalog.GetProperty("/MarkInfo").GetProperty("/Marked").GetBoolean());
        Assert.Equal("1", xmp.Descendants(XName.Get("part", "http://www.aiim.org/pdfua/ns/id/")).Single().Value);
    }

    [Fact]
    public void U02_title_is_in_the_metadata_and_shown_in_the_window()
    {
        var xmp = Encoding.UTF8.GetString(pdf.Stream(pdf.Catalog.GetProperty("/Metadata")));

        Assert.Contains("Stad + Kust, voorjaar 2027", xmp, StringComparison.Ordinal);
        Assert.True(pdf.Catalog.GetProperty("/ViewerPreferences").GetProperty("/DisplayDocTitle").GetBoolean());
    }

    [Fact]
    public void U03_language_is_said_for_the_file_and_where_it_changes()
    {
        Assert.Equal("u:nl", pdf.Catalog.GetProperty("/Lang").GetString());
        Assert.Equal(["u:de"], View().Elements.Where(e => e.TryGetProperty("/Lang", out _)).Select(e => e.GetProperty("/Lang").GetString()));
    }

    [Fact]
    public void U04_structure_reads_story_after_story_over_the_pages()
    {
        Assert.Equal(
            """
            Document
              Art
                H1 1.0
                P 1.1 1.3
                  Link 1.2 annotation
                H2 2.0
                Figure Alt=Een molen aan de Rijn 2.1
                BlockQuote
                  P 2.2
                L
                  LI
                    Lbl 2.3
                    LBody 2.4
                  LI
                    Lbl 2.5
                    LBody 2.6
              Art
                H1 3.0
                Table
                  TR
                    TH 3.1
                    TH 3.2
                  TR
                    TH 3.3
                    TD 3.4
                P Lang=de 3.5
                P 3.6
                Sect
                  P 3.7

            """.ReplaceLineEndings("\n"),
            View().ToString());
    }

    [Fact]
    public void U05_everything_on_a_page_is_content_of_the_structure_or_an_artifact()
    {
        for (var page = 0; page < 3; page++)
        {
            var depth = 0;
            foreach (var line in pdf.Contents(page).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var ends = line.TrimEnd();
                depth += ends.EndsWith("BDC", StringComparison.Ordinal) || ends.EndsWith("BMC", StringComparison.Ordinal) ? 1 : ends == "EMC" ? -1 : 0;
                if (Regex.IsMatch(ends, @"(^| )(TJ|Tj|f|f\*|S|B|B\*|Do|sh)$"))
                {
                    Assert.True(depth == 1, $"page {page + 1}: {ends}");
                }
            }

            Assert.Equal(0, depth);
        }
    }

    [Fact]
    public void U06_every_number_of_content_has_its_owner_in_the_parent_tree()
    {
        var nums = pdf.Resolve(View().Root.GetProperty("/ParentTree")).GetProperty("/Nums").EnumerateArray().ToArray();
        var pages = pdf.Pages.ToArray();
        for (var page = 0; page < pages.Length; page++)
        {
            var key = pages[page].GetProperty("/StructParents").GetInt32();
            var owners = nums[Array.FindIndex(nums, n => n.ValueKind == JsonValueKind.Number && n.GetInt32() == key) + 1].EnumerateArray().Select(pdf.Resolve).ToArray();
            var numbers = StructureView.Marked(pdf, page).Where(m => m.Number >= 0).Select(m => m.Number).ToList();

            Assert.Equal(Enumerable.Range(0, owners.Length), numbers);
            Assert.All(owners, o => Assert.Equal("/StructElem", o.GetProperty("/Type").GetString()));
        }
    }

    [Fact]
    public void U07_headings_begin_at_1_and_leave_out_no_level()
    {
        int[] levels = [.. View().Elements.Select(e => e.GetProperty("/S").GetString()!).Where(s => Regex.IsMatch(s, "^/H[1-6]$")).Select(s => s[2] - '0')];

        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void U08_every_figure_has_a_text_and_a_place()
    {
        var figure = Assert.Single(View().Of("Figure"));

        Assert.Equal("u:Een molen aan de Rijn", figure.GetProperty("/Alt").GetString());
        Assert.Equal(4, figure.GetProperty("/A").GetProperty("/BBox").GetArrayLength());
    }

    [Fact]
    public void U08_a_figure_without_a_text_is_refused()
    {
        var document = GivenWeb.Page(GivenWeb.Node(Role.Document, GivenWeb.Figure(0, " ")), Given.Picture(Given.Mm(20, 20, 60, 40), "halves") with { Role = new StructRef(0) });

        Assert.Contains("alternative text", Assert.Throws<ArgumentException>(() => GivenWeb.Written(document)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void U09_lists_say_how_they_are_numbered()
    {
        Assert.Equal("/Disc", Assert.Single(View().Of("L")).GetProperty("/A").GetProperty("/ListNumbering").GetString());
    }

    [Fact]
    public void U10_head_cells_say_whether_they_stand_over_a_column_or_before_a_row()
    {
        Assert.Equal(["/Column", "/Column", "/Row"], View().Of("TH").Select(t => t.GetProperty("/A").GetProperty("/Scope").GetString()));
    }

    [Fact]
    public void U11_links_say_where_they_lead_and_are_part_of_the_structure()
    {
        var annotation = pdf.Resolve(Assert.Single(pdf.Pages.First().GetProperty("/Annots").EnumerateArray()));

        Assert.Equal("u:Katwijk", annotation.GetProperty("/Contents").GetString());
        Assert.Equal("u:https://www.stadkust.example.org/nl/bestemmingen/katwijk/", annotation.GetProperty("/A").GetProperty("/URI").GetString());
        Assert.Equal(3, annotation.GetProperty("/StructParent").GetInt32());
        Assert.All(pdf.Pages, p => Assert.Equal("/S", p.GetProperty("/Tabs").GetString()));
        Assert.Contains("annotation", View().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void U12_outline_holds_the_headings_and_leads_to_their_pages()
    {
        var outline = pdf.Resolve(pdf.Catalog.GetProperty("/Outlines"));
        var first = pdf.Resolve(outline.GetProperty("/First"));
        var second = pdf.Resolve(first.GetProperty("/Next"));

        Assert.Equal("u:Van gracht tot golf", first.GetProperty("/Title").GetString());
        Assert.Equal("u:Zilver in de klei", pdf.Resolve(first.GetProperty("/First")).GetProperty("/Title").GetString());
        Assert.Equal("u:Agenda", second.GetProperty("/Title").GetString());
        Assert.Equal(StructureView.PageReferences(pdf).ElementAt(2), second.GetProperty("/Dest")[0].GetString());
    }

    [Fact]
    public void U13_fonts_are_embedded_and_every_glyph_says_what_it_stands_for()
    {
        var fonts = Tool.Quiet("pdffonts", pdf.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();

        Assert.NotEmpty(fonts);
        Assert.All(fonts, f => Assert.Matches(@"yes yes yes", f));
    }

    [Fact]
    public void U14_a_space_that_a_line_break_swallowed_is_there_for_those_who_listen()
    {
        var reading = GivenWeb.Node(Role.Document, GivenWeb.Node(Role.Paragraph, 0));
        using var broken = GivenWeb.Saved(GivenWeb.Page(
            reading, GivenWeb.Line(0, 20, 30, "De stad krijgt"), GivenWeb.Line(0, 20, 35, "een leeszaal", start: 15)));

        // mutool and pdftotext make spaces of their own; the string itself tells.
        Assert.Equal(1, broken.Contents(0).Split("> Tj\n").Length - 1);
        Assert.Contains("De stad krijgt een leeszaal", Spoken(broken), StringComparison.Ordinal);
    }

    [Fact]
    public void U15_a_hyphen_of_the_line_break_is_soft_and_a_respelled_word_reads_as_it_is_spelled()
    {
        var soft = new TextFor(4..5, new SourceRange(4, 4), "-", null, true);
        var respelled = new TextFor(0..3, new SourceRange(0, 2), "re-", "re", false);
        var reading = GivenWeb.Node(Role.Document, GivenWeb.Node(Role.Paragraph, 0), GivenWeb.Node(Role.Paragraph, 1));
        using var broken = GivenWeb.Saved(GivenWeb.Page(
            reading,
            GivenWeb.Line(0, 20, 30, "lees-", says: [new TextFor(0..4, new SourceRange(0, 4), null, null, false), soft]),
            GivenWeb.Line(0, 20, 35, "zaal", start: 4),
            GivenWeb.Line(1, 20, 45, "re-", says: [respelled]), GivenWeb.Line(1, 20, 50, "ëel", start: 2)));

        Assert.Equal(["\u00AD", "re"], Actual(broken));
        Assert.Equal("leeszaal", broken.Text.Replace("\u00AD\n", "", StringComparison.Ordinal).Split('\n')[0]);
    }

    [Fact]
    public void U16_text_too_faint_on_its_ground_takes_a_shade_that_can_be_read()
    {
        var reading = GivenWeb.Node(Role.Document, GivenWeb.Node(Role.Paragraph, 0), GivenWeb.Node(Role.Paragraph, 1));
        var document = GivenWeb.Page(
            reading,
            Given.Box(Given.Mm(0, 0, 210, 60), Given.Solid("sea")),
            GivenWeb.Line(0, 20, 30, "goud op wit", Given.Solid("gold")) with { Place = Matrix.Translate(Length.Mm(20), Length.Mm(100)) },
            GivenWeb.Line(1, 20, 30, "goud op zee", Given.Solid("gold")));
        using var to = new MemoryStream();
        var report = WebPdf.Write(to, document, TestContext.Current.CancellationToken);
        using var saved = new SavedPdf(to.ToArray());
        var colours = Regex.Matches(saved.Contents(0), @"([\d.]+) ([\d.]+) ([\d.]+) rg\n").Skip(1)
            .Select(m => new Rgb(Byte(m.Groups[1].Value), Byte(m.Groups[2].Value), Byte(m.Groups[3].Value))).ToList();

        Assert.Equal(2, report.Recoloured);
        Assert.Empty(report.Unreadable);
        Assert.True(ReadableColours.Contrast(colours[0], new Rgb(255, 255, 255)) >= 4.5);
        Assert.True(ReadableColours.Contrast(colours[1], new Rgb(0, 0x80, 0xC2)) >= 4.5);

        static byte Byte(string part) => (byte)Math.Round(double.Parse(part, CultureInfo.InvariantCulture) * 255);
    }

    [Fact]
    public void U17_pages_end_at_the_trim_and_colours_are_those_of_a_screen()
    {
        Assert.All(pdf.Pages, p => Assert.Equal(595.276, p.GetProperty("/MediaBox")[2].GetDouble(), 3));
        Assert.DoesNotContain(pdf.Dictionaries, d => d.GetRawText().Contains("DeviceCMYK", StringComparison.Ordinal));
        Assert.DoesNotMatch(@" [kK]\n", pdf.Contents(0));
    }

    [Fact]
    public void U18_every_reader_opens_the_file_without_a_word()
    {
        Tool.Quiet("qpdf", "--check", pdf.Path);
        Tool.Quiet("pdfinfo", "-struct-text", pdf.Path);
        Tool.Quiet("pdftoppm", "-r", "36", "-png", pdf.Path, pdf.Beside("poppler"));
        Tool.Quiet("mutool", "draw", "-N", "-q", "-r", "36", "-o", pdf.Beside("mutool%d.png"), pdf.Path);
        Tool.Quiet("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r36", "-sDEVICE=png16m", $"-sOutputFile={pdf.Beside("gs%d.png")}", pdf.Path);
        using var pig = PdfDocument.Open(pdf.Bytes);
        Assert.Equal(3, pig.NumberOfPages);
    }

    [Fact]
    public void U19_equal_documents_give_equal_bytes() => Assert.Equal(pdf.Bytes, GivenWeb.Written(GivenWeb.Everything()));

    private StructureView View() => new(pdf);

    private static string Spoken(SavedPdf pdf) => Tool.Quiet("pdfinfo", "-struct-text", pdf.Path);

    private static List<string> Actual(SavedPdf pdf) => [.. Regex.Matches(pdf.Contents(0), @"/ActualText <FEFF([0-9A-F]*)>")
        .Select(m => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(m.Groups[1].Value)))];
}
