namespace StadKust.Typesetting.Tests;

public class OtherLanguagesTests
{
    [Theory]
    [InlineData("Zucker", "Zu-/cker")]
    [InlineData("Bäckerei", "Bä-/ckerei")]
    [InlineData("Fenster", "Fens-/ter")]
    [InlineData("Straßen", "Stra-/ßen")]
    [InlineData("Häuschen", "Häus-/chen")]
    [InlineData("Urinstinkt", "Ur-/instinkt")]
    public void German_words_divide_where_the_rules_of_1996_say(string word, string division) =>
        Assert.Contains(division, Divisions(word, "de"));

    [Theory]
    [InlineData("Forscherinnen")]
    [InlineData("Bäckerei")]
    [InlineData("Sachsen")]
    [InlineData("Fischerei")]
    public void German_ch_ck_and_sch_stay_whole(string word) =>
        Assert.DoesNotContain(Breaks(word, "de"), b => word[b.Place - 1] == 'c' && word[b.Place] is 'h' or 'k');

    [Fact]
    public void German_words_at_a_hyphen_get_no_second_one() => Assert.Contains("ICE-/Bahnhof", Divisions("ICE-Bahnhof", "de"));

    [Fact]
    public void English_words_divide_by_british_patterns() => Assert.Contains("typo-/graphy", Divisions("typography", "en-GB"));

    [Fact]
    public void A_language_without_patterns_is_not_divided() => Assert.Empty(Breaks("mahdollisuuksia", "fi"));

    private static WordBreak[] Breaks(string word, string language) =>
        new Hyphenator(LanguageRules.For(new Culture(language)), 2, 3, mayRespell: true).Breaks(word);

    private static string[] Divisions(string word, string language) => [.. Breaks(word, language).Select(b => b.Show(word))];
}
