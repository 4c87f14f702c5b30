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
