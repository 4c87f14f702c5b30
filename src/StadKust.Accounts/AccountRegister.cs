using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts;

/// <summary>Makes accounts, hands out one-time links and lets people in.</summary>
/// <remarks>Called <c>Accounts</c> in talk; the namespace has that name already.</remarks>
public sealed class AccountRegister
{
    private static readonly TimeSpan FirstLinkLasts = TimeSpan.FromDays(7);
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromHours(48);
    private static readonly TimeSpan LockLasts = TimeSpan.FromMinutes(15);
    private const int MostTries = 10;
    private const int LongestPassword = 256;
    private const int LongestName = 200;

    private readonly AccountsDb db;
    private readonly UserManager<Account> users;
    private readonly TimeProvider clock;

    internal AccountRegister(AccountsDb db, UserManager<Account> users, TimeProvider clock)
    {
        this.db = db;
        this.users = users;
        this.clock = clock;
    }

    public async Task MigrateAsync(CancellationToken stop)
    {
        await db.Database.MigrateAsync(stop);
        await AccountGroups.SeedAsync(db, stop);
    }

    public Task<bool> AnyAsync(CancellationToken stop) => db.Users.AnyAsync(stop);

    public Task<List<Account>> ListAsync(CancellationToken stop) =>
        db.Users.AsNoTracking().OrderBy(a => a.Kind).ThenBy(a => a.NormalizedEmail).ToListAsync(stop);

    /// <summary>A new token for the first administrator; earlier ones stop working.</summary>
    public async Task<string> FirstLinkAsync(CancellationToken stop)
    {
        await db.Links.Where(l => l.Email == null && l.UsedAt == null).ExecuteDeleteAsync(stop);
        return await LinkAsync(AccountKind.Editor, isAdministrator: true, email: null, FirstLinkLasts, stop);
    }

    /// <summary>A token that lets the owner of an address choose a password: for a new account, or for one that forgot it.</summary>
    /// <remarks>Earlier tokens for the address stop working. For an account that is there, kind and rights stay what they are.</remarks>
    public async Task<string> InviteAsync(AccountKind kind, string email, bool isAdministrator, CancellationToken stop)
    {
        await VoidAsync(email.Trim(), stop);
        var token = await LinkAsync(kind, isAdministrator, email.Trim(), InvitationLasts, stop);
        await NoteAsync(null, "invited", $"{kind}", stop);
        return token;
    }

    /// <summary>What a token is for, or null when it is unknown, used or too old.</summary>
    public async Task<Invitation?> InvitationAsync(string? token, CancellationToken stop) =>
        await OpenLinkAsync(token, stop) is { } link ? new Invitation(link.Kind, link.IsAdministrator, link.Email) : null;

    /// <summary>Uses a token up: makes the account, or gives an existing one of that address its new password.</summary>
    /// <param name="email">Ignored when the invitation names an address.</param>
    public async Task<AcceptResult> AcceptAsync(string? token, string? email, string displayName, string password, string language, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await OpenLinkAsync(token, stop) is not { } link)
        {
            return new AcceptResult(null, ["link-expired"]);
        }

        var address = link.Email ?? email?.Trim() ?? "";
        string? fault = !LooksLikeAddress(address) ? "email-invalid"
            : displayName.Length > LongestName ? "name-too-long"
            : password.Length > LongestPassword ? "password-too-long"
            : null;
        if (fault is not null)
        {
            return new AcceptResult(null, [fault]);
        }

        // Claimed by one statement, so that of two clicks at the same moment one wins.
        var now = clock.GetUtcNow().UtcTicks;
        if (await db.Links.Where(l => l.Id == link.Id && l.UsedAt == null).ExecuteUpdateAsync(s => s.SetProperty(l => l.UsedAt, now), stop) != 1)
        {
            return new AcceptResult(null, ["link-expired"]);
        }

        var account = await users.FindByEmailAsync(address);
        IdentityResult result;
        if (account is null)
        {
            account = new Account
            {
                Id = Guid.NewGuid(),
                UserName = address,
                Email = address,
                EmailConfirmed = link.Email is not null,
                DisplayName = displayName.Trim(),
                Kind = link.Kind,
                IsAdministrator = link.IsAdministrator,
                Language = language,
                CreatedAt = now,
                UpdatedAt = now,
                PasswordChangedAt = now,
                LockoutEnabled = true,
            };
            try
            {
                result = await users.CreateAsync(account, password);
            }
            catch (DbUpdateException)
            {
                // Another link made an account of this address between our look and our write: the index on names refuses the second.
                return new AcceptResult(null, ["email-taken"]);
            }
        }
        else if (link.Email is null)
        {
            // The first link never takes over an account that is there.
            return new AcceptResult(null, ["email-taken"]);
        }
        else
        {
            if (account.PasswordHash is null)
            {
                // Invited by name: the person says how to be called, and in which language.
                account.DisplayName = displayName.Trim() is { Length: > 0 } said ? said : account.DisplayName;
                account.Language = language;
            }

            account.EmailConfirmed = true;
            result = await ReplacePasswordAsync(account, password);
        }

