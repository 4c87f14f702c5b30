using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace StadKust.Accounts.Storage;

/// <summary>Contexts for <c>src/make-migration</c>; no connection is opened.</summary>
internal sealed class SqliteAtDesignTime : IDesignTimeDbContextFactory<SqliteAccountsDb>
{
    public SqliteAccountsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAccountsDb>().UseApplicationServiceProvider(AsAtRunTime()).UseSqlite("Data Source=design").Options);

    // Identity reads its schema version from the options of the application: without them the model would differ from the one that runs.
    internal static ServiceProvider AsAtRunTime() =>
        new ServiceCollection().Configure<IdentityOptions>(o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider();
}

internal sealed class PostgresAtDesignTime : IDesignTimeDbContextFactory<PostgresAccountsDb>
{
    public PostgresAccountsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresAccountsDb>().UseApplicationServiceProvider(SqliteAtDesignTime.AsAtRunTime()).UseNpgsql("Host=design").Options);
}
