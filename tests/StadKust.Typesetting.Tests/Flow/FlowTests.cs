namespace StadKust.Typesetting.Tests;

public class FlowTests
{
    private static readonly ParagraphStyle Body = Given.Style();
    private static readonly ParagraphStyle Heading = Given.Style("heading") with { Keeps = new Keeps(2, 2, true, true), Role = Role.H2 };

    [Fact]
    public void Story_of_twelve_lines_in_a_column_of_ten_is_overset_by_two()
    {
        var result = Set(Given.Frame(lines: 10), Given.Paragraph(Given.Lines(12)));

        Assert.Equal(10, result.Stories[0].Lines.Count);
        var rest = Assert.Single(result.Stories[0].Rest);
        Assert.Equal(2, rest.Lines);
        Assert.Equal(Given.Lines(12).Length, result.Stories[0].Lines.Sum(l => l.Source.Count) + rest.Source.Count);
        Assert.Contains(result.Facts, f => f.Code == "overset");
    }

    [Fact]
    public void Text_runs_from_column_to_column_and_columns_end_level()
    {
        // Eight lines in two columns that would hold ten each: four and four.
        var result = Set(Given.Frame(lines: 10, columns: 2), Given.Paragraph(Given.Lines(8)));

        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1], result.Stories[0].Lines.Select(l => l.Facts.Column));
    }

    [Fact]
    public void Baselines_lie_on_the_grid_in_every_column_and_frame()
    {
        var layout = Given.Layout([Body, Heading with { Leading = Length.Pt(17), Grid = GridUse.SnapAfter }], Given.Frame(lines: 20, columns: 3));
        var result = Given.SetStory(layout, Given.Story(
            "s", Given.Paragraph("Kop", "heading"), Given.Paragraph(Given.Lines(9), id: "a"), Given.Paragraph("Tussenkop", "heading"), Given.Paragraph(Given.Lines(9), id: "b")));

        foreach (var line in result.Stories[0].Lines.Where(l => l.Paragraph.Value is "a" or "b"))
            Assert.Equal(0, line.Baseline.Y.Points % Given.Step, 3);
    }

    [Fact]
    public void One_line_of_a_paragraph_is_not_left_at_the_foot()
    {
        // Nine lines, then a paragraph of four of which one would fit.
        var result = Set(Given.Frame(lines: 10, columns: 2, characters: 30), Given.Paragraph(Given.Lines(9), id: "a"), Given.Paragraph(Given.Lines(4), id: "b"), Given.Paragraph(Given.Lines(7), id: "c"));

        Assert.Equal(0, SettingMetrics.Of(result.Stories).Orphans);
        Assert.All(result.Stories[0].Lines.Where(l => l.Paragraph.Value == "b"), l => Assert.Equal(1, l.Facts.Column));
    }

    [Fact]
    public void One_line_of_a_paragraph_does_not_begin_a_column()
    {
        // Eleven lines in columns of ten: nine and two, not ten and one.
        var frames = new[] { Given.Frame(lines: 10, next: "more"), Given.Frame("more", lines: 10, x: 300) };
        var result = Given.SetStory(Given.Layout([Body], frames), Given.Story("s", Given.Paragraph(Given.Lines(11))));

        Assert.Equal(9, result.Stories[0].Lines.Count(l => l.Facts.Frame.Name == "body"));
        Assert.Equal(2, result.Stories[0].Lines.Count(l => l.Facts.Frame.Name == "more"));
    }

    [Fact]
    public void A_heading_never_ends_a_column()
    {
        var frames = new[] { Given.Frame(lines: 10, next: "more"), Given.Frame("more", lines: 10, x: 300) };
        var story = Given.Story("s", Given.Paragraph(Given.Lines(9), id: "a"), Given.Paragraph("Kop", "heading"), Given.Paragraph(Given.Lines(5), id: "b"));
        var result = Given.SetStory(Given.Layout([Body, Heading], frames), story);

        Assert.Equal("more", result.Stories[0].Lines.Single(l => l.Paragraph.Value == "Kop").Facts.Frame.Name);
    }

    [Fact]
    public void Two_headings_move_together_with_the_text_below()
    {
        var frames = new[] { Given.Frame(lines: 10, next: "more"), Given.Frame("more", lines: 10, x: 300) };
        var story = Given.Story(
            "s", Given.Paragraph(Given.Lines(7), id: "a"), Given.Paragraph("Kop", "heading"), Given.Paragraph("Onder", "heading"), Given.Paragraph(Given.Lines(5), id: "b"));
        var result = Given.SetStory(Given.Layout([Body, Heading], frames), story);

        Assert.All(result.Stories[0].Lines.Skip(7), l => Assert.Equal("more", l.Facts.Frame.Name));
    }

    [Fact]
    public void A_story_runs_on_over_pages_in_the_order_of_the_plan()
    {
        var layout = Given.Layout([Body], Given.Frame(lines: 10));
        var story = Given.Story("s", Given.Paragraph(Given.Lines(15)));
        PlannedSpread Page(int index) =>
            new([new PlannedPage(new PageIndex(index), $"{index + 1}", new MasterName("page"), [new StoryPlacement(new FrameName("body"), story.Id)])], null, []) { StartsLeft = false };
        var result = Given.SetPlan(layout, [Page(0), Page(1)], story);

        Assert.Equal([10, 5], result.Stories[0].Lines.GroupBy(l => l.Facts.Page).Select(g => g.Count()));
        Assert.Empty(result.Stories[0].Rest);
    }

    [Fact]
    public void A_narrower_frame_breaks_the_rest_of_a_paragraph_for_its_own_measure()
    {
        var frames = new[] { Given.Frame(lines: 4, characters: 30, next: "more"), Given.Frame("more", lines: 20, characters: 15, x: 300) };
        var result = Given.SetStory(Given.Layout([Body], frames), Given.Story("s", Given.Paragraph(Given.Lines(8))));

        Assert.All(result.Stories[0].Lines.Where(l => l.Facts.Frame.Name == "more"), l => Assert.InRange(l.Source.Count, 1, 16));
        Assert.Equal(Given.Lines(8).Length, result.Stories[0].Lines.Sum(l => l.Source.Count));
    }

    [Fact]
    public void A_headline_runs_over_all_columns_and_the_text_begins_below_it()
    {
        var headline = Given.Style("headline") with { SpansColumns = true, Role = Role.H1 };
        var result = Given.SetStory(
            Given.Layout([Body, headline], Given.Frame(lines: 10, columns: 2)),
            Given.Story("s", Given.Paragraph("Een kop over de twee kolommen van dit frame heen", "headline", "h"), Given.Paragraph(Given.Lines(6), id: "b")));

        var head = Assert.Single(result.Stories[0].Lines, l => l.Paragraph.Value == "h");
        Assert.Equal(320, head.Measure.Points);
        Assert.All(result.Stories[0].Lines.Skip(1), l => Assert.True(l.Baseline.Y > head.Baseline.Y));
        Assert.Equal(2, result.Stories[0].Lines.Skip(1).Select(l => l.Baseline.X).Distinct().Count());
    }

    [Fact]
    public void A_picture_keeps_its_place_and_pushes_the_text_below_it()
    {
        var result = SetWith(Picture("b1", widthToHeight: 2), Given.Frame(lines: 20));

        var image = Assert.Single(result.Spreads[0].Marks.OfType<ImageMark>());
        Assert.Equal(150, image.Crop.Width.Points, 3);
        Assert.All(result.Stories[0].Lines.Where(l => l.Paragraph.Value == "b2"), l => Assert.True(l.Baseline.Y > image.Crop.Bottom));
        Assert.All(result.Stories[0].Lines.Where(l => l.Paragraph.Value == "b1"), l => Assert.True(l.Baseline.Y < image.Crop.Y));
    }

    [Fact]
    public void A_picture_that_may_be_cropped_ends_on_a_grid_line()
    {
        var result = SetWith(Picture("b1", widthToHeight: 2.1), Given.Frame(lines: 20));

        Assert.Equal(0, result.Spreads[0].Marks.OfType<ImageMark>().Single().Crop.Bottom.Points % Given.Step, 2);
    }

    [Fact]
    public void A_picture_without_room_moves_to_the_head_of_the_next_column_and_text_fills_up()
    {
        // Three lines of text before it in columns of eight; the picture is seven lines high.
        var result = SetWith(Picture("b1", widthToHeight: 1.8), Given.Frame(lines: 8, columns: 2));

        var image = Assert.Single(result.Spreads[0].Marks.OfType<ImageMark>());
        Assert.Equal(170, image.Crop.X.Points, 3);
        Assert.Contains(result.Stories[0].Lines, l => l.Paragraph.Value == "b2" && l.Facts.Column == 0);
    }

    [Fact]
    public void A_wide_picture_stands_over_all_columns_above_the_text()
    {
        var result = SetWith(Picture("b2", widthToHeight: 4) with { Layout = "wide" }, Given.Frame(lines: 20, columns: 2));

        var image = Assert.Single(result.Spreads[0].Marks.OfType<ImageMark>());
        Assert.Equal(320, image.Crop.Width.Points, 3);
        Assert.All(result.Stories[0].Lines, l => Assert.True(l.Baseline.Y > image.Crop.Bottom));
    }

    [Fact]
    public void A_picture_that_fits_nowhere_is_stated()
    {
        var result = SetWith(Picture("b1", widthToHeight: 0.2), Given.Frame(lines: 8, columns: 2));

        Assert.Empty(result.Spreads[0].Marks.OfType<ImageMark>());
        Assert.Contains(result.Facts, f => f.Code == "object-overset");
    }

    [Fact]
    public void A_box_paints_its_ground_behind_its_text()
    {
        var box = Given.Style("box") with { Background = new SwatchId("sea"), Padding = Length.Pt(6) };
        var anchored = new Anchored(new("box"), new("b1"), ObjectKind.Box, null, [Given.Paragraph("Praktisch", "box"), Given.Paragraph("Open van tien tot vijf", "box")], null, null);
        var result = SetWith(anchored, Given.Frame(lines: 20), box);

        var ground = Assert.Single(result.Spreads[0].Marks.OfType<PathMark>());
        var lines = result.Stories[0].Lines.Where(l => l.Paragraph.Value is "Praktisc" or "Open van").ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(lines, l => Assert.InRange(l.Baseline.Y.Points, ground.Bounds.Y.Points + 6, ground.Bounds.Bottom.Points - 6 + 0.01));
        Assert.All(lines, l => Assert.Equal(6, l.Baseline.X.Points, 3));
    }

    [Fact]
    public void A_drop_cap_stands_on_the_third_baseline_and_three_lines_run_beside_it()
    {
        var opening = Given.Style("opening") with { DropCap = 3 };
        var result = Given.SetStory(Given.Layout([opening], Given.Frame(lines: 20)), Given.Story("s", Given.Paragraph(Given.Lines(8), "opening")));

        var initial = Given.Texts(result).First();
        Assert.Equal(36, initial.Place.F, 3);
        Assert.Equal("a", PageText.Printed(initial.Run));
        Assert.All(result.Stories[0].Lines.Take(3), l => Assert.True(l.Baseline.X.Points > 0));
        Assert.All(result.Stories[0].Lines.Skip(3), l => Assert.Equal(0, l.Baseline.X.Points));
        Assert.Equal(Given.Lines(8).Length, result.Stories[0].Lines.Sum(l => l.Source.Count));
    }

    [Fact]
    public void A_list_item_hangs_beside_its_label()
    {
        var item = Given.Style("item") with { Indent = Length.Pt(10), Role = Role.ListItem };
        var result = Given.SetStory(
            Given.Layout([item], Given.Frame(characters: 12)), Given.Story("s", Given.Paragraph("melk brood kaas", "item") with { Label = "•" }));

        Assert.All(result.Stories[0].Lines, l => Assert.Equal(10, l.Baseline.X.Points));
        Assert.Equal(0, Given.Texts(result).First().Place.E);
        Assert.Equal("•", PageText.Printed(Given.Texts(result).First().Run));
    }

    [Fact]
    public void Text_stays_clear_of_a_frame_that_asks_for_it()
    {
        var obstacle = new Frame(
            new("ad"), new Shape(new Rect(Length.Pt(0), Length.Pt(30), Length.Pt(150), Length.Pt(40))), 1, Length.Zero, Accepts.Picture, null, new Wrap(WrapKind.Box, Length.Pt(3)), 0);
        var layout = Given.Layout([Body], Given.Frame(lines: 20), obstacle);
        var story = Given.Story("s", Given.Paragraph(Given.Lines(6)));
        var result = Given.SetPlan(layout, [Given.Page(new FillPlacement(new("ad"), new("sea"), 1), new StoryPlacement(new("body"), story.Id))], story);

        Assert.DoesNotContain(result.Stories[0].Lines, l => l.Baseline.Y.Points is > 27 and < 79);
        Assert.Equal(6, result.Stories[0].Lines.Count);
    }

    [Fact]
    public void A_story_without_a_frame_is_stated_with_all_its_characters()
    {
        var story = Given.Story("s", Given.Paragraph(Given.Lines(3)));
        var result = Given.SetPlan(Given.Layout([Body], Given.Frame()), [Given.Page()], story);

        Assert.Contains(result.Facts, f => f.Code == "story-unplaced");
        Assert.Equal(Given.Lines(3).Length, result.Stories[0].Rest.Sum(r => r.Source.Count));
    }

    [Fact]
    public void A_placement_into_a_frame_that_is_not_there_is_stated()
    {
        var result = Given.SetPlan(Given.Layout([Body], Given.Frame()), [Given.Page(new FillPlacement(new("nowhere"), new("sea"), 1))]);

        Assert.Equal("unknown-frame", Assert.Single(result.Facts).Code);
    }

    private static Anchored Picture(string at, double widthToHeight) => new(
        new("picture"), new(at), ObjectKind.Picture, new MediaRef(Guid.Empty, new Hash("aa"), "image/jpeg", widthToHeight), [], new AltText("Haven", Given.Dutch, false),
        new CropIntent(0.5, 0.5, true));

    private static SetResult SetWith(Anchored anchored, Frame frame, params ParagraphStyle[] more)
    {
        var story = Given.Story("s", Given.Paragraph(Given.Lines(3), id: "b1"), Given.Paragraph(Given.Lines(5), id: "b2")) with { Objects = [anchored] };
        return Given.SetStory(Given.Layout([Body, .. more], frame), story);
    }

    private static SetResult Set(Frame frame, params Paragraph[] paragraphs) => Given.SetStory(Given.Layout([Body], frame), Given.Story("s", paragraphs));
}
