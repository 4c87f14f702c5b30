namespace StadKust.Events.Tests.Dates;

public sealed class RecurrenceTests
{
    [Fact]
    public void A_weekly_market_is_held_every_saturday_until_its_last()
    {
        var found = Given.Occurrences(Given.Saturday("\"rule\":\"FREQ=WEEKLY;UNTIL=20270424\""));

        Assert.Equal(["2027-04-03", "2027-04-10", "2027-04-17", "2027-04-24"], found.Select(o => o.Id));
        Assert.All(found, o => Assert.Equal((10, 17), (o.Start.Hour, o.End.Hour)));
    }

    [Fact]
    public void A_date_left_out_is_gone_and_a_cancelled_one_is_told()
    {
        var found = Given.Occurrences(Given.Saturday("\"rule\":\"FREQ=WEEKLY;COUNT=4\",\"except\":[\"2027-04-10\"],\"cancelled\":[\"2027-04-17\"]"));

        Assert.Equal(["2027-04-03", "2027-04-17", "2027-04-24"], found.Select(o => o.Id));
        Assert.Equal(OccurrenceStatus.Cancelled, found[1].Status);
    }

    [Fact]
    public void A_moved_date_keeps_the_id_it_was_announced_with()
    {
        var found = Given.Occurrences(Given.Saturday("""
            "rule":"FREQ=WEEKLY;COUNT=2","moved":[{"from":"2027-04-10","start":"2027-04-11T12:00","end":"2027-04-11T15:00"}]
            """));

        Assert.Equal(("2027-04-10", OccurrenceStatus.Moved), (found[1].Id, found[1].Status));
        Assert.Equal((new DateTime(2027, 4, 11, 12, 0, 0), new DateTime(2027, 4, 10, 10, 0, 0)), (found[1].Start, found[1].MovedFrom));
    }

    [Fact]
    public void An_occurrence_moved_into_a_span_from_outside_is_found_there_and_not_where_it_was()
    {
        var when = Given.Saturday("\"moved\":[{\"from\":\"2027-04-03\",\"start\":\"2027-09-04T10:00\",\"end\":\"2027-09-04T17:00\"}]");

        Assert.Single(Given.Occurrences(when, "2027-09-01", "2027-09-30"));
        Assert.Empty(Given.Occurrences(when, "2027-04-01", "2027-04-30"));
    }

    [Fact]
    public void A_second_start_on_one_day_has_its_time_in_its_id()
    {
        var found = Given.Occurrences(Given.Saturday("\"extra\":[{\"start\":\"2027-04-03T20:00\",\"end\":\"2027-04-03T22:00\"}]"));

        Assert.Equal(["2027-04-03", "2027-04-03T2000"], found.Select(o => o.Id));
    }

    [Fact]
    public void The_first_start_counts_although_the_rule_does_not_name_its_day()
    {
        var found = Given.Occurrences(Given.Saturday("\"rule\":\"FREQ=WEEKLY;BYDAY=SU;COUNT=3\""));

        Assert.Equal(["2027-04-03", "2027-04-04", "2027-04-11"], found.Select(o => o.Id));
    }

    [Fact]
    public void A_concert_until_two_in_the_night_is_listed_on_its_evening_only()
    {
        var night = Assert.Single(Given.Occurrences(Given.When("""{"zone":"Europe/Amsterdam","start":"2027-06-19T22:00","end":"2027-06-20T02:00","allDay":false}""")));

        Assert.Equal((Given.Day("2027-06-19"), Given.Day("2027-06-19")), (night.FirstDay, night.LastDay));
        Assert.Equal(TimeSpan.FromHours(4), night.EndsAt - night.StartsAt);
    }

    [Fact]
    public void An_all_day_date_lasts_from_midnight_to_midnight_whether_it_is_written_to_23_59_or_as_a_date()
    {
        var long1 = Assert.Single(Given.Occurrences(Given.When("""{"zone":"Europe/Amsterdam","start":"2027-10-04T00:00","end":"2027-10-04T23:59","allDay":true}""")));
        var short1 = Assert.Single(Given.Occurrences(Given.When("""{"zone":"Europe/Amsterdam","start":"2027-10-04","end":"2027-10-04","allDay":true}""")));

        Assert.Equal(long1, short1);
        Assert.Equal(new DateTime(2027, 10, 5), long1.End);
        Assert.Equal(Given.Day("2027-10-04"), long1.LastDay);
    }

    [Fact]
    public void An_exhibition_of_four_months_is_one_run_and_says_on_which_days_it_is_open()
    {
        var when = Given.When("""
            {"zone":"Europe/Amsterdam","start":"2027-03-06T11:00","end":"2027-06-27T17:00","allDay":false,"except":["2027-04-27"],
             "extra":[{"start":"2027-04-05T12:00","end":"2027-04-05T16:00"}],
             "hours":[{"days":["TU","WE","TH","FR"],"open":"11:00","close":"17:00"},{"days":["SA","SU"],"open":"10:00","close":"17:00"}]}
            """);

        var run = Assert.Single(Given.Occurrences(when));
        Assert.True(run.IsRun);
        Assert.Equal((Given.Day("2027-03-06"), Given.Day("2027-06-27")), (run.FirstDay, run.LastDay));
        Assert.Equal((new TimeOnly(10, 0), new TimeOnly(17, 0)), Assert.Single(when.OpenOn(Given.Day("2027-03-07"))));
        Assert.Empty(when.OpenOn(Given.Day("2027-03-08")));  // a Monday
        Assert.Empty(when.OpenOn(Given.Day("2027-04-27")));  // King's Day, left out
        Assert.Equal(new TimeOnly(12, 0), Assert.Single(when.OpenOn(Given.Day("2027-04-05"))).Open);  // Easter Monday, extra
    }

    [Fact]
    public void An_exception_on_a_day_without_an_occurrence_is_a_finding()
    {
        var expansion = Recurrence.Expand(Given.Key(1), Given.Saturday("\"rule\":\"FREQ=WEEKLY;COUNT=9\",\"except\":[\"2027-04-11\"]"), Given.Day("2027-01-01"), Given.Day("2028-01-01"));

        Assert.Equal("date-not-in-series", Assert.Single(expansion.Findings).Code);
    }

    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31")]
    [InlineData("FREQ=MONTHLY;INTERVAL=12;BYMONTH=5")]
    public void A_rule_that_names_no_further_day_ends_and_says_so(string rule)
    {
        var expansion = Recurrence.Expand(Given.Key(1), Given.Saturday($"\"rule\":\"{rule}\""), Given.Day("2027-01-01"), Given.Day("2029-01-01"));

        Assert.Single(expansion.Occurrences);
        Assert.All(expansion.Findings, f => Assert.Equal("rule-never-fits", f.Code));
    }

    [Fact]
    public void A_daily_rule_over_many_years_is_cut_and_says_so()
    {
        var expansion = Recurrence.Expand(Given.Key(1), Given.Saturday("\"rule\":\"FREQ=DAILY\""), Given.Day("2027-01-01"), Given.Day("2040-01-01"));

        Assert.Equal(Recurrence.MaxOccurrences, expansion.Occurrences.Length);
        Assert.Equal("too-many-occurrences", Assert.Single(expansion.Findings).Code);
    }
}
