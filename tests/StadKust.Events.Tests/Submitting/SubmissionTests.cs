using StadKust.Audience;
using StadKust.Content;

namespace StadKust.Events.Tests.Submitting;

public sealed class SubmissionTests(Desks desks)
{
    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    private static CancellationToken Stop => Desk.Stop;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_event_is_written_handed_in_and_published_and_every_step_leaves_a_line(StoreProvider provider)
    {
        await using var desk = await Desk.OpenAsync(desks, provider);
        var draft = await desk.DraftAsync();
        Assert.Equal(EventState.Draft, draft.Head.State);
        Assert.Null(desk.Published.Entry(draft.Head.Key));

        var waiting = (await desk.Submissions.SubmitAsync(desk.OfLeiden, draft.Head.Key, draft.Token, Stop)).Now!;
        Assert.Equal(["Weekmarkt"], (await desk.Moderation.QueueAsync(EventState.Waiting, 10, Stop)).Select(e => e.Title));
        var answer = await desk.Moderation.ApproveAsync(Desk.Moderator, waiting.Head.Key, waiting.Token, Stop);
        await desk.LookAsync();

        Assert.True(answer.Done);
        Assert.Equal("Weekmarkt", desk.Published.Find(draft.Head.Key, Culture.Dutch)!.Values.Text("title"));
        Assert.Equal("2027", desk.Published.Find(desk.Published.Entry(draft.Head.Key)!.Parent!.Value, Culture.Dutch)!.Name);
        var steps = (await desk.Submissions.HistoryAsync(desk.OfLeiden, draft.Head.Key, Stop)).Reverse().Select(l => (l.Action, l.From, l.To)).ToList();
        Assert.Equal([("create", null, EventState.Draft), ("submit", EventState.Draft, EventState.Waiting), ("approve", EventState.Waiting, EventState.Published)], steps);
        Assert.Equal("event-published", Assert.Single(await desk.Get<Outbox>().ListAsync(null, 5, Stop)).Template);
    }

    [Fact]
    public async Task Another_municipality_neither_sees_nor_changes_it()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var draft = await desk.DraftAsync();
        var (key, token) = (draft.Head.Key, draft.Token);

        Assert.Empty(await desk.Submissions.ListAsync(desk.OfKatwijk, Stop));
        Assert.Null(await desk.Submissions.FindAsync(desk.OfKatwijk, key, Stop));
        Assert.Empty(await desk.Submissions.HistoryAsync(desk.OfKatwijk, key, Stop));
        foreach (var answer in new[]
        {
            await desk.Submissions.SaveAsync(desk.OfKatwijk, key, token, new EventFields { Price = "free" }, Stop),
            await desk.Submissions.SubmitAsync(desk.OfKatwijk, key, token, Stop),
            await desk.Submissions.WithdrawAsync(desk.OfKatwijk, key, token, null, Stop),
            await desk.Submissions.CancelAsync(desk.OfKatwijk, key, token, null, Stop),
            await desk.Submissions.CopyAsync(desk.OfKatwijk, key, Stop),
        })
        {
            Assert.Equal("event-missing", Assert.Single(answer.Findings).Code);
            Assert.Null(answer.Now);
        }

