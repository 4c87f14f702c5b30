using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.People;

/// <summary>Accounts of the back office, for those who look after them.</summary>
/// <remarks>Only administrators make or touch administrators; nobody raises oneself.</remarks>
internal static class Users
{
    public static void Map(IEndpointRouteBuilder v1)
    {
        // Names stand in every history: anybody who works here may read them.
        v1.MapGet("/item/user", async (HttpContext context, Guid[] id, Accounts.People people) =>
            (await people.NamedAsync([.. id.Take(500)], context.RequestAborted)).Select(a => new
            {
                a.Id,
                Name = NameOf(a),
                AvatarUrls = Array.Empty<string>(),
                Kind = "Default",
                Flags = Array.Empty<object>(),
            }));

        var users = v1.MapGroup("").Needs(Sections.Users);
        users.MapGet("/user/configuration", () => new
        {
            CanInviteUsers = true,
            UsernameIsEmail = true,
            PasswordConfiguration = PasswordRules.Value,
            AllowChangePassword = true,
            AllowTwoFactor = false,
        });
        users.MapGet("/user", (HttpContext context, int? skip, int? take, Accounts.People people) => FilterAsync(context, [], [], null, null, null, skip, take, people));
        users.MapGet("/filter/user", FilterAsync);
        users.MapGet("/user/batch", async (HttpContext context, Guid[] id, Accounts.People people) =>
            (await people.ListAsync(context.RequestAborted)).Where(p => id.Contains(p.Account.Id)).Select(Whole).ToArray().Page(0, 500));
        users.MapGet("/user/{id:guid}", async (HttpContext context, Guid id, Accounts.People people) =>
            await people.FindAsync(id, context.RequestAborted) is { } person ? TypedResults.Ok(Whole(person)) : Problem.NotFound());
        users.MapGet("/user/{id:guid}/calculate-start-nodes", StartNodesAsync);
        users.MapGet("/user/{id:guid}/client-credentials", (Guid id) => Array.Empty<string>());
        users.MapGet("/user/{id:guid}/2fa", (Guid id) => Array.Empty<object>());
        users.MapPost("/user", (HttpContext context, NewUser asked, Accounts.People people) => InviteAsync(context, asked, people));
        users.MapPost("/user/invite", (HttpContext context, NewUser asked, Accounts.People people) => InviteAsync(context, asked, people));
        users.MapPost("/user/invite/resend", ResendAsync);
        users.MapPut("/user/{id:guid}", SaveAsync);
        users.MapPost("/user/{id:guid}/reset-password", ResetAsync);
        users.MapPost("/user/set-user-groups", SetGroupsAsync);
        users.MapPost("/user/disable", (HttpContext context, ManyUsers asked, Accounts.People people) => UseAsync(context, asked, people, false));
        users.MapPost("/user/enable", (HttpContext context, ManyUsers asked, Accounts.People people) => UseAsync(context, asked, people, true));
        users.MapPost("/user/unlock", async (HttpContext context, ManyUsers asked, Accounts.People people) =>
        {
            await people.UnlockAsync(asked.Keys, context.RequestAborted);
            return TypedResults.Ok();
        });
        users.MapDelete("/user", (HttpContext context, [Microsoft.AspNetCore.Mvc.FromBody] ManyUsers asked, Accounts.People people) => DeleteAsync(context, asked.Keys, people));
        users.MapDelete("/user/{id:guid}", (HttpContext context, Guid id, Accounts.People people) => DeleteAsync(context, [id], people));
    }

    internal static string NameOf(Account account) => account.DisplayName is { Length: > 0 } name ? name : account.UserName ?? "";

    private static async Task<Paged<object>> FilterAsync(
        HttpContext context, Guid[] userGroupIds, string[] userStates, string? filter, string? orderBy, string? orderDirection, int? skip, int? take, Accounts.People people)
    {
        var found = (await people.ListAsync(context.RequestAborted)).Where(p =>
            (userGroupIds.Length == 0 || p.Groups.Any(userGroupIds.Contains))
            && (userStates.Length == 0 || userStates.Contains("All") || userStates.Contains(p.State.ToString()))
            && (string.IsNullOrWhiteSpace(filter) || NameOf(p.Account).Contains(filter, StringComparison.OrdinalIgnoreCase)
                || p.Account.Email!.Contains(filter, StringComparison.OrdinalIgnoreCase)));
        found = orderBy switch
        {
            "CreateDate" => found.OrderBy(p => p.Account.CreatedAt),
            "LastLoginDate" => found.OrderBy(p => p.Account.LastSignInAt ?? 0),
            "UpdateDate" => found.OrderBy(p => p.Account.UpdatedAt),
            "Email" => found.OrderBy(p => p.Account.NormalizedEmail, StringComparer.Ordinal),
            _ => found.OrderBy(p => NameOf(p.Account), StringComparer.Create(CultureInfo.GetCultureInfo("nl"), true)),
        };
        return (orderDirection == "Descending" ? found.Reverse() : found).Select(Whole).ToArray().Page(skip, take);
    }

