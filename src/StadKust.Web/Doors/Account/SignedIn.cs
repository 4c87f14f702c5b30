using Microsoft.AspNetCore.Authentication;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>Who is signed in at a door, in this browser.</summary>
/// <param name="IsFresh">Signed in a short while ago: needed to change what protects an account, so that a forgotten open screen cannot.</param>
internal sealed record SignedIn(Account Account, Door Door, Guid Session, bool IsFresh)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(20);

    /// <param name="name">Name of the door; null for whichever is open.</param>
    public static async Task<SignedIn?> AtAsync(HttpContext context, string? name)
    {
        foreach (var door in Door.Named(name) is { } one ? [one] : Door.All)
        {
            var open = await context.AuthenticateAsync(door.Scheme);
            if (open.Succeeded && context.Features.Get<Account>() is { } account && AccountClaims.SessionOf(open.Principal) is { } session)
            {
                var mine = (await context.RequestServices.GetRequiredService<AccountSessions>().ListAsync(account.Id, context.RequestAborted)).FirstOrDefault(s => s.Id == session);
                return new SignedIn(account, door, session, mine is not null && DateTimeOffset.UtcNow - mine.StartedAt < Fresh);
            }
        }

        return null;
    }
}