        Assert.Equal("not-yours", Assert.Single((await desk.Submissions.BeginAsync(desk.OfKatwijk, desk.Whole("Kermis"), Stop)).Findings).Code);
        Assert.Equal(token, (await desk.Submissions.FindAsync(desk.OfLeiden, key, Stop))!.Token);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_two_moderators_the_second_is_told_what_the_first_has_done(StoreProvider provider)
    {
        await using var desk = await Desk.OpenAsync(desks, provider);
        var draft = await desk.DraftAsync();
        var seen = (await desk.Submissions.SubmitAsync(desk.OfLeiden, draft.Head.Key, draft.Token, Stop)).Now!;

        var answers = await Task.WhenAll(
            desk.Moderation.ApproveAsync(Desk.Moderator, seen.Head.Key, seen.Token, Stop),
            desk.Moderation.RefuseAsync(Given.Key(703), seen.Head.Key, seen.Token, "incomplete", "Waar is het?", Stop));

        Assert.Equal(1, answers.Count(a => a.Done));
        var late = Assert.Single(answers, a => a.IsConflict);
        Assert.NotEqual(EventState.Waiting, late.Now!.Head.State);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_an_edit_leads_back_to_the_queue()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var draft = await desk.DraftAsync();
        var waiting = (await desk.Submissions.SubmitAsync(desk.OfLeiden, draft.Head.Key, draft.Token, Stop)).Now!;

        Assert.Equal("reason-missing", Assert.Single((await desk.Moderation.RefuseAsync(Desk.Moderator, waiting.Head.Key, waiting.Token, "other", " ", Stop)).Findings).Code);
        var refused = (await desk.Moderation.RefuseAsync(Desk.Moderator, waiting.Head.Key, waiting.Token, "incomplete", "Hoe laat eindigt het?", Stop)).Now!;
        Assert.Equal((EventState.Refused, "Hoe laat eindigt het?"), (refused.Head.State, refused.Head.Reason));

        var edited = (await desk.Submissions.SaveAsync(desk.OfLeiden, refused.Head.Key, refused.Token, new EventFields { Price = "free" }, Stop)).Now!;
        Assert.Equal(EventState.Draft, edited.Head.State);
        Assert.Equal(EventState.Waiting, (await desk.Submissions.SubmitAsync(desk.OfLeiden, edited.Head.Key, edited.Token, Stop)).Now!.Head.State);
    }

    [Fact]
    public async Task An_edit_of_a_published_event_stays_unseen_until_it_is_approved_but_a_cancellation_is_seen_at_once()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var live = await desk.PublishedAsync();
        var edited = (await desk.Submissions.SaveAsync(
            desk.OfLeiden, live.Head.Key, live.Token, new EventFields { Price = "1250" }.In(Culture.Dutch, new EventWords("Weekmarkt met muziek")), Stop)).Now!;
        await desk.LookAsync();
        Assert.Equal("Weekmarkt", desk.Published.Find(live.Head.Key, Culture.Dutch)!.Values.Text("title"));
        var changes = (await desk.Moderation.FindAsync(live.Head.Key, Stop))!.Changes;
        Assert.Equal(["price", "title/nl"], changes.Select(c => c.Field).Order());

        var cancelled = (await desk.Submissions.CancelAsync(desk.OfLeiden, live.Head.Key, edited.Token, "storm", Stop)).Now!;
        await desk.LookAsync();

