using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StadKust.Content;

namespace StadKust.Audience;

public static class AudienceRegistration
{
    /// <summary>Reads section <c>Mail</c>. Needs <c>AddContent</c>.</summary>
    public static IServiceCollection AddAudience(this IServiceCollection services, IConfiguration configuration) =>
        services.AddAudience(configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions());

    /// <summary>Gives <see cref="Outbox"/>, <see cref="PersonalData"/>, <see cref="Reach"/> and the work that sends and forgets.</summary>
    /// <exception cref="ArgumentException">The sender is not an address.</exception>
    public static IServiceCollection AddAudience(this IServiceCollection services, MailOptions options)
    {
        if (!Outbox.IsAddress(options.From))
        {
            throw new ArgumentException($"Mail:From is \"{options.From}\", which is not an address.", nameof(options));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(_ => new MailTemplates(options.Templates));
        services.AddSingleton(s => new Outbox(
            s.GetRequiredService<SharedDatabase>(), s.GetRequiredService<Due>(), s.GetRequiredService<MailTemplates>(), options, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IDueWork, MailWork>();
        services.AddSingleton<IDueWork, RetentionWork>();
        services.AddSingleton<IPersonalData, MailRetention>();
        services.AddSingleton<PersonalData>();
        services.AddSingleton<Reach>().AddHostedService<ReachWriter>();
        return services;
    }

    /// <summary>Brings the tables up to date and plans the nightly erasure. Call after <c>MigrateContentAsync</c>.</summary>
    public static async Task MigrateAudienceAsync(this IServiceProvider services, CancellationToken stop)
    {
        await using (var db = AudienceDb.Open(services.GetRequiredService<SharedDatabase>()))
        {
            await db.Database.MigrateAsync(stop);
        }

        await RetentionWork.PlanAsync(services.GetRequiredService<Due>(), services.GetRequiredService<TimeProvider>(), stop);
    }
}
