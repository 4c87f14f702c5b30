using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace StadKust.Content;

/// <summary>Opens the database, and knows the few things SQLite and PostgreSQL do differently.</summary>
internal sealed class ContentStore(ContentOptions options) : IDisposable
{
    public const string Channel = "stadkust_content";

    // Any number will do, as long as nobody else in the database locks it. This is "Stad" in ASCII.
    private const long LockNumber = 0x53746164;

    // SQLite waits for another writer by polling; within one process we queue instead.
    private readonly SemaphoreSlim writers = new(1, 1);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly DbContextOptions<SqliteContentDb>? sqlite = options.Provider == StoreProvider.Sqlite
        ? new DbContextOptionsBuilder<SqliteContentDb>()
            .UseSqlite(options.Connection, o => o.MigrationsHistoryTable(ContentDb.MigrationsTable)).AddInterceptors(new SqliteConnectionSettings()).Options
        : null;

    private readonly DbContextOptions<PostgresContentDb>? postgres = options.Provider == StoreProvider.PostgreSql
        ? new DbContextOptionsBuilder<PostgresContentDb>()
            .UseNpgsql(options.ConnectionString, o => o.MigrationsHistoryTable(ContentDb.MigrationsTable)).Options
        : null;

    public ContentOptions Options => options;

    public bool IsPostgres => postgres is not null;

    public ContentDb Open() => postgres is not null ? new PostgresContentDb(postgres) : new SqliteContentDb(sqlite!);

    /// <summary>Ends when the tables are up to date; what works in the background waits for it.</summary>
    public Task Ready => ready.Task;

    /// <summary>A connection of the pool, not yet open.</summary>
    public DbConnection Connect() => IsPostgres ? new NpgsqlConnection(options.ConnectionString) : new SqliteConnection(options.Connection);

    public async Task MigrateAsync(CancellationToken stop)
    {
        if (!IsPostgres && new SqliteConnectionStringBuilder(options.Connection) is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file }
            && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        if (await IsUpToDateAsync(stop))
        {
            ready.TrySetResult();
            return;
        }

        await using var db = Open();
        await db.Database.MigrateAsync(stop);
        if (!IsPostgres)
        {
            // Readers go on while one writes; kept in the file.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", stop);
        }

        ready.TrySetResult();
    }

