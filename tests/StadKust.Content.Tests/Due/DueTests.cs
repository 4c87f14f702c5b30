using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace StadKust.Content.Tests;

public sealed class DueTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory, MemberData(nameof(Both))]
    public async Task Row_that_is_due_is_done_once(StoreProvider provider)
    {
        await using var site = await Site.EmptyAsync(provider, cluster);
        var work = new Noted((_, progress) => progress.Report(new Progress("half way", 0.5)));
        var id = await site.Due.AddAsync(new NewDue("note", Given.Leiden, Given.Nl, "payload"), Stop);
        using var runner = Runner(site, work);

        Assert.True(await runner.RunOneAsync(Stop));
        Assert.False(await runner.RunOneAsync(Stop));

        Assert.Equal(new DueTask(id, "note", Given.Leiden, Given.Nl, "payload", 1), Assert.Single(work.Done));
        var row = (await site.Due.FindAsync(id, Stop))!;
        Assert.Equal((DueState.Done, "half way", 1.0), (row.State, row.ProgressText, row.ProgressDone));
        Assert.NotNull(row.Finished);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Failing_row_waits_and_stops_nobody(StoreProvider provider)
    {
        await using var site = await Site.EmptyAsync(provider, cluster);
        var failing = await site.Due.AddAsync(new NewDue("note", Payload: "bad"), Stop);
        var fine = await site.Due.AddAsync(new NewDue("note", Payload: "good"), Stop);
        using var runner = Runner(site, new Noted((task, _) => { if (task.Payload == "bad") throw new InvalidOperationException("The press is out of ink."); }));

        Assert.True(await runner.RunOneAsync(Stop));
        Assert.True(await runner.RunOneAsync(Stop));
        Assert.False(await runner.RunOneAsync(Stop));

        Assert.Equal(DueState.Done, (await site.Due.FindAsync(fine, Stop))!.State);
        var row = (await site.Due.FindAsync(failing, Stop))!;
        Assert.Equal((DueState.Waiting, "The press is out of ink.", 1), (row.State, row.Trouble, row.Attempts));
        Assert.True(row.At > DateTime.UtcNow.AddSeconds(30), "The first pause is a minute.");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Row_that_fails_five_times_has_failed_and_can_be_tried_again(StoreProvider provider)
    {
        await using var site = await Site.EmptyAsync(provider, cluster);
        var id = await site.Due.AddAsync(new NewDue("note"), Stop);
        using var runner = Runner(site, new Noted((_, _) => throw new InvalidOperationException("no")));
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await MakeDueAsync(site, id);
            Assert.True(await runner.RunOneAsync(Stop));
        }

        Assert.Equal(DueState.Failed, (await site.Due.FindAsync(id, Stop))!.State);
        await MakeDueAsync(site, id);
        Assert.False(await runner.RunOneAsync(Stop));
        Assert.True(await site.Due.RetryAsync(id, Stop));
        Assert.True(await runner.RunOneAsync(Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Many_runners_do_every_row_once(StoreProvider provider)
    {
        await using var site = await Site.EmptyAsync(provider, cluster);
        for (var i = 0; i < 40; i++)
        {
            await site.Due.AddAsync(new NewDue("note", Payload: $"{i}"), Stop);
        }

        var work = new Noted((_, _) => { });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var runner = Runner(site, work);
            while (await runner.RunOneAsync(Stop))
            {
            }
        }));

        Assert.Equal(40, work.Done.Count);
        Assert.Equal(40, work.Done.Select(d => d.Payload).Distinct().Count());
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Row_of_a_node_that_died_is_taken_over_when_its_lease_is_over(StoreProvider provider)
    {
        await using var site = await Site.EmptyAsync(provider, cluster);
        var id = await site.Due.AddAsync(new NewDue("note"), Stop);
        await using (var db = site.Store.Open())
        {
            await db.Works.Where(w => w.Id == id).ExecuteUpdateAsync(
                s => s.SetProperty(w => w.State, DueState.Running).SetProperty(w => w.LeasedBy, "dead").SetProperty(w => w.LeasedUntil, 1L).SetProperty(w => w.Attempts, 1), Stop);
        }

        var work = new Noted((_, _) => { });
        using var runner = Runner(site, work);

        Assert.True(await runner.RunOneAsync(Stop));
        Assert.Equal(2, Assert.Single(work.Done).Attempt);
    }

    [Fact]
    public async Task Work_of_a_kind_nobody_knows_here_is_left_to_others()
    {
        await using var site = await Site.EmptyAsync(StoreProvider.Sqlite, cluster);
        await site.Due.AddAsync(new NewDue("render-edition"), Stop);
        using var runner = Runner(site, new Noted((_, _) => { }));

        Assert.False(await runner.RunOneAsync(Stop));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Scheduled_item_is_published_at_its_time(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Due.AddAsync(new NewDue(Due.Publish, Given.Katwijk, Given.De) { At = DateTime.UtcNow.AddMinutes(-1) }, Stop);
        await site.Due.AddAsync(new NewDue(Due.Withdraw, Given.Leiden, Given.De) { At = DateTime.UtcNow.AddHours(1) }, Stop);
        using var runner = Runner(site, new ScheduledPublishing(site.Drafts), new ScheduledWithdrawal(site.Drafts));

        Assert.True(await runner.RunOneAsync(Stop));
        Assert.False(await runner.RunOneAsync(Stop));

        Assert.Equal("/orte/katwijk-aan-zee/", (await site.PublishedAsync()).PathOf(Given.Katwijk, Given.De));
        Assert.True((await site.PublishedAsync()).Exists(Given.Leiden, Given.De));
    }

    [Theory]
    [InlineData("2027-01-15T08:00", "2027-01-15T07:00")]
    [InlineData("2027-07-15T08:00", "2027-07-15T06:00")]
    [InlineData("2027-03-28T02:30", "2027-03-28T01:30")] // The clock goes from two to three: taken as half past three.
    [InlineData("2027-10-31T02:30", "2027-10-31T00:30")] // Half past two comes twice: taken the first time.
    public void Wall_clock_time_becomes_an_instant(string local, string utc) =>
        Assert.Equal(Date(utc), Due.InstantOf(Date(local), "Europe/Amsterdam"));

    [Theory, MemberData(nameof(Both))]
    public async Task What_has_failed_is_late_or_tried_again_raises_an_alarm(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        Assert.Empty(await site.Due.AlarmsAsync(Stop));
        await site.Due.AddAsync(new NewDue(Due.Publish, Given.Leiden, Given.Nl) { Local = new DateTime(2026, 3, 1, 6, 0, 0) }, Stop);
        await site.Due.AddAsync(new NewDue("note"), Stop);
        await site.Due.AddAsync(new NewDue(Due.Withdraw, Given.Katwijk, Given.De) { At = DateTime.UtcNow.AddDays(1) }, Stop);
        Assert.Equal(["due-late"], (await site.Due.AlarmsAsync(Stop)).Select(f => f.Code));
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, ""), "anna", Stop);
        using var runner = Runner(site, new ScheduledPublishing(site.Drafts), new Noted((_, _) => throw new InvalidOperationException("The mail server is away.")));
        while (await runner.RunOneAsync(Stop))
        {
        }

        var alarms = await site.Due.AlarmsAsync(Stop);

        Assert.Equal([("due-failed", Severity.Error, "Leiden (nl)"), ("due-again", Severity.Warning, "note")], alarms.Select(f => (f.Code, f.Severity, f.Where)));
        Assert.Contains("1 March 2026 06:00", alarms[0].Message, StringComparison.Ordinal);
        Assert.Contains("The mail server is away.", alarms[1].Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Old_versions_go_every_night_and_the_next_night_is_planned_once(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        for (var save = 0; save < 3; save++)
        {
            await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, $"versie {save}"), "anna", Stop);
        }

        await using (var db = site.Store.Open())
        {
            var back = (long)TimeSpan.FromDays(100).TotalMilliseconds;
            await db.Revisions.ExecuteUpdateAsync(s => s.SetProperty(r => r.At, r => r.At - back), Stop);
        }

        var versions = (await site.Drafts.RevisionsAsync(Given.Leiden, Given.Nl, Stop)).Count;
        var night = new DateTime(2027, 3, 27, 12, 0, 0, DateTimeKind.Utc);
        await NightlyPruning.PlanAsync(site.Store, night, Stop);
        await NightlyPruning.PlanAsync(site.Store, night, Stop);
        var planned = Assert.Single(await site.Due.ListAsync(Due.Prune, 10, Stop));

        // The night the clocks change: 03:40 exists.
        Assert.Equal(new DateTime(2027, 3, 28, 1, 40, 0, DateTimeKind.Utc), planned.At);
        await MakeDueAsync(site, planned.Id);
        using var runner = Runner(site, new NightlyPruning(site.Store, site.Drafts));
        Assert.True(await runner.RunOneAsync(Stop));

        Assert.True((await site.Drafts.RevisionsAsync(Given.Leiden, Given.Nl, Stop)).Count < versions);
        Assert.Equal([DueState.Waiting, DueState.Done], (await site.Due.ListAsync(Due.Prune, 10, Stop)).Select(w => w.State));
    }

    private static DateTime Date(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DueRunner Runner(Site site, params IDueWork[] works) => new(site.Store, new DueSignal(), works, NullLogger<DueRunner>.Instance);

    private static async Task MakeDueAsync(Site site, long id)
    {
        await using var db = site.Store.Open();
        await db.Works.Where(w => w.Id == id).ExecuteUpdateAsync(s => s.SetProperty(w => w.At, 1L), Stop);
    }

    private sealed class Noted(Action<DueTask, IProgress<Progress>> act) : IDueWork
    {
        public ConcurrentBag<DueTask> Done { get; } = [];

        public string What => "note";

        public Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop)
        {
            act(task, progress);
            Done.Add(task);
            return Task.CompletedTask;
        }
    }
}
