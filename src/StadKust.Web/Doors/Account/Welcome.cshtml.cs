using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>Where a one-time link leads: the person chooses a password and is let in.</summary>
[AllowAnonymous]
[EnableRateLimiting(DoorLimits.SignIn)]
public sealed class WelcomeModel(AccountRegister accounts, AccountSessions sessions, FirstSignIn first, EndpointDataSource endpoints) : PageModel
{
    public Invitation? Invitation { get; private set; }

    public string Email { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IReadOnlyList<string> Faults { get; private set; } = [];

    public async Task OnGetAsync(string? token, CancellationToken stop) => await ReadAsync(token, stop);

    public async Task<IActionResult> OnPostAsync(
        [FromQuery] string? token, [FromForm] string? email, [FromForm] string? name, [FromForm] string? password, CancellationToken stop)
    {
        await ReadAsync(token, stop);
        (Email, Name) = (email ?? "", name ?? "");
        if (Invitation is null)
        {
            return Page();
        }

        var result = await accounts.AcceptAsync(token, Email, Name, password ?? "", AccountWords.For(HttpContext).Language, stop);
        if (result.Account is not { } account)
        {
            Faults = result.Faults;
            return Page();
        }

        first.Done();
        var door = DoorAddresses.First(account, endpoints);
        await HttpContext.OpenAsync(door, account, sessions, stop);
        return LocalRedirect(door.Path);
    }

    private async Task ReadAsync(string? token, CancellationToken stop)
    {
        Invitation = await accounts.InvitationAsync(token, stop);

        // The token is in the address of this page: no other page may learn it.
        Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
