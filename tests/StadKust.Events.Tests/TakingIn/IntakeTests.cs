using System.Globalization;
using System.Text;
using StadKust.Content;

namespace StadKust.Events.Tests.TakingIn;

public sealed class IntakeTests(Desks desks)
{
    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    private static CancellationToken Stop => Desk.Stop;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Ten_imports_are_one_also_with_shuffled_uids_and_in_another_order(StoreProvider provider)
    {
        await using var desk = await Desk.OpenAsync(desks, provider);
        var source = await desk.SourceAsync();
        (string Title, string Start)[] events = [("Weekmarkt", "20270403T100000"), ("Weekmarkt", "20270410T100000"), ("Bach op zondag", "20270404T150000"), ("Kermis", "20270501T120000")];

        var first = await desk.TakeAsync(source, Ics.Of(events.Select((e, i) => Ics.Event(e.Title, e.Start, $"{i}@x"))));
        Assert.Equal((RunOutcome.Done, 4, 0), (first.Outcome, first.New, first.Refused));
        var made = await desk.EventsAsync();
        Assert.All(made, e => Assert.Equal(EventState.Published, e.State));

        for (var again = 2; again <= 10; again++)
        {
            var shuffled = events.Select((e, i) => Ics.Event(e.Title, e.Start, $"{again}-{i}@x").Replace("20270101T", $"202701{again:00}T", StringComparison.Ordinal));
            var run = await desk.TakeAsync(source, Ics.Of(again % 2 == 0 ? shuffled.Reverse() : shuffled));
            Assert.Equal((0, 0, 4, 0, 0), (run.New, run.Changed, run.Same, run.Gone, run.Refused));
        }

        Assert.Equal(made.Select(e => (e.Key, e.Updated)), (await desk.EventsAsync()).Select(e => (e.Key, e.Updated)));
    }

    [Fact]
    public async Task The_editor_keeps_what_the_editor_changed_and_the_feed_changes_the_rest()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        await desk.TakeAsync(source, Ics.Of(Ics.Event("wkmrkt LEIDEN", text: "Kaas en brood.")));
        var raw = await desk.EventAsync("wkmrkt LEIDEN");
        var edited = (await desk.Submissions.SaveAsync(desk.Editor, raw.Head.Key, raw.Token, new EventFields { Price = "free" }.In(Culture.Dutch, new EventWords("Weekmarkt", "Elke zaterdag.")), Stop)).Now!;
        await desk.Moderation.ApproveAsync(Desk.Moderator, edited.Head.Key, edited.Token, Stop);

        var run = await desk.TakeAsync(source, Ics.Of(Ics.Event("wkmrkt LEIDEN centrum", text: "Kaas\\, brood en bloemen.")));

        var now = await desk.EventAsync("Weekmarkt");
        Assert.Equal(1, run.Changed);
        Assert.Contains("bloemen", now.Fields.Words["nl"].Description, StringComparison.Ordinal);
        Assert.Equal(("Weekmarkt", "Elke zaterdag.", "free"), (now.Fields.Words["nl"].Title, now.Fields.Words["nl"].Intro, now.Fields.Price));
        Assert.Equal("wkmrkt LEIDEN centrum", now.Owned["title/nl"]);

