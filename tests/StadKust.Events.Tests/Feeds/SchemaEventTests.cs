using System.Text.Json.Nodes;

namespace StadKust.Events.Tests.Feeds;

/// <summary>What search engines read of an event: Google's required fields, and what happened to its date.</summary>
public sealed class SchemaEventTests
{
    private static readonly Uri Page = new("https://example.org/nl/agenda/markt/");

    [Fact]
    public void Every_real_date_has_name_start_with_offset_and_a_place_with_an_address()
    {
        var calendar = Calendar.Build(Given.RealContent, Given.Day("2026-11-23"));
        foreach (var found in calendar.Events(Given.Nl))
        {
            var told = SchemaEvent.Of(found, calendar.Of(found.Key)[0], Page);

            Assert.NotEqual("", (string)told["name"]!);
            Assert.Matches(@"^\d{4}-\d\d-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?$", (string)told["startDate"]!);
            Assert.Equal("PostalAddress", (string)told["location"]!["address"]!["@type"]!);
            Assert.NotEqual("", (string)told["location"]!["address"]!["addressLocality"]!);
        }
    }

    [Theory]
    [InlineData("planned", "EventScheduled")]
    [InlineData("cancelled", "EventCancelled")]
    [InlineData("postponed", "EventPostponed")]
    public void The_state_of_the_event_is_told(string status, string schema)
    {
        var told = First(Given.Saturday().ToJson(), status: status);

        Assert.Equal("https://schema.org/" + schema, (string)told["eventStatus"]!);
        Assert.Equal("2027-04-03T10:00+02:00", (string)told["startDate"]!); // Google: a cancelled event keeps its date
    }

    [Fact]
    public void A_moved_date_names_the_former_start_with_its_offset()
    {
        var told = First(Given.Saturday(""" "moved":[{"from":"2027-04-03","start":"2027-04-04T12:00","end":"2027-04-04T14:00"}] """).ToJson());

        Assert.Equal("https://schema.org/EventRescheduled", (string)told["eventStatus"]!);
        Assert.Equal("2027-04-04T12:00+02:00", (string)told["startDate"]!);
        Assert.Equal("2027-04-03T10:00+02:00", (string)told["previousStartDate"]!);
    }

    [Theory]
    [InlineData("1250", "12.50", false)]
    [InlineData("free", "0.00", true)]
    public void A_price_is_an_offer_in_euros(string price, string told, bool isFree)
    {
        var found = First(Given.Saturday().ToJson(), price);

        Assert.Equal(told, (string)found["offers"]!["price"]!);
        Assert.Equal("EUR", (string)found["offers"]!["priceCurrency"]!);
        Assert.Equal("https://schema.org/InStock", (string)found["offers"]!["availability"]!);
        Assert.Equal(isFree, (bool)found["isAccessibleForFree"]!);
    }

    [Fact]
    public void A_donation_is_no_offer_and_sold_out_is_said()
    {
        Assert.Null(First(Given.Saturday().ToJson(), "donation")["offers"]);
        Assert.Equal("https://schema.org/SoldOut", (string)First(Given.Saturday().ToJson(), "1250", "soldOut")["offers"]!["availability"]!);
    }

    [Fact]
    public void A_series_stands_above_its_dates_with_its_rule()
    {
        var told = First(Given.Saturday(""" "rule":"FREQ=WEEKLY;BYDAY=SA;UNTIL=20270601","except":["2027-04-24"] """).ToJson());

        Assert.Equal("https://example.org/nl/agenda/markt/?on=2027-04-03", (string)told["url"]!);
        var schedule = told["superEvent"]!["eventSchedule"]!;
        Assert.Equal("P1W", (string)schedule["repeatFrequency"]!);
        Assert.Equal("2027-05-29", (string)schedule["endDate"]!);
        Assert.Equal("2027-04-24", (string)schedule["exceptDate"]![0]!);
        Assert.Equal("https://schema.org/Saturday", (string)schedule["byDay"]![0]!);
    }

    private static JsonObject First(string when, string price = "", string status = "planned")
    {
        var calendar = Calendar.Build(Given.Set(new Happening(when, "Markt", Price: price, Status: status)), Given.Day("2027-01-01"));
        var found = calendar.Events(Given.Nl)[0];
        return SchemaEvent.Of(found, calendar.Of(found.Key)[0], Page);
    }
}
