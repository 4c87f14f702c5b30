using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>The one database all parts share: how a part opens its own tables in it, alone or inside a transaction another part has begun.</summary>
public sealed class SharedDatabase(ContentOptions options)
{
    public bool IsPostgres => options.Provider == StoreProvider.PostgreSql;

    /// <summary>Options of a context on a connection of its own.</summary>
    /// <param name="migrationsTable">Where the part keeps which of its migrations ran: <c>events_migrations</c>.</param>
    public DbContextOptions<T> Options<T>(string migrationsTable)
        where T : DbContext =>
        IsPostgres
            ? new DbContextOptionsBuilder<T>().UseNpgsql(options.ConnectionString, o => o.MigrationsHistoryTable(migrationsTable)).Options
            : new DbContextOptionsBuilder<T>().UseSqlite(options.Connection, o => o.MigrationsHistoryTable(migrationsTable))
                .AddInterceptors(new SqliteConnectionSettings()).Options;

    /// <summary>Options of a context on the connection of a transaction. Call <c>Database.UseTransaction</c> with it.</summary>
    public DbContextOptions<T> Options<T>(DbTransaction within)
        where T : DbContext
    {
        var connection = within.Connection ?? throw new ArgumentException("The transaction is over.", nameof(within));
        return IsPostgres
            ? new DbContextOptionsBuilder<T>().UseNpgsql(connection).Options
            : new DbContextOptionsBuilder<T>().UseSqlite(connection).Options;
    }
}
