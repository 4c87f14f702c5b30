using System.Text;

namespace StadKust.Typesetting.Tests;

/// <summary>What nobody should send is set or named, in bounded time; nothing of it gets lost in silence.</summary>
public class BadInputTests
{
    [Fact]
    public void A_paragraph_of_four_hundred_thousand_characters_ends() => AllAccountedFor(Long(400_000));

    // Takes a minute: every column asks for the rest of the paragraph anew.
    [Fact(Explicit = true)]
    public void A_paragraph_of_ten_megabytes_ends() => AllAccountedFor(Long(10_000_000));

    [Fact]
    public void A_word_of_five_thousand_letters_is_overfull_and_named()
    {
        var (result, _) = AllAccountedFor(new string('w', 5000));

        Assert.Contains(result.Facts.Concat(result.Spreads.SelectMany(s => s.Facts)), f => f.Code == "overfull-line");
    }

    [Fact]
    public void Text_from_right_to_left_is_named_by_character_where_the_font_has_none()
    {
        var (result, _) = AllAccountedFor("Het woord שלום staat hier, en مرحبا ook.", Given.Literata);

        Assert.Contains(result.Facts, f => f.Code == "missing-glyph" && f.Text.Contains("U+05E9", StringComparison.Ordinal));
        Assert.All(Given.Texts(result).SelectMany(m => m.Run.Glyphs), g => Assert.NotEqual(0, g.Id));
    }

    [Fact]
    public void Control_characters_are_named_or_left_blank() => AllAccountedFor("Een\u0000 bel\u0007 en\u001b een\u200b\ufeff\ud800 teken\u0085.", Given.Literata);

    [Fact]
    public void A_column_without_width_sets_every_word_overfull()
    {
        var style = Justified();
        var layout = Given.Layout([style], new Frame(
            new FrameName("body"), new Shape(new Rect(Length.Zero, Length.Zero, Length.Zero, Length.Pt(400))), 1, Length.Zero, Accepts.Text, null, Wrap.None, 0));
        var story = Given.Story("s", Given.Paragraph("Een kolom zonder breedte."));

        var result = Given.SetStory(layout, story);

        Assert.Equal(story.Paragraphs[0].Characters, result.Stories[0].Lines.Sum(l => l.Source.Count) + result.Stories[0].Rest.Sum(r => r.Source.Count));
        Assert.All(result.Stories[0].Lines, l => Assert.True(l.Facts.IsOverfull));
    }

    [Fact]
    public void A_damaged_font_is_refused_by_name()
    {
        var bytes = Enumerable.Range(0, 4000).Select(i => (byte)(i * 7)).ToArray();
        var id = new FontId("broken");

        using var fonts = new FontBook(new FontSet([(new FontFace(id, new Hash("ab"), [], new Licence("OFL-1.1", true)), bytes)]));

        var wrong = Assert.Throws<InvalidDataException>(() => fonts.Shaper(id, [], Given.Dutch));
        Assert.Contains("broken", wrong.Message, StringComparison.Ordinal);
    }

    private static ParagraphStyle Justified(FontId? font = null) =>
        Given.Style(font: font) with { Align = Align.Justified, Spaces = SpaceLimits.Magazine, Hyphens = Hyphens.Magazine };

    private static string Long(int characters)
    {
        var text = new StringBuilder(characters + 64);
        while (text.Length < characters)
            text.Append("De verantwoordelijkheid ligt bij de stad en haar reizigers. ");
        return text.ToString();
    }

    private static (SetResult Result, Story Story) AllAccountedFor(string text, FontId? font = null)
    {
        var story = Given.Story("s", Given.Paragraph(text));
        var result = Given.SetStory(Given.Layout([Justified(font)], Given.Frame(lines: 12, characters: 30, columns: 2)), story);
        var (set, rest) = (result.Stories[0].Lines.Sum(l => l.Source.Count), result.Stories[0].Rest.Sum(r => r.Source.Count));

        Assert.Equal(text.Length, set + rest);
        return (result, story);
    }
}