    private static object Whole(Person person) => new
    {
        person.Account.Id,
        person.Account.Email,
        person.Account.UserName,
        Name = NameOf(person.Account),
        LanguageIsoCode = person.Account.Language,
        DocumentStartNodeIds = Split(person.Account.DocumentStartNodes),
        HasDocumentRootAccess = person.Account.HasDocumentRoot,
        MediaStartNodeIds = Split(person.Account.MediaStartNodes),
        HasMediaRootAccess = person.Account.HasMediaRoot,
        ElementStartNodeIds = Array.Empty<ById>(),
        HasElementRootAccess = false,
        AvatarUrls = Array.Empty<string>(),
        State = person.State.ToString(),
        FailedLoginAttempts = person.Account.AccessFailedCount,
        CreateDate = Time(person.Account.CreatedAt),
        UpdateDate = Time(Math.Max(person.Account.UpdatedAt, person.Account.CreatedAt)),
        LastLoginDate = Time(person.Account.LastSignInAt),
        LastLockoutDate = person.Account.LockoutEnd,
        LastPasswordChangeDate = Time(person.Account.PasswordChangedAt),
        IsAdmin = person.Account.IsAdministrator,
        Kind = "Default",
        UserGroupIds = person.Groups.Select(g => new ById(g)),
    };

    private static async Task<IResult> StartNodesAsync(HttpContext context, Guid id, Accounts.People people, AccountGroups groups)
    {
        if (await people.FindAsync(id, context.RequestAborted) is not { } person)
        {
            return Problem.NotFound();
        }

        var rights = await groups.RightsAsync(person.Account, context.RequestAborted);
        return TypedResults.Ok(new
        {
            Id = id,
            DocumentStartNodeIds = rights.DocumentStarts.Select(k => new ById(k)),
            HasDocumentRootAccess = rights.DocumentRoot,
            MediaStartNodeIds = rights.MediaStarts.Select(k => new ById(k)),
            HasMediaRootAccess = rights.MediaRoot,
            ElementStartNodeIds = Array.Empty<ById>(),
            HasElementRootAccess = false,
        });
    }

    private static async Task<IResult> InviteAsync(HttpContext context, NewUser asked, Accounts.People people)
    {
        var asker = context.Asker();
        if (!MayGive(asker, asked.Groups))
        {
            return Problem.Forbidden("Only administrators make administrators.");
        }

        var id = asked.Id ?? Guid.NewGuid();
        var (token, fault) = await people.InviteAsync(
            id, asked.Email ?? "", asked.Name ?? "", asker.Account.Language, asked.Groups, asked.Message, asker.Account.Id, context.RequestAborted);
        if (fault is not null)
        {
            return Refusal.Of(context, fault);
        }

        Hand(context, token!);
        return Paging.Created(context, $"{Backoffice.Management}/v1/user", id.ToString());
    }

    private static async Task<IResult> ResendAsync(HttpContext context, Resend asked, Accounts.People people)
    {
        if (await people.InviteAgainAsync(asked.User.Id, asked.Message, context.RequestAborted) is not { } token)
        {
            return Problem.NotFound();
        }

        Hand(context, token);
        return TypedResults.Ok();
    }

    private static async Task<IResult> ResetAsync(HttpContext context, Guid id, Accounts.People people)
    {
        if (await people.FindAsync(id, context.RequestAborted) is not { } person)
        {
            return Problem.NotFound();
        }

        if (person.Account.IsAdministrator && !context.Asker().IsAdministrator)
        {
            return Problem.Forbidden("Only administrators touch administrators.");
        }

        Hand(context, (await people.ResetAsync(id, context.Asker().Account.Id, context.RequestAborted))!);
        return TypedResults.Ok(new { ResetPassword = (string?)null });
    }

    // Where no mail goes out the link is shown once to the one who asked for it.
    private static void Hand(HttpContext context, string token)
    {
        if (!((IAccountMail)context.RequestServices.GetService(typeof(IAccountMail))!).GoesOut)
        {
            context.Response.Tell("StadKust", $"{OwnPages.Of(context.Request)}/account/welcome?token={token}", "Warning");
        }
    }

