namespace StadKust.Events.Tests.Dates;

/// <summary>Every night in which the clock of Amsterdam is changed, 2024 to 2035, against the operating system's zones, which are not those we use.</summary>
public sealed class ClockChangeTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public static TheoryData<int> Years => [.. Enumerable.Range(2024, 12)];

    [Theory]
    [MemberData(nameof(Years))]
    public void In_march_half_past_two_does_not_exist_and_becomes_half_past_three(int year)
    {
        var night = LastSunday(year, 3);
        Assert.True(Amsterdam.IsInvalidTime(night.AddHours(2.5)));

        var expansion = Expand(night.AddHours(2.5), night.AddHours(5));

        var occurrence = Assert.Single(expansion.Occurrences);
        Assert.Equal("time-skipped", Assert.Single(expansion.Findings).Code);
        Assert.Equal(new DateTimeOffset(night.AddHours(3.5), TimeSpan.FromHours(2)), occurrence.StartsAt);
        Assert.Equal(night.AddHours(2.5), occurrence.Start);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void In_october_half_past_two_comes_twice_and_the_first_is_taken(int year)
    {
        var night = LastSunday(year, 10);
        Assert.True(Amsterdam.IsAmbiguousTime(night.AddHours(2.5)));

        var expansion = Expand(night.AddHours(2.5), night.AddHours(5));

        Assert.Equal("time-twice", Assert.Single(expansion.Findings).Code);
        Assert.Equal(new DateTimeOffset(night.AddHours(2.5), TimeSpan.FromHours(2)), Assert.Single(expansion.Occurrences).StartsAt);
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_night_from_ten_to_four_lasts_five_hours_in_march_and_seven_in_october(int year)
    {
        foreach (var (month, hours) in new[] { (3, 5), (10, 7) })
        {
            var eve = LastSunday(year, month).AddDays(-1);
            var occurrence = Assert.Single(Expand(eve.AddHours(22), eve.AddHours(28)).Occurrences);

            Assert.Equal(hours, (occurrence.EndsAt - occurrence.StartsAt).TotalHours);
            Assert.Equal((22, 4), (occurrence.Start.Hour, occurrence.End.Hour));
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void Every_quarter_of_an_hour_around_a_change_has_the_offset_of_the_operating_system(int year)
    {
        foreach (var month in new[] { 3, 10 })
        {
            var noon = LastSunday(year, month).AddHours(-12);
            for (var local = noon; local < noon.AddDays(1); local = local.AddMinutes(15))
            {
                if (!Amsterdam.IsInvalidTime(local) && !Amsterdam.IsAmbiguousTime(local))
                {
                    var startsAt = Assert.Single(Expand(local, local.AddMinutes(5)).Occurrences).StartsAt;
                    Assert.Equal(TimeZoneInfo.ConvertTimeToUtc(local, Amsterdam), startsAt.UtcDateTime);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void A_weekly_event_stays_at_its_hour_through_both_changes(int year)
    {
        var when = new When("Europe/Amsterdam", new DateTime(year, 1, 7, 10, 0, 0), new DateTime(year, 1, 7, 12, 0, 0), false) { Rule = new Rule(Frequency.Daily) };

        var found = Recurrence.Expand(Given.Key(1), when, new DateOnly(year, 1, 7), new DateOnly(year, 12, 31)).Occurrences;

        Assert.All(found, o => Assert.Equal((10, TimeSpan.FromHours(2)), (o.StartsAt.Hour, o.EndsAt - o.StartsAt)));
        Assert.Equal(2, found.Zip(found.Skip(1)).Count(p => p.First.StartsAt.Offset != p.Second.StartsAt.Offset));
    }

    [Theory]
    [MemberData(nameof(Years))]
    public void An_all_day_date_on_the_day_of_a_change_lasts_23_or_25_hours_and_has_no_finding(int year)
    {
        foreach (var (month, hours) in new[] { (3, 23), (10, 25) })
        {
            var day = LastSunday(year, month);
            var expansion = Recurrence.Expand(Given.Key(1), new When("Europe/Amsterdam", day, day, true), DateOnly.FromDateTime(day), DateOnly.FromDateTime(day));

            Assert.Empty(expansion.Findings);
            var occurrence = Assert.Single(expansion.Occurrences);
            Assert.Equal(hours, (occurrence.EndsAt - occurrence.StartsAt).TotalHours);
        }
    }

    private static Expansion Expand(DateTime start, DateTime end) => Recurrence.Expand(
        Given.Key(1), new When("Europe/Amsterdam", start, end, false), DateOnly.FromDateTime(start), DateOnly.FromDateTime(end));

    private static DateTime LastSunday(int year, int month)
    {
        var last = new DateTime(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
