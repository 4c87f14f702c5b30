using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>Ends the session of one door.</summary>
[AllowAnonymous]
public sealed class SignOutModel(AccountSessions sessions) : PageModel
{
    public Door Door { get; private set; } = Door.Printers;

    public void OnGet(string? door) => Door = Door.Named(door) ?? Door.Printers;

    public async Task<IActionResult> OnPostAsync(string? door, CancellationToken stop)
    {
        Door = Door.Named(door) ?? Door.Printers;
        var open = await HttpContext.AuthenticateAsync(Door.Scheme);
        if (AccountClaims.KeyOf(open.Principal) is { } account && AccountClaims.SessionOf(open.Principal) is { } session)
        {
            await sessions.EndAsync(account, session, stop);
        }

        await HttpContext.SignOutAsync(Door.Scheme);
        return LocalRedirect($"/account/sign-in?door={Door.Name}");
    }
}
