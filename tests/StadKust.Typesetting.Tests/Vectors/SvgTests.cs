using System.Text;

namespace StadKust.Typesetting.Tests;

public class SvgTests
{
    [Fact]
    public void Shapes_become_paths_in_swatches()
    {
        var picture = Read("""<rect id="sky" width="10" height="5" fill="#0080c2"/><circle cx="5" cy="5" r="2" fill="#e72f37" stroke="#fff" stroke-width="0.5"/>""");

        Assert.Empty(picture.Facts);
        var sky = Assert.IsType<DrawnPath>(picture.Parts[0]);
        Assert.Equal(("sky", new DrawnColour(new SwatchId("sea"))), (sky.Id, sky.Fill as DrawnColour));
        Assert.Equal(new Rect(Length.Zero, Length.Zero, Length.Pt(10), Length.Pt(5)), Outline.Bounds(sky.Path));
        Assert.Equal((new SwatchId("paper"), 0.5), (((DrawnPath)picture.Parts[1]).Stroke!.Swatch, ((DrawnPath)picture.Parts[1]).Stroke!.Width));
    }

    [Theory]
    [InlineData("M1 1h8v3H1z", 1, 1, 9, 4)]
    [InlineData("m1,1 l2-1.5.5.5", 1, -0.5, 3.5, 1)]
    [InlineData("M0 0Q5 10 10 0T20 0", 0, -6.667, 20, 6.667)]
    [InlineData("M0 0c0 5 10 5 10 0s10-5 10 0", 0, -5, 20, 5)]
    [InlineData("M0 5A5 5 0 1110 5 5 5 0 010 5z", 0, 0, 10, 10)]
    public void Paths_speak_all_commands(string d, double left, double top, double right, double bottom)
    {
        var (path, isWhole) = SvgPath.Read(d);
        var bounds = Outline.Bounds(path);

        Assert.True(isWhole);
        Assert.Equal(left, bounds.X.Points, 2);
        Assert.Equal(top, bounds.Y.Points, 2);
        Assert.Equal(right, bounds.Right.Points, 2);
        Assert.Equal(bottom, bounds.Bottom.Points, 2);
    }

    [Theory]
    [InlineData("translate(10 20) scale(2)", 12, 22)]
    [InlineData("rotate(90)", -1, 1)]
    [InlineData("rotate(180 5 5)", 9, 9)]
    [InlineData("matrix(1 0 0 1 3 4)", 4, 5)]
    public void Transforms_apply_the_last_first(string transform, double x, double y)
    {
        var point = SvgTransform.Read(transform)!.Value.Apply(Outline.At(1, 1));

        Assert.Equal((x, y), (Math.Round(point.X.Points, 6), Math.Round(point.Y.Points, 6)));
    }

    [Fact]
    public void A_gradient_measured_by_the_box_of_its_shape_is_laid_over_it()
    {
        var picture = Read("""
            <defs><linearGradient id="g" x1="0" x2="0" y2="1"><stop stop-color="#0080c2"/><stop offset="100%" stop-color="#fff"/></linearGradient></defs>
            <rect x="2" y="3" width="4" height="6" fill="url(#g)"/>
            """);

        var gradient = Assert.IsType<DrawnGradient>(((DrawnPath)picture.Parts[0]).Fill);
        Assert.Equal((Outline.At(2, 3), Outline.At(2, 9)), (gradient.From, gradient.To));
        Assert.Equal([(0, new SwatchId("sea")), (1, new SwatchId("paper"))], gradient.Stops);
    }

    [Fact]
    public void A_clip_makes_a_group_and_a_use_draws_again()
    {
        var picture = Read("""
            <defs><clipPath id="c"><circle cx="5" cy="5" r="5"/></clipPath><rect id="r" width="2" height="2" fill="#e72f37"/></defs>
            <g id="eye" clip-path="url(#c)"><use href="#r" x="3" y="4"/></g>
            """);

        var group = Assert.IsType<DrawnGroup>(Assert.Single(picture.Parts));
        Assert.NotNull(group.Clip);
        Assert.Equal(new Rect(Length.Pt(3), Length.Pt(4), Length.Pt(2), Length.Pt(2)), Outline.Bounds(((DrawnPath)group.Parts[0]).Path));
    }

    [Fact]
    public void A_colour_outside_the_palette_is_stated_with_id_and_line()
    {
        var fact = Assert.Single(Read("\n\n<rect id=\"roof\" width=\"1\" height=\"1\" fill=\"#123456\"/>").Facts);

        Assert.Equal(("unmapped-colour", "roof"), (fact.Code, fact.From!.What));
        Assert.Contains("#123456", fact.Text, StringComparison.Ordinal);
        Assert.Contains("line 3", fact.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<text id=\"t\">Hoi</text>")]
    [InlineData("<image id=\"t\" href=\"https://example.org/x.png\"/>")]
    [InlineData("<use id=\"t\" href=\"https://example.org/x.svg#a\"/>")]
    [InlineData("<foreignObject id=\"t\"/>")]
    [InlineData("<script id=\"t\">1</script>")]
    public void An_element_outside_the_subset_is_stated_and_left_out(string element)
    {
        var picture = Read(element);

        Assert.Empty(picture.Parts);
        Assert.Equal(("svg-unsupported", "t"), (Assert.Single(picture.Facts).Code, picture.Facts[0].From!.What));
    }

    [Fact]
    public void Entities_are_refused()
    {
        var picture = SvgReader.Read(
            Encoding.UTF8.GetBytes("<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg viewBox=\"0 0 1 1\">&x;</svg>"), Given.Palette);

        Assert.Equal("svg-unreadable", Assert.Single(picture.Facts).Code);
    }

    [Fact]
    public void Uses_of_uses_end_at_the_limit_of_elements()
    {
        var levels = string.Concat(Enumerable.Range(1, 9).Select(i =>
            $"<g id=\"a{i}\">{string.Concat(Enumerable.Repeat($"<use href=\"#a{i - 1}\"/>", 10))}</g>"));
        var picture = Read($"<defs><rect id=\"a0\" width=\"1\" height=\"1\" fill=\"#fff\"/>{levels}</defs><use href=\"#a9\"/>");

        Assert.Equal("svg-too-large", Assert.Single(picture.Facts).Code);
        Assert.InRange(picture.Parts.Count, 1, 20_000);
    }

    [Fact]
    public void Every_poster_of_the_house_is_within_the_subset_and_the_palette()
    {
        var media = Path.Combine(Given.RepositoryRoot, "content-export", "media");
        Assert.SkipUnless(Directory.Exists(media), "No content in this tree.");
        var palette = HousePalette.Read();

        foreach (var file in Directory.EnumerateFiles(media, "*.svg", SearchOption.AllDirectories))
            Assert.True(SvgReader.Read(File.ReadAllBytes(file), palette) is { Facts.Count: 0, Parts.Count: > 0 }, file);
    }

    private static VectorPicture Read(string content) =>
        SvgReader.Read(Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 20\">{content}</svg>"), Given.Palette);
}
