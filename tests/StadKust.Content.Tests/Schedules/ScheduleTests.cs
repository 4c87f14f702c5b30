using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace StadKust.Content.Tests;

public sealed class ScheduleTests(PostgresCluster cluster)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    private static DateTime Tomorrow => DateTime.UtcNow.Date.AddDays(1).AddHours(10);

    [Theory, MemberData(nameof(Both))]
    public async Task Plans_of_one_culture_leave_those_of_others_alone(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        foreach (var (culture, action) in new[] { (Given.Nl, ScheduleAction.Publish), (Given.Nl, ScheduleAction.Withdraw), (Given.De, ScheduleAction.Publish) })
        {
            Assert.True((await site.Drafts.ScheduleAsync(new(Given.Leiden, culture, action, Tomorrow), "anna", Stop)).Done);
        }

        // Planned again: the former plan of the same action and culture goes, nothing else.
        await site.Drafts.ScheduleAsync(new(Given.Leiden, Given.Nl, ScheduleAction.Publish, Tomorrow.AddHours(1)), "bert", Stop);
        await site.Drafts.UnscheduleAsync(Given.Leiden, Given.Nl, ScheduleAction.Withdraw, "anna", Stop);

        var plans = await site.Drafts.SchedulesAsync(Given.Leiden, Stop);
        Assert.Equal([(Given.De, Tomorrow), (Given.Nl, Tomorrow.AddHours(1))], plans.Select(p => (p.Culture, p.Local!.Value)));
        Assert.All(plans, p => Assert.Equal((ScheduleAction.Publish, DueState.Waiting), (p.Action, p.State)));
        Assert.Equal(["anna", "bert"], plans.Select(p => p.Who));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Window_of_one_minute_that_passed_while_nobody_ran_ends_withdrawn(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.WithdrawAsync(Given.Leiden, [Given.Nl], "anna", Stop);
        await site.Drafts.ScheduleAsync(new(Given.Leiden, Given.Nl, ScheduleAction.Withdraw, Tomorrow.AddMinutes(1)), "anna", Stop);
        await site.Drafts.ScheduleAsync(new(Given.Leiden, Given.Nl, ScheduleAction.Publish, Tomorrow), "anna", Stop);
        await PassAsync(site, TimeSpan.FromDays(3));
        using var runner = Runner(site);

        // While the first runs the second is not to be had: two lanes and two nodes cannot swap them.
        Assert.Equal([Due.Publish], await NextAsync(site));
        Assert.True(await runner.RunOneAsync(Stop));
        Assert.True((await site.PublishedAsync()).Exists(Given.Leiden, Given.Nl));
        Assert.True(await runner.RunOneAsync(Stop));
        Assert.False(await runner.RunOneAsync(Stop));

        Assert.False((await site.PublishedAsync()).Exists(Given.Leiden, Given.Nl));
        Assert.True((await site.PublishedAsync()).Exists(Given.Leiden, Given.De));
        var done = await site.Log.OfItemAsync(Given.Leiden, 2, Stop);
        Assert.Equal([ChangeAction.Withdraw, ChangeAction.Publish], done.Select(c => c.Action));
        Assert.All(done, c => Assert.Equal(("anna", "planned"), (c.Who, c.Why)));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Poisoned_plan_stops_nobody_and_says_why(StoreProvider provider)
    {
        await using var site = await Site.FilledAsync(provider, cluster);
        await site.Drafts.WithdrawAsync(Given.Katwijk, [Given.De], "anna", Stop);
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, ""), "anna", Stop);
        var planned = await site.Drafts.ScheduleAsync(new(Given.Leiden, Given.Nl, ScheduleAction.Publish, Tomorrow), "anna", Stop);
        Assert.Contains(planned.Findings, f => f is { Code: "value-missing", Severity: Severity.Warning });
        await site.Drafts.ScheduleAsync(new(Given.Katwijk, Given.De, ScheduleAction.Publish, Tomorrow.AddMinutes(1)), "anna", Stop);
        await PassAsync(site, TimeSpan.FromDays(2));
        using var runner = Runner(site);

        while (await runner.RunOneAsync(Stop))
        {
        }

        Assert.True((await site.PublishedAsync()).Exists(Given.Katwijk, Given.De));
        var failed = Assert.Single(await site.Drafts.SchedulesAsync(null, Stop));
        Assert.Equal((Given.Leiden, DueState.Failed), (failed.Key, failed.State));
        Assert.NotEmpty(failed.Trouble!);

        // Put right and tried again.
        await site.Drafts.SaveAsync(Change.Title(Given.Leiden, Given.Nl, "Leiden weer"), "anna", Stop);
        Assert.True(await site.Due.RetryAsync(failed.Id, Stop));
        Assert.True(await runner.RunOneAsync(Stop));
        Assert.Equal("Leiden weer", (await site.PublishedAsync()).Find(Given.Leiden, Given.Nl)!.Values.Text("title"));
    }

    [Theory]
    [InlineData("2027-03-28T02:30", "time-skipped")]
    [InlineData("2027-10-31T02:30", "time-twice")]
    [InlineData("2020-01-01T10:00", "time-past")]
    [InlineData("2027-07-01T10:00", null)]
    public async Task Time_that_is_not_what_it_seems_is_a_finding(string local, string? code)
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);

        var outcome = await site.Drafts.ScheduleAsync(
            new(Given.Leiden, Given.Nl, ScheduleAction.Publish, DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture)), "anna", Stop);

        Assert.Equal(code, outcome.Findings.Select(f => f.Code).SingleOrDefault());
    }

    [Fact]
    public void Every_clock_time_of_twelve_years_becomes_the_instant_the_law_says() =>
        Gen.Select(Gen.Int[2024, 2035], Gen.Int[0, 366 * 24 * 60 - 1]).Sample((year, minute) =>
        {
            var local = new DateTime(year, 1, 1).AddMinutes(minute);

            // Clocks change at 01:00 UTC on the last Sundays of March and October (Directive 2000/84/EC).
            var (spring, autumn) = (LastSunday(local.Year, 3), LastSunday(local.Year, 10));
            var summer = local >= spring.AddHours(2) && local < autumn.AddHours(3);
            var expected = local.AddHours(summer ? -2 : -1);
            if (local >= spring.AddHours(2) && local < spring.AddHours(3))
            {
                expected = local.AddHours(-1);
            }

            Assert.Equal(expected, Due.InstantOf(local, "Europe/Amsterdam"));
        }, iter: 3_000);

    [Theory]
    [InlineData("Pacific/Auckland")]
    [InlineData("America/Los_Angeles")]
    public async Task Server_in_another_zone_plans_by_the_clock_of_Amsterdam(string zone)
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        using var node = NodeProcess.StartIn(zone, "plan", site.Options, $"{Given.Leiden}", "2027-01-15T09:00", "2027-07-15T09:00");
        Assert.Equal(zone, await node.LineAsync());

        var planned = await site.Drafts.SchedulesAsync(Given.Leiden, Stop);

        Assert.Equal([new DateTime(2027, 1, 15, 8, 0, 0, DateTimeKind.Utc), new DateTime(2027, 7, 15, 7, 0, 0, DateTimeKind.Utc)], planned.Select(p => p.At));
        Assert.Equal([new DateTime(2027, 1, 15, 9, 0, 0), new DateTime(2027, 7, 15, 9, 0, 0)], planned.Select(p => p.Local));
        Assert.All(planned, p => Assert.Equal("Europe/Amsterdam", p.Zone));
    }

    [Fact]
    public async Task Withdrawal_planned_before_the_publication_is_pointed_out()
    {
        await using var site = await Site.FilledAsync(StoreProvider.Sqlite, cluster);
        await site.Drafts.ScheduleAsync(new(Given.Leiden, Given.Nl, ScheduleAction.Publish, Tomorrow), "anna", Stop);

        var outcome = await site.Drafts.ScheduleAsync(new(Given.Leiden, Given.Nl, ScheduleAction.Withdraw, Tomorrow.AddMinutes(-1)), "anna", Stop);

        Assert.Equal("schedule-order", Assert.Single(outcome.Findings).Code);
    }

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }

    private static async Task<List<string>> NextAsync(Site site)
    {
        await using var db = site.Store.Open();
        await using var claim = await site.Store.ClaimAsync(db, Stop);
        return [.. (await site.Store.NextDue(db, [Due.Publish, Due.Withdraw], Instant.Of(DateTime.UtcNow)).ToListAsync(Stop)).Select(w => w.What)];
    }

    // All plans lie so much further back; their order stays.
    private static async Task PassAsync(Site site, TimeSpan time)
    {
        var passed = (long)time.TotalMilliseconds;
        await using var db = site.Store.Open();
        await db.Works.ExecuteUpdateAsync(s => s.SetProperty(w => w.At, w => w.At - passed).SetProperty(w => w.Planned, w => w.Planned - passed), Stop);
    }

    private static DueRunner Runner(Site site) => new(
        site.Store, new DueSignal(), [new ScheduledPublishing(site.Drafts), new ScheduledWithdrawal(site.Drafts)], NullLogger<DueRunner>.Instance);
}
