namespace StadKust.Typesetting.Tests;

/// <summary>Characters a face lacks: the test face knows Latin-1 only, Literata stands behind it.</summary>
public class FallbackTests
{
    [Fact]
    public void A_word_with_a_letter_the_face_lacks_is_set_whole_from_the_one_behind_it()
    {
        var result = Set("In Łódź staat een huis.");

        var run = Assert.Single(Given.Texts(result), m => m.Run.Font == Given.Literata).Run;
        Assert.Equal("Łódź", run.Source);
        Assert.Contains(result.Facts, f => f.Code == "fallback-font" && f.Text.Contains("Łódź", StringComparison.Ordinal) && f.From?.Paragraph is not null);
        Assert.DoesNotContain(result.Facts, f => f.Code == "missing-glyph");
    }

    [Fact]
    public void What_no_face_has_is_left_blank_and_named_by_character_and_place()
    {
        var result = Set("Het woord שלom staat er.");

        var missing = result.Facts.Where(f => f.Code == "missing-glyph").ToList();
        Assert.Equal(2, missing.Count);
        Assert.Contains("U+05E9", missing[0].Text, StringComparison.Ordinal);
        Assert.Contains("שלom", missing[0].Text, StringComparison.Ordinal);
        Assert.All(Given.Texts(result).SelectMany(m => m.Run.Glyphs), g => Assert.NotEqual(0, g.Id));
        Assert.Contains(Given.Texts(result).SelectMany(m => m.Run.Text), t => t is { Printed: " ", Meant: "ש" });
    }

    [Fact]
    public void One_thing_is_stated_once_a_paragraph()
    {
        var result = Set(string.Join(' ', Enumerable.Repeat("שלום", 300)));

        Assert.Equal(4, result.Facts.Count(f => f.Code == "missing-glyph"));
    }

    [Fact]
    public void No_character_is_lost_between_faces()
    {
        const string Text = "Łódź, ‘Ελλάς’ en Москва: e\u0301én שלום \U0001F6B2 dag.";
        var result = Set(Text);

        Assert.Equal(Text.Length, result.Stories[0].Lines.Sum(l => l.Source.Count));
    }

    private static SetResult Set(string text)
    {
        var fonts = new FontSet(
        [
            (Given.Fonts.Face(Given.OneWidth) with { Fallbacks = [Given.Literata] }, Given.Fonts.Bytes(Given.OneWidth)),
            (Given.Fonts.Face(Given.Literata), Given.Fonts.Bytes(Given.Literata)),
        ]);
        var layout = Layout.Resolve(
            Given.Format, Given.Palette, fonts, [Given.Style()], [], [new Master(new MasterName("page"), Sides.Right, [Given.Frame(lines: 60, characters: 40)])]);
        return Given.SetStory(layout, Given.Story("s", Given.Paragraph(text)));
    }
}
