using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Audience.Tests;
using StadKust.Content;
using StadKust.Content.Tests;

[assembly: AssemblyFixture(typeof(PostgresForAudience))]

namespace StadKust.Audience.Tests;

/// <summary>One throw-away PostgreSQL for all tests of the audience.</summary>
public sealed class PostgresForAudience : IDisposable
{
    private readonly ThrowAwayPostgres cluster = ThrowAwayPostgres.Start();

    public Task<string> FreshAsync() => cluster.FreshAsync();

    public void Dispose() => cluster.Dispose();
}

internal sealed class StoppedClock : TimeProvider
{
    private DateTimeOffset now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}

/// <summary>Content and audience on a database of their own; the runner of due work is turned by hand.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly string folder;
    private readonly ServiceProvider services;

    private House(ContentOptions content, MailOptions mail, string folder)
    {
        this.folder = folder;
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddContent(content).AddAudience(mail).BuildServiceProvider();
    }

    public StoppedClock Clock { get; } = new();

    public IServiceProvider Services => services;

    public Outbox Outbox => services.GetRequiredService<Outbox>();

    public PersonalData Personal => services.GetRequiredService<PersonalData>();

    public Drafts Drafts => services.GetRequiredService<Drafts>();

    public string Pickup => Path.Combine(folder, "mail");

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string Templates => Path.GetFullPath(Path.Combine(Here(), "..", "..", "themes", "kueste-und-kultur", "mails"));

    public static Mail Invitation(string address = "jo@example.org", Culture? culture = null) =>
        new Mail("invitation", culture ?? Culture.Dutch, address, "Jo de Wit").With("site", "Stad + Kust").With("name", "Jo").With("inviter", "Mia")
            .With("until", "3 maart 2027").With("link", "https://example.org/account/welcome?token=abc");

    public static async Task<House> OpenAsync(StoreProvider provider, PostgresForAudience postgres, Func<MailOptions, MailOptions>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-audience-").FullName;
        var content = new ContentOptions
        {
            Provider = provider,
            ConnectionString = provider == StoreProvider.PostgreSql ? await postgres.FreshAsync() : "",
            DataFolder = folder,
            DoDueWork = false,
        };
        var mail = new MailOptions { Pickup = Path.Combine(folder, "mail"), Templates = Templates, Security = MailSecurity.None, Patience = TimeSpan.FromSeconds(5) };
        var house = new House(content, change?.Invoke(mail) ?? mail, folder);
        await house.Services.MigrateContentAsync(Stop);
        await house.Services.MigrateAudienceAsync(Stop);
        return house;
    }

    /// <summary>What the runner of due work does with every mail that waits, at this attempt.</summary>
    public async Task<IReadOnlyList<Exception>> SendAsync(int attempt = 1)
    {
        var work = services.GetServices<IDueWork>().Single(w => w.What == "mail-send");
        var troubles = new List<Exception>();
        foreach (var row in (await services.GetRequiredService<Due>().ListAsync("mail-send", 50, Stop)).OrderBy(r => r.Id))
        {
            try
            {
                await work.DoAsync(new DueTask(row.Id, row.What, null, null, row.Payload, attempt), new Progress<Progress>(), Stop);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                troubles.Add(trouble);
            }
        }

        return troubles;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
