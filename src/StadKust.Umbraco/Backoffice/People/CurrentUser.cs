using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.People;

/// <summary>The person who asks: what to show, what to allow, and what one changes about oneself.</summary>
internal static class CurrentUser
{
    public static void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/user/current", (HttpContext context) => Whole(context.Asker()));
        v1.MapGet("/user/current/configuration", () => new
        {
            // Second factors live on our own account page, which all doors share.
            KeepUserLoggedIn = true,
            PasswordConfiguration = PasswordRules.Value,
            AllowChangePassword = true,
            AllowTwoFactor = false,
        });
        v1.MapGet("/user/current/login-providers", () => Array.Empty<object>());
        v1.MapGet("/user/current/2fa", () => Array.Empty<object>());
        v1.MapPut("/user/current/profile", SaveProfileAsync);
        v1.MapPost("/user/current/change-password", ChangePasswordAsync);
        foreach (var kind in new[] { "", "/document", "/media", "/element" })
        {
            v1.MapGet($"/user/current/permissions{kind}", (HttpContext context, Guid[] id) =>
                new { Permissions = id.Take(1000).Select(key => new { NodeKey = key, Permissions = VerbsAt(context.Asker(), key) }) });
        }
    }

    private static object Whole(Rights rights) => new
    {
        rights.Account.Id,
        rights.Account.Email,
        rights.Account.UserName,
        Name = rights.Account.DisplayName is { Length: > 0 } name ? name : rights.Account.Email,
        LanguageIsoCode = rights.Account.Language,
        DocumentStartNodeIds = rights.DocumentStarts.Select(k => new ById(k)),
        HasDocumentRootAccess = rights.DocumentRoot,
        MediaStartNodeIds = rights.MediaStarts.Select(k => new ById(k)),
        HasMediaRootAccess = rights.MediaRoot,
        ElementStartNodeIds = Array.Empty<ById>(),
        HasElementRootAccess = false,
        AvatarUrls = Array.Empty<string>(),
        Languages = rights.Cultures.Order(),
        HasAccessToAllLanguages = rights.AllCultures,
        HasAccessToSensitiveData = rights.IsAdministrator,
        FallbackPermissions = rights.Verbs.Order(),
        Permissions = rights.Items.SelectMany(i => ItemPermissions.Of(new ItemRights(i.Key, [.. i.Value.Order()]))),
        AllowedSections = rights.Sections.Order(),
        IsAdmin = rights.IsAdministrator,
        UserGroupIds = rights.Groups.Select(g => new ById(g.Id)),
    };

    // Rights of single items are inherited downwards by the client itself; here the item's own, else the general ones.
    private static IEnumerable<string> VerbsAt(Rights rights, Guid key) => (rights.Items.TryGetValue(key, out var own) ? own : rights.Verbs).Order();

    private static async Task<IResult> SaveProfileAsync(HttpContext context, Profile profile, Accounts.People people)
    {
        if (profile.LanguageIsoCode?.Split('-')[0] is not ("nl" or "de" or "en"))
        {
            return Refusal.Of(context, "language-unknown");
        }

        await people.ChangeAsync(context.Asker().Account.Id, new PersonChange(Language: profile.LanguageIsoCode.Split('-')[0]), context.RequestAborted);
        return TypedResults.Ok();
    }

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context, NewPassword asked, AccountRegister accounts, AccountSessions sessions, CodeFlow flow, IAccountMail mail)
    {
        var account = context.Asker().Account;
        var faults = await accounts.ChangePasswordAsync(account.Id, asked.OldPassword, asked.Password ?? "", context.RequestAborted);
        if (faults.Count > 0)
        {
            return Refusal.Of(context, faults.Contains("failed") ? "password-wrong" : "password-rule");
        }

        // The stamp is new, so every other cookie is dead; this browser gets a new session and goes on working.
        await mail.SendAsync(new AccountLetter(LetterKind.SecurityChanged, account.Email!, account.DisplayName, account.Language), context.RequestAborted);
        await sessions.EndOthersAsync(account.Id, null, context.RequestAborted);
        var changed = await accounts.FreshAsync(account.Id, context.RequestAborted);
        var session = await sessions.StartAsync(changed, Door.Editors, context.Request.Headers.UserAgent, context.RequestAborted);
        await context.SignInAsync(Door.Editors.Scheme, AccountClaims.Of(changed, Door.Editors, session));
        await SignIn.Facade.RenewAsync(context, await flow.StartAsync(session, context.RequestAborted));
        return TypedResults.Ok();
    }

    private sealed record Profile(string? LanguageIsoCode);

    private sealed record NewPassword(string? OldPassword, [property: System.Text.Json.Serialization.JsonPropertyName("newPassword")] string? Password);
}
