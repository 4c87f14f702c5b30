using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

/// <summary>What every person looks after oneself, whatever the door: second factors, password, where one is signed in.</summary>
[AllowAnonymous]
[EnableRateLimiting(DoorLimits.SignIn)]
public sealed class MeModel(AccountRegister accounts, AccountSessions sessions, SecondFactors factors, IAccountMail mail, IDataProtectionProvider protection) : PageModel
{
    private readonly Sealed cookies = new(protection);
    private SignedIn? person;

    public Door Door => person!.Door;

    public Guid Session => person!.Session;

    public bool IsFresh => person!.IsFresh;

    public string Name => person!.Account.DisplayName;

    public string Email => person!.Account.Email ?? "";

    public FactorState State { get; private set; } = new(false, [], 0);

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<string> Codes { get; private set; } = [];

    public string? Fault { get; private set; }

    /// <summary>The secret offered to the app; it counts once a code has proved it.</summary>
    public string NewKey { get; private set; } = "";

    public string SpacedKey => string.Join(' ', NewKey.Chunk(4).Select(c => new string(c)));

    public string QrCode => QrPicture.Of(Totp.Address(NewKey, Email));

    public Task<IActionResult> OnGetAsync(string? door, CancellationToken stop) => ForAsync(door, false, _ => Task.CompletedTask, stop);

    public Task<IActionResult> OnPostAddAppAsync(string? door, [FromForm] string? secret, [FromForm] string? code, CancellationToken stop) =>
        ForAsync(door, true, async id =>
        {
            if (!await factors.SetUpAppAsync(id, secret ?? "", code ?? "", stop))
            {
                (Fault, NewKey) = ("code", secret is { Length: 32 } ? secret : "");
                return;
            }

            await ChangedAsync(id, stop);
        }, stop);

    public Task<IActionResult> OnPostRemoveAppAsync(string? door, CancellationToken stop) =>
        ForAsync(door, true, async id =>
        {
            await factors.RemoveAppAsync(id, stop);
            await TellAsync(stop);
        }, stop);

    public Task<IActionResult> OnPostAddPasskeyAsync(string? door, [FromForm] string? name, [FromForm] string? credential, CancellationToken stop) =>
        ForAsync(door, true, async id =>
        {
            var question = cookies.Read(HttpContext, Sealed.Question);
            Sealed.Forget(HttpContext, Sealed.Question);
            if (question is null || credential is not { Length: > 0 and < 20_000 } || !await factors.KeepAsync(person!.Account, name ?? "", credential, question, HttpContext, stop))
            {
                Fault = "passkey-new";
                return;
            }

            await ChangedAsync(id, stop);
        }, stop);

    public Task<IActionResult> OnPostRemovePasskeyAsync(string? door, [FromForm] string? id, CancellationToken stop) =>
        ForAsync(door, true, async account =>
        {
            await factors.RemovePasskeyAsync(account, id ?? "", stop);
            await TellAsync(stop);
        }, stop);

    public Task<IActionResult> OnPostCodesAsync(string? door, CancellationToken stop) =>
        ForAsync(door, true, async id => Codes = await factors.NewCodesAsync(id, stop), stop);

    public Task<IActionResult> OnPostPasswordAsync(string? door, [FromForm] string? old, [FromForm] string? password, CancellationToken stop) =>
        ForAsync(door, false, async id =>
        {
            if (await accounts.ChangePasswordAsync(id, old, password ?? "", stop) is [var fault, ..])
            {
                Fault = fault == "failed" ? "old-password" : fault;
                return;
            }

            await TellAsync(stop);

            // The stamp is new: every cookie is dead, this browser gets a new one.
            await sessions.EndOthersAsync(id, null, stop);
            await HttpContext.OpenAsync(Door, await accounts.FreshAsync(id, stop), sessions, stop);
        }, stop);

    public Task<IActionResult> OnPostEndAsync(string? door, [FromForm] Guid id, CancellationToken stop) =>
        ForAsync(door, false, account => sessions.EndAsync(account, id, stop), stop);

    public Task<IActionResult> OnPostEndOthersAsync(string? door, CancellationToken stop) =>
        ForAsync(door, false, account => sessions.EndOthersAsync(account, Session, stop), stop);

    private async Task<IActionResult> ForAsync(string? door, bool needsFresh, Func<Guid, Task> act, CancellationToken stop)
    {
        person = await SignedIn.AtAsync(HttpContext, door);
        if (person is null || (needsFresh && !IsFresh))
        {
            var at = person?.Door ?? Door.Named(door) ?? Door.Printers;
            return LocalRedirect($"/account/sign-in?door={at.Name}&return={Uri.EscapeDataString($"/account/me?door={at.Name}")}&lang={AccountWords.For(HttpContext).Language}");
        }

        var id = person.Account.Id;
        await act(id);

        // A form that did what it was asked for is followed by a page that can be loaded again; codes and faults are shown at once.
        if (HttpMethods.IsPost(Request.Method) && Fault is null && Codes.Count == 0)
        {
            return LocalRedirect(AccountWords.InLanguage(HttpContext, AccountWords.For(HttpContext).Language).Replace($"handler={Request.Query["handler"]}&", "", StringComparison.Ordinal));
        }

        State = await factors.StateAsync(id, stop);
        Sessions = await sessions.ListAsync(id, stop);
        NewKey = NewKey.Length > 0 ? NewKey : Totp.NewKey();
        return Page();
    }

    // The first factor brings its recovery codes with it: who loses a phone on the way home is not locked out.
    private async Task ChangedAsync(Guid id, CancellationToken stop)
    {
        if ((await factors.StateAsync(id, stop)).CodesLeft == 0)
        {
            Codes = await factors.NewCodesAsync(id, stop);
        }

        await TellAsync(stop);
    }

    private Task TellAsync(CancellationToken stop) =>
        mail.SendAsync(new AccountLetter(LetterKind.SecurityChanged, Email, Name, person!.Account.Language), stop);
}
