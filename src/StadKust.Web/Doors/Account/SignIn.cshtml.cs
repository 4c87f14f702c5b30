using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>The sign-in of every door: <c>/account/sign-in?door=print&amp;return=/print/2027-1</c>.</summary>
[AllowAnonymous]
[EnableRateLimiting(DoorLimits.SignIn)]
public sealed class SignInModel(AccountRegister accounts, AccountSessions sessions, SecondFactors factors, IAccountMail mail, Microsoft.AspNetCore.DataProtection.IDataProtectionProvider protection)
    : PageModel
{
    private readonly Sealed cookies = new(protection);

    public Door Door { get; private set; } = Door.Printers;

    public string? Return { get; private set; }

    public string Email { get; private set; } = "";

    public string? Fault { get; private set; }

    public bool MailGoesOut => mail.GoesOut;

    public async Task<IActionResult> OnGetAsync(string? door, [FromQuery(Name = "return")] string? back)
    {
        Read(door, back);
        return await HttpContext.WalkThroughAsync(Door) ? LocalRedirect(Return ?? Door.Path) : Page();
    }

    public async Task<IActionResult> OnPostAsync(
        string? door, [FromQuery(Name = "return")] string? back, [FromForm] string? email, [FromForm] string? password, CancellationToken stop)
    {
        Read(door, back);
        Email = email ?? "";
        if (Email.Length is 0 or > 254 || password is null or { Length: 0 or > 256 })
        {
            Fault = "failed";
            return Page();
        }

        var result = await accounts.SignInAsync(Door, Email, password, stop);
        if (result is SecondStep step)
        {
            cookies.Put(HttpContext, Sealed.HalfWay, $"{step.Account.Id} {Door.Name} {step.Account.SecurityStamp}");
            return LocalRedirect($"/account/second{Request.QueryString}");
        }

        return await FinishAsync(result, stop);
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? door, [FromQuery(Name = "return")] string? back, [FromForm] string? credential, CancellationToken stop)
    {
        Read(door, back);
        var question = cookies.Read(HttpContext, Sealed.Question);
        Sealed.Forget(HttpContext, Sealed.Question);
        if (question is null || credential is not { Length: > 0 and < 20_000 })
        {
            Fault = "passkey";
            return Page();
        }

        var result = await factors.CheckPasskeyAsync(null, Door, credential, question, HttpContext, stop);
        return await FinishAsync(result == Accounts.SignInResult.Failed ? new Accounts.SignInResult("passkey") : result, stop);
    }

    private async Task<IActionResult> FinishAsync(Accounts.SignInResult result, CancellationToken stop)
    {
        if (result is not SignInSuccess success)
        {
            // A closed account looks like a wrong password: who guesses shall not learn which addresses have accounts.
            Fault = result == Accounts.SignInResult.LockedOut ? Accounts.SignInResult.Failed.Code : result.Code;
            return Page();
        }

        await HttpContext.OpenAsync(Door, success.Account, sessions, stop);
        return LocalRedirect(Return ?? Door.Path);
    }

    private void Read(string? door, string? back)
    {
        Door = Door.Named(door) ?? Door.Printers;
        Return = DoorAddresses.Local(back, Door);
    }
}
