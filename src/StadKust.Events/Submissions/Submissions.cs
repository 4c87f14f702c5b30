using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>What a partner does with its own events. Every call takes the scope of the account; an event outside it is not there.</summary>
public sealed partial class Submissions
{
    private readonly EventBook book;

    internal Submissions(EventBook book) => this.book = book;

    /// <summary>Newest change first.</summary>
    public async Task<IReadOnlyList<SubmissionHead>> ListAsync(PartnerScope scope, CancellationToken stop)
    {
        await book.AdoptAsync(stop);
        await using var db = book.Open();
        var all = db.Events.AsNoTracking().Where(e => e.MergedInto == null);
        if (!scope.IsAdministrator)
        {
            Guid[] towns = [.. scope.Municipalities], organisers = [.. scope.Organisers];
            all = all.Where(e => towns.Contains(e.Municipality) || (e.Organiser != null && organisers.Contains(e.Organiser.Value)));
        }

        var rows = await all.OrderByDescending(e => e.Updated).ThenBy(e => e.Title).Take(2000).ToListAsync(stop);
        return await HeadsAsync(db, rows, stop);
    }

    /// <returns>Null when it does not exist or is somebody else's.</returns>
    public async Task<Submission?> FindAsync(PartnerScope scope, Guid key, CancellationToken stop)
    {
        await using var db = book.Open();
        return await RowAsync(db, scope, key, stop) is { } row ? await ReadAsync(db, row, stop) : null;
    }

    /// <summary>A new draft. It needs a municipality (or organiser) of the scope and a title.</summary>
    public async Task<SubmissionAnswer> BeginAsync(PartnerScope scope, EventFields fields, CancellationToken stop)
    {
        if (fields.Municipality is { } town && !scope.Covers(town, fields.Organiser))
        {
            return new(null, [NotYours]);
        }

        var key = Guid.NewGuid();
        var findings = await book.ChangeAsync(scope.Who, async handling =>
            Checked(fields) is { Length: > 0 } faults ? faults : (await handling.CreateAsync(fields, scope.Account, null, key)).Findings, stop);
        return await AnswerAsync(scope, key, findings, stop);
    }

    /// <summary>Saves what is said; fields that are null stay. A published event keeps its published state until the change is approved.</summary>
    public Task<SubmissionAnswer> SaveAsync(PartnerScope scope, Guid key, string token, EventFields fields, CancellationToken stop) =>
        ChangeAsync(scope, key, token, async (handling, row, item) =>
        {
            if (Checked(fields) is { Length: > 0 } faults)
            {
                return faults;
            }

            if (!Steps.May(row.State, Steps.Edit))
            {
                return [Wrong(row, "edited")];
            }

            if (fields.Organiser is { } organiser && organiser != row.Organiser && !scope.Covers(row.Municipality, organiser == Guid.Empty ? null : organiser))
            {
                return [NotYours];
            }

            var (changed, findings) = await handling.ApplyAsync(row, item, fields.ToStored());
            if (changed.Count > 0 && row.State is EventState.Published or EventState.Refused or EventState.Expired or EventState.Waiting)
            {
                handling.Step(row, Steps.Edit, EventState.Draft);
            }
            else if (changed.Count > 0)
            {
                row.Version++;
            }

            return findings;
        }, stop);

    /// <summary>Hands it in: a moderator decides. What was published before stays out until then.</summary>
    public Task<SubmissionAnswer> SubmitAsync(PartnerScope scope, Guid key, string token, CancellationToken stop) =>
        ChangeAsync(scope, key, token, async (handling, row, item) =>
        {
            if (!Steps.May(row.State, Steps.Submit))
            {
                return [Wrong(row, "handed in")];
            }

            var findings = Handling.Ready(item, row.Title);
            if (row.LastDay < book.Today)
            {
                findings = findings.Add(new(Severity.Error, "date-past", $"{row.Title} / when", "The last date is over.", "Give it a date to come."));
            }

            if (!findings.Any(f => f.Severity == Severity.Error))
            {
                handling.Step(row, Steps.Submit, EventState.Waiting);
            }

            return await Task.FromResult(findings);
        }, stop);

    /// <summary>Takes it back: out of the queue, and off the site when it is there.</summary>
    public Task<SubmissionAnswer> WithdrawAsync(PartnerScope scope, Guid key, string token, string? why, CancellationToken stop) =>
        ChangeAsync(scope, key, token, async (handling, row, _) =>
        {
            if (!Steps.May(row.State, Steps.Withdraw))
            {
                return [Wrong(row, "withdrawn")];
            }

            await handling.WithdrawAsync(row);
            handling.Step(row, Steps.Withdraw, EventState.Draft, why);
            return [];
        }, stop);

    /// <summary>It does not take place. Said to visitors at once, without waiting for a moderator, so that nobody travels for nothing; edits that wait stay unpublished.</summary>
    public Task<SubmissionAnswer> CancelAsync(PartnerScope scope, Guid key, string token, string? note, CancellationToken stop) =>
        ChangeAsync(scope, key, token, (handling, row, item) => Cancelling.CancelAsync(handling, row, item, note), stop);