        if (!result.Succeeded)
        {
            return new AcceptResult(null, [.. result.Errors.Select(e => Kebab(e.Code))]);
        }

        // No other link may open what this one has settled: not one of the same address, and not that of the first start.
        await VoidAsync(address, stop);
        await NoteAsync(account.Id, "link-used", $"{account.Kind}", stop);
        if (account.Kind == AccountKind.Editor && !await db.Members.AnyAsync(m => m.Account == account.Id, stop))
        {
            db.Members.Add(new MemberRow { Account = account.Id, Group = (account.IsAdministrator ? BuiltInGroups.Administrators : BuiltInGroups.Editors).Id });
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return new AcceptResult(account, []);
    }

    /// <summary>Checks address and password. Ten wrong tries lock the account for a quarter of an hour; sessions that are open stay open.</summary>
    public async Task<SignInResult> SignInAsync(Door door, string email, string password, CancellationToken stop)
    {
        var account = await users.FindByEmailAsync(email.Trim());
        if (account is null || !await TakeTryAsync(account, stop))
        {
            // As much work as for an address we know and may try: the time of the answer tells nothing.
            users.PasswordHasher.HashPassword(new Account(), password);
            if (account is null)
            {
                return SignInResult.Failed;
            }

            // The tenth try may have been cut off before it set the lock; without one the account would stay shut for ever.
            await LockAsync(account.Id, stop);
            return SignInResult.LockedOut;
        }

        if (!await users.CheckPasswordAsync(account, password))
        {
            await NoteAsync(account.Id, "wrong-password", door.Name, stop);
            return await LockAsync(account.Id, stop) ? SignInResult.LockedOut : SignInResult.Failed;
        }

        // The count of tries goes on until the second step is done: guessing codes costs tries as well.
        return door.Admits(account) && !account.IsDisabled
            && (account.TotpKey is not null || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(k => k.UserId == account.Id, stop))
                ? new SecondStep(account)
                : await FinishAsync(account, door, true, "", stop);
    }

    /// <summary>Counts a try against an account that is known already; null when none is left.</summary>
    internal async Task<Account?> TakeTryForAsync(Guid id, CancellationToken stop)
    {
        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, stop);
        if (account is null || !await TakeTryAsync(account, stop))
        {
            await LockAsync(id, stop);
            return null;
        }

