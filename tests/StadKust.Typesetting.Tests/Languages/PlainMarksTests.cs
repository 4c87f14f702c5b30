namespace StadKust.Typesetting.Tests;

public class PlainMarksTests
{
    [Theory]
    [InlineData("nl", "Hij zei: \"Kom 's avonds.\"", "Hij zei: ‘Kom ’s avonds.’")]
    [InlineData("nl", "\"Een 'echte' Rembrandt\", zei ze", "‘Een “echte” Rembrandt’, zei ze")]
    [InlineData("nl", "de foto's van 't strand", "de foto’s van ’t strand")]
    [InlineData("de", "Er sagte: \"Komm!\"", "Er sagte: „Komm!“")]
    [InlineData("de", "(\"Die 'alte' Stadt\")", "(„Die ‚alte‘ Stadt“)")]
    [InlineData("en", "the \"old\" town's gate", "the ‘old’ town’s gate")]
    [InlineData("nl", "tussen 10-12 uur - elke dag", "tussen 10–12 uur – elke dag")]
    [InlineData("nl", "bel 071-512 34 56", "bel 071-512 34 56")]
    public void Marks_of_a_keyboard_become_those_of_a_printer(string language, string typed, string set) =>
        Assert.Equal(set, PlainMarks.Set(typed, new Culture(language)));

    [Theory]
    [InlineData("nl", "5 % van 22 km", "5\u202F% van 22\u202Fkm")]
    [InlineData("nl", "op 12 mei om 10 uur", "op 12\u00A0mei om 10 uur")]
    [InlineData("de", "z. B. am 3. Oktober", "z.\u202FB. am 3.\u00A0Oktober")]
    [InlineData("nl", "€ 129 per persoon", "€\u202F129 per persoon")]
    [InlineData("de", "Das ist gut. Ende.", "Das ist gut. Ende.")]
    public void What_belongs_together_is_held_by_its_space(string language, string typed, string set) =>
        Assert.Equal(set, PlainMarks.Set(typed, new Culture(language)));

    [Fact]
    public void A_house_may_choose_the_other_marks()
    {
        Assert.Equal("»Ja«", PlainMarks.Set("\"Ja\"", new Culture("de"), QuoteStyle.Other));
        Assert.Equal("“Ja”", PlainMarks.Set("\"Ja\"", new Culture("nl"), QuoteStyle.Other));
    }

    [Fact]
    public void One_character_stays_one_character() => CsCheck.Check.Sample(
        CsCheck.Gen.String,
        text => Assert.Equal(text.Length, PlainMarks.Set(text, new Culture("nl")).Length));
}
