namespace StadKust.Typesetting.Tests;

public class DutchHyphenationTests
{
    [Theory]
    [InlineData("geïnformeerd", "ge-/informeerd")]
    [InlineData("beëindigen", "be-/eindigen")]
    [InlineData("coördinatie", "co-/ordinatie")]
    [InlineData("skiërs", "ski-/ers")]
    public void Trema_is_dropped_at_the_break_after_a_vowel(string word, string division) => Assert.Contains(division, Divisions(word));

    [Fact]
    public void Trema_is_dropped_even_when_only_two_letters_follow() => Assert.Contains("idee-/en", Divisions("ideeën", right: 2));

    [Theory]
    [InlineData("cafeetje", "café-/tje")]
    [InlineData("strandcafeetjes", "strandcafé-/tjes")]
    [InlineData("omaatje", "oma-/tje")]
    [InlineData("opaatje", "opa-/tje")]
    [InlineData("parapluutje", "paraplu-/tje")]
    [InlineData("autootje", "auto-/tje")]
    [InlineData("menuutje", "menu-/tje")]
    public void Diminutive_gets_back_the_spelling_of_its_base(string word, string division) => Assert.Contains(division, Divisions(word));

    [Theory]
    [InlineData("tomaatje")]
    [InlineData("automaatje")]
    [InlineData("straatje")]
    [InlineData("diplomaatje")]
    public void Words_that_only_look_like_such_diminutives_are_not_respelled(string word) =>
        Assert.DoesNotContain(Breaks(word), b => b.IsRespelled);

    [Fact]
    public void Apostrophe_vanishes_before_tje() => Assert.Equal(["sherry-/tje"], Divisions("sherry'tje"));

    [Theory]
    [InlineData("auto's")]
    [InlineData("'s-Gravenhage")]
    [InlineData("zo'n")]
    public void No_break_stands_beside_an_apostrophe_before_s_or_n(string word) =>
        Assert.DoesNotContain(Breaks(word), b => word[b.Place - 1] is '\'' || word[b.Place] is '\'');

    [Theory]
    [InlineData("Sint-Petersburg", "Sint-/Petersburg")]
    [InlineData("zo-even", "zo-/even")]
    public void After_a_words_own_hyphen_no_second_is_added(string word, string division)
    {
        Assert.Contains(division, Divisions(word));
        Assert.DoesNotContain(Divisions(word), d => d.Contains("--", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lone_vowel_is_left_on_neither_line() => Assert.DoesNotContain("zo-e-/ven", Divisions("zo-even", right: 2));

    [Theory]
    [InlineData("vrijheid")]
    [InlineData("blijven")]
    [InlineData("Zeijlstra")]
    [InlineData("twijfelachtig")]
    public void The_letter_ij_is_never_parted(string word) =>
        Assert.DoesNotContain(Breaks(word, right: 2), b => char.ToLowerInvariant(word[b.Place - 1]) == 'i' && word[b.Place] == 'j');

    [Fact]
    public void The_one_character_ij_divides_like_its_two_letters() =>
        Assert.Equal(Divisions("blijvende").Select(d => d.Replace("ij", "ĳ", StringComparison.Ordinal)), Divisions("blĳvende"));

    [Theory]
    [InlineData("examen")]
    [InlineData("maximaal")]
    public void No_break_stands_beside_x_between_vowels(string word) =>
        Assert.DoesNotContain(Breaks(word, right: 2), b => word[b.Place - 1] == 'x' || word[b.Place] == 'x');

    [Fact]
    public void A_known_trap_is_divided_by_its_sense() => Assert.Equal(["bom-/melding", "bommel-/ding"], Divisions("bommelding").Order());

    [Fact]
    public void Soft_hyphens_of_an_editor_are_the_only_breaks() => Assert.Equal(["Rijn\u00AD-/plein"], Divisions("Rijn\u00ADplein"));

    [Fact]
    public void Quotation_marks_and_commas_stay_with_their_letters() => Assert.Contains("‘boe-/ken’,", Divisions("‘boeken’,"));

    [Fact]
    public void A_name_is_divided_but_never_respelled()
    {
        var names = new Hyphenator(LanguageRules.For(Given.Dutch), 2, 3, mayRespell: false);

        Assert.Empty(names.Breaks("Noël"));
        Assert.DoesNotContain(names.Breaks("Israëliërs"), b => b.IsRespelled);
        Assert.DoesNotContain(names.Breaks("cafeetje"), b => b.Place >= 4);
    }

    [Fact]
    public void Fewest_letters_of_the_style_are_kept()
    {
        Assert.All(Breaks("verantwoordelijkheid", left: 4, right: 5), b => Assert.InRange(b.Place, 4, 15));
        Assert.NotEmpty(Breaks("verantwoordelijkheid", left: 4, right: 5));
    }

    private static WordBreak[] Breaks(string word, int left = 2, int right = 3) =>
        new Hyphenator(LanguageRules.For(Given.Dutch), left, right, mayRespell: true).Breaks(word);

    private static string[] Divisions(string word, int left = 2, int right = 3) => [.. Breaks(word, left, right).Select(b => b.Show(word))];
}
