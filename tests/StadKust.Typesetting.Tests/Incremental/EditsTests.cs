using CsCheck;

namespace StadKust.Typesetting.Tests;

/// <summary>After every edit the pages are those of a cold run, and stories that were not touched are not set again.</summary>
public class EditsTests
{
    private const int Stories = 5;

    private static readonly string[] Words = ["de", "haven", "geïnformeerd", "ideeën", "stad", "cafeetje", "verantwoordelijkheid", "aan", "zee", "www.leiden.nl/agenda", "’s", "avonds", "–"];

    [Fact]
    public void Fifty_edits_moves_and_style_changes_give_the_pages_of_a_cold_run() => Gen.Int[0, int.MaxValue].Array[50].Sample(
        numbers =>
        {
            var stop = TestContext.Current.CancellationToken;
            var stories = Enumerable.Range(0, Stories).Select(i => Story(i, numbers[i])).ToArray();
            var looseLeading = false;
            using var kept = new Typesetter(Layout(looseLeading), 1);
            kept.Set(Plan(), stories.ToValueList(), new Drawings(), stop);
            foreach (var number in numbers)
            {
                var at = number % Stories;
                var before = kept.StoriesSet;
                var touched = 1;
                switch (number / Stories % 5)
                {
                    case 0:
                        stories[at] = Edited(stories[at], number, p => p with { Spans = [Span.Plain(Text(number), Given.Dutch)] });
                        break;
                    case 1:
                        stories[at] = stories[at] with { Paragraphs = [.. stories[at].Paragraphs.Skip(1), stories[at].Paragraphs[0]] };
                        break;
                    case 2:
                        stories[at] = Edited(stories[at], number, p => p with { Style = new StyleName(p.Style.Name == "body" ? "other" : "body") });
                        break;
                    case 3:
                        // A style that only the last story uses.
                        looseLeading = !looseLeading;
                        kept.Use(Layout(looseLeading));
                        break;
                    default:
                        touched = 0;
                        break;
                }

                var warm = kept.Set(Plan(), stories.ToValueList(), new Drawings(), stop);
                using var cold = new Typesetter(Layout(looseLeading), 1);
                var anew = cold.Set(Plan(), stories.ToValueList(), new Drawings(), stop);
                Assert.Equal(anew.Spreads, warm.Spreads);
                Assert.Equal(anew.Facts, warm.Facts);
                Assert.Equal(PageText.Write(anew.Spreads[0], Given.Format), PageText.Write(warm.Spreads[0], Given.Format));
                Assert.InRange(kept.StoriesSet - before, 0, touched);
            }
        },
        iter: 4);

    [Fact]
    public void Nothing_changed_sets_nothing()
    {
        var stories = Enumerable.Range(0, Stories).Select(i => Story(i, 77)).ToValueList();
        using var typesetter = new Typesetter(Layout(false));
        typesetter.Set(Plan(), stories, new Drawings(), TestContext.Current.CancellationToken);
        typesetter.Set(Plan(), stories, new Drawings(), TestContext.Current.CancellationToken);

        Assert.Equal(Stories, typesetter.StoriesSet);
    }

    [Fact]
    public void A_frame_that_moves_sets_its_story_anew_and_no_other()
    {
        var stories = Enumerable.Range(0, Stories).Select(i => Story(i, 77)).ToValueList();
        using var typesetter = new Typesetter(Layout(false));
        typesetter.Set(Plan(), stories, new Drawings(), TestContext.Current.CancellationToken);
        typesetter.Use(Layout(false, moved: 40));
        var warm = typesetter.Set(Plan(), stories, new Drawings(), TestContext.Current.CancellationToken);
        using var cold = new Typesetter(Layout(false, moved: 40));

        Assert.Equal(Stories + 1, typesetter.StoriesSet);
        Assert.Equal(cold.Set(Plan(), stories, new Drawings(), TestContext.Current.CancellationToken).Spreads, warm.Spreads);
    }

    private static Layout Layout(bool looseLeading, double moved = 0)
    {
        var body = Given.Style() with { Align = Align.Justified, Spaces = SpaceLimits.Magazine, Hyphens = Hyphens.Magazine };
        var other = body with { Name = new StyleName("other"), Align = Align.Left, Keeps = new Keeps(2, 2, true, false) };
        var last = body with { Name = new StyleName("last"), Grid = GridUse.None, Leading = Length.Pt(looseLeading ? 14 : 12) };
        return Given.Layout([body, other, last], [.. Enumerable.Range(0, Stories).Select(i => Given.Frame($"f{i}", lines: 12, characters: 24, columns: 2, x: (i * 300) + (i == 2 ? moved : 0)))]);
    }

    private static ValueList<PlannedSpread> Plan() =>
        [Given.Page([.. Enumerable.Range(0, Stories).Select(i => new StoryPlacement(new($"f{i}"), new($"s{i}")))])];

    private static Story Story(int number, int seed) =>
        Given.Story($"s{number}", [.. Enumerable.Range(0, 4).Select(i => Given.Paragraph(Text(seed + i), number == Stories - 1 ? "last" : "body", $"p{i}"))]);

    private static Story Edited(Story story, int number, Func<Paragraph, Paragraph> edit)
    {
        var at = number / 7 % story.Paragraphs.Count;
        return story with { Paragraphs = [.. story.Paragraphs.Select((p, i) => i == at && p.Style.Name != "last" ? edit(p) : p)] };
    }

    private static string Text(int seed)
    {
        var text = new List<string>();
        var next = (uint)seed;
        for (var i = 0; i < 12 + (seed % 30); i++)
        {
            next = (next * 1664525) + 1013904223;
            text.Add(Words[next / 65536 % Words.Length]);
        }

        return string.Join(' ', text);
    }
}
