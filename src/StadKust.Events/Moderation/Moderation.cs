using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StadKust.Audience;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Words a moderator chooses from when something is sent back; each has its sentence in the dictionary.</summary>
public static class RefusalReasons
{
    public static ImmutableArray<string> Codes { get; } = ["incomplete", "not-public", "outside-region", "duplicate", "advertising", "rights", "other"];
}

/// <summary>A field as visitors see it and as it would be.</summary>
/// <param name="Field">Alias, with the culture where it varies: <c>title/nl</c>.</param>
public sealed record FieldBeforeAfter(string Field, string Before, string After);

/// <param name="Changes">Against what is published; everything when nothing is.</param>
public sealed record ModeratedEvent(Submission Event, IReadOnlyList<FieldBeforeAfter> Changes, IReadOnlyList<TrailLine> History, IReadOnlyList<UnsurePair> Pairs);

/// <summary>Where the mails about an event go. Implemented by the house, which knows the accounts.</summary>
public interface IPartnerContacts
{
    /// <returns>Null when the account is gone or has no address.</returns>
    Task<PartnerContact?> OfAsync(Guid account, CancellationToken stop);

    /// <summary>Absolute address of an event's page behind the partners' door; of the website when it is published.</summary>
    string LinkToEvent(Guid key, bool published);

    /// <summary>Absolute address of the reports of a feed.</summary>
    string LinkToFeed(long source);
}

public sealed record PartnerContact(string Address, string Name, Culture Culture);

/// <summary>What editors decide. Only here does an event become public.</summary>
/// <remarks>Every decision brings the token of what was looked at: of two moderators the second is told what the first has done.</remarks>
public sealed partial class Moderation
{
    private readonly EventBook book;
    private readonly Submissions submissions;
    private readonly IPartnerContacts? contacts;

    internal Moderation(EventBook book, Submissions submissions, IPartnerContacts? contacts) => (this.book, this.submissions, this.contacts) = (book, submissions, contacts);

    /// <summary>What waits, the soonest date first; or everything in a state.</summary>
    public async Task<IReadOnlyList<SubmissionHead>> QueueAsync(EventState state, int most, CancellationToken stop)
    {
        await book.AdoptAsync(stop);
        await using var db = book.Open();
        var rows = await db.Events.AsNoTracking().Where(e => e.State == state && e.MergedInto == null).OrderBy(e => e.FirstDay).ThenBy(e => e.Title).Take(most).ToListAsync(stop);
        return await Submissions.HeadsAsync(db, rows, stop);
    }

