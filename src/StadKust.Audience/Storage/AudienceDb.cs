using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using StadKust.Content;

namespace StadKust.Audience;

/// <summary>The tables of the audience. All have the prefix <c>audience_</c>.</summary>
internal abstract class AudienceDb(DbContextOptions options) : DbContext(options)
{
    public const string MigrationsTable = "audience_migrations";

    public DbSet<MailRow> Mails => Set<MailRow>();

    public DbSet<ReachRow> Reach => Set<ReachRow>();

    public static AudienceDb Open(SharedDatabase shared) =>
        shared.IsPostgres
            ? new PostgresAudienceDb(shared.Options<PostgresAudienceDb>(MigrationsTable))
            : new SqliteAudienceDb(shared.Options<SqliteAudienceDb>(MigrationsTable));

    /// <summary>Inside a transaction of another part.</summary>
    public static async Task<AudienceDb> OpenAsync(SharedDatabase shared, DbTransaction within, CancellationToken stop)
    {
        AudienceDb db = shared.IsPostgres
            ? new PostgresAudienceDb(shared.Options<PostgresAudienceDb>(within))
            : new SqliteAudienceDb(shared.Options<SqliteAudienceDb>(within));
        await db.Database.UseTransactionAsync(within, stop);
        return db;
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<MailRow>(e =>
        {
            e.ToTable("audience_mail").HasKey(r => r.Id);
            e.Property(r => r.Template).HasMaxLength(60);
            e.Property(r => r.Culture).HasMaxLength(10);
            e.Property(r => r.Address).HasMaxLength(320);
            e.Property(r => r.NormalizedAddress).HasMaxLength(320);
            e.Property(r => r.About).HasMaxLength(100);
            e.Property(r => r.MessageId).HasMaxLength(120);
            e.Property(r => r.Note).HasMaxLength(1000);
            e.HasIndex(r => r.NormalizedAddress);
            e.HasIndex(r => r.MessageId).IsUnique();
            e.HasIndex(r => new { r.State, r.Finished });
        });
        model.Entity<ReachRow>(e =>
        {
            e.ToTable("audience_reach").HasKey(r => new { r.Item, r.Day, r.Culture });
            e.Property(r => r.Culture).HasMaxLength(10);
            e.HasIndex(r => r.Day);
        });
    }
}

internal sealed class SqliteAudienceDb(DbContextOptions<SqliteAudienceDb> options) : AudienceDb(options);

internal sealed class PostgresAudienceDb(DbContextOptions<PostgresAudienceDb> options) : AudienceDb(options);

/// <summary>Lets <c>src/make-migration</c> build the contexts; nothing is connected to.</summary>
internal sealed class AudienceDbAtDesignTime : IDesignTimeDbContextFactory<SqliteAudienceDb>, IDesignTimeDbContextFactory<PostgresAudienceDb>
{
    SqliteAudienceDb IDesignTimeDbContextFactory<SqliteAudienceDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAudienceDb>()
            .UseSqlite("Data Source=:memory:", o => o.MigrationsHistoryTable(AudienceDb.MigrationsTable)).Options);

    PostgresAudienceDb IDesignTimeDbContextFactory<PostgresAudienceDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAudienceDb>()
            .UseNpgsql("Host=localhost", o => o.MigrationsHistoryTable(AudienceDb.MigrationsTable)).Options);
}

/// <summary>One mail to one person. Instants are UTC milliseconds. Subject and text are gone when it has been sent, the address some weeks later.</summary>
internal sealed class MailRow
{
    public long Id { get; set; }
    public required string Template { get; set; }
    public required string Culture { get; set; }
    public required string Address { get; set; }

    /// <summary>Upper case; what look-ups by person go by.</summary>
    public required string NormalizedAddress { get; set; }
    public required string Name { get; set; }
    public required string Subject { get; set; }
    public required string Text { get; set; }

    /// <summary>What it is about, for people who look after the site: <c>event</c> and its key.</summary>
    public required string About { get; set; }

    /// <summary>The same at every attempt, so that a mail sent twice by a crash is shown once.</summary>
    public required string MessageId { get; set; }
    public MailState State { get; set; }
    public int Attempts { get; set; }

    /// <summary>Why it was not taken.</summary>
    public string? Note { get; set; }
    public long Created { get; set; }
    public long? Finished { get; set; }
}