    // Asked by hand: to find nothing to do takes a context half a second, and nearly every start finds nothing.
    private async Task<bool> IsUpToDateAsync(CancellationToken stop)
    {
        var context = IsPostgres ? typeof(PostgresContentDb) : typeof(SqliteContentDb);
        var known = typeof(ContentDb).Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == context).Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>();
        try
        {
            await using var connection = Connect();
            await connection.OpenAsync(stop);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT \"MigrationId\" FROM {ContentDb.MigrationsTable}";
            await using var reader = await command.ExecuteReaderAsync(stop);
            var done = new HashSet<string>(StringComparer.Ordinal);
            while (await reader.ReadAsync(stop))
            {
                done.Add(reader.GetString(0));
            }

            return known.All(done.Contains);
        }
        catch (DbException)
        {
            // No such database or table yet, or it cannot be reached: migrating says which.
            return false;
        }
    }

    /// <summary>One writer at a time, over all nodes, so that the numbers of the change log become visible in order.</summary>
    public async Task<WriteLock> LockAsync(ContentDb db, CancellationToken stop)
    {
        if (!IsPostgres)
        {
            await writers.WaitAsync(stop);
            try
            {
                // Takes the write lock at once (BEGIN IMMEDIATE), not at the first write.
                return new WriteLock(await db.Database.BeginTransactionAsync(stop), writers);
            }
            catch
            {
                writers.Release();
                throw;
            }
        }

        var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockNumber})", stop);
        return new WriteLock(transaction, null);
    }

    /// <summary>All reads inside see one state of the database.</summary>
    public async Task<IAsyncDisposable> SnapshotAsync(ContentDb db, CancellationToken stop)
    {
        if (IsPostgres)
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        }

        await db.Database.OpenConnectionAsync(stop);
        var deferred = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        await db.Database.UseTransactionAsync(deferred, stop);
        return deferred;
    }

    /// <summary>Tells the other nodes, when the transaction commits.</summary>
    public Task NotifyAsync(ContentDb db, CancellationToken stop) =>
        IsPostgres ? db.Database.ExecuteSqlRawAsync($"NOTIFY {Channel}", stop) : Task.CompletedTask;

    /// <summary>Calls <paramref name="noticed"/> whenever a node has written, until the connection breaks or is stopped.</summary>
    public async Task FollowNoticesAsync(Action noticed, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(options.ConnectionString);
        connection.Notification += (_, _) => noticed();
        await connection.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await listen.ExecuteNonQueryAsync(stop);
        }

        // What was written before we listened.
        noticed();
        while (true)
        {
            await connection.WaitAsync(stop);
        }
    }

    /// <summary>A transaction to claim due work in: nodes on PostgreSQL do not wait for each other.</summary>
    public async Task<WriteLock> ClaimAsync(ContentDb db, CancellationToken stop) =>
        IsPostgres ? new WriteLock(await db.Database.BeginTransactionAsync(stop), null) : await LockAsync(db, stop);

    /// <summary>The next row of the given kinds that is due, locked for this transaction.</summary>
    /// <remarks>What is planned for one item in one culture is done in the order of the plan, after a standstill too.</remarks>
    public IQueryable<WorkRow> NextDue(ContentDb db, string[] kinds, long now) =>
        IsPostgres
            ? db.Works.FromSql($"""
                SELECT * FROM content_due w
                WHERE (("State" = {(int)DueState.Waiting} AND "At" <= {now}) OR ("State" = {(int)DueState.Running} AND "LeasedUntil" < {now}))
                AND "What" = ANY({kinds})
                AND ("What" NOT IN ({Due.Publish}, {Due.Withdraw}) OR NOT EXISTS (
                    SELECT 1 FROM content_due e WHERE e."Key" = w."Key" AND COALESCE(e."Culture", '') = COALESCE(w."Culture", '')
                    AND e."What" IN ({Due.Publish}, {Due.Withdraw}) AND e."State" IN ({(int)DueState.Waiting}, {(int)DueState.Running})
                    AND (e."Planned" < w."Planned" OR (e."Planned" = w."Planned" AND e."Id" < w."Id"))))
                ORDER BY "At", "Id" LIMIT 1 FOR UPDATE SKIP LOCKED
                """)
            : db.Works
                .Where(w => ((w.State == DueState.Waiting && w.At <= now) || (w.State == DueState.Running && w.LeasedUntil < now)) && kinds.Contains(w.What))
                .Where(w => (w.What != Due.Publish && w.What != Due.Withdraw) || !db.Works.Any(e =>
                    e.Key == w.Key && (e.Culture ?? "") == (w.Culture ?? "") && (e.What == Due.Publish || e.What == Due.Withdraw)
                    && (e.State == DueState.Waiting || e.State == DueState.Running) && (e.Planned < w.Planned || (e.Planned == w.Planned && e.Id < w.Id))))
                .OrderBy(w => w.At).ThenBy(w => w.Id).Take(1);

    public void Dispose() => writers.Dispose();
}

/// <summary>The one writer. Disposing without <see cref="CommitAsync"/> undoes everything.</summary>
internal sealed class WriteLock(IDbContextTransaction transaction, SemaphoreSlim? writers) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken stop) => transaction.CommitAsync(stop);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        writers?.Release();
    }
}

/// <summary>With a write-ahead log, waiting for the disk at checkpoints is enough: a crash of the program loses nothing.</summary>
internal sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    private const string Settings = "PRAGMA synchronous=NORMAL";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
