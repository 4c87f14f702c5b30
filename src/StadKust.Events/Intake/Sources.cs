using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

public enum SourceKind
{
    /// <summary>An iCalendar address we fetch.</summary>
    Calendar,

    /// <summary>CSV or XLSX files somebody uploads.</summary>
    Table,

    /// <summary>A program that sends our JSON with a key.</summary>
    Program,
}

public enum SourceRule
{
    /// <summary>A moderator looks at everything.</summary>
    Moderated,

    /// <summary>Published at once.</summary>
    Trusted,
}

/// <summary>Where events come from.</summary>
/// <param name="Failures">In a row; 0 when the last run went well.</param>
/// <param name="NextAt">Null when it is not fetched.</param>
public sealed record Source(
    long Id, string Name, SourceKind Kind, string Address, SourceRule Rule, bool Active, Guid Municipality, Guid? Organiser, Culture Culture, int EveryMinutes,
    int Failures, DateTime? NextAt);

/// <param name="Culture">Language of its words when an entry does not say.</param>
/// <param name="EveryMinutes">15 minutes to a week.</param>
public sealed record NewSource(string Name, SourceKind Kind, Guid Municipality, Guid? Organiser = null, string Address = "", Culture? Culture = null, int EveryMinutes = 60, SourceRule Rule = SourceRule.Moderated);

/// <param name="Key">Shown once; only its hash is kept.</param>
public sealed record SourceAnswer(Source? Source, string? Key, ImmutableArray<Finding> Findings);

/// <summary>The feeds and their rules. A partner sees and changes its own; only editors decide whom to trust.</summary>
public sealed class Sources
{
    internal const string Kind = "events-fetch";

    private readonly SharedDatabase shared;
    private readonly Due due;
    private readonly TimeProvider clock;

    internal Sources(SharedDatabase shared, Due due, TimeProvider clock) => (this.shared, this.due, this.clock) = (shared, due, clock);

    public async Task<IReadOnlyList<Source>> ListAsync(PartnerScope scope, CancellationToken stop)
    {
        await using var db = EventsDb.Open(shared);
        var rows = await db.Sources.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(stop);
        return [.. rows.Where(s => scope.Covers(s.Municipality, s.Organiser)).Select(Read)];
    }

    public async Task<Source?> FindAsync(PartnerScope scope, long id, CancellationToken stop)
    {
        await using var db = EventsDb.Open(shared);
        return await db.Sources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop) is { } row && scope.Covers(row.Municipality, row.Organiser) ? Read(row) : null;
    }

    /// <summary>Adds a source; a subscription is fetched at once, a program gets its key.</summary>
    public async Task<SourceAnswer> AddAsync(PartnerScope scope, NewSource wanted, CancellationToken stop)
    {
        var findings = Check(wanted).ToImmutableArray();
        if (!scope.LooksAfter(wanted.Municipality, wanted.Organiser))
        {
            findings = findings.Add(new(Severity.Error, "not-yours", "municipality", "You do not look after the feeds of this municipality or organiser."));
        }

        if (wanted.Rule == SourceRule.Trusted && !scope.IsAdministrator)
        {
            findings = findings.Add(new(Severity.Error, "not-yours", "rule", "Only editors decide that a source is published at once."));
        }

        if (findings.Any(f => f.Severity == Severity.Error))
        {
            return new(null, null, findings);
        }

        var key = wanted.Kind == SourceKind.Program ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)) : null;
        var row = new SourceRow
        {
            Name = wanted.Name.Trim(),
            Kind = wanted.Kind,
            Address = wanted.Kind == SourceKind.Calendar ? FeedAddress.Of(wanted.Address)!.AbsoluteUri : "",
            Rule = wanted.Rule,
            Active = true,
            Municipality = wanted.Municipality,
            Organiser = wanted.Organiser,
            Culture = (wanted.Culture ?? Content.Culture.Dutch).Code,
            Zone = "Europe/Amsterdam",
            EveryMinutes = wanted.EveryMinutes,
            KeyHash = key is null ? null : HashOf(key),
            Created = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            NextAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        await using var db = EventsDb.Open(shared);
        db.Sources.Add(row);
        await db.SaveChangesAsync(stop);
        if (row.Kind == SourceKind.Calendar)
        {
            await PlanAsync(row.Id, null, stop);
        }

        return new(Read(row), key, findings);
    }

    /// <summary>On or off.</summary>
    public async Task<bool> SwitchAsync(PartnerScope scope, long id, bool active, CancellationToken stop)
    {
        if (await FindAsync(scope, id, stop) is not { } source || !scope.LooksAfter(source.Municipality, source.Organiser))
        {
            return false;
        }

        await using var db = EventsDb.Open(shared);
        await db.Sources.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Active, active).SetProperty(r => r.Failures, 0), stop);
        if (active && source.Kind == SourceKind.Calendar)
        {
            await PlanAsync(id, null, stop);
        }

        return true;
    }

    /// <summary>Editors only: whom to trust.</summary>
    public async Task<bool> RuleAsync(PartnerScope scope, long id, SourceRule rule, CancellationToken stop)
    {
        if (!scope.IsAdministrator)
        {
            return false;
        }

        await using var db = EventsDb.Open(shared);
        return await db.Sources.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(r => r.Rule, rule), stop) == 1;
    }

    /// <summary>Fetches it now.</summary>
    /// <returns>False when it is not yours, or nothing to be fetched.</returns>
    public async Task<bool> RunNowAsync(PartnerScope scope, long id, CancellationToken stop)
    {
        if (await FindAsync(scope, id, stop) is not { Kind: SourceKind.Calendar, Active: true } source || !scope.LooksAfter(source.Municipality, source.Organiser))
        {
            return false;
        }

        await due.AddAsync(new NewDue(Kind, Payload: $"{id}"), stop);
        return true;
    }

    /// <summary>The active source a program's key belongs to.</summary>
    public async Task<Source?> OfKeyAsync(string? key, CancellationToken stop)
    {
        if (key is not { Length: 64 })
        {
            return null;
        }

        var hash = HashOf(key);
        await using var db = EventsDb.Open(shared);
        return await db.Sources.AsNoTracking().FirstOrDefaultAsync(s => s.KeyHash == hash && s.Active, stop) is { } row ? Read(row) : null;
    }

    internal Task PlanAsync(long id, DateTime? at, CancellationToken stop) => due.AddOnceAsync(new NewDue(Kind, Payload: $"{id}") { At = at }, stop);

    internal static Source Read(SourceRow s) => new(
        s.Id, s.Name, s.Kind, s.Address, s.Rule, s.Active, s.Municipality, s.Organiser, new Culture(s.Culture), s.EveryMinutes, s.Failures,
        s.Kind == SourceKind.Calendar && s.Active ? Submissions.Utc(s.NextAt) : null);

    private static IEnumerable<Finding> Check(NewSource wanted)
    {
        if (wanted.Name.Trim().Length is 0 or > 200)
        {
            yield return new(Severity.Error, "name-length", "name", "The feed needs a name of 1 to 200 characters.");
        }

        if (wanted.Kind == SourceKind.Calendar && FeedAddress.Of(wanted.Address) is null)
        {
            yield return new(Severity.Error, "address-invalid", "address", "This is no address of a calendar on the web.", "It begins with https:// or webcal:// and names a public host.");
        }

        if (wanted.EveryMinutes is < 15 or > 10_080)
        {
            yield return new(Severity.Error, "interval-invalid", "every", "A feed is fetched every 15 minutes at the most and once a week at the least.");
        }
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));
}
