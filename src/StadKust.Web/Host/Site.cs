using System.Threading.RateLimiting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Events;
using StadKust.Umbraco.Backoffice;
using StadKust.Umbraco.Delivery;
using StadKust.Umbraco.Reading;
using StadKust.Web.Doors;
using StadKust.Web.Doors.Partner;
using StadKust.Web.Doors.Print;
using StadKust.Web.Website;

namespace StadKust.Web.Host;

/// <summary>The web server: every part, in the order a request meets it.</summary>
internal static class Site
{
    /// <param name="given">Settings that go before all others.</param>
    public static WebApplication Build(SiteOptions options, Action<WebApplicationBuilder>? change = null, params IReadOnlyList<(string Name, string Value)> given)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Pages are looked for in the assembly of this name, whichever program starts the host.
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        var settings = new ConfigurationBuilder().AddInMemoryCollection(options.Settings()).Build();
        builder.Configuration.Sources.Insert(0, new ChainedConfigurationSource { Configuration = settings });
        builder.Configuration.AddInMemoryCollection(given.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value)));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = SiteOptions.UploadLimit;
        });
        if (options.Urls is { } urls)
        {
            builder.WebHost.UseUrls(urls);
        }

        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Services
            .AddSingleton(options)
            .AddSingleton<Seeding>()
            .AddSingleton(new FirstSignIn(options.Data.Path))
            .AddSingleton<Opening>()
            .AddHostedService(s => s.GetRequiredService<Opening>())
            .AddParts(builder.Configuration)
            .AddSingleton<IAccountMail, AccountLetters>()
            .AddDoors();
        // Reads the keys of cookies before the server listens; here their table is made after that.
        foreach (var early in builder.Services.Where(s => s.ImplementationType?.Name == "DataProtectionHostedService").ToArray())
        {
            builder.Services.Remove(early);
        }

        change?.Invoke(builder);

        var app = builder.Build();
        app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        app.UseMiddleware<StartPage>();
        app.UseStaticFiles();
        app.UseDoorHeaders();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();

        app.MapDeliveryApi();  // /umbraco/delivery/api/v2   other programs
        app.MapBackoffice();   // /umbraco                   editors
        app.MapUmbracoHint();  // /umbraco/stadkust/hint     webhooks of an Umbraco whose content this site shows
        app.MapDoors();        // /account, /print           people who sign in
        app.MapEventFeeds(     // /nl/agenda.ics .rss .json  calendars and other programs
            app.Services.GetRequiredService<WebsiteSettings>().Origin is { Length: > 0 } origin ? new Uri(origin) : null, app.Configuration["Website:OpenLicence"]);
        app.MapEventIntake();  // POST /feeds/in             programs that send their events
        app.MapWebsite();      // all other paths: one route, one published item, one template
        return app;
    }

    private static IServiceCollection AddDoors(this IServiceCollection services)
    {
        services.AddSingleton(s => new PublishedChecks(
            s.GetRequiredService<SiteChecks>(), s.GetRequiredService<IContentSets>(), s.GetRequiredService<WebsiteFindings>(), s.GetRequiredService<Due>()));
        services.AddSingleton<PaperPicture>().AddSingleton<EventPictureUpload>().AddSingleton<LetterOrigin>().AddSingleton<IPartnerContacts, PartnerContacts>();
        services.AddRazorPages(pages => pages.RootDirectory = "/Doors");
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;

            // Thirty tries a minute from one address: a person never meets it, a guesser does. Looking at the page is no try.
            limits.AddPolicy(DoorLimits.SignIn, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(
                    DoorLimits.Asker(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        return services;
    }

    private static void MapDoors(this WebApplication app)
    {
        app.MapRazorPages();
        app.MapPasskeyQuestions();
        app.MapPrintDoor();
    }
}
