using System.Text.Json;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Reports;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Reports;

/// <summary>One check in all its forms: for programs, for a browser, on paper, and kept for later.</summary>
public sealed class ReportTests
{
    private static readonly Lazy<PreflightReport> Faulty = new(() =>
    {
        var surgery = new Surgery(CleanFile.Bytes);
        surgery.Draw(1, "1 1 1 1 k 200 100 57 57 re f");
        surgery.Draw(2, "1 0 0 rg 300 300 40 40 re f");
        return Preflight.Check(surgery.Save(), PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name, Pictures: true));
    });

    [Fact]
    public void JSON_has_the_shape_that_programs_were_promised()
    {
        using var json = JsonDocument.Parse(PreflightJson.Write(Faulty.Value, "de"));
        var root = json.RootElement;

        Assert.Equal(["result", "profile", "file", "findings"], root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["sha256", "pages"], root.GetProperty("file").EnumerateObject().Select(p => p.Name));
        Assert.Equal("errors", root.GetProperty("result").GetString());
        var ink = root.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("rule").GetString() == "R0026");
        Assert.Equal(["rule", "severity", "page", "place", "object", "measured", "allowed", "message", "hint"], ink.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("error", 1), (ink.GetProperty("severity").GetString(), ink.GetProperty("page").GetInt32()));
        Assert.Equal(["x", "y", "width", "height"], ink.GetProperty("place").EnumerateObject().Select(p => p.Name));
        Assert.Contains("erlaubt: ≤ 300 %", ink.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "Controle vóór druk", "gemeten")]
    [InlineData("de", "Druckprüfung", "gemessen")]
    [InlineData("en", "Preflight", "measured")]
    public void Paper_says_every_finding_and_every_reader_opens_it_without_a_word(string language, string title, string measured)
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-report-").FullName;
        try
        {
            var path = Path.Combine(folder, "report.pdf");
            File.WriteAllBytes(path, PreflightPdf.Write(Faulty.Value, language));
            foreach (var command in (string[][])
                [["qpdf", "--check", path], ["pdfinfo", path], ["pdffonts", path], ["pdftoppm", "-r", "20", path, Path.Combine(folder, "p")], ["mutool", "draw", "-N", "-q", "-r", "20", "-o", Path.Combine(folder, "m%d.png"), path], ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-sDEVICE=nullpage", path]])
            {
                var (exit, _, errors) = Tool.Run(command[0], command[1..]);
                Assert.True(exit == 0 && errors.Trim().Length == 0, $"{command[0]}: {errors}");
            }

            using (var pig = UglyToad.PdfPig.PdfDocument.Open(path))
            {
                var words = string.Join(' ', pig.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
                Assert.Contains(title, words, StringComparison.Ordinal);
                Assert.All(Faulty.Value.Findings, f => Assert.Contains(f.Rule, words, StringComparison.Ordinal));
                Assert.True(pig.GetPages().Sum(p => p.GetImages().Count()) >= 2);
            }

            var text = Tool.Run("pdftotext", path, "-").Output;
            Assert.Contains(title, text, StringComparison.Ordinal);
            Assert.Contains(measured, text, StringComparison.Ordinal);
            Assert.All(Faulty.Value.Findings, f => Assert.Contains(f.Rule, text, StringComparison.Ordinal));
            Assert.Equal(PreflightPdf.Write(Faulty.Value, language), File.ReadAllBytes(path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_read_has_a_report_on_paper_too()
    {
        var report = Preflight.Check("geen pdf"u8.ToArray(), PreflightProfiles.MagazineAds, new PreflightOptions("advert.pdf"), TestContext.Current.CancellationToken);

        Assert.Equal(2, report.ExitCode);
        using var paper = UglyToad.PdfPig.PdfDocument.Open(PreflightPdf.Write(report, "nl"));
        Assert.Contains("advert.pdf", paper.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_findings_has_a_report_on_paper_too()
    {
        var report = Preflight.Check(CleanFile.Bytes, PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name, Pictures: true), TestContext.Current.CancellationToken);

        using var paper = UglyToad.PdfPig.PdfDocument.Open(PreflightPdf.Write(report, "de"));
        Assert.Contains("Ohne Fehler", string.Join(' ', paper.GetPage(1).GetWords().Select(w => w.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void HTML_marks_the_place_on_the_page_and_allows_itself_its_own_style_only()
    {
        var html = PreflightHtml.Write(Faulty.Value, "nl");

        Assert.Contains("<title>R0026: ", html, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"'sha256-{hash}'", PreflightHtml.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_report_says_later_what_it_said_at_once()
    {
        var kept = PreflightArchive.Read(PreflightArchive.Write(Faulty.Value))!;

        Assert.Equal(PreflightJson.Write(Faulty.Value, "nl"), PreflightJson.Write(kept, "nl"));
        Assert.All(kept.Sheets, s => Assert.Equal(0, s.Picture.Length));
        Assert.Null(PreflightArchive.Read("{"));
    }
}
