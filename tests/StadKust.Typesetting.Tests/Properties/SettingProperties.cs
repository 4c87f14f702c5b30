using System.Globalization;
using CsCheck;

namespace StadKust.Typesetting.Tests;

/// <summary>What holds for every text: seeds of failures are printed by CsCheck and repeat the case.</summary>
public class SettingProperties
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 300;

    private static readonly string[] Words =
    [
        "de", "het", "een", "aan", "stad", "geïnformeerd", "ideeën", "cafeetje", "sherry'tje", "Sint-Petersburg", "verantwoordelijkheidsgevoel",
        "blijven", "’s", "avonds", "auto's", "10\u202F000", "e\u2011mail", "Rijn\u00ADplein", "12,50", "–", "„Häuschen“", "www.leiden.nl/agenda", "\u00A0", "",
    ];

    private static readonly Gen<string> Text = Gen.OneOf([.. Words.Select(Gen.Const)]).Array[0, 60].Select(w => string.Join(' ', w));

    private static readonly Gen<(string[] Texts, int Lines, int Characters, int Columns, bool Justified, int Kind)> Cases =
        Gen.Select(Text.Array[1, 6], Gen.Int[1, 14], Gen.Int[8, 50], Gen.Int[1, 3], Gen.Bool, Gen.Int[0, 3]);

    [Fact]
    public void No_character_is_lost() => Cases.Sample(
        c =>
        {
            var (result, story) = Set(c);
            foreach (var paragraph in story.Paragraphs.Concat(story.Objects.SelectMany(o => o.Text)))
            {
                var set = result.Stories[0].Lines.Where(l => l.Paragraph == paragraph.Id).Sum(l => l.Source.Count);
                var rest = result.Stories[0].Rest.Where(r => r.Paragraph == paragraph.Id).Sum(r => r.Source.Count);
                Assert.Equal(paragraph.Characters, set + rest);
            }
        },
        iter: Iterations);

    [Fact]
    public void Lines_follow_each_other_without_gap_or_overlap() => Cases.Sample(
        c =>
        {
            foreach (var paragraph in Set(c).Result.Stories[0].Lines.GroupBy(l => l.Paragraph))
            {
                var at = 0;
                foreach (var line in paragraph)
                {
                    Assert.Equal(at, line.Source.Start);
                    at = line.Source.End;
                }
            }
        },
        iter: Iterations);

    [Fact]
    public void No_line_is_wider_than_its_measure_unless_it_says_so() => Cases.Sample(
        c =>
        {
            foreach (var line in Set(c).Result.Stories[0].Lines.Where(l => l.Runs.Count > 0))
            {
                var width = line.Runs.Sum(r => (r.Glyphs[^1].X + r.Glyphs[^1].Advance).Points);
                var printed = string.Concat(line.Runs.Select(PageText.Printed));
                var hang = c.Justified
                    ? (Hanging.Share(printed[0]) * line.Runs[0].Glyphs[0].Advance.Points) + (Hanging.Share(printed[^1]) * line.Runs[^1].Glyphs[^1].Advance.Points)
                    : 0;
                Assert.True(
                    line.Facts.IsOverfull == width > line.Measure.Points + hang + 0.1,
                    $"{width} of {line.Measure.Points}: {string.Concat(line.Runs.Select(PageText.Printed))} {line.Facts}");
            }
        },
        iter: Iterations);

    [Fact]
    public void Spaces_of_a_line_stay_within_the_least_the_style_allows() => Cases.Sample(
        c => Assert.All(Set(c).Result.Stories[0].Lines, l => Assert.True(l.Facts.WordSpace >= (c.Justified ? 0.85 : 1) - 0.001)),
        iter: Iterations);

    [Fact]
    public void Lines_end_only_where_the_language_allows() => Cases.Sample(
        c =>
        {
            var (result, story) = Set(c);
            var hyphenator = new Hyphenator(LanguageRules.For(Given.Dutch), 2, 3, mayRespell: true);
            foreach (var line in result.Stories[0].Lines.Where(l => !l.Facts.IsLast))
            {
                var text = story.Paragraphs.Concat(story.Objects.SelectMany(o => o.Text)).Single(p => p.Id == line.Paragraph).Spans[0].Text;
                var end = line.Source.End;
                if (text[end - 1] == ' ')
                    continue;
                var start = text.LastIndexOfAny([' ', '\u00A0'], end - 1) + 1;
                var stop = text.IndexOfAny([' ', '\u00A0'], end);
                var word = text[start..(stop < 0 ? text.Length : stop)];
                var breaks = AddressJoints.IsAddress(word) ? AddressJoints.Of(word) : hyphenator.Breaks(word);
                Assert.Contains(breaks, b => b.Place == end - start);
            }
        },
        iter: Iterations);

    [Fact]
    public void Lines_lie_inside_their_frame_and_on_the_grid() => Cases.Sample(
        c => Assert.All(Set(c).Result.Stories[0].Lines, l =>
        {
            Assert.InRange(l.Baseline.Y.Points, 0, (c.Lines * Given.Step) + 0.01);
            Assert.Equal(0, l.Baseline.Y.Points % Given.Step, 2);
        }),
        iter: Iterations);

    [Fact]
    public void Every_division_gives_back_the_word() => Gen.OneOf([.. Words.Select(Gen.Const)]).Sample(
        word => Assert.All(new Hyphenator(LanguageRules.For(Given.Dutch), 2, 2, true).Breaks(word), b =>
        {
            Assert.InRange(b.Place, 1, word.Length - 1);
            Assert.True(b.Before is null || b.Before.Length <= b.Place);
            Assert.True(b.After is null || b.After.Length == word.Length - b.Place);
        }),
        iter: Iterations);

    [Fact]
    public void The_same_text_is_set_the_same_way_twice() => Cases.Sample(
        c => Assert.Equal(Set(c).Result.Spreads, Set(c).Result.Spreads),
        iter: Math.Max(1, Iterations / 10));

    [Fact]
    public void One_thread_and_many_set_the_same_bytes() => Cases.Sample(
        c => Assert.Equal(Set(c, threads: 1).Result.Spreads, Set(c, threads: 4).Result.Spreads),
        iter: Math.Max(1, Iterations / 10));

    private static (SetResult Result, Story Story) Set((string[] Texts, int Lines, int Characters, int Columns, bool Justified, int Kind) c, int threads = 0)
    {
        var keeps = c.Kind switch { 0 => new Keeps(1, 1, false, false), 1 => new Keeps(2, 2, false, true), 2 => new Keeps(3, 2, true, false), _ => Keeps.Text };
        var style = Given.Style() with
        {
            Align = c.Justified ? Align.Justified : Align.Left,
            Spaces = c.Justified ? SpaceLimits.Magazine : Given.Rigid,
            Hyphens = Hyphens.Magazine,
            Keeps = keeps,
            DropCap = c.Kind == 3 ? 2 : 0,
        };
        var picture = c.Kind is 1 or 2 ? new MediaRef(Guid.Empty, new Hash("aa"), "image/jpeg", 2) : null;
        var anchored = new Anchored(new("o"), new("p0"), picture is null ? ObjectKind.Box : ObjectKind.Picture, picture, [Given.Paragraph(c.Texts[^1], id: "o")], null, null)
        {
            Layout = c.Kind is 2 or 3 ? "wide" : "column",
        };
        var story = Given.Story("s", [.. c.Texts.Select((t, i) => Given.Paragraph(t, id: $"p{i}"))]) with { Objects = c.Justified ? [anchored] : [] };
        return (Given.SetStory(Given.Layout([style], Given.Frame(lines: c.Lines, characters: c.Characters, columns: c.Columns)), story, threads), story);
    }
}
