using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts;

public static class AccountsRegistration
{
    /// <summary>Accounts, a cookie scheme and a policy per door, and a fallback policy that lets nobody in.</summary>
    /// <remarks>An endpoint of a door asks for the policy of the door's name: <c>RequireAuthorization("print")</c>. One that asks for none is shut.</remarks>
    /// <param name="connection">Connection string of the shared database.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, bool postgres, string connection)
    {
        if (postgres)
        {
            services.AddDbContext<PostgresAccountsDb>(o => o.UseNpgsql(connection, n => n.MigrationsHistoryTable("accounts_migrations")));
            services.AddScoped<AccountsDb>(s => s.GetRequiredService<PostgresAccountsDb>());
        }
        else
        {
            services.AddDbContext<SqliteAccountsDb>(o => o.UseSqlite(connection, n => n.MigrationsHistoryTable("accounts_migrations")));
            services.AddScoped<AccountsDb>(s => s.GetRequiredService<SqliteAccountsDb>());
        }

        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;

            // Length is what counts (NIST SP 800-63B): no rules about kinds of characters.
            options.Password.RequiredLength = 12;
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 4;
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        });
        services.AddScoped<IUserStore<Account>>(s =>
            new Microsoft.AspNetCore.Identity.EntityFrameworkCore.UserOnlyStore<Account, AccountsDb, Guid>(s.GetRequiredService<AccountsDb>()));
        services.AddScoped(s => new AccountRegister(
            s.GetRequiredService<AccountsDb>(), s.GetRequiredService<UserManager<Account>>(), s.GetService<TimeProvider>() ?? TimeProvider.System));

        services.AddDataProtection().SetApplicationName("StadKust");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new ProtectionKeys(s.GetRequiredService<IServiceScopeFactory>())));

        var authentication = services.AddAuthentication(options => options.DefaultChallengeScheme = options.DefaultForbidScheme = ClosedDoor.Name)
            .AddScheme<AuthenticationSchemeOptions, ClosedDoor>(ClosedDoor.Name, null);
        foreach (var door in Door.All)
        {
            authentication.AddCookie(door.Scheme, options => Configure(options, door));
        }

        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
            foreach (var door in Door.All)
            {
                options.AddPolicy(door.Name, policy => policy
                    .AddAuthenticationSchemes(door.Scheme)
                    .RequireAuthenticatedUser()
                    .RequireAssertion(c => c.User.HasClaim(AccountClaims.Kind, door.Kind.ToString()) || c.User.HasClaim(AccountClaims.Administrator, "1")));
            }
        });
        return services;
    }

    private static void Configure(CookieAuthenticationOptions options, Door door)
    {
        options.Cookie.Name = door.Scheme;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(10);
        options.SlidingExpiration = true;
        options.Events.OnRedirectToLogin = context =>
        {
            var back = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
            return Send(context, StatusCodes.Status401Unauthorized, $"/account/sign-in?door={door.Name}&return={Uri.EscapeDataString(back)}");
        };
        options.Events.OnRedirectToAccessDenied = context => Send(context, StatusCodes.Status403Forbidden, $"/account/denied?door={door.Name}");

        // At every request: a reset ends all sessions at once. It costs one row by its key.
        options.Events.OnValidatePrincipal = async context =>
        {
            var register = context.HttpContext.RequestServices.GetRequiredService<AccountRegister>();
            var account = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
                ? await register.StillValidAsync(id, context.Principal!.FindFirstValue(AccountClaims.Stamp), context.HttpContext.RequestAborted)
                : null;
            if (account is null || !door.Admits(account))
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(door.Scheme);
            }
            else
            {
                context.ReplacePrincipal(AccountClaims.Of(account, door));
            }
        };
    }

    // A person is led to a page; a script that fetches is told the status, since a page is no answer to it.
    private static Task Send(RedirectContext<CookieAuthenticationOptions> context, int status, string page)
    {
        if (context.Request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate")
        {
            context.Response.Redirect(page);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }
}
