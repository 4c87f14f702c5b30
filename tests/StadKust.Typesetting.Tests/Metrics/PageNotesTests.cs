namespace StadKust.Typesetting.Tests;

public class PageNotesTests
{
    private static readonly ParagraphStyle Body = Given.Style() with { Align = Align.Justified, Spaces = SpaceLimits.Magazine };

    [Fact]
    public void A_page_tells_its_loose_lines_with_their_places()
    {
        // Eleven letters, a space, a long word that does not fit: the space stretches far.
        var result = Set("aaaaaaaaaaa bbbbbbbbbb cccccccccccccccccccc dddddddd eeeeeeeeeeeeeeeeeeee ffff");
        var notes = PageNote.Of(result);

        Assert.Contains(notes, n => n.Kind == NoteKind.LooseLine && n.Area.Y.Points < 12 && n.Text.StartsWith("word space", StringComparison.Ordinal));
        Assert.Contains("LooseLine", PageNote.Write(new PageIndex(0), result, notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Overset_is_told_where_the_text_stops()
    {
        var result = Set(Given.Lines(14), lines: 10);
        var note = Assert.Single(PageNote.Of(result), n => n.Kind == NoteKind.Overset);

        Assert.Equal(result.Stories[0].Lines[^1].Baseline.Y.Points, note.Area.Y.Points + 7.5, 1);
        Assert.Contains("characters in 4 lines", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_off_the_grid_is_told()
    {
        var result = Set(Given.Lines(2));
        var moved = result with
        {
            Stories = [result.Stories[0] with { Lines = result.Stories[0].Lines.Select(l => l with { Facts = l.Facts with { OnGrid = false } }).ToValueList() }],
        };

        Assert.Equal(2, PageNote.Of(moved).Count(n => n.Kind == NoteKind.OffGrid));
    }

    [Theory]
    [InlineData("nl", 10)]
    [InlineData("de", 14)]
    public void Targets_follow_measure_and_language(string language, double most)
    {
        var lines = Enumerable.Range(0, 40).Select(i => Line(characters: 50, hyphen: i % 8 == 0)).ToList();
        var target = Assert.Single(LineTargets.Of(lines, new Culture(language)));

        Assert.Equal(("46+", most, 12.5), (target.Class, target.MostHyphens, target.HyphensPer100));
        Assert.Equal(language == "de", target.IsMet);
    }

    [Fact]
    public void Lines_of_two_measures_are_judged_apart()
    {
        var lines = Enumerable.Range(0, 30).SelectMany(_ => new[] { Line(characters: 33, measure: 150), Line(characters: 41, measure: 190) });

        Assert.Equal(["37–45", "30–36"], LineTargets.Of(lines, Given.Dutch).Select(t => t.Class));
    }

    [Fact]
    public void A_measure_under_thirty_characters_never_meets_the_rule() =>
        Assert.False(Assert.Single(LineTargets.Of(Enumerable.Range(0, 30).Select(_ => Line(characters: 22)), Given.Dutch)).IsMet);

    private static SetLine Line(int characters, bool hyphen = false, double measure = 240) => new(
        new("p"), new SourceRange(0, characters), default, Length.Pt(measure), new LineFacts(0.4, 1.1, hyphen, false, false, false, false, true),
        [new GlyphRun(Given.OneWidth, Length.Pt(9), 1, Given.Dutch, default, [], [])]);

    private static SetResult Set(string text, int lines = 20) =>
        Given.SetStory(Given.Layout([Body], Given.Frame(lines: lines)), Given.Story("s", Given.Paragraph(text)));
}
