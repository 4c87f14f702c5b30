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
}
