using Npgsql;

[assembly: AssemblyFixture(typeof(StadKust.Content.Tests.PostgresCluster))]

namespace StadKust.Content.Tests;

/// <summary>A throw-away PostgreSQL cluster for this run of the tests, with the tables of Content in a template.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private const string Template = "content_template";
    private ThrowAwayPostgres? postgres;

    private ThrowAwayPostgres Postgres => postgres ?? throw new InvalidOperationException("The cluster has not been started.");

    public async ValueTask InitializeAsync()
    {
        postgres = ThrowAwayPostgres.Start();
        await Postgres.ExecuteAsync($"CREATE DATABASE {Template}");
        using var store = new ContentStore(
            new ContentOptions { Provider = StoreProvider.PostgreSql, ConnectionString = Postgres.ConnectionTo(Template) + ";Pooling=false" });
        await store.MigrateAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        postgres?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <returns>Connection string of a fresh, migrated database.</returns>
    public Task<string> FreshAsync() => Postgres.FreshAsync(Template);
}
