using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StadKust.Content;

namespace StadKust.Events;

public static class EventsRegistration
{
    /// <summary>The event calendar, derived from the published set.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton<Calendars>().AddSingleton<ISiteCheck, EventCheck>();
    }
}
