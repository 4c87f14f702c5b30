using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StadKust.Audience;
using StadKust.Content;

namespace StadKust.Events;

public static class EventsRegistration
{
    /// <summary>Reads section <c>Feeds</c>; the rest as <see cref="AddEvents(IServiceCollection, FeedOptions?)"/>.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services, IConfiguration configuration) =>
        services.AddEvents(configuration.GetSection("Feeds").Get<FeedOptions>());

    /// <summary>The event calendar, derived from the published set; submissions, moderation and feeds. Needs <c>AddContent</c> and <c>AddAudience</c>.</summary>
    /// <remarks>Decisions are mailed when an <see cref="IPartnerContacts"/> is registered.</remarks>
    public static IServiceCollection AddEvents(this IServiceCollection services, FeedOptions? options = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options ?? new FeedOptions());
        services.AddSingleton<Calendars>().AddSingleton<ISiteCheck, EventCheck>();
        services.AddSingleton(s => new EventBook(
            s.GetRequiredService<Drafts>(), s.GetRequiredService<SharedDatabase>(), s.GetRequiredService<IContentSets>(), s.GetRequiredService<Outbox>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new FetchFeed(s.GetRequiredService<FeedOptions>()));
        services.AddSingleton(s => new Memberships(s.GetRequiredService<SharedDatabase>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new Submissions(s.GetRequiredService<EventBook>()));
        services.AddSingleton(s => new Moderation(s.GetRequiredService<EventBook>(), s.GetRequiredService<Submissions>(), s.GetService<IPartnerContacts>()));
        services.AddSingleton(s => new Sources(s.GetRequiredService<SharedDatabase>(), s.GetRequiredService<Due>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new Intake(
            s.GetRequiredService<EventBook>(), s.GetRequiredService<Sources>(), s.GetRequiredService<FetchFeed>(), s.GetRequiredService<FeedOptions>(), s.GetService<IPartnerContacts>()));
        services.AddSingleton<IDueWork>(s => new FetchWork(s.GetRequiredService<Intake>(), s.GetRequiredService<Sources>(), s.GetRequiredService<SharedDatabase>()));
        services.AddSingleton<IDueWork>(s => new ExpireWork(s.GetRequiredService<Moderation>(), s.GetRequiredService<Due>(), s.GetRequiredService<TimeProvider>()));
        return services.AddSingleton<IPersonalData>(s => new EventsPersonalData(s.GetRequiredService<SharedDatabase>(), s.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Brings the tables up to date and plans what is done again and again. Call after <c>MigrateContentAsync</c>.</summary>
    public static async Task MigrateEventsAsync(this IServiceProvider services, CancellationToken stop)
    {
        await using var db = EventsDb.Open(services.GetRequiredService<SharedDatabase>());
        await db.Database.MigrateAsync(stop);
        await ExpireWork.PlanAsync(services.GetRequiredService<Due>(), services.GetRequiredService<TimeProvider>(), stop);
        foreach (var source in await db.Sources.AsNoTracking().Where(s => s.Active && s.Kind == SourceKind.Calendar).ToListAsync(stop))
        {
            await services.GetRequiredService<Sources>().PlanAsync(source.Id, Submissions.Utc(source.NextAt), stop);
        }
    }
}
