using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>Who is let in to an endpoint of the back office, beyond having a ticket.</summary>
public static class Admission
{
    /// <summary>Only for those whose groups show one of these sections.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, params string[] sections)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddAuthenticationSchemes(BackofficeTicket.Scheme).RequireAssertion(
            async context => context.Resource is HttpContext http && await http.RightsAsync() is { } rights && sections.Any(rights.Sections.Contains)));

    /// <summary>Only for those who have the verb for some item; whether for the one asked about, the endpoint looks itself.</summary>
    public static TBuilder NeedsVerb<TBuilder>(this TBuilder endpoint, string verb)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddAuthenticationSchemes(BackofficeTicket.Scheme).RequireAssertion(
            async context => context.Resource is HttpContext http && await http.RightsAsync() is { } rights
                && (rights.Verbs.Contains(verb) || rights.Items.Values.Any(v => v.Contains(verb)))));

    /// <summary>Only for administrators.</summary>
    public static TBuilder NeedsAdministrator<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.AddAuthenticationSchemes(BackofficeTicket.Scheme).RequireClaim(AccountClaims.Administrator, "1"));

    /// <summary>What the asker may do, read once a request. Null for nobody.</summary>
    public static async Task<Rights?> RightsAsync(this HttpContext context)
    {
        if (context.Features.Get<Rights>() is { } known)
        {
            return known;
        }

        if (context.Features.Get<Account>() is not { } account)
        {
            return null;
        }

        var rights = await context.RequestServices.GetRequiredService<AccountGroups>().RightsAsync(account, context.RequestAborted);
        context.Features.Set(rights);
        return rights;
    }

    /// <summary>The asker's rights inside an endpoint, where there always are some.</summary>
    public static Rights Asker(this HttpContext context) =>
        context.Features.Get<Rights>() ?? throw new InvalidOperationException("Asked outside the back office's groups.");

    // Every endpoint of the back office passes here: own pages only, nothing kept in caches, rights at hand.
    internal static async ValueTask<object?> AdmitAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!OwnPages.Asked(http.Request))
        {
            return Problem.Forbidden("The request came from another site.");
        }

        if (await http.RightsAsync() is null)
        {
            return Problem.Of(StatusCodes.Status401Unauthorized, "Unauthorized", "Sign in first.", "Unauthorized");
        }

        http.Features.Set(EditorOf(http.Asker()));
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return await next(context);
    }

    private static Editor EditorOf(Rights rights) => new(
        rights.Account.Id,
        rights.Account.DisplayName,
        new Culture(rights.Account.Language),
        rights.Verbs.Concat(rights.Items.Values.SelectMany(v => v)).ToFrozenSet(),
        rights.AllCultures ? null : rights.Cultures.Select(c => new Culture(c)).ToFrozenSet(),
        rights.DocumentRoot ? null : rights.DocumentStarts.ToFrozenSet(),
        rights.MediaRoot ? null : rights.MediaStarts.ToFrozenSet(),
        rights.Sections.ToFrozenSet(),
        rights.IsAdministrator);
}
