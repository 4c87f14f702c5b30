using StadKust.Content;
using StadKust.Magazine.House;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.House;

/// <summary>Faults in the print folder are named with file and line, all of them at once.</summary>
public sealed class PrintFolderTests
{
    [Fact]
    public void Print_folder_of_the_theme_has_no_fault()
    {
        var (house, findings) = HouseStyle.Read(Given.At("themes/kueste-und-kultur/print"));

        Assert.Empty(findings);
        Assert.NotNull(house);
        Assert.Equal(Length.Mm(210), house.Layout.Format.Trim.Width);
        Assert.Contains("three-columns", house.StoryMasters);
    }

    [Fact]
    public void Unknown_key_is_named_with_its_line_and_the_keys_that_exist()
    {
        var finding = FaultIn("styles.yaml", "paragraphs:\n  body: { font: literata, size: 9pt, leading: 1gl, colour: black, wheight: bold }");

        Assert.Equal(("unknown-key", "print/styles.yaml:2"), (finding.Code, finding.Where));
        Assert.Contains("'wheight'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("leading", finding.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9")]
    [InlineData("9px")]
    [InlineData("wide")]
    [InlineData("NaNpt")]
    public void Wrong_length_is_named_with_the_units_that_exist(string length)
    {
        var finding = FaultIn("styles.yaml", $"paragraphs:\n  body:\n    font: literata\n    size: {length}\n    leading: 1gl\n    colour: black");

        Assert.Equal(("wrong-length", "print/styles.yaml:4"), (finding.Code, finding.Where));
        Assert.Contains("9pt, 4mm or 2gl", finding.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9pt", 9)]
    [InlineData("25.4mm", 72)]
    [InlineData("2gl", 25)]
    [InlineData("-3mm", -8.504)]
    public void Lengths_are_read_in_points_millimetres_and_grid_lines(string text, double points) =>
        Assert.Equal(points, LengthText.Read(text, Length.Pt(12.5))!.Value.Points, 3);

    [Fact]
    public void Missing_font_file_is_named()
    {
        var finding = FaultIn("fonts.yaml", Given.Theme("fonts.yaml").Replace("Literata_900Black.ttf", "Literata_999.ttf", StringComparison.Ordinal));

        Assert.Equal("missing-font", finding.Code);
        Assert.Equal("print/fonts.yaml:10", finding.Where);
        Assert.Contains("fonts/Literata_999.ttf", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Font_that_is_no_font_is_named()
    {
        var (house, findings) = Given.PrintFolder(
            ("fonts.yaml", Given.Theme("fonts.yaml") + "  wrong: { file: wrong.ttf, licence: OFL-1.1 }\n"), ("wrong.ttf", "wOF2 this is a font of the web"));

        Assert.Null(house);
        Assert.Contains("is no TrueType or OpenType font", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Font_outside_the_theme_is_refused()
    {
        var (_, findings) = Given.PrintFolder(("fonts.yaml", Given.Theme("fonts.yaml") + "  far: { file: ../../etc/passwd, licence: OFL-1.1 }\n"));

        Assert.Equal("missing-font", Assert.Single(findings).Code);
    }

    [Fact]
    public void Unknown_colour_is_named()
    {
        var finding = FaultIn("styles.yaml", "paragraphs:\n  body: { font: literata, size: 9pt, leading: 1gl, colour: mauve }");

        Assert.Equal(("unknown-swatch", "print/styles.yaml:2"), (finding.Code, finding.Where));
        Assert.Contains("'mauve'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_with_too_much_ink_is_refused()
    {
        var (_, findings) = Given.PrintFolder(("palette.yaml", Given.Theme("palette.yaml") + "  mud: { role: colour, cmyk: [80, 80, 80, 80], screen: '#111111' }\n"));

        Assert.Contains("needs 320 % ink; a colour may need 240 %", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Style_based_on_one_below_it_is_refused()
    {
        var finding = FaultIn(
            "styles.yaml", "paragraphs:\n  first: { based-on: body }\n  body: { font: literata, size: 9pt, leading: 1gl, colour: black }", "unknown-style");

        Assert.Equal("print/styles.yaml:2", finding.Where);
    }

    [Fact]
    public void Frame_that_runs_on_into_nowhere_is_refused()
    {
        var finding = FaultIn("masters.yaml", "masters:\n  one:\n    sides: right\n    frames:\n      text: { x: 1mm, y: 1mm, w: 10mm, h: 10mm, next: more }");

        Assert.Equal("unknown-frame", finding.Code);
        Assert.Contains("'more'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("left", "x: -3mm, y: -3mm, w: 216mm", true)]
    [InlineData("left", "x: -3mm, y: -3mm, w: 213mm", false)]
    [InlineData("right", "x: -3mm, y: -3mm, w: 216mm", true)]
    [InlineData("right", "x: 0mm, y: -3mm, w: 213mm", false)]
    [InlineData("both", "x: -3mm, y: -3mm, w: 216mm", true)]
    [InlineData("spread", "x: -3mm, y: -3mm, w: 426mm", false)]
    public void Only_a_spread_reaches_over_the_spine(string sides, string frame, bool isRefused)
    {
        var (_, findings) = Given.PrintFolder(("masters.yaml", $"masters:\n  one:\n    sides: {sides}\n    frames:\n      ground: {{ {frame}, h: 281mm }}"));

        Assert.Equal(isRefused, findings.Any(f => f is { Code: "crosses-spine", Where: "print/masters.yaml:5" }));
    }

    [Fact]
    public void Damaged_yaml_is_named_with_its_line()
    {
        var finding = FaultIn("masters.yaml", "masters:\n  one: [\n  two: }");

        Assert.Equal("wrong-yaml", finding.Code);
        Assert.StartsWith("print/masters.yaml:", finding.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_folder_names_every_missing_file()
    {
        var (house, findings) = HouseStyle.Read("/nowhere/print");

        Assert.Null(house);
        Assert.Equal(5, findings.Count(f => f.Code == "missing-file"));
    }

    [Fact]
    public void Based_on_takes_every_member_that_is_not_said()
    {
        var style = Given.House.Layout.Paragraph(new StyleName("body-first"))!;
        var basis = Given.House.Layout.Paragraph(new StyleName("body"))!;

        Assert.Equal(Length.Zero, style.Indent);
        Assert.Equal(basis.Leading, style.Leading);
        Assert.Equal(basis.Hyphens, style.Hyphens);
        Assert.Equal(basis.Text.Font, style.Text.Font);
    }

    [Fact]
    public void Master_for_both_sides_is_mirrored_for_the_left_page()
    {
        var right = Given.House.Layout.Master(new MasterName("two-columns"))!.Frames.First(f => f.Name.Name == "story").Shape.Bounds;
        var left = Given.House.Layout.Master(new MasterName("two-columns/left"))!.Frames.First(f => f.Name.Name == "story").Shape.Bounds;

        Assert.Equal(right.X.Points, -left.Right.Points, 6);
        Assert.Equal(right.Width.Points, left.Width.Points, 6);
    }

    [Fact]
    public void Text_and_folios_keep_the_safety_distances()
    {
        // H-SAFE: 7 mm from the outer trim, 5 mm from head and foot, 10 mm from the fold; colour fields and pictures may bleed.
        foreach (var master in Given.House.Layout.Masters)
        {
            foreach (var frame in master.Frames.Where(f => f.Accepts is Accepts.Text || (f.Accepts is Accepts.Furniture && f.Name.Name.StartsWith("folio", StringComparison.Ordinal))))
            {
                var area = frame.Shape.Bounds;
                Assert.True(area.Y >= Length.Mm(5) && area.Bottom <= Length.Mm(270), $"{master.Name}/{frame.Name} head or foot");
                Assert.True(area.X >= Length.Mm(-203) && area.Right <= Length.Mm(203), $"{master.Name}/{frame.Name} outer");
                Assert.True(area.X >= Length.Mm(9.99) || area.Right <= Length.Mm(-9.99), $"{master.Name}/{frame.Name} fold");
            }
        }
    }

    private static Finding FaultIn(string file, string text, string? code = null)
    {
        var (house, findings) = Given.PrintFolder((file, text));

        Assert.Null(house);
        return findings.First(f => f.Where.StartsWith("print/" + file, StringComparison.Ordinal) && (code is null || f.Code == code));
    }
}
