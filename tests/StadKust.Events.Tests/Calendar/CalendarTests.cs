using StadKust.Content;

namespace StadKust.Events.Tests.Calendars;

public sealed class CalendarTests
{
    private const string Weekly = """{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false,"rule":"FREQ=WEEKLY;UNTIL=20270925","cancelled":["2027-04-17"]}""";
    private const string Once = """{"zone":"Europe/Amsterdam","start":"2027-04-10T20:00","end":"2027-04-11T01:00","allDay":false}""";
    private const string Run = """{"zone":"Europe/Amsterdam","start":"2027-03-06T11:00","end":"2027-06-27T17:00","allDay":false,"hours":[{"days":["SA","SU"],"open":"11:00","close":"17:00"}]}""";
    private static readonly DateOnly From = Given.Day("2027-01-01");

    [Fact]
    public void A_day_lists_what_takes_place_then_and_what_is_open_then()
    {
        var calendar = Calendar.Build(Given.Set(new(Weekly, "Markt"), new(Once, "Concert"), new(Run, "Tentoonstelling")), From);

        Assert.Equal(["Markt", "Concert", "Tentoonstelling"], Names(calendar.On(Given.Day("2027-04-10"))));
        Assert.Equal(["Tentoonstelling"], Names(calendar.On(Given.Day("2027-04-11"))));  // the concert ended at one in the night
        Assert.Empty(calendar.On(Given.Day("2027-04-12")));                              // a Monday: closed
    }

    [Fact]
    public void A_span_lists_every_date_and_a_run_once()
    {
        var calendar = Calendar.Build(Given.Set(new(Weekly, "Markt"), new(Run, "Tentoonstelling")), From);

        Assert.Equal(["Markt", "Markt", "Tentoonstelling"], Names(calendar.Between(Given.Day("2027-04-05"), Given.Day("2027-04-18"))));
        Assert.Equal([true, false], calendar.Between(Given.Day("2027-04-05"), Given.Day("2027-04-18")).Take(2).Select(e => e.TakesPlace));
    }

    [Fact]
    public void The_next_date_is_one_that_takes_place()
    {
        var set = Given.Set(new Happening(Weekly));
        var calendar = Calendar.Build(set, From);

        Assert.Equal("2027-04-24", calendar.Next(Given.Key(100), Given.Day("2027-04-11"))!.Id);  // the 17th is cancelled
        Assert.Null(calendar.Next(Given.Key(100), Given.Day("2027-09-26")));
        Assert.Equal(26, calendar.Of(Given.Key(100)).Count);
    }

    [Fact]
    public void A_moved_date_is_found_by_the_day_it_was_announced_for_and_by_its_new_day()
    {
        var moved = Once.Replace("\"allDay\":false", "\"allDay\":false,\"moved\":[{\"from\":\"2027-04-10\",\"start\":\"2027-05-01T20:00\",\"end\":\"2027-05-01T22:00\"}]", StringComparison.Ordinal);
        var calendar = Calendar.Build(Given.Set(new Happening(moved)), From);

        Assert.Equal(calendar.Find(Given.Key(100), "2027-04-10"), calendar.Find(Given.Key(100), "2027-05-01"));
        Assert.NotNull(calendar.Find(Given.Key(100), "2027-05-01"));
        Assert.Null(calendar.Find(Given.Key(100), "2027-05-02"));
    }

    [Fact]
    public void An_event_is_listed_only_in_the_cultures_it_is_published_in()
    {
        var calendar = Calendar.Build(Given.Set(new(Once, "Concert", Cultures: [Given.Nl, Given.De]), new(Once, "Reading", Cultures: [Given.En])), From);

        Assert.Equal(["Concert"], Names(calendar.On(Given.Day("2027-04-10"), Given.De)));
        Assert.Equal(["Reading"], Names(calendar.On(Given.Day("2027-04-10"), Given.En)));
        Assert.Equal(["Concert", "Reading"], Names(calendar.On(Given.Day("2027-04-10"))).Order());
        Assert.Null(calendar.Event(Given.Key(101), Given.De));
    }