    /// <summary>How many events are in which state.</summary>
    public async Task<IReadOnlyDictionary<EventState, int>> CountsAsync(CancellationToken stop)
    {
        await using var db = book.Open();
        var counts = await db.Events.Where(e => e.MergedInto == null).GroupBy(e => e.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        return counts.ToDictionary(c => c.Key, c => c.Count);
    }

    public async Task<ModeratedEvent?> FindAsync(Guid key, CancellationToken stop)
    {
        await using var db = book.Open();
        if (await db.Events.AsNoTracking().SingleOrDefaultAsync(e => e.Key == key, stop) is not { } row || await submissions.ReadAsync(db, row, stop) is not { } found)
        {
            return null;
        }

        return new ModeratedEvent(
            found, Changes(book.Sets.Published, (await book.Drafts.FindAsync(key, stop))!), await Submissions.HistoryAsync(db, key, stop),
            await PairsAsync(db, p => p.Newcomer == key || p.Known == key, stop));
    }

    /// <summary>Publishes what waits, in every language it has a title in.</summary>
    public Task<SubmissionAnswer> ApproveAsync(Guid account, Guid key, string token, CancellationToken stop) =>
        ChangeAsync(account, key, token, async (handling, row, item) =>
        {
            if (!Steps.May(row.State, Steps.Approve))
            {
                return [Submissions.Wrong(row, "approved")];
            }

            var findings = await handling.PublishAsync(row);
            if (findings.Any(f => f.Severity == Severity.Error))
            {
                return findings;
            }

            handling.Step(row, Steps.Approve, EventState.Published);
            await TellAsync(handling, row, "event-published", null, stop);
            return findings;
        }, stop);

    /// <summary>Several at once, as one batch; an event that has changed since or is not whole stays where it is and is named.</summary>
    public async Task<ImmutableArray<Finding>> ApproveSeveralAsync(Guid account, IReadOnlyList<(Guid Key, string Token)> events, CancellationToken stop)
    {
        var left = ImmutableArray.CreateBuilder<Finding>();
        await book.ChangeAsync(account.ToString(), async handling =>
        {
            foreach (var (key, token) in events)
            {
                if (await handling.FindAsync(key) is not { } row || await handling.Batch.FindAsync(key) is not { } item)
                {
                    left.Add(EventBook.Missing);
                }
                else if (Submissions.Token(row, item) != token)
                {
                    left.Add(EventBook.Conflict with { Where = row.Title });
                }
                else if (!Steps.May(row.State, Steps.Approve))
                {
                    left.Add(Submissions.Wrong(row, "approved"));
                }
                else if ((await handling.PublishAsync(row)).Where(f => f.Severity == Severity.Error).ToList() is { Count: > 0 } faults)
                {
                    left.AddRange(faults);
                }
                else
                {
                    handling.Step(row, Steps.Approve, EventState.Published);
                    await TellAsync(handling, row, "event-published", null, stop);
                }
            }

            return [];
        }, stop);
        return left.ToImmutable();
    }

    /// <summary>Sends it back; a published event is taken off the site.</summary>
    /// <param name="code">One of <see cref="RefusalReasons"/>.</param>
    /// <param name="words">In the partner's language; mandatory with the code <c>other</c>.</param>
    public Task<SubmissionAnswer> RefuseAsync(Guid account, Guid key, string token, string code, string words, CancellationToken stop) =>
        ChangeAsync(account, key, token, async (handling, row, _) =>
        {
            if (!Steps.May(row.State, Steps.Refuse))
            {
                return [Submissions.Wrong(row, "refused")];
            }

            if (!RefusalReasons.Codes.Contains(code) || (code == "other" && string.IsNullOrWhiteSpace(words)))
            {
                return [new(Severity.Error, "reason-missing", row.Title, "A refusal needs a reason.", "Say what the partner can put right.")];
            }

            if (row.State == EventState.Published)
            {
                await handling.WithdrawAsync(row);
            }

            handling.Step(row, Steps.Refuse, EventState.Refused, words, code);
            await TellAsync(handling, row, "event-refused", words.Length > 0 ? words : code, stop);
            return [];
        }, stop);

    public Task<SubmissionAnswer> CancelAsync(Guid account, Guid key, string token, string? note, CancellationToken stop) =>
        ChangeAsync(account, key, token, (handling, row, item) => Cancelling.CancelAsync(handling, row, item, note), stop);

    /// <summary>It takes place after all.</summary>
    public Task<SubmissionAnswer> ReinstateAsync(Guid account, Guid key, string token, string? note, CancellationToken stop) =>
        ChangeAsync(account, key, token, (handling, row, item) => Cancelling.ReinstateAsync(handling, row, item, note), stop);

    /// <summary>Gives a field back to the feed: what the feed says is taken now, and from now on.</summary>
    public Task<SubmissionAnswer> GiveBackAsync(Guid account, Guid key, string token, string field, CancellationToken stop) =>
        ChangeAsync(account, key, token, async (handling, row, item) =>
        {
            if (await handling.Db.Owned.FindAsync([key, field], stop) is not { } owned)
            {
                return [];
            }

            handling.Db.Owned.Remove(owned);
            handling.Note(key, "give-back", null, null, field: field);
            if (await handling.Db.Origins.Where(o => o.Event == key && o.Feeds).FirstOrDefaultAsync(stop) is { } origin)
            {
                var theirs = Merging.Read(origin.Base).GetValueOrDefault(field);
                var (changed, findings) = await (handling with { IsFeed = true }).ApplyAsync(
                    row, item, ImmutableSortedDictionary<string, JsonElement?>.Empty.Add(field, theirs.ValueKind == JsonValueKind.Undefined ? null : theirs));
                if (changed.Count > 0 && row.State == EventState.Published)
                {
                    handling.Step(row, Steps.Edit, EventState.Waiting);
                }

                return findings;
            }

            row.Version++;
            return [];
        }, stop);

    /// <summary>Events whose last day is over become expired. Done every night.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ExpireAsync(CancellationToken stop)
    {
        await book.AdoptAsync(stop);
        var (today, expired) = (book.Today, 0);
        await book.ChangeAsync("calendar", async handling =>
        {
            var rows = await handling.Db.Events
                .Where(e => e.LastDay < today && e.LastDay > 0 && e.MergedInto == null && (e.State == EventState.Published || e.State == EventState.Cancelled)).ToListAsync(stop);
            foreach (var row in rows)
            {
                handling.Step(row, Steps.Expire, EventState.Expired);
            }

            expired = rows.Count;
            return [];
        }, stop);
        return expired;
    }

    // A mail about a decision is part of the decision: it is in its transaction.
    private async Task TellAsync(Handling handling, EventRow row, string template, string? reason, CancellationToken stop)
    {
        if (contacts is null || row.By is not { } account || await contacts.OfAsync(account, stop) is not { } contact || !Outbox.IsAddress(contact.Address))
        {
            return;
        }

        var mail = new Mail(template, contact.Culture, contact.Address, contact.Name) { About = $"event {row.Key}" }
            .With("name", contact.Name).With("title", row.Title).With("site", "Stad + Kust").With("link", contacts.LinkToEvent(row.Key, published: reason is null));
        await book.Outbox.WriteAsync(reason is null ? mail : mail.With("reason", reason), handling.Batch.Transaction, stop);
    }

    private async Task<SubmissionAnswer> ChangeAsync(
        Guid account, Guid key, string token, Func<Handling, EventRow, DraftItem, Task<ImmutableArray<Finding>>> change, CancellationToken stop)
    {
        var findings = await book.ChangeAsync(account.ToString(), async handling =>
        {
            if (await handling.FindAsync(key) is not { } row || await handling.Batch.FindAsync(key) is not { } item)
            {
                return [EventBook.Missing];
            }

            return Submissions.Token(row, item) == token ? await change(handling, row, item) : [EventBook.Conflict];
        }, stop);
        return new(await submissions.FindAsync(PartnerScope.Everybody(account), key, stop), findings);
    }

    private static List<FieldBeforeAfter> Changes(ContentSet published, DraftItem item)
    {
        var changes = new List<FieldBeforeAfter>();
        var anywhere = published.FindInAny(item.Key);
        changes.AddRange(item.Shared.OrderBy(v => v.Key, StringComparer.Ordinal)
            .Where(v => !Handling.Same(anywhere?.Values.Raw(v.Key), v.Value)).Select(v => new FieldBeforeAfter(v.Key, Shown(anywhere?.Values.Raw(v.Key)), Shown(v.Value))));
        foreach (var variant in item.Variants)
        {
            var before = published.Find(item.Key, variant.Culture);
            changes.AddRange(variant.Values.OrderBy(v => v.Key, StringComparer.Ordinal)
                .Where(v => !Handling.Same(before?.Values.Raw(v.Key), v.Value))
                .Select(v => new FieldBeforeAfter(string.Create(CultureInfo.InvariantCulture, $"{v.Key}/{variant.Culture}"), Shown(before?.Values.Raw(v.Key)), Shown(v.Value))));
        }

        return changes;
    }

    // Rich text as its markup, everything else as it is stored.
    private static string Shown(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty("markup", out var markup) ? markup.GetString() ?? "" : Handling.Text(value);
}
