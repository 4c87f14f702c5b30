namespace StadKust.Typesetting.Tests;

public class InitialTests
{
    private const string Rest = " is een stad aan het water met een haven, een markt en een universiteit waar iedereen elkaar tegenkomt op de brug bij het plein.";
    private const double Tolerance = 0.2835; // 0.1 mm

    [Theory]
    [InlineData("Leiden", "L")]
    [InlineData("Vaak", "V")]
    [InlineData("„Als", "„A")]
    [InlineData("’k Weet", "’k")]
    [InlineData("Één keer", "É")]
    [InlineData("IJmuiden", "IJ")]
    [InlineData("Hier", "H")]
    public void An_initial_reaches_from_the_capitals_of_the_first_line_to_the_baseline_of_the_third(string word, string expected)
    {
        var result = Set(word + Rest, Style(1));
        var initial = Given.Texts(result).First(t => t.Run.Size.Points > 20);
        using var book = new FontBook(Given.Fonts);
        var shaper = book.Shaper(Given.Literata, [], Given.Dutch);
        var letter = expected.Last(char.IsLetter);
        var ink = shaper.InkOf(initial.Run.Glyphs[^1].Id);
        var high = char.IsUpper(letter) ? shaper.CapHeight : ink.Top;
        var top = initial.Place.F - (high * initial.Run.Size.Points);
        var capitals = result.Stories[0].Lines[0].Baseline.Y.Points - (shaper.CapHeight * 10);

        Assert.Equal(expected, PageText.Printed(initial.Run));
        Assert.InRange(top - capitals, -Tolerance, Tolerance);
        Assert.InRange(initial.Place.F - result.Stories[0].Lines[2].Baseline.Y.Points, -Tolerance, Tolerance);

        // The ink of a flat capital proves that the font's own measure of capitals is true.
        if (expected is "H" or "L")
            Assert.InRange(initial.Place.F - (ink.Top * initial.Run.Size.Points) - capitals, -Tolerance, Tolerance);
    }

    [Fact]
    public void Two_letters_stand_large_when_the_style_asks_for_them()
    {
        var result = Set("De stad" + Rest, Style(2));

        Assert.Equal("De", PageText.Printed(Given.Texts(result).First(t => t.Run.Size.Points > 20).Run));
        Assert.Equal(("De stad" + Rest).Length, result.Stories[0].Lines.Sum(l => l.Source.Count));
    }

    [Fact]
    public void The_ink_of_an_initial_begins_where_the_text_begins()
    {
        var result = Set("Hier" + Rest, Style(1));
        var initial = Given.Texts(result).First(t => t.Run.Size.Points > 20);
        using var book = new FontBook(Given.Fonts);
        var ink = book.Shaper(Given.Literata, [], Given.Dutch).InkOf(initial.Run.Glyphs[0].Id);

        Assert.Equal(0, initial.Place.E + (ink.Left * initial.Run.Size.Points), 2);
    }

    [Theory]
    [InlineData("A", 0)]
    [InlineData("V", 2)]
    public void Text_comes_closer_where_the_letter_leans_away(string letter, int line)
    {
        var lines = Set(letter + Rest + Rest, Style(1)).Stories[0].Lines;

        Assert.True(lines[line].Baseline.X < lines[1].Baseline.X);
        Assert.All(lines, l => Assert.Equal(200, (l.Baseline.X + l.Measure).Points, 2));
    }

    [Fact]
    public void What_follows_a_paragraph_shorter_than_its_initial_begins_below_it()
    {
        var story = Given.Story("s", Given.Paragraph("Kort maar krachtig gezegd.", "opening", "a"), Given.Paragraph("Daarna gaat het verder.", "plain", "b"));
        var result = Given.SetStory(Given.Layout([Style(1), Given.Style("plain", Given.Literata)], Given.Frame(characters: 60)), story);

        var initial = Given.Texts(result).First(t => t.Run.Size.Points > 20);
        Assert.Single(result.Stories[0].Lines, l => l.Paragraph.Value == "a");
        Assert.True(result.Stories[0].Lines.First(l => l.Paragraph.Value == "b").Baseline.Y.Points > initial.Place.F + 11);
    }

    [Fact]
    public void An_initial_that_is_a_whole_word_leaves_no_space_before_the_next()
    {
        var lines = Set("U bent hier" + Rest, Style(1)).Stories[0].Lines;

        Assert.StartsWith("bent", Printed(lines[0]), StringComparison.Ordinal);
        Assert.Equal(0, lines[0].Source.Start);
    }

    private static string Printed(SetLine line) => string.Concat(line.Runs.Select(PageText.Printed));

    private static ParagraphStyle Style(int letters) => Given.Style("opening", Given.Literata) with { DropCap = 3, DropCapLetters = letters };

    private static SetResult Set(string text, ParagraphStyle style) =>
        Given.SetStory(Given.Layout([style], Given.Frame(lines: 20, characters: 40)), Given.Story("s", Given.Paragraph(text, "opening")));
}
