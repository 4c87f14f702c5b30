using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Audience;
using StadKust.Content;
using StadKust.Content.Tests;
using StadKust.Events.Tests;

[assembly: AssemblyFixture(typeof(Desks))]

namespace StadKust.Events.Tests;

/// <summary>One throw-away PostgreSQL, and one small site on SQLite that every desk begins with a copy of.</summary>
public sealed class Desks : IDisposable
{
    private readonly Lazy<ThrowAwayPostgres> cluster = new(ThrowAwayPostgres.Start);
    private readonly Lazy<Task<string>> template = new(MakeAsync);

    internal Task<string> PostgresAsync() => cluster.Value.FreshAsync();

    internal Task<string> TemplateAsync() => template.Value;

    public void Dispose()
    {
        if (cluster.IsValueCreated)
        {
            cluster.Value.Dispose();
        }

        if (template.IsValueCreated && template.Value.IsCompletedSuccessfully)
        {
            Directory.Delete(Path.GetDirectoryName(template.Value.Result)!, recursive: true);
        }
    }

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-desk-").FullName;
        await using var desk = new Desk(new ContentOptions { DataFolder = folder, DoDueWork = false }, null);
        await desk.FillAsync();
        SqliteConnection.ClearAllPools();
        return Path.Combine(folder, "stadkust.db");
    }
}

internal sealed class DeskClock : TimeProvider
{
    private DateTimeOffset now = new(2027, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}

/// <summary>The events' desk of a small site: four municipalities, venues and organisers of the real content, no events yet. Today is 1 March 2027.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly string? folder;
    private readonly ServiceProvider services;