    private static async Task<IResult> SaveAsync(HttpContext context, Guid id, ChangedUser asked, Accounts.People people, AccountGroups groups)
    {
        var asker = context.Asker();
        if (await people.FindAsync(id, context.RequestAborted) is not { } person)
        {
            return Problem.NotFound();
        }

        if ((person.Account.IsAdministrator && !asker.IsAdministrator) || !MayGive(asker, asked.Groups))
        {
            return Problem.Forbidden("Only administrators touch administrators.");
        }

        if (!string.Equals(asked.Email, person.Account.Email, StringComparison.OrdinalIgnoreCase))
        {
            return Refusal.Of(context, "email-kept");
        }

        if (await groups.SetAsync(id, asked.Groups, asker.Account.Id, context.RequestAborted) is not null)
        {
            return Refusal.Of(context, "last-administrator");
        }

        var language = asked.LanguageIsoCode?.Split('-')[0];
        await people.ChangeAsync(
            id,
            new PersonChange(
                asked.Name, language is "nl" or "de" or "en" ? language : null, asked.HasDocumentRootAccess, Keys(asked.DocumentStartNodeIds), asked.HasMediaRootAccess, Keys(asked.MediaStartNodeIds)),
            context.RequestAborted);
        return TypedResults.Ok();
    }

    private static async Task<IResult> SetGroupsAsync(HttpContext context, GroupsOfUsers asked, Accounts.People people, AccountGroups groups)
    {
        var asker = context.Asker();
        var all = await people.ListAsync(context.RequestAborted);
        if (!asker.IsAdministrator && (!MayGive(asker, Keys(asked.UserGroupIds)!) || all.Any(p => p.Account.IsAdministrator && asked.UserIds!.Any(u => u.Id == p.Account.Id))))
        {
            return Problem.Forbidden("Only administrators touch administrators.");
        }

        foreach (var user in asked.UserIds ?? [])
        {
            if (await groups.SetAsync(user.Id, Keys(asked.UserGroupIds)!, asker.Account.Id, context.RequestAborted) is not null)
            {
                return Refusal.Of(context, "last-administrator");
            }
        }

        return TypedResults.Ok();
    }

    private static async Task<IResult> UseAsync(HttpContext context, ManyUsers asked, Accounts.People people, bool inUse)
    {
        var asker = context.Asker();
        if (asked.Keys.Contains(asker.Account.Id))
        {
            return Refusal.Of(context, "not-oneself");
        }

        if (!asker.IsAdministrator && (await people.ListAsync(context.RequestAborted)).Any(p => p.Account.IsAdministrator && asked.Keys.Contains(p.Account.Id)))
        {
            return Problem.Forbidden("Only administrators touch administrators.");
        }

        return await people.UseAsync(asked.Keys, inUse, asker.Account.Id, context.RequestAborted) is null ? TypedResults.Ok() : Refusal.Of(context, "last-administrator");
    }

    private static async Task<IResult> DeleteAsync(HttpContext context, IReadOnlyList<Guid> ids, Accounts.People people)
    {
        var asker = context.Asker();
        if (ids.Contains(asker.Account.Id))
        {
            return Refusal.Of(context, "not-oneself");
        }

        if (!asker.IsAdministrator && (await people.ListAsync(context.RequestAborted)).Any(p => p.Account.IsAdministrator && ids.Contains(p.Account.Id)))
        {
            return Problem.Forbidden("Only administrators touch administrators.");
        }

        return await people.DeleteAsync(ids, asker.Account.Id, context.RequestAborted)
            ? TypedResults.Ok()
            : Refusal.Of(context, "user-worked");
    }

    private static bool MayGive(Rights asker, IReadOnlyCollection<Guid> groups) => asker.IsAdministrator || !groups.Contains(BuiltInGroups.Administrators.Id);

    private static IEnumerable<ById> Split(string keys) => keys.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(k => new ById(Guid.Parse(k)));

    private static Guid[]? Keys(IReadOnlyList<ById>? ids) => ids is null ? null : [.. ids.Select(i => i.Id)];

    private static string? Time(long? ticks) => ticks is { } t ? new DateTimeOffset(t, TimeSpan.Zero).ToString("O", CultureInfo.InvariantCulture) : null;

    private sealed record NewUser(Guid? Id, string? Email, string? Name, string? Message, IReadOnlyList<ById>? UserGroupIds)
    {
        public Guid[] Groups => Keys(UserGroupIds) ?? [];
    }

    private sealed record ChangedUser(
        string? LanguageIsoCode, string? Email, string? Name, bool? HasDocumentRootAccess, IReadOnlyList<ById>? DocumentStartNodeIds,
        bool? HasMediaRootAccess, IReadOnlyList<ById>? MediaStartNodeIds, IReadOnlyList<ById>? UserGroupIds)
    {
        public Guid[] Groups => Keys(UserGroupIds) ?? [];
    }

    private sealed record Resend(ById User, string? Message);

    private sealed record ManyUsers(IReadOnlyList<ById>? UserIds)
    {
        public Guid[] Keys => Users.Keys(UserIds) ?? [];
    }

    private sealed record GroupsOfUsers(IReadOnlyList<ById>? UserIds, IReadOnlyList<ById>? UserGroupIds);
}
