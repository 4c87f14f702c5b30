using System.Text.Json;
using System.Text.RegularExpressions;
using StadKust.Content;
using StadKust.Magazine.PressRoom;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.PressRoom;

/// <summary>The spring edition as it goes to press: fit, golden pages, and the saved file read back by other programs.</summary>
public sealed partial class SpringEditionTests(SpringEdition spring)
{
    [Fact]
    public void Edition_has_twenty_four_pages_and_every_character_has_its_place()
    {
        var report = spring.Set.Report;

        Assert.Equal(24, report.Pages.Count);
        Assert.Equal(0, report.OversetCharacters);
        Assert.All(report.Stories, s => Assert.Equal(s.Characters, s.Placed));
        Assert.True(report.Stories.Sum(s => s.Placed) > 25_000, "The edition holds hardly any text.");
    }

    [Fact]
    public void Nothing_is_left_to_put_right_but_the_print_offices_word()
    {
        var finding = Assert.Single(spring.Set.Report.Findings);

        Assert.Equal((Severity.Note, "not-confirmed"), (finding.Severity, finding.Code));
        Assert.Equal(["de", "en", "nl"], finding.Messages.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Saved_file_passes_its_own_check_with_the_print_offices_word_alone_missing()
    {
        var check = spring.Set.Check!;

        var finding = Assert.Single(check.Findings);
        Assert.Equal(("H-COND", Preflight.Severity.Note), (finding.Rule, finding.Severity));
        Assert.Equal(("self-validated", spring.Set.Report.Sha256), (check.Result, check.Sha256));
        Assert.Empty(check.Unmeasured);
    }

    [Fact]
    public void Proof_has_the_same_lines_on_the_same_pages_and_a_watermark()
    {
        var proof = Path.Combine(spring.Folder, "set", spring.Set.Report.ProofFile);
        var (printed, read) = (Tool.Run("pdftotext", "-f", "7", "-l", "7", spring.Pdf, "-"), Tool.Run("pdftotext", "-f", "7", "-l", "7", proof, "-"));

        Assert.True(FileNames.IsName(spring.Set.Report.ProofFile));
        Assert.Contains("de Visbrug in Leiden", printed, StringComparison.Ordinal);
        Assert.Contains("de Visbrug in Leiden", read, StringComparison.Ordinal);
        // pdftotext takes the word that climbs over the page for several lines.
        Assert.Contains("PROEF", read.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Matches(@"Pages:\s+24\n", Tool.Run("pdfinfo", proof));
    }

    [Fact]
    public void Single_pages_are_press_files_of_their_own_with_name_checksum_and_the_same_ink()
    {
        var report = spring.Set.Report;
        Assert.All(report.Pages, p =>
        {
            var bytes = File.ReadAllBytes(Path.Combine(spring.Folder, "set", p.File));
            Assert.Equal(($"SK_2027-1_P{p.Page:000}_v01.pdf", Hash.Of(bytes).Hex, bytes.Length), (p.File, p.Sha256, (int)p.Bytes));
        });

        // Pages 4 and 5 share a poster over the spine; page 7 is text.
        foreach (var page in (int[])[4, 5, 7])
        {
            var single = Path.Combine(spring.Folder, "set", report.Pages[page - 1].File);
            var (one, all) = (Plates.Of(single, 1, 36).Area(0, 0, 215, 280), Plates.Of(spring.Pdf, page, 36).Area(0, 0, 215, 280));
            Assert.Equal(all, one);
            Assert.Matches(@"Pages:\s+1\n", Tool.Run("pdfinfo", single));
        }
    }

    [Fact]
    public void Every_file_of_the_edition_opens_in_five_readers_without_a_word()
    {
        var set = Path.Combine(spring.Folder, "set");
        var paper = Path.Combine(spring.Folder, "check.pdf");
        File.WriteAllBytes(paper, Preflight.Reports.PreflightPdf.Write(new StoredEdition(set, spring.Set.Report).Check()!, "de"));

        Parallel.ForEach(
            [spring.Pdf, Path.Combine(set, spring.Set.Report.WebFile), Path.Combine(set, spring.Set.Report.ProofFile), Path.Combine(set, spring.Set.Report.Pages[5].File), paper],
            file =>
            {
                Tool.Quiet("qpdf", "--check", file);
                Tool.Quiet("pdffonts", file);
                Tool.Quiet("pdftotext", file, "-");
                Tool.Quiet("mutool", "draw", "-N", "-q", "-r", "10", "-o", Path.Combine(Directory.CreateDirectory(file + "-pages").FullName, "%d.png"), file);
                Tool.Quiet("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r10", "-sDEVICE=nullpage", file);
                using var pig = UglyToad.PdfPig.PdfDocument.Open(file);
                Assert.All(pig.GetPages(), p => Assert.True(p.Letters.Count + p.Paths.Count + p.NumberOfImages > 0));
                foreach (var picture in pig.GetPages().SelectMany(p => p.GetImages()))
                {
                    Assert.True(picture.RawBytes.Length > 0);
                }
            });
    }

    [Fact]
    public void Every_printed_code_is_read_from_the_plates_by_the_check()
    {
        var read = spring.Set.Check!.Sheets.SelectMany(s => s.Codes).ToList();

        Assert.True(read.Count >= 5, $"{read.Count} codes");
        Assert.All(read, c => Assert.Matches("/q/[A-Z0-9]{5}$", c));
    }

    [Fact]
    public void Check_is_kept_beside_the_file_and_shown_with_the_pages()
    {
        var kept = new StoredEdition(Path.Combine(spring.Folder, "set"), spring.Set.Report).Check()!;

        Assert.Equal(spring.Set.Report.Sha256, kept.Sha256);
        Assert.All(kept.Sheets, s => Assert.True(s.Picture.Length > 10_000 && s.Frame is { X: 0, Width: 210 }));
    }

    [Fact]
    public void Setting_keeps_the_house_targets()
    {
        var quality = spring.Set.Report.Quality!;

        // H-LINES for 46 characters and more: at most 10 hyphens per 100 lines in Dutch, 0.5 % wide lines.
        Assert.InRange(quality.HyphensPer100, 0, 10);
        Assert.InRange(quality.WideLines, 0, 0.5);
        Assert.Equal((0, 0, 0, 0, 0), (quality.Ladders, quality.Widows, quality.Orphans, quality.OffGrid, quality.Overfull));
    }

    [Fact]
    public void Poster_of_the_opening_spread_is_one_mark_across_the_fold()
    {
        var opening = spring.Set.Result!.Spreads.Single(s => s.Pages.Contains(new PageIndex(5)));

        var poster = Assert.Single(opening.Marks.OfType<GroupMark>(), m => m.From.What == "picture");
        Assert.True(poster.Bounds.X < Length.Mm(-200) && poster.Bounds.Right > Length.Mm(200), poster.Bounds.ToString());
    }

    [Fact]
    public void Pages_are_as_approved()
    {
        var pages = string.Join('\n', spring.Set.Result!.Spreads.Select(s => PageText.Write(s, Given.House.Layout.Format)));

        Golden.Check("Editions/voorjaar-2027.txt", WithoutDrawings(pages));
    }

    // A poster has hundreds of paths and a golden file of its own place and size is enough here: their number stands for them.
    private static string WithoutDrawings(string pages)
    {
        var lines = new List<string>();
        var inside = -1;
        foreach (var line in pages.Split('\n'))
        {
            if (inside >= 0 && line.StartsWith("    ", StringComparison.Ordinal))
            {
                inside++;
                continue;
            }

            if (inside >= 0)
            {
                lines.Add($"    {inside} marks");
                inside = -1;
            }

            lines.Add(line);
            inside = line.StartsWith("  group", StringComparison.Ordinal) ? 0 : -1;
        }

        return string.Join('\n', lines);
    }

    [Fact]
    public void Setting_twice_gives_the_same_bytes() => Assert.Equal(spring.Set.Report.Sha256, spring.SetAgain().Report.Sha256);

    [Fact]
    public void Name_of_the_file_follows_the_house_rule()
    {
        Assert.Equal("SK_2027-1_BODY_v01.pdf", spring.Set.Report.File);
        Assert.True(FileNames.IsName(spring.Set.Report.File));
        Assert.True(FileNames.IsName(FileNames.Page("2027-1", 8, 12)));
        Assert.False(FileNames.IsName("SK_2027-1_body_v1.pdf"));
    }

    [Fact]
    public void Report_says_pages_stories_findings_quality_and_times()
    {
        using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(spring.Folder, "set", "report.json")));
        var root = report.RootElement;

        Assert.Equal("2027-1", root.GetProperty("edition").GetString());
        Assert.Equal(64, root.GetProperty("sha256").GetString()!.Length);
        Assert.Equal(24, root.GetProperty("pages").GetArrayLength());
        Assert.Equal("P001.png", root.GetProperty("pages")[0].GetProperty("picture").GetString());
        Assert.Contains(root.GetProperty("stories").EnumerateArray(), s => s.GetProperty("name").GetString() == "Van gracht tot golf");
        Assert.True(root.GetProperty("quality").GetProperty("lines").GetInt32() > 200);
        Assert.Equal(["makeUp", "setting", "pdf", "web", "singlePages", "preflight", "pictures"], root.GetProperty("milliseconds").EnumerateObject().Select(m => m.Name));
        Assert.Equal(spring.Set.Report.Sha256, EditionReport.FromJson(root.GetRawText())!.Sha256);
    }

    [Fact]
    public void Every_page_has_a_picture()
    {
        Assert.Equal(24, spring.Set.Pictures.Count);
        Assert.All(spring.Set.Pictures, p => Assert.True(p.Length > 10_000 && p[..4] is [0x89, (byte)'P', (byte)'N', (byte)'G']));
    }

    [Fact]
    public void Saved_file_is_sound_and_has_the_boxes_of_the_format()
    {
        Assert.Contains("No syntax or stream encoding errors", Tool.Run("qpdf", "--check", spring.Pdf), StringComparison.Ordinal);
        var info = Tool.Run("pdfinfo", "-box", "-f", "1", "-l", "24", spring.Pdf);
        Assert.Matches(@"Pages:\s+24\n", info);
        Assert.Equal(24, TrimBox().Count(info));
        Assert.Equal(24, BleedBox().Count(info));
    }

    [Fact]
    public void Every_font_is_embedded_and_subset()
    {
        var fonts = Tool.Run("pdffonts", spring.Pdf).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();

        Assert.True(fonts.Count >= 6, $"Only {fonts.Count} fonts.");
        Assert.All(fonts, f => Assert.Matches(@"\byes yes yes\b", f));
    }

    [Fact]
    public void Text_can_be_read_back_from_the_file()
    {
        var text = Tool.Run("pdftotext", "-f", "7", "-l", "8", spring.Pdf, "-");

        // The drop cap stands apart.
        Assert.Contains("de Visbrug in Leiden", text, StringComparison.Ordinal);
        Assert.Contains("Het laatste stuk gaat lopend.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void File_holds_inks_only()
    {
        var plain = Path.Combine(spring.Folder, "plain.pdf");
        Tool.Run("qpdf", "--qdf", "--object-streams=disable", spring.Pdf, plain);
        var content = File.ReadAllText(plain, System.Text.Encoding.Latin1);

        Assert.DoesNotContain("/DeviceRGB", content, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\n[\d.]+ [\d.]+ [\d.]+ (rg|RG)\b", content);
        Assert.Contains("/GTS_PDFX", content, StringComparison.Ordinal);
    }

    [Fact]
    public void Running_text_stands_on_the_black_plate_alone()
    {
        // First column of page 7: text only. The file has 3 mm of bleed around the trim.
        var plates = Plates.Of(spring.Pdf, page: 7, perInch: 72);
        var area = plates.Area(left: 18 + 3, top: 199 + 3, right: 104 + 3, bottom: 250 + 3);

        Assert.Equal((0, 0, 0), (area.Max(p => p.C), area.Max(p => p.M), area.Max(p => p.Y)));
        Assert.True(area.Max(p => p.K) > 200, "No text was found.");
    }

    [GeneratedRegex(@"TrimBox:\s+8\.50\s+8\.50\s+603\.78\s+788\.03")]
    private static partial Regex TrimBox();

    [GeneratedRegex(@"BleedBox:\s+0\.00\s+0\.00\s+612\.28\s+796\.5[34]")]
    private static partial Regex BleedBox();
}
