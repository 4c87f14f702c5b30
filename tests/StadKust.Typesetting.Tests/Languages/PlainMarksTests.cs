namespace StadKust.Typesetting.Tests;

public class PlainMarksTests
{
    private static readonly string[] Languages = ["nl", "de", "en"];

    [Theory]
    [InlineData("nl", "Hij zei: \"Kom 's avonds.\"", "Hij zei: ‘Kom ’s avonds.’")]
    [InlineData("nl", "\"Een 'echte' Rembrandt\", zei ze", "‘Een “echte” Rembrandt’, zei ze")]
    [InlineData("nl", "de foto's van 't strand", "de foto’s van ’t strand")]
    [InlineData("de", "Er sagte: \"Komm!\"", "Er sagte: „Komm!“")]
    [InlineData("de", "(\"Die 'alte' Stadt\")", "(„Die ‚alte‘ Stadt“)")]
    [InlineData("en", "the \"old\" town's gate", "the ‘old’ town’s gate")]
    [InlineData("nl", "tussen 10-12 uur - elke dag", "tussen 10–12\u00A0uur – elke dag")]
    [InlineData("nl", "bel 071-512 34 56", "bel 071-512\u00A034\u00A056")]
    public void Marks_of_a_keyboard_become_those_of_a_printer(string language, string typed, string set) =>
        Assert.Equal(set, PlainMarks.Set(typed, new Culture(language)));

    [Theory]
    [InlineData("nl", "5 % van 22 km", "5\u202F% van 22\u202Fkm")]
    [InlineData("nl", "op 12 mei om 10 uur", "op 12\u00A0mei om 10\u00A0uur")]
    [InlineData("de", "z. B. am 3. Oktober", "z.\u202FB. am 3.\u00A0Oktober")]
    [InlineData("nl", "€ 129 per persoon", "€\u202F129 per persoon")]
    [InlineData("de", "Das ist gut. Ende.", "Das ist gut. Ende.")]
    [InlineData("de", "ab 15 Uhr, 129 €", "ab 15\u00A0Uhr, 129\u202F€")]
    [InlineData("nl", "zie blz. 12 en nr. 4", "zie blz.\u00A012 en nr.\u00A04")]
    [InlineData("nl", "in 1606 een molenaarszoon", "in 1606 een molenaarszoon")]
    [InlineData("de", "Telefon +49 30 123456", "Telefon +49\u00A030\u00A0123456")]
    [InlineData("nl", "van 2019 2020 2021", "van 2019 2020 2021")]
    public void What_belongs_together_is_held_by_its_space(string language, string typed, string set) =>
        Assert.Equal(set, PlainMarks.Set(typed, new Culture(language)));

    [Fact]
    public void A_house_may_choose_the_other_marks()
    {
        Assert.Equal("»Ja«", PlainMarks.Set("\"Ja\"", new Culture("de"), QuoteStyle.Other));
        Assert.Equal("“Ja”", PlainMarks.Set("\"Ja\"", new Culture("nl"), QuoteStyle.Other));
    }

    [Fact]
    public void Marks_are_paired_over_the_spans_of_a_paragraph_and_addresses_stay()
    {
        var dutch = new Culture("nl");
        Span Say(string text, SpanKind kind = SpanKind.Plain) => new(text, default, dutch, null, kind, null);
        var paragraph = new Paragraph(new ParagraphId("p"), new StyleName("body"), [Say("\"Het "), Say("stille"), Say(" strand\" op "), Say("a-b.nl/\"x\"", SpanKind.Url)], Fit.Fixed);

        Assert.Equal(["‘Het ", "stille", " strand’ op ", "a-b.nl/\"x\""], PlainMarks.Set(paragraph, QuoteStyle.House).Spans.Select(s => s.Text));
    }

    [Fact]
    public void Nothing_is_substituted_that_the_list_does_not_name()
    {
        var letters = CsCheck.Gen.String["ab \"'-0123,.(€%’n"];
        CsCheck.Check.Sample(CsCheck.Gen.Select(letters, CsCheck.Gen.Int[0, 2]), t =>
        {
            var (text, language) = (t.Item1, Languages[t.Item2]);
            var set = PlainMarks.Set(text, new Culture(language), QuoteStyle.Other);
            for (var i = 0; i < text.Length; i++)
                Assert.True(set[i] == text[i] || PlainMarks.Substitutions.Any(s => s.Typed == text[i] && s.Set.Contains(set[i], StringComparison.Ordinal)), $"{text} {set}");
        });
    }

    [Fact]
    public void One_character_stays_one_character() => CsCheck.Check.Sample(
        CsCheck.Gen.String,
        text => Assert.Equal(text.Length, PlainMarks.Set(text, new Culture("nl")).Length));
}