        return account;
    }

    /// <summary>The end of every way to sign in: right or wrong, admitted or not.</summary>
    internal async Task<SignInResult> FinishAsync(Account account, Door door, bool isRight, string fault, CancellationToken stop)
    {
        if (!isRight)
        {
            await NoteAsync(account.Id, fault, door.Name, stop);
            return await LockAsync(account.Id, stop) ? SignInResult.LockedOut : SignInResult.Failed;
        }

        await db.Users.Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.AccessFailedCount, 0), stop);
        if (account.IsDisabled || !door.Admits(account))
        {
            await NoteAsync(account.Id, "wrong-door", door.Name, stop);
            return SignInResult.NotAllowed;
        }

        await NoteAsync(account.Id, "signed-in", door.Name, stop);
        return new SignInSuccess(account);
    }

    /// <summary>Changes the password of somebody who is signed in and says the old one. All other sessions end with it.</summary>
    /// <returns>Faults, empty when it went well: <c>failed</c> for a wrong old password.</returns>
    public async Task<IReadOnlyList<string>> ChangePasswordAsync(Guid id, string? old, string password, CancellationToken stop)
    {
        if (await users.FindByIdAsync(id.ToString()) is not { } account || password.Length > LongestPassword)
        {
            return ["failed"];
        }

        if (!await TakeTryAsync(account, stop) || old is null || !await users.CheckPasswordAsync(account, old))
        {
            await LockAsync(id, stop);
            await NoteAsync(id, "wrong-password", "change", stop);
            return ["failed"];
        }

        if (await ReplacePasswordAsync(account, password) is { Succeeded: false } refused)
        {
            return [.. refused.Errors.Select(e => Kebab(e.Code))];
        }

        await NoteAsync(id, "password-changed", "", stop);
        return [];
    }

    /// <summary>An account as stored now.</summary>
    public Task<Account> FreshAsync(Guid id, CancellationToken stop) => db.Users.AsNoTracking().SingleAsync(a => a.Id == id, stop);

    /// <summary>False when a letter with a link went to this account in the last few minutes: nobody's mailbox is filled by strangers.</summary>
    internal async Task<bool> MayWriteAgainAsync(Guid account, CancellationToken stop)
    {
        var after = (clock.GetUtcNow() - TimeSpan.FromMinutes(5)).UtcTicks;
        return !await db.Audit.AnyAsync(r => r.At > after && r.Account == account && r.Action == "forgot-password", stop);
    }

    public async Task NoteAsync(Guid? account, string action, string detail, CancellationToken stop)
    {
        db.Audit.Add(new AuditRow { At = clock.GetUtcNow().UtcTicks, Account = account, Action = action, Detail = detail });
        await db.SaveChangesAsync(stop);
    }

    // A try is counted before the password is looked at, by one statement: a hundred guesses at the same moment are ten.
    private async Task<bool> TakeTryAsync(Account account, CancellationToken stop)
    {
        if (account.LockoutEnd is { } end && end <= clock.GetUtcNow())
        {
            await db.Users.Where(a => a.Id == account.Id && a.LockoutEnd == end)
                .ExecuteUpdateAsync(s => s.SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null).SetProperty(a => a.AccessFailedCount, 0), stop);
        }

        return await db.Users.Where(a => a.Id == account.Id && a.LockoutEnd == null && a.AccessFailedCount < MostTries)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), stop) == 1;
    }

    // True when all tries are used up and this call closed the account.
    private async Task<bool> LockAsync(Guid id, CancellationToken stop)
    {
        DateTimeOffset? end = clock.GetUtcNow() + LockLasts;
        return await db.Users.Where(a => a.Id == id && a.LockoutEnd == null && a.AccessFailedCount >= MostTries)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.LockoutEnd, end), stop) == 1;
    }

    private async Task<IdentityResult> ReplacePasswordAsync(Account account, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, account, password) is { Succeeded: false } refused)
            {
                return refused;
            }
        }

        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.PasswordChangedAt = clock.GetUtcNow().UtcTicks;
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        return await users.UpdateSecurityStampAsync(account);
    }

    // Open links of an address, and those of the first start. Addresses are compared as Identity compares them; open links are few.
    private async Task VoidAsync(string address, CancellationToken stop)
    {
        var open = await db.Links.AsNoTracking().Where(l => l.UsedAt == null && l.Email != null).Select(l => new { l.Id, l.Email }).ToListAsync(stop);
        var ids = open.Where(l => users.NormalizeEmail(l.Email) == users.NormalizeEmail(address)).Select(l => l.Id).ToList();
        await db.Links.Where(l => ids.Contains(l.Id)).ExecuteDeleteAsync(stop);
        if (await AnyAsync(stop))
        {
            await db.Links.Where(l => l.Email == null && l.UsedAt == null).ExecuteDeleteAsync(stop);
        }
    }

    private async Task<string> LinkAsync(AccountKind kind, bool isAdministrator, string? email, TimeSpan lasts, CancellationToken stop)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        db.Links.Add(new OneTimeLink
        {
            Id = Guid.NewGuid(),
            TokenHash = HashOf(token),
            Kind = kind,
            IsAdministrator = isAdministrator,
            Email = email,
            ExpiresAt = (clock.GetUtcNow() + lasts).UtcTicks,
        });
        await db.SaveChangesAsync(stop);
        return token;
    }

    private async Task<OneTimeLink?> OpenLinkAsync(string? token, CancellationToken stop)
    {
        if (token is not { Length: 64 })
        {
            return null;
        }

        var (hash, now) = (HashOf(token), clock.GetUtcNow().UtcTicks);
        return await db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now, stop);
    }

    private static string HashOf(string token) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(token)));

    internal static bool LooksLikeAddress(string address) =>
        address.Length is > 2 and <= 254 && System.Net.Mail.MailAddress.TryCreate(address, out var parsed) && parsed.Address == address;

    private static string Kebab(string code) =>
        string.Concat(code.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <param name="Email">Null when the person chooses it: the first sign-in.</param>
public sealed record Invitation(AccountKind Kind, bool IsAdministrator, string? Email);

/// <param name="Faults">Kebab-case codes, empty when it went well: <c>link-expired</c>, <c>password-too-short</c>, <c>email-invalid</c>. The link still works.</param>
public sealed record AcceptResult(Account? Account, IReadOnlyList<string> Faults);

/// <summary>How a try to sign in ended.</summary>
public record SignInResult(string Code)
{
    public static SignInResult Failed { get; } = new("failed");

    public static SignInResult LockedOut { get; } = new("locked-out");

    /// <summary>Right password, wrong door.</summary>
    public static SignInResult NotAllowed { get; } = new("wrong-door");
}

public sealed record SignInSuccess(Account Account) : SignInResult("signed-in");

/// <summary>The password is right; a code or a passkey is asked for.</summary>
public sealed record SecondStep(Account Account) : SignInResult("second-step");
