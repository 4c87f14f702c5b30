using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Accounts.Storage;

/// <summary>Accounts, one-time links, the audit trail and the keys that protect cookies. Tables begin with <c>accounts_</c>.</summary>
internal abstract class AccountsDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<ProtectionKey> Keys => Set<ProtectionKey>();

    public DbSet<GroupRow> Groups => Set<GroupRow>();

    public DbSet<MemberRow> Members => Set<MemberRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<GrantRow> Grants => Set<GrantRow>();

    public DbSet<UserDataRow> UserData => Set<UserDataRow>();

    // Version 3 from the first migration: passkeys have their table before the page that makes them.
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts_account");
            account.Property(a => a.DisplayName).HasMaxLength(200);
            account.Property(a => a.Language).HasMaxLength(10);
            account.Property(a => a.TotpKey).HasMaxLength(500);
            account.Property(a => a.DocumentStartNodes).HasMaxLength(4000);
            account.Property(a => a.MediaStartNodes).HasMaxLength(4000);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("accounts_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("accounts_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("accounts_token");
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("accounts_passkey");
        });
        builder.Entity<OneTimeLink>(link =>
        {
            link.ToTable("accounts_link");
            link.HasKey(l => l.Id);
            link.Property(l => l.TokenHash).HasMaxLength(64);
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.Property(l => l.Email).HasMaxLength(256);
        });
        builder.Entity<AuditRow>(row =>
        {
            row.ToTable("accounts_audit");
            row.HasKey(r => r.Id);
            row.Property(r => r.Action).HasMaxLength(60);
            row.Property(r => r.Detail).HasMaxLength(500);
            row.HasIndex(r => r.At);
        });
        builder.Entity<GroupRow>(group =>
        {
            group.ToTable("accounts_group");
            group.HasKey(g => g.Id);
            group.Property(g => g.Alias).HasMaxLength(100);
            group.HasIndex(g => g.Alias).IsUnique();
            group.Property(g => g.Name).HasMaxLength(200);
            group.Property(g => g.Description).HasMaxLength(1000);
            group.Property(g => g.Icon).HasMaxLength(200);
        });
        builder.Entity<MemberRow>(member =>
        {
            member.ToTable("accounts_member");
            member.HasKey(m => new { m.Account, m.Group });
            member.HasIndex(m => m.Group);
        });
        builder.Entity<SessionRow>(session =>
        {
            session.ToTable("accounts_session");
            session.HasKey(s => s.Id);
            session.HasIndex(s => s.Account);
            session.Property(s => s.Door).HasMaxLength(20);
            session.Property(s => s.Agent).HasMaxLength(200);
        });
        builder.Entity<GrantRow>(grant =>
        {
            grant.ToTable("accounts_grant");
            grant.HasKey(g => g.Hash);
            grant.Property(g => g.Hash).HasMaxLength(64);
            grant.HasIndex(g => g.Session);
            grant.Property(g => g.Challenge).HasMaxLength(128);
            grant.Property(g => g.RedirectUri).HasMaxLength(500);
        });
        builder.Entity<UserDataRow>(data =>
        {
            data.ToTable("accounts_user_data");
            data.HasKey(d => d.Key);
            data.HasIndex(d => d.Account);
            data.Property(d => d.Group).HasMaxLength(255);
            data.Property(d => d.Identifier).HasMaxLength(255);
        });
        builder.Entity<ProtectionKey>(key =>
        {
            key.ToTable("accounts_key");
            key.HasKey(k => k.Id);
            key.Property(k => k.FriendlyName).HasMaxLength(200);
        });
    }
}

internal sealed class SqliteAccountsDb(DbContextOptions<SqliteAccountsDb> options) : AccountsDb(options);

internal sealed class PostgresAccountsDb(DbContextOptions<PostgresAccountsDb> options) : AccountsDb(options);

/// <summary>A link that lets one person in once. Only the hash of its token is kept.</summary>
internal sealed class OneTimeLink
{
    public Guid Id { get; set; }

    /// <summary>SHA-256 of the token, upper-case hex.</summary>
    public string TokenHash { get; set; } = "";

    public AccountKind Kind { get; set; }

    public bool IsAdministrator { get; set; }

    /// <summary>Null for the first sign-in, where the person says it.</summary>
    public string? Email { get; set; }

    /// <summary>UTC ticks.</summary>
    public long ExpiresAt { get; set; }

    public long? UsedAt { get; set; }
}

/// <summary>Who did what, when. Kept without addresses or passwords.</summary>
internal sealed class AuditRow
{
    public long Id { get; set; }

    public long At { get; set; }

    public Guid? Account { get; set; }

    public string Action { get; set; } = "";

    public string Detail { get; set; } = "";
}

/// <summary>A data-protection key, in the database so that every node reads the same cookies.</summary>
internal sealed class ProtectionKey
{
    public int Id { get; set; }

    public string FriendlyName { get; set; } = "";

    public string Xml { get; set; } = "";
}
