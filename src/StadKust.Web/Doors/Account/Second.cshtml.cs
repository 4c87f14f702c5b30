using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>The second step of signing in: a code of the app, a passkey, or a recovery code.</summary>
[AllowAnonymous]
[EnableRateLimiting(DoorLimits.SignIn)]
public sealed class SecondModel(SecondFactors factors, AccountSessions sessions, People people, IDataProtectionProvider protection) : PageModel
{
    private readonly Sealed cookies = new(protection);

    public Door Door { get; private set; } = Door.Printers;

    public bool HasApp { get; private set; }

    public bool HasPasskey { get; private set; }

    public string? Fault { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? door, CancellationToken stop) =>
        await ReadAsync(door, stop) is null ? LocalRedirect($"/account/sign-in{Request.QueryString}") : Page();

    public async Task<IActionResult> OnPostAsync(string? door, [FromQuery(Name = "return")] string? back, [FromForm] string? code, CancellationToken stop) =>
        await ReadAsync(door, stop) is not { } account
            ? LocalRedirect($"/account/sign-in{Request.QueryString}")
            : await FinishAsync(await factors.CheckCodeAsync(account, Door, code is { Length: > 0 and <= 40 } ? code : "0", stop), back, "code", stop);

    public async Task<IActionResult> OnPostPasskeyAsync(string? door, [FromQuery(Name = "return")] string? back, [FromForm] string? credential, CancellationToken stop)
    {
        if (await ReadAsync(door, stop) is not { } account)
        {
            return LocalRedirect($"/account/sign-in{Request.QueryString}");
        }

        var question = cookies.Read(HttpContext, Sealed.Question);
        Sealed.Forget(HttpContext, Sealed.Question);
        var result = question is null || credential is not { Length: > 0 and < 20_000 }
            ? Accounts.SignInResult.Failed
            : await factors.CheckPasskeyAsync(account, Door, credential, question, HttpContext, stop);
        return await FinishAsync(result, back, "passkey", stop);
    }

    private async Task<IActionResult> FinishAsync(Accounts.SignInResult result, string? back, string fault, CancellationToken stop)
    {
        if (result is not SignInSuccess success)
        {
            Fault = fault;
            return Page();
        }

        Sealed.Forget(HttpContext, Sealed.HalfWay);
        await HttpContext.OpenAsync(Door, success.Account, sessions, stop);
        return LocalRedirect(DoorAddresses.Local(back, Door) ?? Door.Path);
    }

    // The cookie says who; a password changed meanwhile, or another door, makes it worthless.
    private async Task<Guid?> ReadAsync(string? door, CancellationToken stop)
    {
        Door = Door.Named(door) ?? Door.Printers;
        if (cookies.Read(HttpContext, Sealed.HalfWay)?.Split(' ') is not [var id, var name, var stamp] || name != Door.Name || !Guid.TryParse(id, out var key)
            || (await people.NamedAsync([key], stop)).FirstOrDefault() is not { } account || account.SecurityStamp != stamp)
        {
            return null;
        }

        var state = await factors.StateAsync(key, stop);
        (HasApp, HasPasskey) = (state.HasApp, state.Passkeys.Count > 0);
        return key;
    }
}
