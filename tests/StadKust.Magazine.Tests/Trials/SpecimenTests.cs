using System.Globalization;
using System.Text.RegularExpressions;
using StadKust.Magazine.Tests.PressRoom;
using StadKust.Magazine.Trials;

namespace StadKust.Magazine.Tests.Trials;

/// <summary>The specimen, judged by what MuPDF reads from the saved file.</summary>
public partial class SpecimenTests
{
    // Page 2 in the file: its box is the bleed, 3 mm larger than the trim all round.
    private const double Bleed = 8.504;
    private const double Step = 12.5;
    private const double Tolerance = 0.057; // 0.02 mm

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public void Four_pages_are_set_without_a_finding_in_every_language(string language)
    {
        var result = Specimen.Set(Given.House, language, notes: true, TestContext.Current.CancellationToken);

        Assert.Empty(result.Findings);
        Assert.Equal(4, result.Pictures.Count);
        Assert.Equal(4, result.Notes.Count);
        Assert.True(result.IsSet);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_body_baseline_of_the_saved_file_lies_on_the_grid(string language)
    {
        using var folder = Given.Folder();
        var file = Path.Combine(folder.Path, "specimen.pdf");
        File.WriteAllBytes(file, Specimen.Set(Given.House, language, notes: false, TestContext.Current.CancellationToken).Pdf.ToArray());

        var lines = BodyLines(Tool.Run("mutool", "draw", "-q", "-F", "stext", file, "2"));

        Assert.True(lines.Count > 25, $"{lines.Count} lines");
        foreach (var (_, y) in lines)
        {
            var off = Math.Abs(((y - Bleed) / Step) - Math.Round((y - Bleed) / Step)) * Step;
            Assert.True(off <= Tolerance, FormattableString.Invariant($"A baseline at {y:0.000} pt is {off:0.000} pt off the grid."));
        }
    }

    [Fact]
    public void Columns_where_a_story_ends_are_at_most_one_line_apart_in_the_saved_file()
    {
        var text = string.Join("\n\n", Enumerable.Repeat(string.Join(' ', Enumerable.Repeat("De haven ligt er in de vroege ochtend stil bij.", 9)), 11));
        using var folder = Given.Folder();
        var file = Path.Combine(folder.Path, "story.pdf");
        File.WriteAllBytes(file, TrialSetting.Set(Given.House, text, "story.txt", "nl", "two-columns", null, TestContext.Current.CancellationToken).Pdf.ToArray());

        var lines = BodyLines(Tool.Run("mutool", "draw", "-q", "-F", "stext", file, "1"), 9);
        var middle = (lines.Min(l => l.X) + lines.Max(l => l.X)) / 2;
        var feet = lines.GroupBy(l => l.X > middle).Select(c => c.Max(l => l.Y)).ToList();

        Assert.Equal(2, feet.Count);
        Assert.InRange(Math.Abs(feet[0] - feet[1]), 0, Step + Tolerance);
    }

    [Fact]
    public void A_language_without_a_specimen_is_named() =>
        Assert.Equal("no-specimen", Assert.Single(Specimen.Set(Given.House, "fr", notes: false, TestContext.Current.CancellationToken).Findings).Code);

    // First character of every line of running text, known by its size.
    private static List<(double X, double Y)> BodyLines(string text, double size = 9.3)
    {
        var lines = new List<(double, double)>();
        foreach (Match line in LineOf().Matches(text))
        {
            var body = FontOf().Match(line.Value);
            var first = CharOf().Match(line.Value);
            if (body.Success && first.Success && Math.Abs(Number(body.Groups[1].Value) - size) < 0.05)
                lines.Add((Number(first.Groups[1].Value), Number(first.Groups[2].Value)));
        }

        return lines;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("<line .*?</line>", RegexOptions.Singleline)]
    private static partial Regex LineOf();

    [GeneratedRegex("<font [^>]*size=\"([\\d.]+)\"")]
    private static partial Regex FontOf();

    [GeneratedRegex("<char [^>]*?\\bx=\"([-\\d.]+)\" y=\"([-\\d.]+)\"")]
    private static partial Regex CharOf();
}
