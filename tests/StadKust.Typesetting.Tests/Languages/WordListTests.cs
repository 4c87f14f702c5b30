namespace StadKust.Typesetting.Tests;

/// <summary>Lists of words, written for this project, against what the hyphenators find.</summary>
public class WordListTests
{
    [Fact]
    public void Dutch_words_are_never_divided_wrongly() => NoneWrong("dutch-words.txt", "nl", least: 400);

    [Fact]
    public void German_words_are_never_divided_wrongly() => NoneWrong("german-words.txt", "de", least: 250);

    [Fact]
    public void Nine_tenths_of_the_right_Dutch_places_are_found() => MostFound("dutch-words.txt", "nl", 0.9);

    [Fact]
    public void Nine_tenths_of_the_right_German_places_are_found() => MostFound("german-words.txt", "de", 0.9);

    [Fact]
    public void Every_respelling_of_the_list_is_found()
    {
        var missing = WordList.Read("dutch-words.txt").SelectMany(e => e.Right
            .Where(r => r.Replace("-/", "", StringComparison.Ordinal) != e.Word)
            .Where(r => !WordList.Divisions(e.Word, "nl").Contains(r))
            .Select(r => $"{e.Word}: {r}"));

        Assert.Equal([], missing);
    }

    [Fact]
    public void Sixty_words_that_look_like_it_are_not_respelled()
    {
        var plain = WordList.Read("dutch-words.txt").Where(e => e.Kind == "none").ToList();

        Assert.True(plain.Count >= 60);
        Assert.All(plain, e => Assert.All(WordList.Divisions(e.Word, "nl"), d => Assert.Equal(e.Word, d.Replace("-/", "", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("nl", "marktplein", 5, 0)]
    [InlineData("de", "Leuchttürme", 6, 0)]
    [InlineData("de", "Blumenmarkt", 6, 3)]
    public void A_joint_is_a_cheaper_place_than_another(string language, string word, int joint, int other)
    {
        var breaks = new Hyphenator(LanguageRules.For(new Culture(language)), 2, 3, mayRespell: true).Breaks(word);

        Assert.True(breaks.Single(b => b.Place == joint).Price < 1);
        if (other > 0)
            Assert.True(breaks.Single(b => b.Place == other).Price >= 1);
    }

    [Fact]
    public void A_respelled_place_is_the_dearest()
    {
        var breaks = new Hyphenator(LanguageRules.For(Given.Dutch), 2, 3, mayRespell: true).Breaks("geïnformeerd");

        Assert.All(breaks.Where(b => !b.IsRespelled), b => Assert.True(b.Price < breaks.Single(r => r.IsRespelled).Price));
    }

    private static void NoneWrong(string list, string language, int least)
    {
        var words = WordList.Read(list);
        var wrong = words.SelectMany(e => WordList.Divisions(e.Word, language).Except(e.Right).Select(d => $"{e.Word}: {d}"));

        Assert.True(words.Count >= least);
        Assert.Equal([], wrong);
    }

    private static void MostFound(string list, string language, double share)
    {
        var words = WordList.Read(list);
        var found = words.Sum(e => WordList.Divisions(e.Word, language).Intersect(e.Right).Count());

        Assert.InRange(found / (double)words.Sum(e => e.Right.Length), share, 1);
    }
}
