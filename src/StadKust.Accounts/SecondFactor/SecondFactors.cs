using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts;

/// <summary>Authenticator app, passkeys and recovery codes of an account: what it has, how it is set up, whether what was given is right.</summary>
public sealed class SecondFactors
{
    private const string Codes = "stadkust.recovery";
    private const int CodesAtOnce = 10;
    private readonly AccountsDb db;
    private readonly UserManager<Account> users;
    private readonly AccountRegister accounts;
    private readonly IPasskeyHandler<Account> passkeys;
    private readonly IDataProtector secrets;
    private readonly TimeProvider clock;

    internal SecondFactors(
        AccountsDb db, UserManager<Account> users, AccountRegister accounts, IPasskeyHandler<Account> passkeys, IDataProtectionProvider protection, TimeProvider clock)
    {
        (this.db, this.users, this.accounts, this.passkeys, this.clock) = (db, users, accounts, passkeys, clock);
        secrets = protection.CreateProtector("stadkust.totp");
    }

    /// <summary>What an account has set up.</summary>
    public async Task<FactorState> StateAsync(Guid id, CancellationToken stop)
    {
        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == id, stop);
        var keys = await users.GetPasskeysAsync(account);
        return new FactorState(
            account.TotpKey is not null,
            [.. keys.OrderBy(k => k.CreatedAt).Select(k => new Passkey(Convert.ToHexString(k.CredentialId), k.Name ?? "", k.CreatedAt))],
            await db.UserTokens.CountAsync(t => t.UserId == id && t.LoginProvider == Codes, stop));
    }

    /// <summary>Whether a password alone does not open the door.</summary>
    public async Task<bool> IsWantedAsync(Account account, CancellationToken stop) =>
        account.TotpKey is not null || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(k => k.UserId == account.Id, stop);

    /// <summary>Switches the app on when its code is right.</summary>
    public async Task<bool> SetUpAppAsync(Guid id, string key, string code, CancellationToken stop)
    {
        if (key.Length != 32 || Totp.StepOf(key, code, clock.GetUtcNow()) is not { } step)
        {
            return false;
        }

        var stored = secrets.Protect(key);
        await db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.TotpKey, stored).SetProperty(a => a.TotpStep, step), stop);
        await accounts.NoteAsync(id, "app-added", "", stop);
        return true;
    }

    public async Task RemoveAppAsync(Guid id, CancellationToken stop)
    {
        await db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(s => s.SetProperty(a => a.TotpKey, (string?)null).SetProperty(a => a.TotpStep, 0), stop);
        await accounts.NoteAsync(id, "app-removed", "", stop);
    }

    /// <summary>Ten new codes, each good for one sign-in; earlier ones stop working. They are told once: only their hashes are kept.</summary>
    public async Task<IReadOnlyList<string>> NewCodesAsync(Guid id, CancellationToken stop)
    {
        await db.UserTokens.Where(t => t.UserId == id && t.LoginProvider == Codes).ExecuteDeleteAsync(stop);
        var codes = Enumerable.Range(0, CodesAtOnce).Select(_ => RandomNumberGenerator.GetString("23456789abcdefghjkmnpqrstuvwxyz", 12)).ToArray();
        db.UserTokens.AddRange(codes.Select(c => new IdentityUserToken<Guid> { UserId = id, LoginProvider = Codes, Name = HashOf(c), Value = "" }));
        await accounts.NoteAsync(id, "codes-made", "", stop);
        return [.. codes.Select(c => $"{c[..4]}-{c[4..8]}-{c[8..]}")];
    }

    /// <summary>A code of the app, or a recovery code. Tries are counted with those of the password; a code works once.</summary>
    public async Task<SignInResult> CheckCodeAsync(Guid id, Door door, string code, CancellationToken stop)
    {
        if (await accounts.TakeTryForAsync(id, stop) is not { } account)
        {
            return SignInResult.LockedOut;
        }

        var isRight = account.TotpKey is { } stored && Totp.StepOf(secrets.Unprotect(stored), code, clock.GetUtcNow()) is { } step
            ? await db.Users.Where(a => a.Id == id && a.TotpStep < step).ExecuteUpdateAsync(s => s.SetProperty(a => a.TotpStep, step), stop) == 1
            : await UseRecoveryCodeAsync(id, code, stop);
        return await accounts.FinishAsync(account, door, isRight, "wrong-code", stop);
    }

    /// <summary>What the browser needs to make a passkey for an account.</summary>
    public async Task<PasskeyQuestion> AskForNewAsync(Account account, HttpContext context)
    {
        var name = account.Email ?? account.Id.ToString();
        var options = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = account.Id.ToString(), Name = name, DisplayName = account.DisplayName is { Length: > 0 } shown ? shown : name }, context);
        return new PasskeyQuestion(options.CreationOptionsJson, options.AttestationState);
    }

    /// <summary>Keeps a passkey the browser made.</summary>
    public async Task<bool> KeepAsync(Account account, string name, string credential, string? state, HttpContext context, CancellationToken stop)
    {
        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != account.Id.ToString() || (await users.GetPasskeysAsync(account)).Count >= 20)
        {
            return false;
        }

        result.Passkey.Name = name.Trim() is { Length: > 0 and <= 60 } given ? given : "Passkey";
        var kept = await users.FindByIdAsync(account.Id.ToString());
        var done = kept is not null && (await users.AddOrUpdatePasskeyAsync(kept, result.Passkey)).Succeeded;
        await accounts.NoteAsync(account.Id, "passkey-added", "", stop);
        return done;
    }

    public async Task RemovePasskeyAsync(Guid id, string credential, CancellationToken stop)
    {
        if (await users.FindByIdAsync(id.ToString()) is { } account && credential.Length is > 0 and < 3000 && credential.All(char.IsAsciiHexDigit) && credential.Length % 2 == 0)
        {
            await users.RemovePasskeyAsync(account, Convert.FromHexString(credential));
            await accounts.NoteAsync(id, "passkey-removed", "", stop);
        }
    }

    /// <summary>What the browser needs to prove a passkey: of one account as second step, or of any account in place of a password.</summary>
    public async Task<PasskeyQuestion> AskAsync(Guid? id, HttpContext context)
    {
        var options = await passkeys.MakeRequestOptionsAsync(id is { } known ? await users.FindByIdAsync(known.ToString()) : null, context);
        return new PasskeyQuestion(options.RequestOptionsJson, options.AssertionState);
    }

    /// <summary>Whose passkey signed the question, and whether the door admits the account.</summary>
    /// <param name="id">The account that already said its password; null when the passkey stands for both.</param>
    public async Task<SignInResult> CheckPasskeyAsync(Guid? id, Door door, string credential, string? state, HttpContext context, CancellationToken stop)
    {
        var result = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded || (id is { } wanted && result.User.Id != wanted))
        {
            return SignInResult.Failed;
        }

        if (await accounts.TakeTryForAsync(result.User.Id, stop) is not { } account)
        {
            return SignInResult.LockedOut;
        }

        var fresh = await users.FindByIdAsync(account.Id.ToString());
        await users.AddOrUpdatePasskeyAsync(fresh!, result.Passkey); // its counter, by which a copy is noticed
        return await accounts.FinishAsync(account, door, true, "wrong-passkey", stop);
    }

    private async Task<bool> UseRecoveryCodeAsync(Guid id, string code, CancellationToken stop)
    {
        var plain = new string([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var hash = HashOf(plain);
        var used = plain.Length == 12 && await db.UserTokens.Where(t => t.UserId == id && t.LoginProvider == Codes && t.Name == hash).ExecuteDeleteAsync(stop) == 1;
        if (used)
        {
            await accounts.NoteAsync(id, "recovery-code-used", "", stop);
        }

        return used;
    }

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}

/// <param name="CodesLeft">Recovery codes not yet used.</param>
public sealed record FactorState(bool HasApp, IReadOnlyList<Passkey> Passkeys, int CodesLeft)
{
    public bool IsOn => HasApp || Passkeys.Count > 0;
}

/// <param name="Id">Credential id, upper-case hex.</param>
public sealed record Passkey(string Id, string Name, DateTimeOffset MadeAt);

/// <param name="Options">JSON for the browser.</param>
/// <param name="State">What this side must remember until the answer; not for the browser to read.</param>
public sealed record PasskeyQuestion(string Options, string? State);
