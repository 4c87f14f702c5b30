using System.Globalization;
using StadKust.Content;
using StadKust.Events;
using StadKust.Magazine.PressRoom;
using StadKust.Media;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>One published item and one template to one page.</summary>
internal sealed class PageRendering(
    ThemeSource themes, MediaLibrary library, Seal seal, RichTextToHtml richTexts, Calendars calendars, EditionStore editions, TimeProvider clock)
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>Today in Amsterdam.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Amsterdam).DateTime);

    /// <exception cref="ThemeFaultException">The template broke or went beyond a limit.</exception>
    public RenderedPage Render(ContentSet set, PublishedItem item, IQueryCollection query, string origin) => Render(set, item, query, origin, null);

    /// <summary>The page of a draft: no address of its own, not for machines, and marked as what it is.</summary>
    /// <param name="until">When the address it is seen at runs out.</param>
    /// <exception cref="ThemeFaultException">The template broke or went beyond a limit.</exception>
    public RenderedPage RenderPreview(ContentSet drafted, PublishedItem item, IQueryCollection query, string origin, DateTimeOffset until) =>
        Render(drafted, item, query, origin, until);

    private RenderedPage Render(ContentSet set, PublishedItem item, IQueryCollection query, string origin, DateTimeOffset? previewUntil)
    {
        var scope = Scope(set, item.Culture, item.Name) with
        {
            On = query["on"],
            Spoken = item.Type == "newcomers" ? "en" : null,
            PageNumber = Lists.IsOverview(item.Type) && int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1,
        };
        var view = scope.Item(item.Key)!;
        var head = HeadOfPage.Of(scope, view, origin);
        var more = Lists.For(scope, view, query, origin);
        if (item.Type == "edition")
        {
            (head, more) = WithFiles(head, item.Values.Text("number"), scope, origin);
        }

        if (previewUntil is { } until)
        {
            var clockTime = TimeZoneInfo.ConvertTime(until, Amsterdam).ToString("HH:mm", scope.Format);
            head = head with { Canonical = "", IsIndexed = false, StructuredData = SafeHtml.Empty, Preview = scope.Phrase("Preview.Note", ("until", clockTime)) };
        }

        return themes.Current.Render(scope, $"types/{item.Type}", view, head, more);
    }

    /// <summary>The next events of a calendar as a list for other sites.</summary>
    /// <param name="layout">The template around it; null for the list alone.</param>
    public RenderedPage RenderList(ContentSet set, PublishedItem item, CalendarAsked asked, int number, string origin, string? layout)
    {
        var scope = Scope(set, item.Culture, item.Name) with { Origin = origin };
        var view = scope.Item(item.Key)!;
        var more = new Dictionary<string, object?>
        {
            ["entries"] = Agenda.Upcoming(scope, number, asked.Filter(item.Type == "eventFolder" ? item.Key : null)),
            ["all"] = SafeUrl.From($"{origin}{view.Url?.Address}{(asked.Query.Length == 0 ? "" : "?" + asked.Query)}"),
        };
        return themes.Current.Render(scope, "embed/list", view, HeadOfPage.Of(scope, view, origin), more, layout);
    }

    /// <summary>The page for an address that is not there, or for a page that broke.</summary>
    /// <param name="title">Key of a phrase; so is <paramref name="text"/>.</param>
    /// <exception cref="ThemeFaultException">The theme's own page for trouble broke too.</exception>
    public RenderedPage RenderTrouble(ContentSet set, Culture culture, string title, string text)
    {
        var scope = Scope(set, culture, title);
        var more = new Dictionary<string, object?> { ["title"] = scope.Phrase(title), ["text"] = scope.Phrase(text) };
        return themes.Current.Render(scope, "types/errorPage", null, HeadOfPage.OfError(scope, scope.Phrase(title)), more);
    }

    /// <summary>An edition that has been set shows its pages when it is shared, and can be downloaded.</summary>
    private (PageHead Head, IReadOnlyDictionary<string, object?> More) WithFiles(PageHead head, string number, RenderScope scope, string origin)
    {
        var more = new Dictionary<string, object?> { ["download"] = null, ["download_size"] = null };
        if (MagazineFiles.PdfOf(editions, number) is { } pdf)
        {
            more["download"] = SafeUrl.From(pdf.Address);
            more["download_size"] = string.Create(scope.Format, $"{pdf.Bytes / 1_000_000.0:0.0} MB");
        }

        return (MagazineFiles.ShareOf(editions, number) is { } share ? head with { ShareImage = origin + share } : head, more);
    }

    private RenderScope Scope(ContentSet set, Culture culture, string where) =>
        new(set, culture, library, seal, richTexts, Today) { Where = where, Calendar = calendars.Of(set) };
}
