namespace StadKust.Typesetting.Tests;

public class LinesTests
{
    private static readonly ParagraphStyle Justified = Given.Style() with { Align = Align.Justified, Spaces = SpaceLimits.Magazine, Hyphens = Hyphens.Magazine };

    [Fact]
    public void Two_hundred_paragraphs_are_set_the_same_on_one_thread_and_on_five()
    {
        var text = "De verantwoordelijkheid voor „ideeën“ en cafeetjes ligt bij de stad, niet bij de geïnformeerde reizigers uit Sint-Petersburg.";
        var story = Given.Story("s", [.. Enumerable.Range(0, 200).Select(i => Given.Paragraph(text[..(40 + (i % 80))], id: $"p{i}"))]);
        var style = Given.Style() with { Align = Align.Justified, Spaces = SpaceLimits.Magazine, Hyphens = Hyphens.Magazine };
        var layout = Given.Layout([style], Given.Frame(lines: 400, characters: 30, columns: 3));

        Assert.Equal(Given.SetStory(layout, story, threads: 1).Spreads, Given.SetStory(layout, story, threads: 5).Spreads);
    }

    [Fact]
    public void Thirty_characters_stand_on_a_line_of_thirty()
    {
        var result = Set(Given.Style(), "aaaa bbbb cccc dddd eeee fffff gggg", characters: 30);

        Assert.Equal(["aaaa bbbb cccc dddd eeee fffff", "gggg"], Given.Printed(result));
    }

    [Fact]
    public void A_justified_line_fills_its_measure_to_the_thousandth()
    {
        var result = Set(Justified, "De stad krijgt een nieuwe leeszaal aan de kade, open vanaf mei.", characters: 22);

        foreach (var line in result.Stories[0].Lines.Where(l => !l.Facts.IsLast))
            Assert.Equal(110, WidthOf(line), 2);
    }

    [Fact]
    public void The_last_line_keeps_the_fonts_own_spaces()
    {
        var result = Set(Justified, "De stad krijgt een nieuwe leeszaal aan de kade, open vanaf mei.", characters: 22);

        Assert.Equal(1, result.Stories[0].Lines[^1].Facts.WordSpace);
    }

    [Fact]
    public void A_word_wider_than_its_line_is_set_overfull_and_stated()
    {
        var result = Set(Given.Style(), "een abcdefghijklmnop twee", characters: 10);

        Assert.Equal(["een", "abcdefghijklmnop", "twee"], Given.Printed(result));
        var fact = Assert.Single(result.Facts);
        Assert.Equal("overfull-line", fact.Code);
        Assert.Equal(30, fact.Measured);
        Assert.True(result.Stories[0].Lines[1].Facts.IsOverfull);
    }

