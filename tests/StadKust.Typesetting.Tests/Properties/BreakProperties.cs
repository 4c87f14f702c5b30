using System.Globalization;
using CsCheck;

namespace StadKust.Typesetting.Tests;

/// <summary>The line ends chosen, held against those a reader would find from the left.</summary>
public class BreakProperties
{
    private static readonly int Iterations =
        int.TryParse(Environment.GetEnvironmentVariable("STADKUST_PROPERTY_ITERATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 300;

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.Const("de"), Gen.Const("het"), Gen.Const("geïnformeerde"), Gen.Const("stad"), Gen.Const("„reizigers“,"), Gen.Const("Sint-Petersburg"),
        Gen.Const("cafeetje"), Gen.Const("verantwoordelijkheid"), Gen.Const("a"), Gen.Const("–"), Gen.Char['a', 'z'].Array[1, 14].Select(l => new string(l)))
        .Array[1, 80].Select(w => string.Join(' ', w));

    [Fact]
    public void The_best_line_ends_are_never_worse_than_the_first_that_fit() => Gen.Select(Text, Gen.Int[14, 60]).Sample(
        c =>
        {
            var (paragraph, measures) = Collected(c.Item1, c.Item2);

            var best = Break.Cost(paragraph, measures, Break.Into(paragraph, measures, 0));
            var greedy = Break.Cost(paragraph, measures, FirstFit(paragraph, measures));

            Assert.True(best <= greedy + 0.5, $"{best} > {greedy}");
        },
        iter: Iterations);

    [Fact]
    public void No_more_than_three_hyphens_stand_below_each_other() => Gen.Select(Text, Gen.Int[24, 60]).Sample(
        c =>
        {
            var (paragraph, measures) = Collected(c.Item1, c.Item2);
            var run = 0;
            foreach (var end in Break.Into(paragraph, measures, 0))
            {
                run = paragraph.Points[end].ShowsHyphen ? run + 1 : 0;
                Assert.InRange(run, 0, 3);
            }
        },
        iter: Iterations);

    [Fact]
    public void Looseness_gives_a_line_more_or_leaves_the_best() => Gen.Select(Text, Gen.Int[24, 60], Gen.OneOf(Gen.Const(-1), Gen.Const(1))).Sample(
        c =>
        {
            var (paragraph, measures) = Collected(c.Item1, c.Item2);
            var best = Break.Into(paragraph, measures, 0).Length;

            var asked = Break.Into(paragraph, measures with { Looseness = c.Item3 }, 0).Length;

            Assert.True(asked == best || asked == best + c.Item3);
        },
        iter: Iterations);

    private static (CollectedParagraph Paragraph, Measures Measures) Collected(string text, int characters)
    {
        var style = Given.Style() with { Align = Align.Justified, Spaces = SpaceLimits.Magazine, Hyphens = Hyphens.Magazine };
        var layout = Given.Layout([style], Given.Frame(lines: 10, characters: 30, columns: 1));
        using var fonts = new FontBook(layout.Fonts);
        var story = Given.Story("s", Given.Paragraph(text));
        var paragraph = new Collect(layout, fonts).Paragraph(story.Paragraphs[0], story);
        return (paragraph, Measures.Of(characters * paragraph.Basis.WidthOf(paragraph.Basis.Shaper.Shape("n"))));
    }

    // Each line takes as much as fits with its spaces at their least; when nothing fits, the next end there is.
    private static int[] FirstFit(CollectedParagraph paragraph, Measures measures)
    {
        var tightness = new Tightness(paragraph.Style.Spaces);
        var points = paragraph.Points;
        var ends = new List<int>();
        for (var from = 0; from < points.Length - 1;)
        {
            var last = -1;
            for (var p = from + 1; p < points.Length; p++)
            {
                if (tightness.Ratio(points[p].Ends - points[from].Starts, measures.Rest) >= -1)
                    last = p;
                else if (points[p].Kind == BreakKind.Space && last > 0)
                    break;
            }

            from = last > 0 ? last : from + 1;
            ends.Add(from);
        }

        return [.. ends];
    }
}
