using System.Text;

namespace StadKust.Events.Tests.Wordings;

/// <summary>
/// <c>patterns.txt</c> holds dates as JSON, <c>patterns.golden.txt</c> what is said of them: five lengths in three languages, for an editor to read.
/// "~" is a no-break space. UPDATE_GOLDEN=1 writes the golden file anew.
/// </summary>
public sealed class WordingTests
{
    private static readonly string Folder = Path.Combine(Given.Folder, "Wording");

    [Fact]
    public async Task Every_pattern_is_said_as_approved()
    {
        var stop = TestContext.Current.CancellationToken;
        var said = new StringBuilder();
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Folder, "patterns.txt"), stop))
        {
            if (!line.StartsWith('{'))
            {
                said.Append(line).Append('\n');
                continue;
            }

            var when = When.Read(line, "patterns").When!;
            foreach (var culture in new[] { Given.Nl, Given.De, Given.En })
            {
                var wording = Wording.In(culture);
                foreach (var length in Enum.GetValues<WordingLength>())
                {
                    var name = length == WordingLength.Day ? culture.Code : "";
                    said.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {name,-2}  {length.ToString().ToLowerInvariant(),-8}  {wording.Say(when, length, 2027)}\n");
                }
            }
        }

        await ApprovedAsync("patterns.golden.txt", said.ToString(), stop);
    }

    private static async Task ApprovedAsync(string file, string said, CancellationToken stop)
    {
        var golden = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(golden, Visible(said), stop);
        }

        Assert.Equal(await File.ReadAllTextAsync(golden, stop), Visible(said));
    }

    [Theory]
    [InlineData("nl", "zo~2~mei, 10–17~u (verplaatst van 1~mei)", "zondag 2~mei 2027 van 10.00 tot 17.00~uur (verplaatst van 1~mei)", "afgelast: za~8~mei, 10–17~u")]
    [InlineData("de", "So~2.5., 10–17~Uhr (verlegt vom 1.5.)", "Sonntag, 2.~Mai 2027, von 10 bis 17~Uhr (verlegt vom 1.~Mai)", "abgesagt: Sa~8.5., 10–17~Uhr")]
    [InlineData("en", "Sun~2~May, 10:00–17:00 (moved from 1~May)", "Sunday 2~May 2027 from 10:00 to 17:00 (moved from 1~May)", "cancelled: Sat~8~May, 10:00–17:00")]
    public void A_moved_and_a_cancelled_occurrence_say_so(string culture, string movedShort, string movedLong, string cancelled)
    {
        var found = Given.Occurrences(Given.Saturday("""
            "rule":"FREQ=WEEKLY;COUNT=6","moved":[{"from":"2027-05-01","start":"2027-05-02T10:00","end":"2027-05-02T17:00"}],"cancelled":["2027-05-08"]
            """));
        var wording = Wording.In(new(culture));

        Assert.Equal(movedShort, Visible(wording.Short(found[4], 2027)));
        Assert.Equal(movedLong, Visible(wording.Long(found[4])));
        Assert.Equal(cancelled, Visible(wording.Short(found[5], 2027)));
    }

    [Fact]
    public async Task Every_occurrence_is_said_as_approved_in_five_lengths()
    {
        var stop = TestContext.Current.CancellationToken;
        var said = new StringBuilder();
        foreach (var (name, json) in new[]
        {
            ("a Saturday of a series", Given.Saturday(""" "rule":"FREQ=WEEKLY;COUNT=3" """)),
            ("moved", Given.Saturday(""" "moved":[{"from":"2027-04-03","start":"2027-04-04T13:00","end":"2027-04-04T14:30"}] """)),
            ("cancelled", Given.Saturday(""" "cancelled":["2027-04-03"] """)),
            ("a run", Given.Saturday(""" "hours":[{"days":["SA"],"open":"10:00","close":"17:00"}] """)),
        })
        {
            var occurrence = Given.Occurrences(json)[0];
            said.Append(name).Append('\n');
            foreach (var culture in new[] { Given.Nl, Given.De, Given.En })
            {
                foreach (var length in Enum.GetValues<WordingLength>())
                {
                    var code = length == WordingLength.Day ? culture.Code : "";
                    said.Append(System.Globalization.CultureInfo.InvariantCulture, $"  {code,-2}  {length.ToString().ToLowerInvariant(),-8}  {Wording.In(culture).Say(occurrence, length, 2027)}\n");
                }
            }
        }

        await ApprovedAsync("occurrences.golden.txt", said.ToString(), stop);
    }

    [Fact]
    public void The_longest_length_that_fits_is_chosen()
    {
        var market = Given.Saturday(""" "rule":"FREQ=WEEKLY;COUNT=20","except":["2027-04-24"] """);
        var dutch = Wording.In(Given.Nl);

        Assert.StartsWith("iedere zaterdag van", dutch.Longest(market, s => s.Length <= 200, 2027), StringComparison.Ordinal);
        Assert.Equal("elke za 3~apr–14~aug, 10–17~u, niet 24~apr", Visible(dutch.Longest(market, s => s.Length <= 45, 2027)));
        Assert.Equal("elke za, 10–17~u", Visible(dutch.Longest(market, s => s.Length <= 20, 2027)));
        Assert.Equal("elke za", Visible(dutch.Longest(market, s => s.Length <= 10, 2027)));
        Assert.Equal("elke za", Visible(dutch.Longest(market, _ => false, 2027)));
    }

    [Theory]
    [InlineData("nl", "free", false, "gratis")]
    [InlineData("nl", "1250", false, "€~12,50")]
    [InlineData("nl", "1250", true, "vanaf €~12,50")]
    [InlineData("nl", "123400", false, "€~1.234")]
    [InlineData("de", "free", false, "frei")]
    [InlineData("de", "1250", false, "12,50~€")]
    [InlineData("de", "1000", true, "ab~10~€")]
    [InlineData("de", "donation", false, "Spende erbeten")]
    [InlineData("en", "1250", false, "€12.50")]
    [InlineData("en", "5", false, "€0.05")]
    [InlineData("en", "123400", true, "from~€1,234")]
    [InlineData("en", "tba", false, "")]
    public void Prices_are_written_as_the_language_writes_them(string culture, string stored, bool from, string expected) =>
        Assert.Equal(expected, Visible(Wording.In(new(culture)).Price(Price.Read(stored), from)));

    [Theory]
    [InlineData("nl", "Nederlands, Duits en Engels", "zonder woorden")]
    [InlineData("de", "Niederländisch, Deutsch und Englisch", "ohne Worte")]
    [InlineData("en", "Dutch, German and English", "without words")]
    public void Spoken_languages_are_named(string culture, string all, string none)
    {
        Assert.Equal(all, Wording.In(new(culture)).Languages(["nl", "de", "en"]));
        Assert.Equal(none, Wording.In(new(culture)).Languages(["none"]));
        Assert.Equal("", Wording.In(new(culture)).Languages([]));
    }

    [Fact]
    public void Another_year_than_the_one_taken_for_granted_is_named()
    {
        var day = Given.Day("2028-04-03");

        Assert.Equal("ma~3~apr 2028", Visible(Wording.In(Given.Nl).ShortDay(day, 2027)));
        Assert.Equal("Mo~3.4.2028", Visible(Wording.In(Given.De).ShortDay(day, 2027)));
        Assert.Equal("Mon~3~Apr", Visible(Wording.In(Given.En).ShortDay(day, 2028)));
        Assert.Equal("Montag, 3.~April 2028", Visible(Wording.In(Given.De).LongDay(day)));
    }

    [Fact]
    public void A_culture_without_words_of_its_own_is_told_in_english() =>
        Assert.Equal("free", Wording.In(new("fr")).Price(new Price(PriceKind.Free)));

    [Fact]
    public void No_random_dates_are_left_without_words() => CsCheck.Check.Sample(Dates.Random.When, when =>
    {
        foreach (var culture in new[] { Given.Nl, Given.De, Given.En })
        {
            var wording = Wording.In(culture);
            foreach (var said in Enum.GetValues<WordingLength>().Select(l => wording.Say(when, l, 2027)))
            {
                Assert.DoesNotContain("  ", said, StringComparison.Ordinal);
                Assert.False(said.Length == 0 || said.EndsWith(' ') || said.EndsWith(','), said);
            }
        }
    }, iter: 300);

    private static string Visible(string text) => text.Replace('\u00a0', '~');
}
