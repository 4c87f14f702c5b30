using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.People;

/// <summary>What the client remembers for one person.</summary>
internal static class UserData
{
    public static void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/user-data", ListAsync);
        v1.MapGet("/user-data/{id:guid}", async (HttpContext context, Guid id, Remembered remembered) =>
            (await remembered.ListAsync(Me(context), context.RequestAborted)).FirstOrDefault(d => d.Key == id) is { } found ? TypedResults.Ok(found) : Problem.NotFound());
        v1.MapPost("/user-data", async (HttpContext context, Thing thing, Remembered remembered) =>
        {
            var key = thing.Key ?? Guid.NewGuid();
            return await remembered.KeepAsync(Me(context), new RememberedThing(key, thing.Group, thing.Identifier, thing.Value), context.RequestAborted)
                ? Paging.Created(context, $"{Backoffice.Management}/v1/user-data", key.ToString())
                : Problem.Invalid("Not kept", "It is too long, or too much is kept already.", "InvalidData");
        });
        v1.MapPut("/user-data", async (HttpContext context, Thing thing, Remembered remembered) =>
            thing.Key is { } key && await remembered.KeepAsync(Me(context), new RememberedThing(key, thing.Group, thing.Identifier, thing.Value), context.RequestAborted)
                ? TypedResults.Ok()
                : Problem.NotFound());
        v1.MapDelete("/user-data/{id:guid}", async (HttpContext context, Guid id, Remembered remembered) =>
            await remembered.ForgetAsync(Me(context), id, context.RequestAborted) ? TypedResults.Ok() : Problem.NotFound());
    }

    private static async Task<Paged<RememberedThing>> ListAsync(HttpContext context, string[] groups, string[] identifiers, int? skip, int? take, Remembered remembered) =>
        (await remembered.ListAsync(Me(context), context.RequestAborted))
            .Where(d => (groups.Length == 0 || groups.Contains(d.Group)) && (identifiers.Length == 0 || identifiers.Contains(d.Identifier)))
            .ToArray().Page(skip, take);

    private static Guid Me(HttpContext context) => context.Asker().Account.Id;

    private sealed record Thing(Guid? Key, string Group, string Identifier, string Value);
}