    internal Desk(ContentOptions content, string? folder, FeedOptions? feeds = null)
    {
        this.folder = folder;
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock).AddSingleton<IPartnerContacts>(Contacts)
            .AddContent(content)
            .AddAudience(new MailOptions { Templates = Path.GetFullPath(Path.Combine(Given.Folder, "..", "..", "themes", "kueste-und-kultur", "mails")) })
            .AddEvents(feeds ?? new FeedOptions { AllowOwnNetwork = true, Patience = TimeSpan.FromSeconds(5) }).BuildServiceProvider();
    }

    public DeskClock Clock { get; } = new();

    public DeskContacts Contacts { get; } = new();

    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Guid Moderator { get; } = Given.Key(700);

    public static Guid Officer { get; } = Given.Key(701);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Submissions Submissions => Get<Submissions>();

    public Moderation Moderation => Get<Moderation>();

    public Intake Intake => Get<Intake>();

    public ContentSet Published => Get<IContentSets>().Published;

    public Guid Leiden => Municipality("Leiden");

    public Guid Katwijk => Municipality("Katwijk");

    public PartnerScope OfLeiden => new(Officer, false, [Leiden], [], [Leiden]);

    public PartnerScope OfKatwijk => new(Given.Key(702), false, [Katwijk], [], [Katwijk]);

    public PartnerScope Editor => PartnerScope.Everybody(Moderator);

    public static async Task<Desk> OpenAsync(Desks desks, StoreProvider provider = StoreProvider.Sqlite, FeedOptions? feeds = null)
    {
        if (provider == StoreProvider.PostgreSql)
        {
            var postgres = new Desk(new ContentOptions { Provider = provider, ConnectionString = await desks.PostgresAsync(), DoDueWork = false }, null, feeds);
            await postgres.FillAsync();
            return postgres;
        }

        var folder = Directory.CreateTempSubdirectory("stadkust-desk-").FullName;
        File.Copy(await desks.TemplateAsync(), Path.Combine(folder, "stadkust.db"));
        var desk = new Desk(new ContentOptions { DataFolder = folder, DoDueWork = false }, folder, feeds);
        await desk.services.MigrateContentAsync(Stop);
        return desk;
    }

    internal async Task FillAsync()
    {
        await services.MigrateContentAsync(Stop);
        await services.MigrateAudienceAsync(Stop);
        await services.MigrateEventsAsync(Stop);
        var export = SiteExport.Read(Given.ExportFolder);
        string[] kept = ["home", "calendar", "eventFolder", "destinations", "destination", "registry", "venue", "organiser"];
        var small = new SiteExport
        {
            Folder = export.Folder,
            Model = export.Model,
            Languages = export.Languages,
            Words = export.Words,
            Domains = export.Domains,
            Templates = export.Templates,
            Items = [.. export.Items.Where(i => kept.Contains(i.Type))],
        };
        var report = await Get<SiteImport>().RunAsync(small, new ImportOptions("test"), null, Stop);
        Assert.True(report.Done, string.Join('\n', report.Findings));
        await LookAsync();
    }

    /// <summary>Reads what has been published.</summary>
    public Task LookAsync() => services.ReadChangesAsync(Stop);

    public async Task<Source> SourceAsync(SourceRule rule = SourceRule.Trusted, SourceKind kind = SourceKind.Calendar, string name = "Feed", Guid? municipality = null, string address = "https://feed.example.org/a.ics")
    {
        var answer = await Get<Sources>().AddAsync(Editor, new NewSource(name, kind, municipality ?? Leiden, Address: address, Rule: rule), Stop);
        Assert.Empty(answer.Findings);
        return answer.Source!;
    }

    public async Task<Run> TakeAsync(Source source, string ics)
    {
        await LookAsync();
        var run = (await Intake.TakeCalendarAsync(Editor, source.Id, Encoding.UTF8.GetBytes(ics), Stop))!;
        await LookAsync();
        return run;
    }

    /// <summary>The source lives at another address now; here also at one of this machine.</summary>
    public async Task PointAsync(Source source, string address)
    {
        await using var db = EventsDb.Open(Get<SharedDatabase>());
        (await db.Sources.FindAsync([source.Id], Stop))!.Address = address;
        await db.SaveChangesAsync(Stop);
    }

    public Task<IReadOnlyList<RunLine>> LinesAsync(Run run) => Intake.LinesAsync(Editor, run.Id, Stop);

    /// <summary>All events, by title.</summary>
    public async Task<IReadOnlyList<SubmissionHead>> EventsAsync() => [.. (await Submissions.ListAsync(Editor, Stop)).OrderBy(e => e.Title, StringComparer.Ordinal)];

    public async Task<Submission> EventAsync(string title)
    {
        var head = (await EventsAsync()).Single(e => e.Title == title);
        return (await Submissions.FindAsync(Editor, head.Key, Stop))!;
    }

    /// <summary>A draft of Leiden that is whole enough to be handed in.</summary>
    public async Task<Submission> DraftAsync(string title = "Weekmarkt", string start = "2027-04-03T10:00")
    {
        var answer = await Submissions.BeginAsync(OfLeiden, Whole(title, start), Stop);
        Assert.Empty(answer.Findings);
        return answer.Now!;
    }

    public EventFields Whole(string title, string start = "2027-04-03T10:00") => new EventFields
    {
        Municipality = Leiden,
        Address = "Stadhuisplein 1, Leiden",
        When = string.Create(CultureInfo.InvariantCulture, $$"""{"zone":"Europe/Amsterdam","start":"{{start}}","end":"{{DateTime.Parse(start, CultureInfo.InvariantCulture).AddHours(2):yyyy-MM-ddTHH:mm}}","allDay":false}"""),
    }.In(Culture.Dutch, new EventWords(title, "Kort.", "Lang."));

    public async Task<Submission> PublishedAsync(string title = "Weekmarkt")
    {
        var draft = await DraftAsync(title);
        var waiting = (await Submissions.SubmitAsync(OfLeiden, draft.Head.Key, draft.Token, Stop)).Now!;
        var answer = await Moderation.ApproveAsync(Moderator, waiting.Head.Key, waiting.Token, Stop);
        Assert.True(answer.Done, string.Join('\n', answer.Findings));
        await LookAsync();
        return answer.Now!;
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

    private Guid Municipality(string name) => Published.OfType("destination", Culture.Dutch).Single(k => Published.Find(k, Culture.Dutch)!.Name == name);
}

/// <summary>Everybody has an address.</summary>
internal sealed class DeskContacts : IPartnerContacts
{
    public Task<PartnerContact?> OfAsync(Guid account, CancellationToken stop) => Task.FromResult<PartnerContact?>(new($"{account:n}@example.org", "Jo", Culture.Dutch));

    public string LinkToEvent(Guid key, bool published) => $"https://example.org/{(published ? "nl" : "partner/event")}/{key}";

    public string LinkToFeed(long source) => $"https://example.org/partner/feeds/{source}";
}
