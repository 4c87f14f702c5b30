namespace StadKust.Typesetting.Tests;

public class RunaroundTests
{
    private const double Standoff = 8.504; // 3 mm

    private static readonly ParagraphStyle Body = Given.Style();

    [Fact]
    public void Lines_beside_a_picture_are_shorter_and_lines_below_are_whole_again()
    {
        // A column of 60 characters (300 pt); the picture takes its right 100 pt from line 3 to line 6.
        var result = SetAround(new Shape(new Rect(Length.Pt(200), Length.Pt(30), Length.Pt(100), Length.Pt(36))), WrapKind.Box, Given.Lines(14, 60));

        var lines = result.Stories[0].Lines;
        Assert.Equal(300, lines[0].Measure.Points);
        Assert.Equal(200 - Standoff, lines[2].Measure.Points, 2);
        Assert.Equal(300, lines[^1].Measure.Points);
        Assert.All(lines, l => Assert.Equal(0, l.Baseline.Y.Points % Given.Step, 3));
        AssertClear(result, Rect.Between(Length.Pt(200), Length.Pt(30), Length.Pt(300), Length.Pt(66)));
    }

    [Fact]
    public void Text_stands_right_of_a_picture_at_the_left_edge()
    {
        var result = SetAround(new Shape(new Rect(Length.Zero, Length.Pt(30), Length.Pt(90), Length.Pt(30))), WrapKind.Box, Given.Lines(9, 60));

        Assert.Contains(result.Stories[0].Lines, l => Math.Abs(l.Baseline.X.Points - 90 - Standoff) < 0.01);
    }

    [Fact]
    public void A_side_under_25_mm_takes_no_line()
    {
        // 300 − 240 = 60 pt, that is 21 mm.
        var result = SetAround(new Shape(new Rect(Length.Pt(60), Length.Pt(30), Length.Pt(240), Length.Pt(36))), WrapKind.Box, Given.Lines(9, 60));

        Assert.DoesNotContain(result.Stories[0].Lines, l => l.Baseline.Y.Points is > 24 and < 80);
        Assert.All(result.Stories[0].Lines, l => Assert.Equal(300, l.Measure.Points));
    }

    [Fact]
    public void A_line_takes_the_wider_side_of_a_picture_in_the_middle()
    {
        var result = SetAround(new Shape(new Rect(Length.Pt(100), Length.Pt(30), Length.Pt(60), Length.Pt(36))), WrapKind.Box, Given.Lines(9, 60));

        Assert.Contains(result.Stories[0].Lines, l => l.Baseline.X.Points > 160);
        Assert.DoesNotContain(result.Stories[0].Lines, l => l.Measure.Points < 100);
    }

    [Fact]
    public void Text_follows_the_slope_of_a_polygon()
    {
        // A triangle that widens downwards at the right edge.
        Point[] triangle = [At(300, 24), At(300, 120), At(180, 120)];
        var result = SetAround(new Shape(new Rect(Length.Pt(180), Length.Pt(24), Length.Pt(120), Length.Pt(96)), triangle.ToValueList()), WrapKind.Shape, Given.Lines(14, 60));

        var beside = result.Stories[0].Lines.Where(l => l.Baseline.Y.Points is > 30 and < 118).Select(l => l.Measure.Points).ToList();
        Assert.True(beside.Count >= 6);
        Assert.Equal(beside.OrderDescending(), beside);
        Assert.True(beside[0] - beside[^1] > 60);
        foreach (var text in Given.Texts(result).Where(t => t.From.Story is not null))
        {
            var right = text.Place.E + text.Run.Glyphs[^1].X.Points + text.Run.Glyphs[^1].Advance.Points;
            foreach (var y in (double[])[text.Place.F - 7, text.Place.F])
                Assert.True(Distance(right, y, triangle) >= Standoff - 0.01, $"{right:0.0} {y:0.0}");
        }
    }

    [Fact]
    public void A_picture_between_two_columns_shortens_lines_of_both()
    {
        var picture = new Frame(new("pic"), new Shape(new Rect(Length.Pt(120), Length.Pt(24), Length.Pt(80), Length.Pt(40))), 1, Length.Zero, Accepts.Picture, null, new Wrap(WrapKind.Box, Length.Pt(Standoff)), 0);
        var layout = Given.Layout([Body], Given.Frame(lines: 20, columns: 2), picture);
        var story = Given.Story("s", Given.Paragraph(Given.Lines(20)));
        var result = Given.SetPlan(layout, [Given.Page(new FillPlacement(new("pic"), new("sea"), 1), new StoryPlacement(new("body"), story.Id))], story);

        Assert.Contains(result.Stories[0].Lines, l => l.Facts.Column == 0 && l.Measure.Points < 150);
        Assert.Contains(result.Stories[0].Lines, l => l.Facts.Column == 1 && l.Measure.Points < 150);
        Assert.Equal(Given.Lines(20).Length, result.Stories[0].Lines.Sum(l => l.Source.Count));
        AssertClear(result, picture.Shape.Bounds);
    }

    [Fact]
    public void A_picture_of_the_text_stands_below_what_the_text_runs_around()
    {
        var anchored = new Anchored(new("p"), new("a"), ObjectKind.Picture, new MediaRef(Guid.Empty, new Hash("aa"), "image/jpeg", 3), [], null, null);
        var result = SetAround(new Shape(new Rect(Length.Pt(200), Length.Pt(30), Length.Pt(100), Length.Pt(60))), WrapKind.Box, Given.Lines(2, 60), anchored);

        Assert.True(result.Spreads[0].Marks.OfType<ImageMark>().Single().Crop.Y.Points >= 90 + Standoff);
    }

    private static SetResult SetAround(Shape shape, WrapKind kind, string text, params Anchored[] objects)
    {
        var obstacle = new Frame(new("pic"), shape, 1, Length.Zero, Accepts.Picture, null, new Wrap(kind, Length.Pt(Standoff)), 0);
        var layout = Given.Layout([Body], Given.Frame(lines: 30, characters: 60), obstacle);
        var story = Given.Story("s", Given.Paragraph(text, id: "a")) with { Objects = objects.ToValueList() };
        return Given.SetPlan(layout, [Given.Page(new FillPlacement(new("pic"), new("sea"), 1), new StoryPlacement(new("body"), story.Id))], story);
    }

    private static Point At(double x, double y) => new(Length.Pt(x), Length.Pt(y));

    private static void AssertClear(SetResult result, Rect area)
    {
        var kept = area.Inflate(Length.Pt(Standoff - 0.01));
        foreach (var text in Given.Texts(result))
        {
            var width = text.Run.Glyphs[^1].X + text.Run.Glyphs[^1].Advance;
            var ink = new Rect(Length.Pt(text.Place.E), Length.Pt(text.Place.F - 7), width, Length.Pt(8));
            Assert.False(ink.Intersects(kept), $"{PageText.Printed(text.Run)} at {ink}");
        }
    }

    private static double Distance(double x, double y, Point[] polygon)
    {
        var least = double.MaxValue;
        for (var i = 0; i < polygon.Length; i++)
        {
            var (a, b) = (polygon[i], polygon[(i + 1) % polygon.Length]);
            var (dx, dy) = ((b.X - a.X).Points, (b.Y - a.Y).Points);
            var t = Math.Clamp((((x - a.X.Points) * dx) + ((y - a.Y.Points) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
            least = Math.Min(least, Math.Sqrt(Math.Pow(x - a.X.Points - (t * dx), 2) + Math.Pow(y - a.Y.Points - (t * dy), 2)));
        }

        return least;
    }
}
