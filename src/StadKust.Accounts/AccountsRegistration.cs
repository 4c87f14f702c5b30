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
using Microsoft.Extensions.DependencyInjection.Extensions;
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

        services.AddScoped(s => new AccountSessions(s.GetRequiredService<AccountsDb>(), s.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddScoped(s => new AccountGroups(s.GetRequiredService<AccountsDb>(), s.GetRequiredService<AccountRegister>()));
        services.TryAddSingleton<IAccountMail, NoAccountMail>();
        services.AddScoped(s => new People(
            s.GetRequiredService<AccountsDb>(), s.GetRequiredService<UserManager<Account>>(), s.GetRequiredService<AccountRegister>(), s.GetRequiredService<AccountGroups>(),
            s.GetRequiredService<AccountSessions>(), s.GetRequiredService<IAccountMail>(), s.GetService<TimeProvider>() ?? TimeProvider.System));
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // A passkey stands for both steps: the device must ask its owner, and must know the account by itself.
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.TryAddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddScoped(s => new SecondFactors(
            s.GetRequiredService<AccountsDb>(), s.GetRequiredService<UserManager<Account>>(), s.GetRequiredService<AccountRegister>(), s.GetRequiredService<IPasskeyHandler<Account>>(),
            s.GetRequiredService<IDataProtectionProvider>(), s.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddScoped(s => new Remembered(s.GetRequiredService<AccountsDb>()));
        services.AddScoped(s => new CodeFlow(
            s.GetRequiredService<AccountsDb>(), s.GetService<TimeProvider>() ?? TimeProvider.System, s.GetRequiredService<AccountRegister>()));

        services.AddDataProtection().SetApplicationName("StadKust");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s =>
            new ConfigureOptions<KeyManagementOptions>(o => o.XmlRepository = new ProtectionKeys(s.GetRequiredService<IServiceScopeFactory>())));

        var authentication = services.AddAuthentication(options => options.DefaultChallengeScheme = options.DefaultForbidScheme = ClosedDoor.Name)
            .AddScheme<AuthenticationSchemeOptions, ClosedDoor>(ClosedDoor.Name, null);
        foreach (var door in Door.All)
        {
            authentication.AddCookie(door.Scheme, options => Configure(options, door));
        }

        authentication.AddCookie(BackofficeTicket.Scheme, ConfigureTicket);

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

            options.AddPolicy(BackofficeTicket.Scheme, policy => policy.AddAuthenticationSchemes(BackofficeTicket.Scheme).RequireAuthenticatedUser());
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

        options.Events.OnValidatePrincipal = context => ValidateAsync(context, door, door.Scheme);
    }

    // Short, strict, and never renewed by itself: the client asks for the next one.
    private static void ConfigureTicket(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = BackofficeTicket.Scheme;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = CodeFlow.AccessLasts;
        options.SlidingExpiration = false;
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = context => ValidateAsync(context, Door.Editors, BackofficeTicket.Scheme);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    // At every request: a new password, an ended session, a closed account count at once. It costs one row by its key.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context, Door door, string scheme)
    {
        var (principal, stop) = (context.Principal, context.HttpContext.RequestAborted);
        var account = AccountClaims.KeyOf(principal) is { } key && AccountClaims.SessionOf(principal) is { } session
            ? await context.HttpContext.RequestServices.GetRequiredService<AccountSessions>().StillValidAsync(
                key, principal!.FindFirstValue(AccountClaims.Stamp), session, scheme == BackofficeTicket.Scheme ? BackofficeTicket.GenerationOf(principal!) ?? -1 : null, stop)
            : null;
        if (account is null || !door.Admits(account))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(scheme);
            return;
        }

        context.HttpContext.Features.Set(account);
        if (scheme == door.Scheme)
        {
            context.ReplacePrincipal(AccountClaims.Of(account, door, AccountClaims.SessionOf(principal)!.Value));
        }
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
