using CsCheck;
using StadKust.Content;

namespace StadKust.Events.Tests.Dates;

public sealed class WhenTests
{
    private const string Mandatory = """ "zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false """;

    [Fact]
    public void Every_part_of_the_format_is_read()
    {
        var when = Given.Saturday("""
            "rule":"FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231T235959","extra":[{"start":"2027-04-05T10:00","end":"2027-04-05T12:00"}],
            "except":["2027-04-24"],"moved":[{"from":"2027-05-01","start":"2027-05-02T10:00","end":"2027-05-02T17:00"}],"cancelled":["2027-06-05"]
            """);

        Assert.Equal("FREQ=WEEKLY;BYDAY=SA;UNTIL=20271231T235959", when.Rule!.ToString());
        Assert.Equal(new DateTime(2027, 4, 5, 12, 0, 0), Assert.Single(when.Extra).End);
        Assert.Equal(Given.Day("2027-04-24"), Assert.Single(when.Except));
        Assert.Equal(Given.Day("2027-05-01"), Assert.Single(when.Moved).From);
        Assert.Equal(Given.Day("2027-06-05"), Assert.Single(when.Cancelled));
    }

    [Fact]
    public void Dates_stored_as_text_and_as_json_are_the_same()
    {
        var text = System.Text.Json.JsonSerializer.SerializeToElement("{" + Mandatory + "}");
        var json = System.Text.Json.JsonDocument.Parse("{" + Mandatory + "}").RootElement;

        Assert.Equal(When.Read(json, "x").When!.ToJson(), When.Read(text, "x").When!.ToJson());
    }

    [Theory]
    [InlineData("", "when-missing")]
    [InlineData("no json", "when-not-json")]
    [InlineData("[]", "when-not-json")]
    [InlineData("""{"start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false}""", "zone-missing")]
    [InlineData("""{"zone":"Europe/Leiden","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false}""", "zone-unknown")]
    [InlineData("""{"zone":"Europe/Amsterdam","start":"2027-04-31T10:00","end":"2027-05-03T17:00","allDay":false}""", "bad-date")]
    [InlineData("""{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00+02:00","end":"2027-04-03T17:00","allDay":false}""", "bad-date")]
    [InlineData("""{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","allDay":false}""", "date-missing")]
    [InlineData("""{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00"}""", "all-day-missing")]
    [InlineData("""{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T09:00","allDay":false}""", "ends-before-start")]
    [InlineData("{" + Mandatory + ""","rule":"FREQ=HOURLY"}""", "rule-not-understood")]
    [InlineData("{" + Mandatory + ""","rule":"FREQ=WEEKLY;BYHOUR=10"}""", "rule-not-understood")]
    [InlineData("{" + Mandatory + ""","rule":"FREQ=WEEKLY;BYDAY=2SA"}""", "rule-not-understood")]
    [InlineData("{" + Mandatory + ""","rule":"FREQ=WEEKLY;COUNT=3;UNTIL=20270501"}""", "rule-not-understood")]
    [InlineData("{" + Mandatory + ""","rule":"FREQ=WEEKLY;UNTIL=20260101"}""", "ends-before-start")]
    [InlineData("{" + Mandatory + ""","except":["24.4.2027"]}""", "bad-date")]
    [InlineData("{" + Mandatory + ""","except":["2027-04-24"],"cancelled":["2027-04-24"]}""", "date-contradicts")]
    [InlineData("{" + Mandatory + ""","hours":[{"days":["TU"],"open":"10:00","close":"17:00"}],"rule":"FREQ=DAILY"}""", "hours-with-rule")]
    [InlineData("{" + Mandatory + ""","hours":[{"days":["XX"],"open":"10:00","close":"17:00"}]}""", "bad-day")]
    [InlineData("{" + Mandatory + ""","hours":[{"days":["TU"],"open":"ten","close":"17:00"}]}""", "bad-time")]
    [InlineData("{" + Mandatory + ""","extra":{"start":"2027-04-05T10:00"}}""", "bad-list")]
    public void A_fault_that_leaves_the_date_in_doubt_is_an_error_and_gives_no_date(string json, string code)
    {
        var reading = When.Read(json, "Markt / when");

        Assert.Null(reading.When);
        Assert.Contains(reading.Findings, f => f.Code == code && f.Severity == Severity.Error && f.Where.StartsWith("Markt / when", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_member_is_named_and_the_date_stands()
    {
        var reading = When.Read("{" + Mandatory + ""","exept":["2027-04-24"]}""", "x");

        Assert.NotNull(reading.When);
        Assert.Equal("unknown-member", Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void All_faults_are_returned_together()
    {
        var reading = When.Read("""{"start":"x","end":"y","rule":"FREQ=SECONDLY"}""", "x");

        Assert.Equal(["zone-missing", "all-day-missing", "bad-date", "bad-date", "rule-not-understood"], reading.Findings.Select(f => f.Code));
    }

    [Fact]
    public void Beyond_the_limits_nothing_is_read()
    {
        Assert.Equal("when-too-large", Assert.Single(When.Read("{\"x\":\"" + new string('x', 70_000) + "\"}", "x").Findings).Code);
        Assert.Equal("when-not-json", Assert.Single(When.Read(new string('[', 500), "x").Findings).Code);
        var many = string.Join(',', Enumerable.Range(0, 401).Select(i => $"\"{new DateOnly(2027, 1, 1).AddDays(i):yyyy-MM-dd}\""));
        Assert.Contains(When.Read("{" + Mandatory + $$""","except":[{{many}}]}""", "x").Findings, f => f.Code == "bad-list");
    }

    [Fact]
    public void What_is_written_is_read_back_the_same() => Random.When.Sample(
        when => Assert.Equal(when.ToJson(), When.Read(when.ToJson(), "x").When!.ToJson()), iter: 2000);

    [Fact]
    public void Any_text_gives_findings_and_never_an_exception() => Gen.String.Sample(text => When.Read(text, "x").Findings.Length > 0, iter: 2000);

    [Fact]
    public void A_damaged_rule_gives_findings_and_never_an_exception() =>
        Gen.String[Gen.Char["FREQWKLYBDASU=;,-0123456789"], 0, 40].Sample(
            rule => _ = When.Read("{" + Mandatory + $$""","rule":"FREQ=WEEKLY;{{rule}}"}""", "x"), iter: 2000);
}
