namespace StadKust.Typesetting.Tests;

/// <summary>Column ends weighed over the whole thread, level columns, jump lines, threads that lead nowhere.</summary>
public class ThreadTests
{
    private static readonly ParagraphStyle Body = Given.Style();
    private static readonly ParagraphStyle Together = Given.Style("together") with { Keeps = new Keeps(1, 1, false, true) };

    [Theory]
    [InlineData(10, 4)]
    [InlineData(9, 2)]
    [InlineData(17, 3)]
    [InlineData(21, 4)]
    [InlineData(6, 4)]
    public void Columns_where_a_story_ends_are_at_most_one_line_apart(int lines, int columns)
    {
        var result = Given.SetStory(
            Given.Layout([Body with { Keeps = new Keeps(1, 1, false, false) }], Given.Frame(lines: 30, columns: columns)),
            Given.Story("s", Given.Paragraph(Given.Lines(lines))));

        var heights = result.Stories[0].Lines.GroupBy(l => l.Facts.Column).Select(c => c.Count()).ToList();
        Assert.Equal(columns, heights.Count);
        Assert.InRange(heights.Max() - heights.Min(), 0, 1);
        Assert.Equal(heights.OrderDescending(), heights);
    }

    [Fact]
    public void A_column_ends_a_line_early_when_that_keeps_the_next_from_ending_three_lines_early()
    {
        // Three columns of ten: twelve lines, then eight that stay together, then ten. First fit would end the second column with two lines and
        // leave ten for a third that then has no room for two of the last.
        var frames = new[] { Given.Frame(lines: 10, next: "b"), Given.Frame("b", lines: 10, x: 200, next: "c"), Given.Frame("c", lines: 10, x: 400) };
        var story = Given.Story(
            "s", Given.Paragraph(Given.Lines(13), id: "a"), Given.Paragraph(Given.Lines(5), "together", "b"), Given.Paragraph(Given.Lines(4), id: "c"), Given.Paragraph(Given.Lines(7), "together", "d"));
        var result = Given.SetStory(Given.Layout([Body, Together], frames), story);

        // First fit: 10, 3+5+2, 2+7: full. Nothing is wrong, so nothing is changed.
        Assert.Equal([10, 10, 9], result.Stories[0].Lines.GroupBy(l => l.Facts.Frame.Name).Select(c => c.Count()));
        Assert.Empty(result.Stories[0].Rest);
    }

    [Fact]
    public void Lines_move_on_from_an_earlier_column_so_that_columns_end_alike()
    {
        // Columns of ten: twenty-one lines, then nine that stay together. First fit: 10, 10, 1 + nothing (nine fit): a single line begins the third.
        // With widows of two: 10, 9, 2 and the nine do not fit below. Better: 10, 10 … only by ending columns elsewhere does everything find room.
        var frames = new[]
        {
            Given.Frame(lines: 10, next: "b"), Given.Frame("b", lines: 10, x: 200, next: "c"), Given.Frame("c", lines: 10, x: 400, next: "d"), Given.Frame("d", lines: 10, x: 600),
        };
        var story = Given.Story("s", Given.Paragraph(Given.Lines(16), id: "a"), Given.Paragraph(Given.Lines(6), "together", "b"), Given.Paragraph(Given.Lines(10), id: "c"));
        var greedy = Heights(Given.SetStory(Given.Layout([Body, Together], frames), story));

        // First fit ends the second column four lines short (10, 6, 10, 6). Weighed together three columns share what is missing.
        Assert.Equal(32, greedy.Sum());
        Assert.True(greedy.Take(3).Sum(h => (10 - h) * (10 - h)) < 16, string.Join(", ", greedy));
    }

