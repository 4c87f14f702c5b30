using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>What is known about events beside their content: workflow, origin, ownership, sources, runs, members. Tables begin with <c>events_</c>.</summary>
internal abstract class EventsDb(DbContextOptions options) : DbContext(options)
{
    public const string MigrationsTable = "events_migrations";

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<TrailRow> Trail => Set<TrailRow>();

    public DbSet<OwnedRow> Owned => Set<OwnedRow>();

    public DbSet<OriginRow> Origins => Set<OriginRow>();

    public DbSet<SourceRow> Sources => Set<SourceRow>();

    public DbSet<RunRow> Runs => Set<RunRow>();

    public DbSet<LineRow> Lines => Set<LineRow>();

    public DbSet<PairRow> Pairs => Set<PairRow>();

    public DbSet<MemberRow> Members => Set<MemberRow>();

    public static EventsDb Open(SharedDatabase shared) =>
        shared.IsPostgres
            ? new PostgresEventsDb(shared.Options<PostgresEventsDb>(MigrationsTable))
            : new SqliteEventsDb(shared.Options<SqliteEventsDb>(MigrationsTable));

    /// <summary>Inside a transaction of content.</summary>
    public static async Task<EventsDb> OpenAsync(SharedDatabase shared, DbTransaction within, CancellationToken stop)
    {
        EventsDb db = shared.IsPostgres
            ? new PostgresEventsDb(shared.Options<PostgresEventsDb>(within))
            : new SqliteEventsDb(shared.Options<SqliteEventsDb>(within));
        await db.Database.UseTransactionAsync(within, stop);
        return db;
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<EventRow>(e =>
        {
            e.ToTable("events_event").HasKey(r => r.Key);
            e.Property(r => r.Key).ValueGeneratedNever();
            e.Property(r => r.Version).IsConcurrencyToken();
            e.Property(r => r.Title).HasMaxLength(300);
            e.Property(r => r.ReasonCode).HasMaxLength(60);
            e.Property(r => r.Reason).HasMaxLength(1000);
            e.HasIndex(r => r.State);
            e.HasIndex(r => r.Municipality);
            e.HasIndex(r => r.Organiser);
        });
        model.Entity<TrailRow>(e =>
        {
            e.ToTable("events_trail").HasKey(r => r.Id);
            e.Property(r => r.Action).HasMaxLength(40);
            e.Property(r => r.Field).HasMaxLength(60);
            e.Property(r => r.Who).HasMaxLength(200);
            e.Property(r => r.Why).HasMaxLength(1000);
            e.HasIndex(r => r.Event);
            e.HasIndex(r => r.Who);
        });
        model.Entity<OwnedRow>(e =>
        {
            e.ToTable("events_owned").HasKey(r => new { r.Event, r.Field });
            e.Property(r => r.Field).HasMaxLength(60);
            e.Property(r => r.Who).HasMaxLength(200);
        });
        model.Entity<OriginRow>(e =>
        {
            e.ToTable("events_origin").HasKey(r => r.Id);
            e.HasIndex(r => r.Event);
            e.HasIndex(r => new { r.Source, r.Uid });
        });
        model.Entity<SourceRow>(e =>
        {
            e.ToTable("events_source").HasKey(r => r.Id);
            e.Property(r => r.Name).HasMaxLength(200);
            e.Property(r => r.Address).HasMaxLength(2000);
            e.HasIndex(r => r.KeyHash);
        });
        model.Entity<RunRow>(e =>
        {
            e.ToTable("events_run").HasKey(r => r.Id);
            e.HasIndex(r => r.Source);
        });
        model.Entity<LineRow>(e =>
        {
            e.ToTable("events_run_line").HasKey(r => r.Id);
            e.HasIndex(r => r.Run);
        });
        model.Entity<PairRow>(e =>
        {
            e.ToTable("events_pair").HasKey(r => r.Id);
            e.Property(r => r.Version).IsConcurrencyToken();
            e.HasIndex(r => r.State);
            e.HasIndex(r => r.Newcomer);
        });
        model.Entity<MemberRow>(e => e.ToTable("events_member").HasKey(r => new { r.Account, r.Party }));
    }
}

internal sealed class SqliteEventsDb(DbContextOptions<SqliteEventsDb> options) : EventsDb(options);

internal sealed class PostgresEventsDb(DbContextOptions<PostgresEventsDb> options) : EventsDb(options);

/// <summary>Lets <c>src/make-migration</c> build the contexts; nothing is connected to.</summary>
internal sealed class EventsDbAtDesignTime : IDesignTimeDbContextFactory<SqliteEventsDb>, IDesignTimeDbContextFactory<PostgresEventsDb>
{
    SqliteEventsDb IDesignTimeDbContextFactory<SqliteEventsDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteEventsDb>()
            .UseSqlite("Data Source=:memory:", o => o.MigrationsHistoryTable(EventsDb.MigrationsTable)).Options);

    PostgresEventsDb IDesignTimeDbContextFactory<PostgresEventsDb>.CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresEventsDb>()
            .UseNpgsql("Host=localhost", o => o.MigrationsHistoryTable(EventsDb.MigrationsTable)).Options);
}
