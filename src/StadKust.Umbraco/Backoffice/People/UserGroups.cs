using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.People;

/// <summary>Groups and their rights. Changing them is the administrators' alone: who may change a group's rights could give oneself any.</summary>
internal static class UserGroups
{
    public static void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/item/user-group", async (HttpContext context, Guid[] id, AccountGroups groups) =>
            (await groups.ListAsync(context.RequestAborted)).Where(g => id.Contains(g.Id)).Select(g => new { g.Id, g.Name, g.Icon, g.Alias, Flags = Array.Empty<object>() }));

        var reading = v1.MapGroup("").Needs(Sections.Users);
        reading.MapGet("/user-group", async (HttpContext context, int? skip, int? take, AccountGroups groups) =>
            (await groups.ListAsync(context.RequestAborted)).Select(Whole).ToArray().Page(skip, take));
        reading.MapGet("/filter/user-group", async (HttpContext context, string? filter, int? skip, int? take, AccountGroups groups) =>
            (await groups.ListAsync(context.RequestAborted)).Where(g => string.IsNullOrWhiteSpace(filter) || g.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
                .Select(Whole).ToArray().Page(skip, take));
        reading.MapGet("/user-group/{id:guid}", async (HttpContext context, Guid id, AccountGroups groups) =>
            await groups.FindAsync(id, context.RequestAborted) is { } group ? TypedResults.Ok(Whole(group)) : Problem.NotFound());

        var writing = v1.MapGroup("").NeedsAdministrator();
        writing.MapPost("/user-group", async (HttpContext context, AskedGroup asked, AccountGroups groups) =>
        {
            var id = asked.Id ?? Guid.NewGuid();
            return await groups.FindAsync(id, context.RequestAborted) is not null
                ? Refusal.Of(context, "alias-taken")
                : await SaveAsync(context, asked.As(id, null), groups) ?? Paging.Created(context, $"{Backoffice.Management}/v1/user-group", id.ToString());
        });
        writing.MapPut("/user-group/{id:guid}", async (HttpContext context, Guid id, AskedGroup asked, AccountGroups groups) =>
            await groups.FindAsync(id, context.RequestAborted) is { } known ? await SaveAsync(context, asked.As(id, known), groups) ?? TypedResults.Ok() : Problem.NotFound());
        writing.MapDelete("/user-group", (HttpContext context, [FromBody] ManyGroups asked, AccountGroups groups) =>
            DeleteAsync(context, [.. (asked.UserGroupIds ?? []).Select(g => g.Id)], groups));
        writing.MapDelete("/user-group/{id:guid}", (HttpContext context, Guid id, AccountGroups groups) => DeleteAsync(context, [id], groups));
        writing.MapPost("/user-group/{id:guid}/users", async (HttpContext context, Guid id, ById[] members, AccountGroups groups) =>
        {
            await groups.AddAsync(id, members.Select(m => m.Id), context.RequestAborted);
            return TypedResults.Ok();
        });
        writing.MapDelete("/user-group/{id:guid}/users", async (HttpContext context, Guid id, [FromBody] ById[] members, AccountGroups groups) =>
        {
            await groups.RemoveAsync(id, members.Select(m => m.Id), context.RequestAborted);
            return TypedResults.Ok();
        });
    }

    private static object Whole(Group group) => new
    {
        group.Id,
        IsDeletable = !group.IsBuiltIn,
        AliasCanBeChanged = !group.IsBuiltIn,
        group.Name,
        group.Alias,
        Description = group.Description is { Length: > 0 } text ? text : null,
        group.Icon,
        group.Rights.Sections,
        Languages = group.Rights.Cultures,
        HasAccessToAllLanguages = group.Rights.AllCultures,
        DocumentStartNode = ById.Of(group.Rights.DocumentStart),
        DocumentRootAccess = group.Rights.DocumentRoot,
        MediaStartNode = ById.Of(group.Rights.MediaStart),
        MediaRootAccess = group.Rights.MediaRoot,
        ElementStartNode = (ById?)null,
        ElementRootAccess = false,
        FallbackPermissions = group.Rights.Verbs,
        Permissions = group.Rights.Items.SelectMany(ItemPermissions.Of),
    };

    private static async Task<IResult?> SaveAsync(HttpContext context, Group group, AccountGroups groups) =>
        await groups.SaveAsync(group, context.Asker().Account.Id, context.RequestAborted) is { } fault ? Refusal.Of(context, fault) : null;

    private static async Task<IResult> DeleteAsync(HttpContext context, IReadOnlyList<Guid> ids, AccountGroups groups)
    {
        if (BuiltInGroups.All.Any(g => ids.Contains(g.Id)))
        {
            return Refusal.Of(context, "group-built-in");
        }

        foreach (var id in ids)
        {
            await groups.DeleteAsync(id, context.Asker().Account.Id, context.RequestAborted);
        }

        return TypedResults.Ok();
    }

    private sealed record ManyGroups(IReadOnlyList<ById>? UserGroupIds);

    private sealed record AskedGroup(
        Guid? Id, string? Name, string? Alias, string? Description, string? Icon, IReadOnlyList<string>? Sections, IReadOnlyList<string>? Languages, bool HasAccessToAllLanguages,
        ById? DocumentStartNode, bool DocumentRootAccess, ById? MediaStartNode, bool MediaRootAccess, IReadOnlyList<string>? FallbackPermissions, JsonElement Permissions)
    {
        // What is not served is not stored: a verb or section that means nothing today must not begin to mean something tomorrow.
        public Group As(Guid id, Group? known) => new(
            id, known is { IsBuiltIn: true } ? known.Alias : Alias?.Trim() ?? "", Name?.Trim() ?? "", Description ?? "", Icon ?? "icon-users",
            new GroupRights
            {
                Sections = [.. (Sections ?? []).Intersect(Accounts.Sections.All)],
                Verbs = [.. (FallbackPermissions ?? []).Intersect(Verbs.All)],
                Cultures = Languages ?? [],
                AllCultures = HasAccessToAllLanguages,
                DocumentStart = DocumentStartNode?.Id,
                DocumentRoot = DocumentRootAccess,
                MediaStart = MediaStartNode?.Id,
                MediaRoot = MediaRootAccess,
                Items = ItemPermissions.Read(Permissions),
            });
    }
}
