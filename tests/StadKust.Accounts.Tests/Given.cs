using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts.Tests;
using StadKust.Content.Tests;

[assembly: AssemblyFixture(typeof(PostgresForAccounts))]

namespace StadKust.Accounts.Tests;

public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>One throw-away PostgreSQL for all tests of accounts.</summary>
public sealed class PostgresForAccounts : IDisposable
{
    private readonly ThrowAwayPostgres cluster = ThrowAwayPostgres.Start();

    public Task<string> FreshAsync() => cluster.FreshAsync();

    public void Dispose() => cluster.Dispose();
}

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private DateTimeOffset now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}

/// <summary>Accounts on a database of their own. Every call has a scope of its own, as every request has.</summary>
internal sealed class House : IAsyncDisposable
{
    public const string Password = "een lange zin met vissen";
    private readonly Database database;
    private readonly string connection;
    private readonly string? folder;
    private readonly ServiceProvider services;

    private House(Database database, string connection, string? folder, IAccountMail? mail = null)
    {
        (this.database, this.connection, this.folder) = (database, connection, folder);
        var parts = new ServiceCollection();
        if (mail is not null)
        {
            parts.AddSingleton(mail);
        }

        services = parts
            .AddLogging()
            .AddSingleton<TimeProvider>(Clock)
            .AddAccounts(database == Database.Postgres, connection)
            .BuildServiceProvider();
    }

    public StoppedClock Clock { get; } = new();

    public IServiceProvider Services => services;

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<House> OpenAsync(Database database, PostgresForAccounts postgres, IAccountMail? mail = null)
    {
        var folder = database == Database.Sqlite ? Directory.CreateTempSubdirectory("stadkust-accounts-").FullName : null;
        var house = new House(database, folder is null ? await postgres.FreshAsync() : $"Data Source={folder}/accounts.db;Default Timeout=30", folder, mail);
        await house.AskAsync(async accounts =>
        {
            await accounts.MigrateAsync(Stop);
            return true;
        });
        return house;
    }

    /// <summary>Another process on the same database.</summary>
    public House Again() => new(database, connection, null);

    public async Task<T> AskAsync<T>(Func<AccountRegister, Task<T>> question)
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<AccountRegister>());
    }

    public async Task<T> OfAsync<TPart, T>(Func<TPart, Task<T>> question)
        where TPart : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TPart>());
    }

    /// <summary>A session of an account at a door.</summary>
    public Task<Guid> SessionAsync(Account account, Door? door = null) => OfAsync<AccountSessions, Guid>(s => s.StartAsync(account, door ?? Door.Editors, "Test/1", Stop));

    public Task<Account?> StillValidAsync(Guid account, string? stamp, Guid session) => OfAsync<AccountSessions, Account?>(s => s.StillValidAsync(account, stamp, session, null, Stop));

    public Task<string> InvitedAsync(AccountKind kind, string email, bool administrator = false) => AskAsync(a => a.InviteAsync(kind, email, administrator, Stop));

    public Task<AcceptResult> AcceptAsync(string? token, string? email = null, string password = Password, string name = "Jo") =>
        AskAsync(a => a.AcceptAsync(token, email, name, password, "nl", Stop));

    public Task<SignInResult> SignInAsync(Door door, string email, string password = Password) => AskAsync(a => a.SignInAsync(door, email, password, Stop));

    public async Task<Account> AccountAsync(AccountKind kind, string email, bool administrator = false)
    {
        var result = await AcceptAsync(await InvitedAsync(kind, email, administrator));
        Assert.Empty(result.Faults);
        return result.Account!;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (folder is not null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
