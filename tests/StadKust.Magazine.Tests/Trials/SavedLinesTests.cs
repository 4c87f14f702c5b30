using System.Globalization;
using System.Text.RegularExpressions;
using StadKust.Magazine.Trials;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.Trials;

/// <summary>Lines of a long story as MuPDF finds them in the saved print file. Every word carries the number of its paragraph.</summary>
public sealed partial class SavedLinesTests : IClassFixture<SavedLinesTests.LongStory>
{
    private const double Bleed = 8.504;
    private const double Tolerance = 0.057; // 0.02 mm

    private readonly LongStory story;

    public SavedLinesTests(LongStory story) => this.story = story;

    [Fact]
    public void Every_baseline_is_a_step_of_the_grid_on_both_pages_of_a_spread()
    {
        var step = story.Step;

        Assert.True(story.Columns.Select(c => c[0].Page).Distinct().Count() >= 4);
        foreach (var line in story.Columns.SelectMany(c => c))
        {
            var off = Math.Abs(((line.Y - Bleed) / step) - Math.Round((line.Y - Bleed) / step)) * step;
            Assert.True(off <= Tolerance, FormattableString.Invariant($"Page {line.Page}: \"{line.Text}\" stands {off:0.000} pt off the grid."));
        }
    }

    [Fact]
    public void No_first_or_last_line_of_a_paragraph_stands_alone()
    {
        for (var c = 1; c < story.Columns.Count; c++)
        {
            var (before, here) = (story.Columns[c - 1], story.Columns[c]);
            if (before[^1].Paragraph != here[0].Paragraph)
                continue;
            Assert.True(before.Count(l => l.Paragraph == here[0].Paragraph) >= 2, $"orphan: {before[^1].Text}");
            Assert.True(here.Count(l => l.Paragraph == here[0].Paragraph) >= 2, $"widow: {here[0].Text}");
        }
    }

    [Fact]
    public void A_heading_is_followed_by_two_lines_in_its_column()
    {
        var headings = 0;
        foreach (var column in story.Columns)
        {
            for (var i = 0; i < column.Count; i++)
            {
                if (!column[i].IsHeading || (i + 1 < column.Count && column[i + 1].IsHeading))
                    continue;
                headings++;
                Assert.True(i + 2 < column.Count && !column[i + 1].IsHeading && !column[i + 2].IsHeading, $"\"{column[i].Text}\" has no two lines below");
            }
        }

        Assert.True(headings > 8, $"{headings} headings");
    }

    [Fact]
    public void Columns_where_the_story_ends_are_at_most_a_line_apart()
    {
        var last = story.Columns[^1][0].Page;
        var feet = story.Columns.Where(c => c[0].Page == last).Select(c => c[^1].Y).ToList();

        Assert.Equal(3, feet.Count);
        Assert.InRange(feet.Max() - feet.Min(), 0, story.Step + Tolerance);
    }

    [Fact]
    public void No_page_ends_in_a_hyphen() =>
        Assert.All(story.Columns.GroupBy(c => c[0].Page).SkipLast(1), page => Assert.DoesNotMatch(@"\p{L}-$", page.Last()[^1].Text));

    internal sealed record Line(int Page, double Y, string Text, int Paragraph, bool IsHeading);

    /// <summary>Set and saved once.</summary>
    public sealed class LongStory
    {
        public LongStory()
        {
            var house = Given.House;
            var layout = house.LayoutFor(new MasterName("three-columns"));
            Step = layout.Format.Grid.Step.Points;
            using var folder = Given.Folder();
            var file = Path.Combine(folder.Path, "story.pdf");
            var set = TrialSetting.Set(house, Text(), "story.md", "nl", "three-columns", null, CancellationToken.None);
            File.WriteAllBytes(file, set.Pdf.ToArray());
            Columns.AddRange(ReadLines.Columns(file, set.Pages, "three-columns", l => NumberOf().IsMatch(l.Text)).Select(c => c.Select(Known).ToList()));
        }

        public double Step { get; }

        internal List<List<Line>> Columns { get; } = [];

        private static string Text()
        {
            string[] words = ["wandeling", "langs", "de", "oude", "haven", "waar", "vissersschepen", "liggen", "en", "het", "verenigingsgebouw", "staat"];
            var random = new Random(2027);
            var text = new System.Text.StringBuilder();
            for (var p = 1; p <= 60; p++)
            {
                if (p % 5 == 1)
                    text.Append(CultureInfo.InvariantCulture, $"## Kop{p}\n\n");
                for (var w = 0; w < 25 + random.Next(90); w++)
                    text.Append(CultureInfo.InvariantCulture, $"{words[random.Next(words.Length)]}{p} ");
                text.Append("\n\n");
            }

            return text.ToString();
        }

        private static Line Known(ReadLines.Line line) => new(
            line.Page, line.Y, line.Text, int.Parse(NumberOf().Match(line.Text).Groups[1].Value, CultureInfo.InvariantCulture), line.Text.StartsWith("Kop", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\p{L}(\d+)")]
    private static partial Regex NumberOf();
}
