using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.Editions;

public class CalendarStoryTests
{
    private static readonly DateOnly Saturday = new(2027, 3, 20);

    [Fact]
    public void By_municipality_towns_stand_in_the_order_of_the_alphabet_and_days_below_them()
    {
        var story = Of(CalendarOrder.Municipality, Line("Wassenaar", "Markt"), Line("Leiden", "Concert"), Line("Leiden", "Lezing") with { Day = Saturday.AddDays(1) });

        Assert.Equal(["Leiden", "Zaterdag 20 maart", "Concert", "Zondag 21 maart", "Lezing", "Wassenaar", "Zaterdag 20 maart", "Markt"],
            story.Paragraphs.Where(p => p.Style.Name != "calendar-what").Select(Text));
    }

    [Theory]
    [InlineData("nl", "Leiden (vervolg)")]
    [InlineData("de", "Leiden (Fortsetzung)")]
    [InlineData("en", "Leiden (continued)")]
    public void Headings_say_that_they_go_on_in_the_language_of_the_edition(string culture, string expected)
    {
        var story = CalendarStory.Of([Line("Leiden", "Concert")], "", new ContentCulture(culture), new StoryId("c"), Given.House.Layout, CalendarOrder.Municipality);

        Assert.Equal(expected, story.Paragraphs[0].Continued);
        Assert.Equal(1, story.Paragraphs[0].Level);
    }

    [Fact]
    public void The_time_of_an_event_stands_behind_leaders_and_its_paragraphs_are_one_entry()
    {
        var story = Of(CalendarOrder.Municipality, Line("Leiden", "Concert"));
        var title = story.Paragraphs.Single(p => Text(p) == "Concert");

        Assert.Equal("20.00–22.00 uur", title.Tail);
        Assert.Equal(".", Given.House.Layout.Paragraph(title.Style)!.Leader);
        Assert.Equal(2, story.Paragraphs.Count(p => p.Entry == title.Entry));
    }

    [Fact]
    public void Every_event_is_one_entry_in_both_orders()
    {
        CalendarLine[] lines = [Line("Leiden", "Concert"), Line("Leiden", "Markt") with { Rule = "elke za" }, Line("", "Fietsdag")];

        Assert.All(Enum.GetValues<CalendarOrder>(), o => Assert.Equal(3, Of(o, lines).Paragraphs.Select(p => p.Entry).OfType<string>().Distinct().Count()));
    }

    private static string Text(Paragraph paragraph) => string.Concat(paragraph.Spans.Select(s => s.Text));

    private static Story Of(CalendarOrder order, params CalendarLine[] lines) =>
        CalendarStory.Of(lines, "Steeds weer", ContentCulture.Dutch, new StoryId("c"), Given.House.Layout, order);

    private static CalendarLine Line(string town, string title) =>
        new(Guid.NewGuid(), Saturday, null, "20.00–22.00 uur", null, title, "Voorbeeldzaal", town, "gratis");
}
