using Microsoft.AspNetCore.Authentication;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>Opens a door to one browser: a session that its owner can see and end, and the cookie that names it.</summary>
internal static class OpenDoor
{
    public static async Task OpenAsync(this HttpContext context, Door door, Account account, AccountSessions sessions, CancellationToken stop)
    {
        var session = await sessions.StartAsync(account, door, context.Request.Headers.UserAgent, stop);
        await context.SignInAsync(door.Scheme, AccountClaims.Of(account, door, session));
    }

    /// <summary>Opens a door to somebody who already stands in another door of the same people: <c>/magazin</c> after <c>/umbraco</c>.</summary>
    /// <remarks>Both cookies name one session, so signing out of either closes both.</remarks>
    /// <returns>False when nobody does; then the password is asked for.</returns>
    public static async Task<bool> WalkThroughAsync(this HttpContext context, Door door)
    {
        foreach (var other in Door.All.Where(d => d != door && d.Kind == door.Kind))
        {
            if (await SignedIn.AtAsync(context, other.Name) is { } known && door.Admits(known.Account))
            {
                await context.SignInAsync(door.Scheme, AccountClaims.Of(known.Account, door, known.Session));
                return true;
            }
        }

        return false;
    }
}