        var seen = desk.Published.Find(live.Head.Key, Culture.Dutch)!;
        Assert.Equal(("Weekmarkt", "cancelled", ""), (seen.Values.Text("title"), seen.Values.Text("status"), seen.Values.Text("price")));
        Assert.Equal((EventState.Cancelled, "1250"), (cancelled.Head.State, cancelled.Fields.Price));
        Assert.Equal("Weekmarkt met muziek", cancelled.Fields.Words["nl"].Title);
    }

    [Fact]
    public async Task A_withdrawn_event_is_off_the_site_and_can_come_back()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var live = await desk.PublishedAsync();

        var back = (await desk.Submissions.WithdrawAsync(desk.OfLeiden, live.Head.Key, live.Token, "andere zaal", Stop)).Now!;
        await desk.LookAsync();

        Assert.Equal((EventState.Draft, false), (back.Head.State, back.Head.IsLive));
        Assert.Null(desk.Published.Find(live.Head.Key, Culture.Dutch));
        Assert.True((await desk.Submissions.SubmitAsync(desk.OfLeiden, back.Head.Key, back.Token, Stop)).Done);
    }

    [Fact]
    public async Task A_copy_of_last_years_event_is_on_the_same_day_of_the_week()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var live = await desk.PublishedAsync();

        var copy = (await desk.Submissions.CopyAsync(desk.OfLeiden, live.Head.Key, Stop)).Now!;

        // Saturday 3 April 2027 and Saturday 1 April 2028.
        Assert.Equal((EventState.Draft, Given.Day("2028-04-01")), (copy.Head.State, copy.Head.FirstDay));
    }

    [Fact]
    public async Task An_event_without_a_date_or_place_cannot_be_handed_in_and_says_both()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var draft = (await desk.Submissions.BeginAsync(desk.OfLeiden, new EventFields { Municipality = desk.Leiden }.In(Culture.German, new EventWords("Markt")), Stop)).Now!;

        var answer = await desk.Submissions.SubmitAsync(desk.OfLeiden, draft.Head.Key, draft.Token, Stop);

        Assert.Equal(["place-missing", "when-missing"], answer.Findings.Select(f => f.Code).Order());
        Assert.Equal(15, answer.Now!.Completeness.Percent);
    }

    [Fact]
    public async Task What_is_over_expires_in_the_night_after_and_an_endless_series_never()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var live = await desk.PublishedAsync();
        Assert.Equal(0, await desk.Moderation.ExpireAsync(Stop));

        desk.Clock.Pass(TimeSpan.FromDays(34));
        Assert.Equal(1, await desk.Moderation.ExpireAsync(Stop));
        Assert.Equal(EventState.Expired, (await desk.Submissions.FindAsync(desk.OfLeiden, live.Head.Key, Stop))!.Head.State);
        Assert.NotNull(desk.Published.Find(live.Head.Key, Culture.Dutch));
    }

    [Fact]
    public async Task A_venue_that_is_there_is_the_answer_to_its_double()
    {
        await using var desk = await Desk.OpenAsync(desks);
        var venue = desk.Submissions.Venues("", 1)[0];

        var answer = await desk.Submissions.ProposeVenueAsync(desk.OfLeiden, venue.Name.ToUpperInvariant(), venue.Address, null, null, true, Stop);
        Assert.Null(answer.Created);
        Assert.Equal(venue.Key, answer.Known[0].Key);

        var fresh = await desk.Submissions.ProposeVenueAsync(desk.OfLeiden, "Schuurtheater Zuiderkwartier", "Lammermarkt 99, Leiden", null, null, true, Stop);
        await desk.LookAsync();
        Assert.Equal("Schuurtheater Zuiderkwartier", Assert.Single(desk.Submissions.Venues("schuurtheater", 5)).Name);
        Assert.Equal(fresh.Created, desk.Submissions.Venues("schuurtheater", 5)[0].Key);
    }

    [Fact]
    public async Task A_person_who_asks_is_told_everything_and_then_forgotten_and_the_event_stays()
    {
        await using var desk = await Desk.OpenAsync(desks);
        await desk.Get<Memberships>().GrantAsync(new Membership(Desk.Officer, desk.Leiden, PartyKind.Municipality, MemberRole.Owner), Stop);
        var live = await desk.PublishedAsync();
        var person = new Person(null, Desk.Officer);

        var told = await desk.Get<PersonalData>().ExportAsync(person, Stop);
        Assert.Equal(["event-membership", "event-submitter", "event-trail", "event-trail"], told.Select(t => t.What).Order());

        await desk.Get<PersonalData>().EraseAsync(person, Stop);
        Assert.Empty(await desk.Get<PersonalData>().ExportAsync(person, Stop));
        Assert.Equal(EventState.Published, (await desk.Submissions.FindAsync(desk.Editor, live.Head.Key, Stop))!.Head.State);
        Assert.Contains(await desk.Submissions.HistoryAsync(desk.Editor, live.Head.Key, Stop), l => l is { Action: "submit", Who: "" });
    }
}
