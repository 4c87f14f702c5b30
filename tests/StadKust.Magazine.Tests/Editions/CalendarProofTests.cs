using SkiaSharp;
using StadKust.Content;
using StadKust.Magazine.Editions;

namespace StadKust.Magazine.Tests.Editions;

public class CalendarProofTests
{
    [Fact]
    public void An_event_stands_on_its_picture_as_the_printed_calendar_tells_it()
    {
        var (from, stop) = (new DateOnly(2027, 3, 1), TestContext.Current.CancellationToken);
        var calendar = Events.Calendar.Build(Given.Content, from);
        var key = calendar.Between(new DateOnly(2027, 4, 1), new DateOnly(2027, 4, 30), ContentCulture.Dutch)[0].Event.Key;

        var set = CalendarProof.Set(Given.House, calendar, key, ContentCulture.Dutch, from, "Steeds weer", "calendar-page", stop)!;
        Assert.Empty(set.Facts);
        Assert.Empty(set.Stories[0].Rest);

        using var picture = SKBitmap.Decode(CalendarProof.Png(Given.House, calendar, key, ContentCulture.Dutch, from, "Steeds weer", "calendar-page", stop));
        var dark = 0;
        for (var y = 0; y < picture.Height / 3; y++)
        {
            for (var x = 0; x < picture.Width / 2; x++)
            {
                dark += picture.GetPixel(x, y).Red < 100 ? 1 : 0;
            }
        }

        Assert.True(dark > 500, $"{dark} dark pixels: the picture is empty.");
        Assert.Null(CalendarProof.Png(Given.House, calendar, key, ContentCulture.Dutch, new DateOnly(2090, 1, 1), "Steeds weer", "calendar-page", stop));
    }
}
