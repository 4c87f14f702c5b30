using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>Asks for a link by mail. The answer is the same whether the address has an account or not.</summary>
[AllowAnonymous]
[EnableRateLimiting(DoorLimits.SignIn)]
public sealed class ForgotModel(People people) : PageModel
{
    public Door Door { get; private set; } = Door.Printers;

    public bool IsSent { get; private set; }

    public void OnGet(string? door) => Door = Door.Named(door) ?? Door.Printers;

    public async Task OnPostAsync(string? door, [FromForm] string? email, CancellationToken stop)
    {
        OnGet(door);
        await people.ForgotAsync(email ?? "", stop);
        IsSent = true;
    }
}
