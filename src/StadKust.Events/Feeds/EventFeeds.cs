using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Calendars to subscribe to: <c>/nl/agenda.ics</c>, <c>/de/veranstaltungen.ics</c>, <c>/en/events.ics</c>.</summary>
/// <remarks>
/// The address of any calendar page, folder of a municipality or event, with <c>.ics</c> at its end. <c>?cancelled=status</c> gives
/// cancelled events their status at once. An old address answers 301. The answer may be kept for a quarter of an hour, by a shared cache
/// for an hour; its ETag is the hash of its bytes, so a publication that changes no event changes nothing here.
/// </remarks>
public static class EventFeeds
{
    private const int MaxKept = 256;

    private static readonly ConditionalWeakTable<Calendar, ConcurrentDictionary<string, Feed>> Kept = [];

    /// <param name="site">Public address of the site; null takes the one of the request.</param>
    public static IEndpointRouteBuilder MapEventFeeds(this IEndpointRouteBuilder endpoints, Uri? site = null)
    {
        endpoints.MapMethods("/{culture:length(2)}/{**path:regex(\\.ics$)}", [HttpMethods.Get, HttpMethods.Head],
                (string culture, string path, string? cancelled, HttpRequest request, Calendars calendars, IContentSets sets) =>
                    Handle(new Culture(culture), path, cancelled, site ?? new Uri($"{request.Scheme}://{request.Host}"), calendars, sets))
            .AllowAnonymous()
            .ExcludeFromDescription();
        return endpoints;
    }

    private static IResult Handle(Culture culture, string path, string? cancelled, Uri site, Calendars calendars, IContentSets sets)
    {
        if (!sets.IsReady)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var set = sets.Published;
        var page = path[..^".ics".Length];
        if (set.Languages.All(l => l.Culture != culture))
        {
            return Results.NotFound();
        }

        if (set.At(culture, page) is not { Type: "calendar" or "eventFolder" or "event" } item)
        {
            return set.RedirectAt(culture, page) is { } old && set.PathOf(old.Item, culture) is { } now
                ? Results.Redirect($"/{culture.Code}{now.TrimEnd('/')}.ics", permanent: true)
                : Results.NotFound();
        }

        var calendar = calendars.Of(set);
        var head = new IcsHead(NameOf(set, item), culture, site, calendars.Today, cancelled == "status" ? CancelledAs.Status : CancelledAs.TitleThenStatus);
        var feed = FeedOf(calendar, item, head);
        return new FeedResult(feed, Path.GetFileName(page) + ".ics");
    }

    private static Feed FeedOf(Calendar calendar, PublishedItem item, IcsHead head)
    {
        var kept = Kept.GetOrCreateValue(calendar);
        var key = $"{head.Culture}|{item.Key}|{head.Today:O}|{head.Cancelled}|{head.Site}";
        if (kept.TryGetValue(key, out var found))
        {
            return found;
        }

        IEnumerable<CalendarEvent> events = item.Type == "event"
            ? calendar.Event(item.Key, head.Culture) is { } one ? [one] : []
            : calendar.Events(head.Culture, item.Type == "calendar" ? null : new CalendarFilter(Under: item.Key));
        var bytes = Encoding.UTF8.GetBytes(IcsFeed.Write(head, calendar, events));
        var feed = new Feed(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        if (kept.Count < MaxKept)
        {
            kept[key] = feed;
        }

        return feed;
    }

    private static string NameOf(ContentSet set, PublishedItem item)
    {
        var title = item.Values.Text("title") is { Length: > 0 } given ? given : item.Name;
        return set.Phrase("Site.Name", item.Culture) is { Length: > 0 } site ? $"{title} – {site}" : title;
    }

    private sealed record Feed(byte[] Bytes, string Tag);

    private sealed class FeedResult(Feed feed, string fileName) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.CacheControl = "public, max-age=900, s-maxage=3600, stale-while-revalidate=86400";
            headers.XContentTypeOptions = "nosniff";
            return Results.Bytes(feed.Bytes, "text/calendar; charset=utf-8", fileDownloadName: null, entityTag: new EntityTagHeaderValue(feed.Tag))
                .ExecuteAsync(WithName(httpContext));
        }

        private HttpContext WithName(HttpContext context)
        {
            var name = new ContentDispositionHeaderValue("inline");
            name.SetHttpFileName(fileName);
            context.Response.Headers.ContentDisposition = name.ToString();
            return context;
        }
    }
}
