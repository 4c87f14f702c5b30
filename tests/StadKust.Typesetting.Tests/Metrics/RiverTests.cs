namespace StadKust.Typesetting.Tests;

/// <summary>Columns drawn with letters: a space is a gap of half an em in the test font, two spaces' width is written as one wide gap.</summary>
public class RiverTests
{
    [Theory]
    [InlineData("aaa aaa aa|bbb bbb bb|ccc ccc cc|ddd ddd dd", 2)]
    [InlineData("aaa aaaaaa|bbb bbbbbb|ccc cccccc|ddd dddddd", 1)]
    [InlineData("aaaa aaaa|bbbb bbbb|cccc cccc|dddd dddd|eeee eeee", 1)]
    [InlineData("a aaaaaaaa|a bbbbbbbb|a cccccccc|a dddddddd", 1)]
    [InlineData("aaaaaaa aa|bbbbbbb bb|ccccccc cc|ddddddd dd|e eeeeeeee", 1)]
    [InlineData("xxxxxxxxxx|aaa aaaaaa|bbb bbbbbb|ccc cccccc|ddd dddddd|xxxxxxxxxx", 1)]
    [InlineData("aa aa aaaa|bb bbbb bb|cc cccc cc|dd dd dddd", 1)]
    [InlineData("aaaaa aaaa|bbbbb bb b|ccccc cc c|ddddd dddd", 1)]
    [InlineData("aa aaaaaaa|bb bbbbbbb|cc ccccccc|dd ddddddd|ee eeeeeee|ff fffffff|gg ggggggg|hh hhhhhhh", 1)]
    [InlineData("aaaaaaaa a|bbbbbbbb b|cccccccc c|dddddddd d", 1)]
    public void Gaps_below_each_other_in_four_lines_are_a_river(string column, int rivers)
    {
        var found = River.Of(Lines(column));

        Assert.Equal(rivers, found.Count);
        Assert.All(found, r => Assert.True(r.Lines >= 4 && r.Path.Count == r.Lines));
    }

    [Theory]
    [InlineData("aaa aaaaaa|bbb bbbbbb|ccc cccccc|dddd ddddd")]
    [InlineData("aaa aaaaaa|bbb bbbbbb|ccc cccccc")]
    [InlineData("a aaaaaaaa|bb bbbbbbb|ccc cccccc|dddd ddddd|eeeee eeee")]
    [InlineData("aaa aaaaaa|bbb bbbbbb|cccccccccc|ddd dddddd|eee eeeeee")]
    [InlineData("aaaaaaaaaa|bbbbbbbbbb|cccccccccc|dddddddddd")]
    [InlineData("aa aaaaaaa|bbbb bbbbb|cc ccccccc|dddd ddddd|ee eeeeeee")]
    [InlineData("aaa aaaaaa|bbb bbbbbb|ccc cccccc||ddd dddddd")]
    [InlineData("aaaaa aaaa|bbbbb bbbb|ccccc cccc|d ddddd dd")]
    [InlineData("a a a a aa|bb b b b b")]
    [InlineData("aaaaaa aaa|bbbbbbb bb|cccccc ccc|ddddddd dd|eeeeee eee")]
    public void Other_columns_have_none(string column) => Assert.Empty(River.Of(Lines(column)));

    [Fact]
    public void Gaps_under_three_tenths_of_an_em_are_no_river() =>
        Assert.Empty(River.Of(Lines("aaa aaaaaa|bbb bbbbbb|ccc cccccc|ddd dddddd", gap: 2.9)));

    [Fact]
    public void Gaps_in_two_columns_do_not_make_one_river()
    {
        var lines = Lines("aaa aaaaaa|bbb bbbbbb|ccc cccccc|ddd dddddd");

        Assert.Empty(River.Of(lines.Select((l, i) => l with { Facts = l.Facts with { Column = i / 2 } })));
    }

    [Fact]
    public void Gaps_that_overlap_by_less_than_half_part_a_river()
    {
        // Each line's gap is 3 pt wide and 2 pt farther right than the one above.
        var lines = Lines("aaa aaaaaa|bbb bbbbbb|ccc cccccc|ddd dddddd", gap: 3);

        Assert.Single(River.Of(lines));
        Assert.Empty(River.Of(lines.Select((l, i) => l with { Ink = (Length.Pt(i * 2), l.Ink.Width) })));
        Assert.Single(River.Of(lines.Select((l, i) => l with { Ink = (Length.Pt(i * 1.4), l.Ink.Width) })));
    }

    /// <summary>Ten-point letters five points wide; an empty line is a line of space.</summary>
    private static SetLine[] Lines(string column, double gap = 5) =>
    [
        .. column.Split('|').Select((text, i) => Line(text, (i + 1) * 12, gap)).Where(l => l.Runs[0].Glyphs.Count > 0),
    ];

    private static SetLine Line(string text, double y, double gap)
    {
        var glyphs = new List<Glyph>();
        var x = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            var advance = text[i] == ' ' ? gap : 5;
            glyphs.Add(new Glyph(1, Length.Pt(x), Length.Zero, Length.Pt(advance), i));
            x += advance;
        }

        var run = new GlyphRun(Given.OneWidth, Length.Pt(10), 1, Given.Dutch, default, glyphs.ToValueList(), []) { Source = text };
        return new SetLine(new("p"), new SourceRange(0, text.Length), new Point(Length.Zero, Length.Pt(y)), Length.Pt(50), new LineFacts(0.5, 1, false, false, false, false, false, true), [run])
        {
            Ink = (Length.Zero, Length.Pt(x)),
        };
    }
}
