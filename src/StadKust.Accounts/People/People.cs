using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts;

/// <summary>Accounts as those who look after them see them: who there is, invite, change, take out of use.</summary>
public sealed class People
{
    private readonly AccountsDb db;
    private readonly UserManager<Account> users;
    private readonly AccountRegister accounts;
    private readonly AccountGroups groups;
    private readonly AccountSessions sessions;
    private readonly IAccountMail mail;
    private readonly TimeProvider clock;

    internal People(
        AccountsDb db, UserManager<Account> users, AccountRegister accounts, AccountGroups groups, AccountSessions sessions, IAccountMail mail, TimeProvider clock) =>
        (this.db, this.users, this.accounts, this.groups, this.sessions, this.mail, this.clock) = (db, users, accounts, groups, sessions, mail, clock);

    /// <summary>Those who may enter the back office, by name.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(CancellationToken stop)
    {
        var found = await db.Users.AsNoTracking().Where(a => a.Kind == AccountKind.Editor || a.IsAdministrator).OrderBy(a => a.DisplayName).ThenBy(a => a.NormalizedEmail).ToListAsync(stop);
        var members = (await db.Members.AsNoTracking().ToListAsync(stop)).ToLookup(m => m.Account, m => m.Group);
        return [.. found.Select(a => new Person(a, StateOf(a), [.. members[a.Id]]))];
    }

