using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using StadKust.Content;
using StadKust.Media;

namespace StadKust.Events;

/// <summary>Calendars to subscribe to: <c>/nl/agenda.ics</c>, <c>/de/veranstaltungen.rss</c>, <c>/en/events.json</c>.</summary>
/// <remarks>
/// The address of any calendar page, folder of a municipality or event, with <c>.ics</c>, <c>.rss</c>, <c>.atom</c> or <c>.json</c> (open data)
/// at its end, narrowed like the page itself by <see cref="CalendarAsked"/>. <c>?cancelled=status</c> gives cancelled events their status at
/// once. An old address answers 301. The answer may be kept for a quarter of an hour, by a shared cache for an hour; its ETag is the hash of
/// its bytes, so a publication that changes no event changes nothing here. Any other site may read them.
/// </remarks>
public static class EventFeeds
{
    /// <summary>Licence of the words when the site names none: whoever shows them says where they are from.</summary>
    public const string UsualLicence = "https://creativecommons.org/licenses/by/4.0/";

    private const int MaxKept = 256;

    private static readonly ConditionalWeakTable<Calendar, ConcurrentDictionary<string, Feed>> Kept = [];

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".ics"] = "text/calendar; charset=utf-8",
        [".rss"] = "application/rss+xml; charset=utf-8",
        [".atom"] = "application/atom+xml; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
    };

    /// <param name="site">Public address of the site; null takes the one of the request.</param>
    /// <param name="licence">Address of the licence of the words.</param>
    public static IEndpointRouteBuilder MapEventFeeds(this IEndpointRouteBuilder endpoints, Uri? site = null, string? licence = null)
    {
        endpoints.MapMethods("/{culture:length(2)}/{**path:regex(\\.(ics|rss|atom|json)$)}", [HttpMethods.Get, HttpMethods.Head],
                (string culture, string path, HttpRequest request, Calendars calendars, IContentSets sets) =>
                    Handle(new Culture(culture), path, request, site ?? new Uri($"{request.Scheme}://{request.Host}"), licence ?? UsualLicence, calendars, sets))
            .AllowAnonymous()
            .ExcludeFromDescription();
        return endpoints;
    }

    private static IResult Handle(Culture culture, string path, HttpRequest request, Uri site, string licence, Calendars calendars, IContentSets sets)
    {
        if (!sets.IsReady)
        {
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var set = sets.Published;
        var format = Path.GetExtension(path);
        var page = path[..^format.Length];
        if (set.Languages.All(l => l.Culture != culture))
        {
            return Results.NotFound();
        }

        if (set.At(culture, page) is not { Type: "calendar" or "eventFolder" or "event" } item)
        {
            return set.RedirectAt(culture, page) is { } old && set.PathOf(old.Item, culture) is { } now
                ? Results.Redirect($"/{culture.Code}{now.TrimEnd('/')}{format}{request.QueryString}", permanent: true)
                : Results.NotFound();
        }

        var asked = item.Type == "event" ? new CalendarAsked() : CalendarAsked.Read(set, culture, name => request.Query[name].ToString());
        var pictures = request.HttpContext.RequestServices is var services && services.GetService<MediaLibrary>() is { } library && services.GetService<Seal>() is { } seal
            ? new EventPictures(library, seal, site) : null;
        var own = $"/{culture.Code.ToLowerInvariant()}{set.PathOf(item.Key, culture)}";
        var query = asked.Query.Length == 0 ? "" : "?" + asked.Query;
        var head = new FeedHead(
            NameOf(set, item, asked), item.Values.Text("intro"), culture, site, new Uri(site, own.TrimEnd('/') + format + query), new Uri(site, own + query), calendars.Today, licence)
        {
            Picture = found => pictures?.Of(set, found.Item),
        };
        var cancelled = request.Query["cancelled"] == "status" ? CancelledAs.Status : CancelledAs.TitleThenStatus;
        return new FeedResult(FeedOf(calendars.Of(set), item, asked, head, format, cancelled), Types[format], Path.GetFileName(page) + format);
    }

    private static Feed FeedOf(Calendar calendar, PublishedItem item, CalendarAsked asked, FeedHead head, string format, CancelledAs cancelled)
    {
        var kept = Kept.GetOrCreateValue(calendar);
        var key = $"{head.Address}|{head.Today:O}|{cancelled}";
        if (kept.TryGetValue(key, out var found))
        {
            return found;
        }

        IEnumerable<CalendarEvent> events = item.Type == "event"
            ? calendar.Event(item.Key, head.Culture) is { } one ? [one] : []
            : calendar.Events(head.Culture, asked.Filter(item.Type == "calendar" ? null : item.Key));
        var bytes = format switch
        {
            ".rss" => SyndicationFeed.Rss(head, calendar, events),
            ".atom" => SyndicationFeed.Atom(head, calendar, events),
            ".json" => OpenEvents.Write(head, calendar, events),
            _ => Encoding.UTF8.GetBytes(IcsFeed.Write(
                new IcsHead(head.Name, head.Culture, head.Site, head.Today, cancelled) { About = head.About, Source = head.Address, Page = head.Page, Picture = head.Picture }, calendar, events)),
        };
        var feed = new Feed(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        if (kept.Count < MaxKept)
        {
            kept[key] = feed;
        }

        return feed;
    }

    // A calendar that shows a part says which: several of them stand side by side in one program.
    private static string NameOf(ContentSet set, PublishedItem item, CalendarAsked asked)
    {
        var title = item.Values.Text("title") is { Length: > 0 } given ? given : item.Name;
        var parts = new[] { Word("Kind", asked.Kind), Word("Icon", asked.Theme), Word("Audience", asked.Audience), asked.Municipality is { } town ? set.Find(town, item.Culture)?.Name : null, Spoken() }
            .Where(p => !string.IsNullOrEmpty(p)).ToList();
        var name = parts.Count == 0 ? title : $"{title}: {string.Join(", ", parts)}";
        return set.Phrase("Site.Name", item.Culture) is { Length: > 0 } site ? $"{name} – {site}" : name;

        string? Word(string group, string choice) => choice.Length == 0 ? null : set.ChoicePhrase(group, choice, item.Culture);

        string? Spoken() => asked.Language.Length == 0 ? null : Wording.In(item.Culture).Languages([asked.Language]);
    }

    private sealed record Feed(byte[] Bytes, string Tag);

    private sealed class FeedResult(Feed feed, string type, string fileName) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.CacheControl = "public, max-age=900, s-maxage=3600, stale-while-revalidate=86400";
            headers.XContentTypeOptions = "nosniff";
            headers.AccessControlAllowOrigin = "*";
            return Results.Bytes(feed.Bytes, type, fileDownloadName: null, entityTag: new EntityTagHeaderValue(feed.Tag))
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
