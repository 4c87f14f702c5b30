namespace StadKust.Events.Tests.Calendars;

/// <summary>The events in content-export.</summary>
public sealed class RealContentTests
{
    private static readonly Calendar Built = Calendar.Build(Given.RealContent, Given.Day("2026-11-23"));

    [Fact]
    public void Every_event_has_a_date_without_a_finding()
    {
        Assert.NotEmpty(Built.Events());
        Assert.Empty(Built.Findings);
        Assert.All(Built.Events(), e => Assert.NotEmpty(Built.Of(e.Key)));
    }

    [Fact]
    public void Every_event_has_a_place_an_organiser_a_municipality_and_an_address()
    {
        foreach (var culture in Given.RealContent.Languages.Select(l => l.Culture))
        {
            Assert.All(Built.Events(culture), e =>
            {
                Assert.NotNull(e.Place.Venue);
                Assert.NotNull(e.Organiser);
                Assert.NotNull(e.Municipality);
                Assert.NotEqual("", e.Path);
                Assert.NotEqual(PriceKind.Unknown, e.Price.Kind);
            });
        }
    }

    [Fact]
    public void The_walk_of_the_second_sunday_is_moved_on_mothers_day_and_cancelled_in_august()
    {
        var walk = Built.Events(Given.Nl).Single(e => e.Item.Name == "Maandwandeling Meijendel");
        var dates = Built.Of(walk.Key);

        Assert.Equal(11, dates.Count);
        Assert.Equal("2027-05-16", Assert.Single(dates, o => o.Status == OccurrenceStatus.Moved).Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("2027-08-08", Assert.Single(dates, o => o.IsCancelled).Id);
    }
}