    /// <summary>A new draft with the words, place and picture of an old event, one year later on the same day of the week.</summary>
    public async Task<SubmissionAnswer> CopyAsync(PartnerScope scope, Guid key, CancellationToken stop)
    {
        if (await FindAsync(scope, key, stop) is not { } old)
        {
            return new(null, [EventBook.Missing]);
        }

        var fields = old.Fields with { Status = "planned", Municipality = old.Head.Municipality, When = NextYear.Of(old.Fields.When) };
        return await BeginAsync(scope, fields, stop);
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<TrailLine>> HistoryAsync(PartnerScope scope, Guid key, CancellationToken stop)
    {
        await using var db = book.Open();
        return await RowAsync(db, scope, key, stop) is null ? [] : await HistoryAsync(db, key, stop);
    }

    internal static async Task<IReadOnlyList<TrailLine>> HistoryAsync(EventsDb db, Guid key, CancellationToken stop)
    {
        var rows = await db.Trail.AsNoTracking().Where(t => t.Event == key).OrderByDescending(t => t.Id).Take(500).ToListAsync(stop);
        return [.. rows.Select(t => new TrailLine(Utc(t.At), t.Who, t.Action, t.From, t.To, t.Why, t.Field, t.Before, t.After))];
    }

    internal async Task<Submission?> ReadAsync(EventsDb db, EventRow row, CancellationToken stop)
    {
        if (await book.Drafts.FindAsync(row.Key, stop) is not { } item)
        {
            return null;
        }

        var fields = EventFields.Of(item, book.Sets.Published.Model);
        var owned = await db.Owned.AsNoTracking().Where(o => o.Event == row.Key).ToListAsync(stop);
        return new Submission(
            (await HeadsAsync(db, [row], stop))[0], Token(row, item), fields with { Municipality = row.Municipality },
            owned.ToImmutableDictionary(o => o.Field, o => o.Offered), Completeness.Of(fields), Handling.Ready(item, row.Title));
    }

    internal static async Task<IReadOnlyList<SubmissionHead>> HeadsAsync(EventsDb db, IReadOnlyList<EventRow> rows, CancellationToken stop)
    {
        var sources = await db.Sources.AsNoTracking().ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        return
        [
            .. rows.Select(r => new SubmissionHead(
                r.Key, r.Title, r.State, r.IsLive, r.Municipality, r.Organiser, r.Source is { } source ? sources.GetValueOrDefault(source) : null, r.ReasonCode, r.Reason,
                r.FirstDay > 0 ? DateOnly.FromDayNumber(r.FirstDay) : null, r.LastDay is > 0 and < int.MaxValue ? DateOnly.FromDayNumber(r.LastDay) : null, Utc(r.Created), Utc(r.Updated))),
        ];
    }

    /// <summary>Workflow and content together: a change in the back office is a change, too.</summary>
    internal static string Token(EventRow row, DraftItem item) => string.Create(CultureInfo.InvariantCulture, $"{row.Version}-{item.Version}");

    internal static DateTime Utc(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime;

    internal static Finding Wrong(EventRow row, string what) =>
        new(Severity.Error, "wrong-state", row.Title, $"The event is {row.State.ToString().ToLowerInvariant()} and cannot be {what}.");

    private static Finding NotYours { get; } = new(Severity.Error, "not-yours", "municipality", "This municipality or organiser is not yours.");

    private static ImmutableArray<Finding> Checked(EventFields fields) => [.. FieldChecks.Of(fields)];

    private async Task<SubmissionAnswer> ChangeAsync(
        PartnerScope scope, Guid key, string token, Func<Handling, EventRow, DraftItem, Task<ImmutableArray<Finding>>> change, CancellationToken stop)
    {
        var findings = await book.ChangeAsync(scope.Who, async handling =>
        {
            if (await RowAsync(handling.Db, scope, key, stop, track: true) is not { } row || await handling.Batch.FindAsync(key) is not { } item)
            {
                return [EventBook.Missing];
            }

            return Token(row, item) == token ? await change(handling, row, item) : [EventBook.Conflict];
        }, stop);
        return await AnswerAsync(scope, key, findings, stop);
    }

    private async Task<SubmissionAnswer> AnswerAsync(PartnerScope scope, Guid key, ImmutableArray<Finding> findings, CancellationToken stop) =>
        new(await FindAsync(scope, key, stop), findings);

    private static async Task<EventRow?> RowAsync(EventsDb db, PartnerScope scope, Guid key, CancellationToken stop, bool track = false)
    {
        var rows = track ? db.Events : db.Events.AsNoTracking();
        return await rows.SingleOrDefaultAsync(e => e.Key == key && e.MergedInto == null, stop) is { } row && scope.Covers(row.Municipality, row.Organiser) ? row : null;
    }
}