    public async Task<Person?> FindAsync(Guid id, CancellationToken stop) =>
        await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && (a.Kind == AccountKind.Editor || a.IsAdministrator), stop) is { } account
            ? new Person(account, StateOf(account), [.. await db.Members.AsNoTracking().Where(m => m.Account == id).Select(m => m.Group).ToListAsync(stop)])
            : null;

    /// <summary>Names of accounts of any kind, for histories.</summary>
    public Task<List<Account>> NamedAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) => db.Users.AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(stop);

    /// <summary>Makes an account without a password and sends its owner the link to choose one.</summary>
    /// <returns>The link's token, for the administrator to hand over where no mail goes out; or a fault: <c>email-taken</c>, <c>email-invalid</c>.</returns>
    public async Task<(string? Token, string? Fault)> InviteAsync(
        Guid id, string email, string name, string language, IReadOnlyCollection<Guid> memberOf, string? message, Guid who, CancellationToken stop)
    {
        var (account, fault) = await MakeAsync(id, AccountKind.Editor, email, name, language, stop);
        if (account is null)
        {
            return (null, fault);
        }

        await groups.SetAsync(id, memberOf, who, stop);
        return (await SendInvitationAsync(account, message, stop), null);
    }

    /// <summary>The same for somebody of a municipality or organisation, who enters by the partners' door.</summary>
    /// <returns>The new account and the link's token, or a fault: <c>email-taken</c>, <c>email-invalid</c>.</returns>
    public async Task<(Guid? Account, string? Token, string? Fault)> InvitePartnerAsync(
        string email, string name, string language, string? message, Guid who, CancellationToken stop)
    {
        var (account, fault) = await MakeAsync(Guid.NewGuid(), AccountKind.Partner, email, name, language, stop);
        if (account is null)
        {
            return (null, null, fault);
        }

        await accounts.NoteAsync(who, "partner-invited", account.Id.ToString(), stop);
        return (account.Id, await SendInvitationAsync(account, message, stop), null);
    }

    private async Task<(Account? Account, string? Fault)> MakeAsync(Guid id, AccountKind kind, string email, string name, string language, CancellationToken stop)
    {
        email = email.Trim();
        if (!AccountRegister.LooksLikeAddress(email))
        {
            return (null, "email-invalid");
        }

        if (await users.FindByEmailAsync(email) is not null || await db.Users.AnyAsync(a => a.Id == id, stop))
        {
            return (null, "email-taken");
        }

        var now = clock.GetUtcNow().UtcTicks;
        var account = new Account
        {
            Id = id,
            UserName = email,
            Email = email,
            DisplayName = name.Trim(),
            Kind = kind,
            Language = language,
            CreatedAt = now,
            UpdatedAt = now,
            LockoutEnabled = true,
        };
        if (await users.CreateAsync(account) is { Succeeded: false } refused)
        {
            return (null, refused.Errors.First().Code.Contains("UserName", StringComparison.Ordinal) ? "email-invalid" : "email-taken");
        }

        return (account, null);
    }

    /// <summary>A new link for somebody who has not yet chosen a password; the old one stops working.</summary>
    public async Task<string?> InviteAgainAsync(Guid id, string? message, CancellationToken stop) =>
        await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.PasswordHash == null, stop) is { } account ? await SendInvitationAsync(account, message, stop) : null;

    /// <summary>A link to choose a new password, made by an administrator.</summary>
    public async Task<string?> ResetAsync(Guid id, Guid who, CancellationToken stop)
    {
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, stop) is not { } account)
        {
            return null;
        }

        var token = await accounts.InviteAsync(account.Kind, account.Email!, account.IsAdministrator, stop);
        await accounts.NoteAsync(who, "reset-asked", id.ToString(), stop);
        await mail.SendAsync(new AccountLetter(LetterKind.NewPassword, account.Email!, account.DisplayName, account.Language, token), stop);
        return token;
    }

    /// <summary>Sends a link to choose a new password when there is such an account. The asker learns nothing of it.</summary>
    public async Task ForgotAsync(string email, CancellationToken stop)
    {
        if (mail.GoesOut && email.Trim() is { Length: > 2 and < 255 } address && await users.FindByEmailAsync(address) is { IsDisabled: false } account
            && await accounts.MayWriteAgainAsync(account.Id, stop))
        {
            var token = await accounts.InviteAsync(account.Kind, account.Email!, account.IsAdministrator, stop);
            await accounts.NoteAsync(account.Id, "forgot-password", "", stop);
            await mail.SendAsync(new AccountLetter(LetterKind.NewPassword, account.Email!, account.DisplayName, account.Language, token), stop);
        }
    }

    /// <summary>Name, language and start nodes; groups are set apart.</summary>
    /// <returns>False when there is no such account.</returns>
    public async Task<bool> ChangeAsync(Guid id, PersonChange change, CancellationToken stop)
    {
        if (await db.Users.FirstOrDefaultAsync(a => a.Id == id, stop) is not { } account)
        {
            return false;
        }

        account.DisplayName = change.Name ?? account.DisplayName;
        account.Language = change.Language ?? account.Language;
        account.HasDocumentRoot = change.DocumentRoot ?? account.HasDocumentRoot;
        account.HasMediaRoot = change.MediaRoot ?? account.HasMediaRoot;
        account.DocumentStartNodes = change.DocumentStarts is { } documents ? string.Join(',', documents) : account.DocumentStartNodes;
        account.MediaStartNodes = change.MediaStarts is { } media ? string.Join(',', media) : account.MediaStartNodes;
        account.UpdatedAt = clock.GetUtcNow().UtcTicks;
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Takes accounts out of use or back into it; who is out is signed out everywhere.</summary>
    /// <returns>Null, or <c>last-administrator</c>.</returns>
    public async Task<string?> UseAsync(IReadOnlyCollection<Guid> ids, bool inUse, Guid who, CancellationToken stop)
    {
        if (!inUse && !await db.Users.AnyAsync(a => a.IsAdministrator && !a.IsDisabled && !ids.Contains(a.Id), stop))
        {
            return "last-administrator";
        }

        await db.Users.Where(a => ids.Contains(a.Id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.IsDisabled, !inUse), stop);
        foreach (var id in ids)
        {
            await accounts.NoteAsync(who, inUse ? "enabled" : "disabled", id.ToString(), stop);
            if (!inUse)
            {
                await sessions.EndOthersAsync(id, null, stop);
            }
        }

        return null;
    }

    public Task UnlockAsync(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        db.Users.Where(a => ids.Contains(a.Id)).ExecuteUpdateAsync(s => s.SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null).SetProperty(a => a.AccessFailedCount, 0), stop);

    /// <summary>Deletes accounts that were never used; who has worked here can only be taken out of use, so that histories keep their names.</summary>
    /// <returns>False when one of them has signed in before; none is deleted then.</returns>
    public async Task<bool> DeleteAsync(IReadOnlyCollection<Guid> ids, Guid who, CancellationToken stop)
    {
        if (await db.Users.AnyAsync(a => ids.Contains(a.Id) && (a.LastSignInAt != null || a.PasswordHash != null), stop))
        {
            return false;
        }

        await db.Members.Where(m => ids.Contains(m.Account)).ExecuteDeleteAsync(stop);
        await db.Users.Where(a => ids.Contains(a.Id)).ExecuteDeleteAsync(stop);
        foreach (var id in ids)
        {
            await accounts.NoteAsync(who, "deleted", id.ToString(), stop);
        }

        return true;
    }

    private async Task<string> SendInvitationAsync(Account account, string? message, CancellationToken stop)
    {
        var token = await accounts.InviteAsync(account.Kind, account.Email!, account.IsAdministrator, stop);
        await mail.SendAsync(new AccountLetter(LetterKind.Invitation, account.Email!, account.DisplayName, account.Language, token, message), stop);
        return token;
    }

    private PersonState StateOf(Account account) =>
        account.IsDisabled ? PersonState.Disabled
        : account.PasswordHash is null ? PersonState.Invited
        : account.LockoutEnd > clock.GetUtcNow() ? PersonState.LockedOut
        : account.LastSignInAt is null ? PersonState.Inactive
        : PersonState.Active;
}