    [Fact]
    public void A_story_that_leaves_for_a_far_page_says_where_it_goes_on()
    {
        var note = Given.Style("jump") with { Align = Align.Right };
        var layout = Given.Layout([Body, note], Given.Frame(lines: 10));
        var story = Given.Story("s", Given.Paragraph(Given.Lines(14)));
        PlannedSpread Page(int index, bool has) => new(
            [new PlannedPage(new PageIndex(index), $"{index + 1}", new MasterName("page"),
                has ? [new StoryPlacement(new("body"), story.Id) { Jumps = new JumpLines(new("jump"), "Lees verder op pagina {folio}", "Vervolg van pagina {folio}") }] : [])],
            null, [])
        { StartsLeft = false };
        var result = Given.SetPlan(layout, [Page(0, true), Page(1, false), Page(2, true)], story);

        var notes = Given.Texts(result).Where(t => t.From.What == "jump").ToList();
        Assert.Equal(["Lees verder op pagina 3", "Vervolg van pagina 1"], notes.Select(n => PageText.Printed(n.Run)));
        Assert.All(notes, n => Assert.Null(n.Role));
        Assert.Equal(120, notes[0].Place.F, 3);
        Assert.Equal(9, result.Stories[0].Lines.Count(l => l.Facts.Page.Value == 0));
        Assert.Equal(Given.Lines(14).Length, result.Stories[0].Lines.Sum(l => l.Source.Count));
    }

    [Fact]
    public void A_story_that_goes_on_overleaf_says_nothing()
    {
        var layout = Given.Layout([Body, Given.Style("jump")], Given.Frame(lines: 10));
        var story = Given.Story("s", Given.Paragraph(Given.Lines(14)));
        PlannedSpread Page(int index) => new(
            [new PlannedPage(new PageIndex(index), $"{index + 1}", new MasterName("page"), [new StoryPlacement(new("body"), story.Id) { Jumps = new JumpLines(new("jump"), "a", "b") }])],
            null, [])
        { StartsLeft = false };

        Assert.DoesNotContain(Given.Texts(Given.SetPlan(layout, [Page(0), Page(1)], story)), t => t.From.What == "jump");
    }

    [Fact]
    public void A_thread_in_a_circle_is_a_fault_of_the_layout()
    {
        var wrong = Assert.Throws<ArgumentException>(() => Given.Layout([Body], Given.Frame(next: "b"), Given.Frame("b", next: "body")));

        Assert.Contains("runs in a circle", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_without_width_is_stated_and_its_story_counted()
    {
        var frame = Given.Frame() with { Shape = new Shape(new Rect(Length.Zero, Length.Zero, Length.Pt(20), Length.Pt(100))), Columns = 2 };
        var result = Given.SetStory(Given.Layout([Body], frame), Given.Story("s", Given.Paragraph(Given.Lines(3))));

        Assert.Contains(result.Facts, f => f.Code == "frame-too-narrow");
        Assert.Equal(Given.Lines(3).Length, result.Stories[0].Rest.Sum(r => r.Source.Count));
    }

    [Fact]
    public void Texts_of_two_frames_that_stand_on_each_other_are_stated()
    {
        var layout = Given.Layout([Body], Given.Frame(lines: 10), Given.Frame("other", lines: 10, x: 40));
        var (story, box) = (Given.Story("s", Given.Paragraph(Given.Lines(3))), Given.Story("box", Given.Paragraph("Kader")));
        var result = Given.SetPlan(layout, [Given.Page(new StoryPlacement(new("body"), story.Id), new TextPlacement(new("other"), box, false))], story);

        Assert.Single(result.Facts, f => f.Code == "text-overlap");
    }

    [Fact]
    public void Frames_that_overlap_where_no_text_stands_are_fine()
    {
        var layout = Given.Layout([Body], Given.Frame(lines: 10), Given.Frame("other", lines: 10, x: 40));
        var (story, box) = (Given.Story("s", Given.Paragraph(Given.Lines(3))), Given.Story("box", Given.Paragraph("Kader")));
        var result = Given.SetPlan(layout, [Given.Page(new StoryPlacement(new("body"), story.Id), new TextPlacement(new("other"), box, false) { Stand = Stand.Foot })], story);

        Assert.Empty(result.Facts);
    }

    private static List<int> Heights(SetResult result) => [.. result.Stories[0].Lines.GroupBy(l => l.Facts.Frame.Name).Select(c => c.Count())];
}