        await desk.LookAsync();
        var back = await desk.Moderation.GiveBackAsync(Desk.Moderator, now.Head.Key, now.Token, "title/nl", Stop);
        Assert.Equal("wkmrkt LEIDEN centrum", back.Now!.Fields.Words["nl"].Title);
        Assert.Equal("free", back.Now.Fields.Price);
    }

    [Fact]
    public async Task A_change_in_the_back_office_is_an_editors_change_too()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        await desk.TakeAsync(source, Ics.Of(Ics.Event("Weekmarkt")));
        var key = (await desk.EventsAsync())[0].Key;
        await desk.Get<Drafts>().SaveAsync(new ItemChange(key) { Shared = System.Collections.Immutable.ImmutableDictionary<string, System.Text.Json.JsonElement>.Empty.Add("address", System.Text.Json.JsonSerializer.SerializeToElement("Burgsteeg 1")) }, "editor", Stop);

        await desk.TakeAsync(source, Ics.Of(Ics.Event("Weekmarkt", place: "Nieuwe Rijn, Leiden")));

        Assert.Equal("Burgsteeg 1", (await desk.EventAsync("Weekmarkt")).Fields.Address);
    }

    [Fact]
    public async Task Only_what_the_feed_changed_is_to_be_translated_again()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        await desk.TakeAsync(source, Ics.Of(Ics.Event("Weekmarkt", text: "Kaas.")));
        var raw = await desk.EventAsync("Weekmarkt");
        await desk.Submissions.SaveAsync(desk.Editor, raw.Head.Key, raw.Token, new EventFields().In(Culture.German, new EventWords("Wochenmarkt", null, "Käse.")), Stop);

        await desk.TakeAsync(source, Ics.Of(Ics.Event("Weekmarkt", text: "Kaas en bloemen.")));

        var stale = (await desk.Get<Drafts>().TranslationsAsync(raw.Head.Key, Culture.German, Stop)).Where(t => t.State == TranslationState.Outdated).ToList();
        Assert.Equal("description", Assert.Single(stale).Field);
        Assert.Contains("Käse.", (await desk.EventAsync("Weekmarkt")).Fields.Words["de"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_from_a_source_nobody_trusts_waits_and_a_change_of_it_waits_again()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync(SourceRule.Moderated);
        await desk.TakeAsync(source, Ics.Of(Ics.Event("Weekmarkt")));
        var waiting = await desk.EventAsync("Weekmarkt");
        Assert.Equal((EventState.Waiting, false), (waiting.Head.State, waiting.Head.IsLive));

        await desk.Moderation.ApproveAsync(Desk.Moderator, waiting.Head.Key, waiting.Token, Stop);
        await desk.TakeAsync(source, Ics.Of(Ics.Event("Weekmarkt", text: "Nieuw.")));

        var again = await desk.EventAsync("Weekmarkt");
        Assert.Equal((EventState.Waiting, true), (again.Head.State, again.Head.IsLive));
    }

    [Fact]
    public async Task What_vanishes_is_noted_and_taken_off_the_site_when_it_stays_away_and_comes_back_when_it_does()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        var (market, fair) = (Ics.Event("Weekmarkt"), Ics.Event("Kermis", "20270501T120000", "2@x"));
        await desk.TakeAsync(source, Ics.Of(market, fair));

        Assert.Equal(1, (await desk.TakeAsync(source, Ics.Of(market))).Gone);
        Assert.Equal(EventState.Published, (await desk.EventAsync("Kermis")).Head.State);
        await desk.TakeAsync(source, Ics.Of(market));
        Assert.Equal((EventState.Draft, false), ((await desk.EventAsync("Kermis")).Head.State, (await desk.EventAsync("Kermis")).Head.IsLive));

        await desk.TakeAsync(source, Ics.Of(fair, market));
        Assert.Equal((EventState.Published, true), ((await desk.EventAsync("Kermis")).Head.State, (await desk.EventAsync("Kermis")).Head.IsLive));
        Assert.Equal(2, (await desk.EventsAsync()).Count);
    }

    [Fact]
    public async Task A_feed_that_is_suddenly_nearly_empty_is_believed_only_the_second_time()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        var all = Enumerable.Range(0, 12).Select(i => Ics.Event($"Concert {i}", $"202704{i + 10:00}T200000", $"{i}@x")).ToList();
        await desk.TakeAsync(source, Ics.Of(all));

        var shrunk = await desk.TakeAsync(source, Ics.Of(all.Take(2)));
        Assert.Equal((RunOutcome.Refused, 0), (shrunk.Outcome, shrunk.Gone));
        Assert.Equal(10, (await desk.TakeAsync(source, Ics.Of(all.Take(2)))).Gone);
    }

    [Fact]
    public async Task A_file_of_fifty_megabytes_is_refused_in_the_report_before_it_is_read()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var (calendar, table) = (await desk.SourceAsync(), await desk.SourceAsync(kind: SourceKind.Table, name: "Tabel"));
        var bytes = new byte[50 * 1024 * 1024];

        var run = (await desk.Intake.TakeCalendarAsync(desk.Editor, calendar.Id, bytes, Stop))!;
        Assert.Equal((RunOutcome.Refused, true), (run.Outcome, run.Message!.Contains("50 MB; 20 are allowed", StringComparison.Ordinal)));
        Assert.Equal(RunOutcome.Refused, (await desk.Intake.TakeTableAsync(desk.Editor, table.Id, bytes, "a.xlsx", null, Stop))!.Outcome);
        Assert.Equal("too-large", desk.Intake.PreviewTable(table, bytes, "a.csv").Refusal!.Code);
    }

    [Fact]
    public async Task A_cancellation_in_the_feed_is_shown_and_does_not_vanish()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        await desk.TakeAsync(source, Ics.Of(Ics.Event("Kermis")));
        await desk.TakeAsync(source, Ics.Of(Ics.Event("Kermis", more: "STATUS:CANCELLED\r\n")));

        var cancelled = await desk.EventAsync("Kermis");
        Assert.Equal(EventState.Cancelled, cancelled.Head.State);
        Assert.Equal("cancelled", desk.Published.Find(cancelled.Head.Key, Culture.Dutch)!.Values.Text("status"));
    }

    [Fact]
    public async Task The_same_event_of_two_sources_is_one_and_what_may_be_the_same_goes_to_a_person_and_a_merge_can_be_undone()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var (first, second) = (await desk.SourceAsync(), await desk.SourceAsync(name: "Expatcentrum"));
        await desk.TakeAsync(first, Ics.Of(Ics.Event("Nacht van de ontdekkingen", "20270918T190000"), Ics.Event("Open atelierroute Zijlkwartier", "20270919T110000", "2@x", "Zijlpoort, Leiden")));

        var run = await desk.TakeAsync(second, Ics.Of(
            Ics.Event("Nacht van de Ontdekkingen!", "20270918T190000", "z@y"), Ics.Event("Atelierroute", "20270919T123000", "w@y", "Zijlpoort, Leiden")));

        Assert.Equal((1, 1), (run.New, run.Unsure));
        Assert.Contains(await desk.LinesAsync(run), l => l is { Kind: RunLineKind.Joined, Title: "Nacht van de Ontdekkingen!" });
        var pair = Assert.Single(await desk.Moderation.PairsAsync(Stop));
        Assert.Contains(pair.Clues, c => c.StartsWith("title", StringComparison.Ordinal));
        Assert.Equal(EventState.Waiting, (await desk.EventAsync("Atelierroute")).Head.State);

        Assert.Empty(await desk.Moderation.MergeAsync(Desk.Moderator, pair.Id, pair.Token, Stop));
        Assert.Equal("conflict", Assert.Single(await desk.Moderation.KeepApartAsync(Desk.Moderator, pair.Id, pair.Token, Stop)).Code);
        Assert.Equal(2, (await desk.EventsAsync()).Count);
        Assert.Equal(0, (await desk.TakeAsync(second, Ics.Of(Ics.Event("Nacht van de Ontdekkingen!", "20270918T190000", "z@y"), Ics.Event("Atelierroute", "20270919T123000", "w@y", "Zijlpoort, Leiden")))).New);

        Assert.Empty(await desk.Moderation.UndoMergeAsync(Desk.Moderator, pair.Id, pair.Token + 1, Stop));
        Assert.Equal(3, (await desk.EventsAsync()).Count);
        Assert.Single(await desk.Moderation.PairsAsync(Stop));
    }

    [Fact]
    public async Task Occurrences_of_a_series_that_are_moved_cancelled_or_left_out_are_read_so()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        var run = await desk.TakeAsync(source, Ics.Of(
            Ics.Event("Weekmarkt", more: "RRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE;TZID=Europe/Amsterdam:20270410T100000\r\nRDATE;TZID=Europe/Amsterdam:20270505T100000\r\n"),
            Ics.Event("Weekmarkt", "20270418T120000", more: "RECURRENCE-ID;TZID=Europe/Amsterdam:20270417T100000\r\n"),
            Ics.Event("Weekmarkt", "20270424T100000", more: "RECURRENCE-ID;TZID=Europe/Amsterdam:20270424T100000\r\nSTATUS:CANCELLED\r\n")));

        Assert.Equal((1, 0), (run.New, run.Refused));
        var occurrences = Given.Occurrences(Given.When((await desk.EventAsync("Weekmarkt")).Fields.When!));
        Assert.Equal(
            ["04-03 Planned", "04-18 Moved", "04-24 Cancelled", "05-01 Planned", "05-05 Planned"],
            occurrences.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Start:MM-dd} {o.Status}")));
    }

    [Fact]
    public async Task A_table_is_shown_before_it_is_taken_in_and_a_bad_row_costs_that_row()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync(kind: SourceKind.Table);
        var csv = Encoding.UTF8.GetBytes("Titel;Datum;Tijd;Eindtijd;Locatie;Prijs\nKermis;1 mei 2027;20:00;1:00;Lammermarkt;gratis\nBach;31-02-2027;;;Hooglandse Kerk;\n=HYPERLINK(\"x\");2-5-2027;;;Kerk;€ 12,50\n<b>Feest</b>;3-5-2027;;;Kerk;\nMatinee;2027-05-04;14.30;;Kerk;12,50\n");

        var preview = desk.Intake.PreviewTable(source, csv, "agenda.csv");
        Assert.Equal(["Titel", "Datum", "Tijd", "Eindtijd", "Locatie", "Prijs"], preview.Head);
        Assert.Equal(["date", "end-time", "place", "price", "time", "title"], preview.Columns.Fields.Keys);
        Assert.Equal([true, false, false, false, true], preview.Rows.Select(r => r.Fields is not null));
        Assert.Empty(await desk.EventsAsync());

        var run = (await desk.Intake.TakeTableAsync(desk.Editor, source.Id, csv, "agenda.csv", null, Stop))!;
        Assert.Equal((2, 3), (run.New, run.Refused));
        Assert.Equal([(3, "date-unreadable"), (4, "formula"), (5, "markup-in-text")], (await desk.LinesAsync(run)).Where(l => l.Kind == RunLineKind.Refused).Select(l => (l.Line, l.Code)));
        var fair = await desk.EventAsync("Kermis");
        Assert.Equal(("free", "2027-05-02T01:00"), (fair.Fields.Price, Given.When(fair.Fields.When!).End.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)));
        Assert.Equal("1250", (await desk.EventAsync("Matinee")).Fields.Price);
    }

    [Fact]
    public async Task A_program_sends_with_its_key_and_with_no_other()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var answer = await desk.Get<Sources>().AddAsync(desk.Editor, new NewSource("Kassa", SourceKind.Program, desk.Leiden, Rule: SourceRule.Trusted), Stop);
        var json = """{"events":[{"id":"7","title":{"nl":"Matinee","en":"Matinee"},"when":{"zone":"Europe/Amsterdam","start":"2027-05-04T14:30","end":"2027-05-04T16:00","allDay":false},"place":"Schouwburg","price":1250},{"id":"8","titel":"x"}]}"""u8.ToArray();

        Assert.Null(await desk.Intake.TakeJsonAsync(new string('0', 64), json, Stop));
        Assert.Null(await desk.Intake.TakeJsonAsync(null, json, Stop));
        var run = (await desk.Intake.TakeJsonAsync(answer.Key, json, Stop))!;

        Assert.Equal((1, 1), (run.New, run.Refused));
        await desk.LookAsync();
        Assert.Equal((1, 0), ((await desk.Intake.TakeJsonAsync(answer.Key, json, Stop))!.Same, (await desk.EventsAsync()).Count - 1));
    }

    [Fact]
    public async Task Two_events_of_one_name_in_a_year_have_two_addresses()
    {
        await using var desk = await Desk.OpenAsync(desks);
        await desk.TakeAsync(await desk.SourceAsync(), Ics.Of(Ics.Event("Lezing", "20270403T200000", "1@x"), Ics.Event("Lezing", "20270503T200000", "2@x"), Ics.Event("Lezing", "20270503T200000", "3@x", "Elders, Leiden")));

        var slugs = (await desk.EventsAsync()).Select(e => desk.Published.SlugOf(e.Key, Culture.Dutch)).ToList();
        Assert.Equal(3, slugs.Distinct().Count());
        Assert.DoesNotContain(null, slugs);
    }
}