    [Fact]
    public void An_entry_knows_venue_organiser_municipality_and_price()
    {
        var calendar = Calendar.Build(Given.Set(new Happening(Once, "Concert", Price: "1250")), From);

        var found = calendar.Event(Given.Key(100), Given.Nl)!;
        Assert.Equal("Waaggebouw", found.Place.Name);
        Assert.Equal("Aalmarkt 21, Leiden", found.Place.Address);
        Assert.Equal(52.1588m, found.Place.Latitude);
        Assert.Equal("Vereniging De Kust", found.Organiser!.Name);
        Assert.Equal("Leiden", found.Municipality!.Name);
        Assert.Equal(new Price(PriceKind.Amount, 1250), found.Price);
        Assert.Equal("/agenda/leiden/concert/", found.Path);
    }

    [Fact]
    public void Filters_narrow_by_municipality_kind_spoken_language_and_folder()
    {
        var calendar = Calendar.Build(Given.Set(
            new(Once, "Markt", Folder: 3, More: new() { ["kinds"] = "[\"market\"]", ["languages"] = "[\"nl\"]" }),
            new(Once, "Zee", Folder: 4, More: new() { ["kinds"] = "[\"beach\"]", ["languages"] = "[\"none\"]" })), From);
        var day = Given.Day("2027-04-10");

        Assert.Equal(["Zee"], Names(calendar.On(day, filter: new(Municipality: Given.Key(6)))));
        Assert.Equal(["Markt"], Names(calendar.On(day, filter: new(Kind: "market"))));
        Assert.Equal(["Zee"], Names(calendar.On(day, filter: new(Language: "en"))));  // without words suits everybody
        Assert.Equal(["Markt"], Names(calendar.On(day, filter: new(Under: Given.Key(3)))));
    }

    [Fact]
    public void An_event_whose_date_cannot_be_read_is_a_finding_and_in_no_list()
    {
        var calendar = Calendar.Build(Given.Set(new(Weekly), new("{\"zone\":\"Europe/Amsterdam\"}", "Raadsel")), From);

        Assert.Contains(calendar.Findings, f => f.Severity == Severity.Error && f.Where.StartsWith("Raadsel", StringComparison.Ordinal));
        Assert.DoesNotContain("Raadsel", Names(calendar.Between(From, From.AddYears(2))));
        Assert.Empty(calendar.Of(Given.Key(101)));
    }

    [Fact]
    public void Without_events_there_is_an_empty_calendar()
    {
        var calendar = Calendar.Build(Given.Set(), From);

        Assert.Equal(0, calendar.Count);
        Assert.Empty(calendar.Between(From, calendar.To));
    }

    [Fact]
    public void Taken_over_from_a_former_calendar_it_is_the_same_as_made_anew()
    {
        var former = Calendar.Build(Given.Set(new(Weekly, "Markt"), new(Once, "Concert")), From);
        var set = Given.Set(new(Weekly, "Markt"), new(Once.Replace("2027-04-10", "2027-04-09", StringComparison.Ordinal), "Concert"));

        var (taken, anew) = (Calendar.Build(set, From, former), Calendar.Build(set, From));

        Assert.Equal(anew.Between(From, anew.To).Select(e => e.Occurrence), taken.Between(From, taken.To).Select(e => e.Occurrence));
        Assert.Equal(anew.Of(Given.Key(101)).Select(o => o.Id), taken.Of(Given.Key(101)).Select(o => o.Id));
    }

    [Fact]
    public void A_span_lists_what_asking_every_day_lists()
    {
        var set = Given.Set(new(Weekly, "a"), new(Once, "b"), new(Run, "c"),
            new("""{"zone":"Europe/Amsterdam","start":"2027-04-02T18:00","end":"2027-04-04T22:00","allDay":false}""", "d"));
        var calendar = Calendar.Build(set, From);
        var (first, last) = (Given.Day("2027-03-28"), Given.Day("2027-04-20"));

        var daily = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).SelectMany(i => calendar.On(first.AddDays(i))).Select(e => e.Occurrence).Distinct();

        Assert.Equal(daily.Select(o => (o.Event, o.Id)).Order(), calendar.Between(first, last).Select(e => (e.Occurrence.Event, e.Occurrence.Id)).Order());
    }

    private static IEnumerable<string> Names(IEnumerable<CalendarEntry> entries) => entries.Select(e => e.Event.Title);
}