    [Fact]
    public void A_respelled_break_prints_its_letters_and_keeps_what_they_mean()
    {
        // "geïnformeerd" does not fit on the first line of eleven characters, "ge-" does.
        var result = Set(Justified with { Align = Align.Left, Spaces = Given.Rigid }, "mensen geïnformeerd daarover", characters: 11);

        Assert.Equal("mensen ge-", Given.Printed(result)[0]);
        Assert.StartsWith("infor", Given.Printed(result)[1], StringComparison.Ordinal);
        var respelled = Given.Texts(result).SelectMany(m => m.Run.Text).First(t => t.Meant is { Length: > 0 });
        Assert.StartsWith("infor", respelled.Printed, StringComparison.Ordinal);
        Assert.StartsWith("ïnfor", respelled.Meant, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hyphen_that_the_break_put_there_is_an_artifact()
    {
        var result = Set(Justified with { Align = Align.Left, Spaces = Given.Rigid }, "mensen geïnformeerd daarover", characters: 11);

        var hyphen = Given.Texts(result).First().Run.Text[^1];
        Assert.Equal(("-", "", true), (hyphen.Printed, hyphen.Meant, hyphen.Artifact));
        Assert.Equal(0, hyphen.Source.Count);
    }

    [Fact]
    public void A_words_own_hyphen_is_text()
    {
        var result = Set(Justified with { Align = Align.Left, Spaces = Given.Rigid }, "naar Sint-Petersburg gaan", characters: 10);

        Assert.Equal("naar Sint-", Given.Printed(result)[0]);
        Assert.DoesNotContain(Given.Texts(result).First().Run.Text, t => t.Artifact);
    }

    [Fact]
    public void Headline_lines_are_of_like_length()
    {
        // Filled as they come, the lines would be of five words and of one.
        var result = Set(Given.Style() with { Role = Role.H1 }, "aaaa bbbb cccc dddd eeee ffff", characters: 24);

        Assert.Equal(["aaaa bbbb cccc", "dddd eeee ffff"], Given.Printed(result));
    }

    [Fact]
    public void A_new_line_in_the_text_ends_the_line()
    {
        var result = Set(Given.Style(), "Stad\nen kust", characters: 30);

        Assert.Equal(["Stad", "en kust"], Given.Printed(result));
    }

    [Fact]
    public void A_shortened_article_never_ends_a_line()
    {
        var result = Set(Given.Style(), "zingen ’s avonds", characters: 10);

        Assert.Equal(["zingen", "’s avonds"], Given.Printed(result));
    }

    [Fact]
    public void Soft_hyphens_are_neither_shaped_nor_printed()
    {
        var result = Set(Given.Style(), "Rijn\u00ADplein", characters: 30);

        Assert.Equal(["Rijnplein"], Given.Printed(result));
        Assert.Equal(9, Given.Texts(result).Single().Run.Glyphs.Count);
        Assert.Empty(result.Facts);
    }

    [Fact]
    public void A_no_break_hyphen_the_font_lacks_is_drawn_as_a_hyphen()
    {
        var result = Set(Given.Style(), "e\u2011mail 10\u202F000", characters: 30);

        Assert.Empty(result.Facts);
        Assert.DoesNotContain(Given.Texts(result).SelectMany(m => m.Run.Glyphs), g => g.Id == 0);
    }

    [Fact]
    public void A_missing_glyph_is_stated_with_its_character_and_word()
    {
        var result = Set(Given.Style(), "groet uit 北京 vandaag", characters: 30);

        Assert.Equal(2, result.Facts.Count(f => f.Code == "missing-glyph"));
        Assert.Contains("U+5317", result.Facts[0].Text, StringComparison.Ordinal);
        Assert.Contains("北京", result.Facts[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Dutch_fij_has_no_ligature()
    {
        using var fonts = new FontBook(Given.Fonts);
        var dutch = fonts.Shaper(Given.Literata, [], Given.Dutch);

        // Literata's kern and shapes for f and i differ from its ligature: with it "fi" is one glyph.
        Assert.Equal(1, dutch.Shape("fi").Count);
        Assert.Equal(3, dutch.Shape("fij").Count);
    }

    [Fact]
    public void Capitals_are_printed_and_the_source_is_meant()
    {
        var style = Given.Style() with { Text = Given.Character(Given.OneWidth) with { Capitals = true } };
        var result = Set(style, "Straße", characters: 30);

        Assert.Equal(["STRAẞE"], Given.Printed(result));
        Assert.Equal("Straße", Given.Texts(result).Single().Run.Text[0].Meant);
    }

    [Fact]
    public void Every_glyph_stands_for_some_text()
    {
        var result = Set(Justified, "De tentoonstelling informeert over geïnteresseerden, cafeetjes en ideeën.", characters: 14);

        foreach (var run in Given.Texts(result).Select(m => m.Run))
            Assert.Equal(Enumerable.Range(0, run.Glyphs.Count), run.Text.SelectMany(t => Enumerable.Range(t.Glyphs.Start.Value, t.Glyphs.End.Value - t.Glyphs.Start.Value)));
    }

    [Fact]
    public void No_more_than_three_hyphens_stand_below_each_other()
    {
        var text = string.Join(' ', Enumerable.Repeat("verantwoordelijkheidsgevoel tentoonstellingsruimte samenwerkingsverband", 12));
        var result = Set(Justified, text, characters: 34);

        var run = 0;
        foreach (var line in result.Stories[0].Lines)
        {
            run = line.Facts.EndsInHyphen ? run + 1 : 0;
            Assert.InRange(run, 0, 3);
        }
    }

    [Fact]
    public void An_address_is_divided_without_a_hyphen()
    {
        var url = new Span("www.stadenkust.nl/agenda/leiden", new SourceRange(0, 31), Given.Dutch, null, SpanKind.Url, new Uri("https://www.stadenkust.nl/agenda/leiden"));
        var paragraph = new Paragraph(new ParagraphId("p"), new StyleName("body"), [url], Fit.Fixed);
        var result = Given.SetStory(Given.Layout([Given.Style()], Given.Frame(characters: 20)), Given.Story("s", paragraph));

        Assert.Equal(["www.stadenkust.nl/", "agenda/leiden"], Given.Printed(result));
    }

    [Fact]
    public void A_mail_address_in_running_text_gets_no_hyphen()
    {
        var result = Set(Justified with { Align = Align.Left, Spaces = Given.Rigid }, "mail redactie@stadkust.example.org", characters: 16);

        Assert.Equal(["mail redactie", "@stadkust", ".example.org"], Given.Printed(result));
    }

    private static SetResult Set(ParagraphStyle style, string text, int characters) =>
        Given.SetStory(Given.Layout([style], Given.Frame(lines: 60, characters: characters)), Given.Story("s", Given.Paragraph(text)));

    private static double WidthOf(SetLine line) => line.Runs.Sum(r => (r.Glyphs[^1].X + r.Glyphs[^1].Advance).Points);
}
