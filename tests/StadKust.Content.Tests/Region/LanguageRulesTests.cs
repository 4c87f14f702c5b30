using System.Text.RegularExpressions;

namespace StadKust.Content.Tests.Region;

/// <summary>Every text keeps the typography of its language and the manners of the house.</summary>
public sealed partial class LanguageRulesTests
{
    [Fact]
    public void No_text_has_straight_quotation_marks_or_apostrophes() => Writings.None(Where("", t => t.IndexOfAny(['"', '\'', '`', '´']) >= 0));

    [Fact]
    public void Dutch_quotes_with_single_marks_high_on_both_sides() => Writings.None(Where("nl", t => t.IndexOfAny(['„', '“', '”', '‚', '«', '»']) >= 0));

    [Fact]
    public void German_quotes_low_and_high_in_pairs() =>
        Writings.None(Where("de", t => t.IndexOfAny(['”', '‘', '‚', '«', '»']) >= 0 || t.Count(c => c == '„') != t.Count(c => c == '“')));

    [Fact]
    public void English_quotes_with_single_marks_high_on_both_sides() => Writings.None(Where("en", t => t.IndexOfAny(['„', '“', '”', '‚', '«', '»']) >= 0));

    [Fact]
    public void Dash_is_never_a_hyphen_between_spaces() => Writings.None(Where("", t => t.Contains(" - ", StringComparison.Ordinal) || t.Contains("--", StringComparison.Ordinal)));

    [Fact]
    public void Sum_of_money_stands_as_its_language_writes_it()
    {
        Writings.None(Where("nl", t => Regex.IsMatch(t, @"€\d|\d\s?€|€ \d+\.\d\d\b")));
        Writings.None(Where("de", t => Regex.IsMatch(t, @"€\s?\d|\d€|\d\.\d\d\s€")));
        Writings.None(Where("en", t => Regex.IsMatch(t, @"€\s\d|\d\s?€")));
    }

    [Fact]
    public void Dutch_readers_are_called_je() => Writings.None(Where("nl", t => Regex.IsMatch(t, @"\b[Uu]w?\b(?![-’])") && !t.Contains(" u,", StringComparison.Ordinal)));

    [Fact]
    public void German_readers_are_called_Sie() => Writings.None(Where("de", t => Regex.IsMatch(t, @"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[rnms]?|[Ee]uch|[Ee]uer)\b")));

    [Fact]
    public void No_text_has_a_worn_out_phrase() => Writings.None(Where("", t => Cliche().IsMatch(t)));

    [Fact]
    public void No_text_has_two_marks_or_a_space_before_a_mark() => Writings.None(Where("", t => Regex.IsMatch(t, @" [,;!?](?!\))|\.\.|,,|\s\.(\s|$)")));

    [Fact]
    public void No_text_hides_a_character_that_cannot_be_seen() => Writings.None(Where("", t => t.AsSpan().IndexOfAny("\u00ad\u200b\ufeff\u00a0") >= 0));

    private static IEnumerable<string> Where(string culture, Func<string, bool> isWrong) =>
        Writings.All.Where(w => (culture.Length == 0 || w.Culture == culture) && isWrong(w.Text)).Select(w => $"{w.Where}: {w.Text}");

    [GeneratedRegex(
        "verborgen parel|voor ieder wat wils|bruisend|pareltje|bourgondisch|een feest voor|must.?see|hidden gem|something for everyone|vibrant|nestled|steeped in|"
        + "für jeden Geschmack|für jeden etwas|malerisch|Seele baumeln|lädt zum Verweilen|lecker|ein Muss\\b|Geheimtipp|Perle am|unvergesslich|onvergetelijk|unforgettable", RegexOptions.IgnoreCase)]
    private static partial Regex Cliche();
}
