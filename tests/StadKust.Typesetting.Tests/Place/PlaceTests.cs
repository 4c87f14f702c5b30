namespace StadKust.Typesetting.Tests;

public class PlaceTests
{
    private static readonly Frame Body = Given.Frame(lines: 20);
    private static readonly Frame Other = Given.Frame("other", lines: 10, x: 300);

    [Fact]
    public void Black_text_overprints_and_coloured_text_knocks_out()
    {
        var red = Given.Style("red") with { Text = Given.Character(Given.OneWidth, colour: "tulip") };
        var result = Given.SetStory(Given.Layout([Given.Style(), red], Body), Given.Story("s", Given.Paragraph("zwart"), Given.Paragraph("rood", "red")));

        Assert.Equal([Overprint.Overprint, Overprint.Knockout], Given.Texts(result).Select(t => t.Run.Fill.Overprint));
    }

    [Theory]
    [InlineData("black", 1, 5, Overprint.Overprint)]
    [InlineData("black", 1, 5.1, Overprint.Knockout)]
    [InlineData("black", 0.5, 4, Overprint.Knockout)]
    [InlineData("paper", 1, 4, Overprint.Knockout)]
    [InlineData("rich-black", 1, 4, Overprint.Knockout)]
    [InlineData("sea", 1, 4, Overprint.Knockout)]
    public void Areas_overprint_only_when_black_and_up_to_25_square_millimetres(string swatch, double tint, double side, Overprint expected)
    {
        var area = Length.Mm(side).Points * Length.Mm(side).Points;

        Assert.Equal(expected, Ink.OfArea(Given.Palette[new SwatchId(swatch)], tint, area - 0.001).Overprint);
    }

    [Fact]
    public void Furniture_is_an_artifact_and_text_is_read()
    {
        var story = Given.Story("s", Given.Paragraph("Tekst"));
        var folio = Given.Story("folio", Given.Paragraph("12"));
        var result = Given.SetPlan(
            Given.Layout([Given.Style()], Body, Other),
            [Given.Page(new StoryPlacement(new("body"), story.Id), new TextPlacement(new("other"), folio, Furniture: true))], story);

        Assert.NotNull(Given.Texts(result).Single(t => t.From.Story == story.Id).Role);
        Assert.Null(Given.Texts(result).Single(t => t.From.Story == folio.Id).Role);
    }

    [Fact]
    public void Reading_order_follows_the_story_with_links_lists_and_figures_in_their_place()
    {
        var item = Given.Style("item") with { Role = Role.ListItem };
        Span[] linked =
        [
            Span.Plain("Zie ", Given.Dutch),
            new Span("de site", new SourceRange(0, 7), Given.Dutch, null, SpanKind.Plain, new Uri("https://leiden.nl/")),
        ];
        var story = Given.Story(
            "s", new Paragraph(new("p1"), new("body"), linked.ToValueList(), Fit.Fixed), Given.Paragraph("een", "item"), Given.Paragraph("twee", "item")) with
        {
            Objects = [new Anchored(new("pic"), new("p1"), ObjectKind.Picture, new MediaRef(Guid.Empty, new Hash("aa"), "image/jpeg", 3), [], new AltText("Haven", Given.Dutch, false), null)],
        };
        var result = Given.SetStory(Given.Layout([Given.Style(), item], Body), story);

        var article = Assert.IsType<StructNode>(Assert.Single(result.Reading.Children));
        Assert.Equal([Role.Paragraph, Role.Figure, Role.List], article.Children.Cast<StructNode>().Select(n => n.Role));
        var link = article.Children.Cast<StructNode>().First().Children.OfType<StructNode>().Single();
        Assert.Equal(new Uri("https://leiden.nl/"), link.Link);
        Assert.Equal(2, ((StructNode)article.Children[2]).Children.Count);
        Assert.Equal("Haven", ((StructNode)article.Children[1]).Alt);
    }

    [Fact]
    public void Every_leaf_of_the_reading_order_is_carried_by_a_mark_and_the_other_way_round()
    {
        var story = Given.Story("s", Given.Paragraph(Given.Lines(3), id: "a"), Given.Paragraph(Given.Lines(4), id: "b"));
        var result = Given.SetStory(Given.Layout([Given.Style()], Body), story);

        Assert.Equal(Leaves(result.Reading).Order(), Given.Texts(result).Select(t => t.Role!.Value.Number).Distinct().Order());
    }

    [Fact]
    public void A_text_that_belongs_to_a_story_is_read_at_its_beginning()
    {
        var story = Given.Story("s", Given.Paragraph("Tekst"));
        var headline = Given.Story("h", Given.Paragraph("Kop"));
        var result = Given.SetPlan(
            Given.Layout([Given.Style()], Body, Other),
            [Given.Page(new StoryPlacement(new("body"), story.Id), new TextPlacement(new("other"), headline, Furniture: false) { PartOf = story.Id })], story);

        Assert.Single(result.Reading.Children);
        Assert.Equal(0, Given.Texts(result).Single(t => t.From.Story == headline.Id).Role!.Value.Number);
    }

    [Fact]
    public void A_photograph_covers_its_frame_around_the_focal_point()
    {
        // A picture twice as wide as high in a square of 100: it is 200 wide, and its focal point at three quarters is in the middle.
        var whole = PicturePlacing.Whole(new Rect(Length.Zero, Length.Zero, Length.Pt(100), Length.Pt(100)), 2, new CropIntent(0.75, 0.5, true));

        Assert.Equal(new Rect(Length.Pt(-100), Length.Zero, Length.Pt(200), Length.Pt(100)), whole);
    }

    [Fact]
    public void A_picture_that_may_not_be_cropped_is_shown_whole_in_the_middle()
    {
        var whole = PicturePlacing.Whole(new Rect(Length.Zero, Length.Zero, Length.Pt(100), Length.Pt(100)), 2, null);

        Assert.Equal(new Rect(Length.Zero, Length.Pt(25), Length.Pt(100), Length.Pt(50)), whole);
    }

    [Fact]
    public void A_text_at_the_foot_ends_on_the_last_baseline_of_its_frame()
    {
        var result = Given.SetPlan(
            Given.Layout([Given.Style() with { Grid = GridUse.None }], Body),
            [Given.Page(new TextPlacement(new("body"), Given.Story("t", Given.Paragraph("Kop")), false) { Stand = Stand.Foot })]);

        Assert.Equal(240, result.Stories[0].Lines.Single().Baseline.Y.Points, 2);
    }

    [Fact]
    public void Equal_input_gives_equal_spreads()
    {
        var story = Given.Story("s", Given.Paragraph(Given.Lines(12)));
        var layout = Given.Layout([Given.Style()], Body);

        Assert.Equal(Given.SetStory(layout, story).Spreads, Given.SetStory(layout, story).Spreads);
    }

    private static IEnumerable<int> Leaves(StructNode node) =>
        node.Children.SelectMany(c => c is StructLeaf leaf ? [leaf.Ref.Number] : Leaves((StructNode)c));
}
