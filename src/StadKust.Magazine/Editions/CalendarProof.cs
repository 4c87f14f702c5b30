using StadKust.Content;
using StadKust.Events;
using StadKust.Magazine.House;
using StadKust.Magazine.Trials;
using StadKust.Preview;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary>One event as the printed calendar will tell it, set before it is published: for the person who writes it.</summary>
/// <remarks>The same story, styles and typesetter as the calendar of an edition; only its neighbours are missing. A hundredth of a second.</remarks>
public static class CalendarProof
{
    // More dates of one event stand elsewhere in the calendar.
    private const int MostDates = 3;

    private const double PixelsPerPoint = 2;

    private static readonly FrameName Frame = new("story");

    /// <summary>A PNG of a page whose first column begins with the event; null when it has no date from <paramref name="from"/> on.</summary>
    /// <param name="calendar">Of the drafts.</param>
    /// <param name="master">One of <see cref="HouseStyle.StoryMasters"/> with columns as wide as the calendar's.</param>
    public static byte[]? Png(HouseStyle house, Events.Calendar calendar, Guid key, ContentCulture culture, DateOnly from, string recurringTitle, string master, CancellationToken stop)
    {
        if (Set(house, calendar, key, culture, from, recurringTitle, master, stop) is not { } result)
        {
            return null;
        }

        var layout = house.LayoutFor(new MasterName(master));
        return PagePicture.Png(result.Spreads[0], new PreviewDocument(layout.Format, layout.Fonts, layout.Palette, new NoPictures(default)), PixelsPerPoint, new PageIndex(0), stop);
    }

    internal static SetResult? Set(HouseStyle house, Events.Calendar calendar, Guid key, ContentCulture culture, DateOnly from, string recurringTitle, string master, CancellationToken stop)
    {
        if (calendar.Event(key, culture) is not { } found)
        {
            return null;
        }

        var lines = PrintedCalendar.Lines([.. calendar.Of(key).Where(o => o.LastDay >= from).Take(MostDates).Select(o => new CalendarEntry(found, o))], culture);
        if (lines.Count == 0)
        {
            return null;
        }

        var layout = house.LayoutFor(new MasterName(master));
        var story = PlainMarks.Set(CalendarStory.Of(lines, recurringTitle, culture, new StoryId("proof"), layout), house.QuotesOf(new PrintCulture(culture.Code)));
        using var typesetter = new Typesetter(layout);
        return typesetter.Set(
            [new PlannedSpread([new PlannedPage(new PageIndex(0), "1", new MasterName(master), [new StoryPlacement(Frame, story.Id)])], null, []) { StartsLeft = false }], [story], new NoPictures(default), stop);
    }
}
