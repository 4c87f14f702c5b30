using StadKust.Content;

namespace StadKust.Events;

/// <summary>What every format says of a feed as a whole.</summary>
/// <param name="Name">As the calendar is named where it is subscribed to.</param>
/// <param name="Address">Of the feed itself.</param>
/// <param name="Page">Of the page it belongs to.</param>
/// <param name="Site">Address of the site without a path.</param>
/// <param name="Licence">Address of the licence of the words; pictures have their own.</param>
internal sealed record FeedHead(string Name, string About, Culture Culture, Uri Site, Uri Address, Uri Page, DateOnly Today, string Licence)
{
    /// <summary>Null where no picture may be shown.</summary>
    public Func<CalendarEvent, EventPicture?> Picture { get; init; } = _ => null;

    public Uri AddressOf(CalendarEvent found) => new(Site, $"/{Culture.Code.ToLowerInvariant()}{found.Path}");

    /// <summary>The title with its mark, when the event does not take place as planned.</summary>
    public static string TitleOf(CalendarEvent found, Wording wording) =>
        found.Status == EventStatus.Planned ? found.Title : $"{Capital(wording.Status(found.Status))}: {found.Title}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
