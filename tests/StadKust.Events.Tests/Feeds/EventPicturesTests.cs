using StadKust.Content;

namespace StadKust.Events.Tests.Feeds;

/// <summary>No event goes out without a picture: its town lends its own.</summary>
public sealed class EventPicturesTests
{
    [Theory]
    [InlineData("nl")]
    [InlineData("de")]
    [InlineData("en")]
    public void Every_event_of_the_region_has_a_picture_of_its_own_or_of_its_town(string code)
    {
        var (set, culture) = (Given.RealContent, new Culture(code));
        var events = set.OfType("event", culture).Select(k => set.Find(k, culture)!).ToList();

        Assert.NotEmpty(events);
        Assert.Empty(events.Where(e => EventPictures.Bearer(set, e).Values.Media("mainPicture").Count == 0).Select(e => e.Name));
        Assert.All(events.Where(e => e.Values.Media("mainPicture").Count > 0), e => Assert.Equal(e.Key, EventPictures.Bearer(set, e).Key));
    }
}
