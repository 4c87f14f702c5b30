using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StadKust.Audience;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Feeds come in: fetched, uploaded or sent; every run is one batch and leaves a report.</summary>
public sealed class Intake
{
    private readonly EventBook book;
    private readonly Sources sources;
    private readonly FetchFeed fetch;
    private readonly FeedOptions options;
    private readonly IPartnerContacts? contacts;

    internal Intake(EventBook book, Sources sources, FetchFeed fetch, FeedOptions options, IPartnerContacts? contacts) =>
        (this.book, this.sources, this.fetch, this.options, this.contacts) = (book, sources, fetch, options, contacts);

    /// <summary>Fetches a subscription and takes it in; also when it could not be fetched there is a report.</summary>
    /// <returns>Null when it is not yours, or no subscription.</returns>
    public async Task<Run?> FetchAsync(PartnerScope scope, long source, CancellationToken stop) =>
        await sources.FindAsync(scope, source, stop) is { Kind: SourceKind.Calendar } ? await FetchAsync(source, stop) : null;

    /// <summary>Takes in a calendar somebody has at hand as a file.</summary>
    public async Task<Run?> TakeCalendarAsync(PartnerScope scope, long source, byte[] bytes, CancellationToken stop) =>
        await sources.FindAsync(scope, source, stop) is { } known
            ? await TakeAsync(known.Id, scope.Who, TooLarge(bytes) ?? ReadCalendar.Of(bytes, known.Culture.Code, TownOf(known)), null, stop) : null;

    /// <summary>What a table would say: columns, what they were taken for, the first rows with what is wrong in them. Nothing is stored.</summary>
    /// <param name="fileName">Ends in csv, txt, tsv or xlsx.</param>
    /// <param name="columns">Null: guessed from the head.</param>
    public TablePreview PreviewTable(Source source, byte[] bytes, string fileName, TableColumns? columns = null) =>
        TooLarge(bytes) is { Refusal: { } refusal } ? new TablePreview([], TableColumns.None, [], 0, refusal) : ReadTable.Preview(bytes, fileName, source.Culture.Code, TownOf(source), columns);

    /// <summary>Takes a table in; the columns are kept for the next one.</summary>
    public async Task<Run?> TakeTableAsync(PartnerScope scope, long source, byte[] bytes, string fileName, TableColumns? columns, CancellationToken stop)
    {
        if (await sources.FindAsync(scope, source, stop) is not { } known)
        {
            return null;
        }

        return await TakeAsync(known.Id, scope.Who, TooLarge(bytes) ?? ReadTable.Of(bytes, fileName, known.Culture.Code, TownOf(known), columns), null, stop);
    }

    /// <summary>Takes in what a program sends: all its events, every time.</summary>
    /// <param name="key">Its key; null is answered when it opens nothing.</param>
    public async Task<Run?> TakeJsonAsync(string? key, byte[] bytes, CancellationToken stop) =>
        await sources.OfKeyAsync(key, stop) is { } known
            ? await TakeAsync(known.Id, $"source {known.Id}", TooLarge(bytes) ?? ReadProgram.Of(bytes, known.Culture.Code, TownOf(known)), null, stop) : null;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Run>> RunsAsync(PartnerScope scope, long source, int most, CancellationToken stop)
    {
        if (await sources.FindAsync(scope, source, stop) is null)
        {
            return [];
        }

        await using var db = book.Open();
        var rows = await db.Runs.AsNoTracking().Where(r => r.Source == source).OrderByDescending(r => r.Id).Take(most).ToListAsync(stop);
        return [.. rows.Select(Read)];
    }

    /// <summary>What became of each entry: new, changed, gone, refused, unsure. What stayed the same is only counted.</summary>
    public async Task<IReadOnlyList<RunLine>> LinesAsync(PartnerScope scope, long run, CancellationToken stop)
    {
        await using var db = book.Open();
        if (await db.Runs.AsNoTracking().SingleOrDefaultAsync(r => r.Id == run, stop) is not { } row || await sources.FindAsync(scope, row.Source, stop) is null)
        {
            return [];
        }

        var lines = await db.Lines.AsNoTracking().Where(l => l.Run == run).OrderBy(l => l.Kind).ThenBy(l => l.Line).ThenBy(l => l.Id).Take(20_000).ToListAsync(stop);
        return [.. lines.Select(l => new RunLine(l.Kind, l.Event, l.Line, l.Title, l.Code, l.Detail))];
    }

    internal async Task<Run> FetchAsync(long id, CancellationToken stop)
    {
        await using var db = book.Open();
        var source = await db.Sources.AsNoTracking().SingleAsync(s => s.Id == id, stop);
        var fetched = await fetch.GetAsync(source.Address, source.ETag, source.LastModified, stop);
        if (fetched.Trouble is { } trouble)
        {
            return await FailedAsync(source, trouble, stop);
        }

        var hash = fetched.Body is { } body ? Convert.ToHexStringLower(SHA256.HashData(body)) : source.BodyHash;
        if (hash is not null && hash == source.BodyHash)
        {
            return await UnchangedAsync(source, stop);
        }

        var known = Sources.Read(source);
        return await TakeAsync(id, $"source {id}", ReadCalendar.Of(fetched.Body!, source.Culture, TownOf(known)), fetched with { Body = null, Trouble = hash }, stop);
    }

    /// <param name="fetched">Its trouble holds the hash of the body: what was read is remembered with what became of it.</param>
    internal async Task<Run> TakeAsync(long id, string who, FeedReading reading, Fetched? fetched, CancellationToken stop)
    {
        await book.AdoptAsync(stop);
        var started = book.Now;
        RunRow run = null!;
        SourceRow source = null!;
        await book.ChangeAsync($"source {id}", async handling =>
        {
            source = await handling.Db.Sources.SingleAsync(s => s.Id == id, stop);
            run = new RunRow { Source = id, Started = started, Who = who };
            handling.Db.Runs.Add(run);
            await handling.Db.SaveChangesAsync(stop);
            if (reading.Refusal is { } refusal)
            {
                (run.Outcome, run.Message) = (RunOutcome.Refused, $"{refusal.Where}: {refusal.Message} {refusal.Hint}".Trim());
                source.Failures++;
            }
            else
            {
                await new TakeIn(new SourceRun(handling with { IsFeed = true }, source, run, book.Today)).RunAsync(reading);

                // The rows were let go while thousands of others were written.
                handling.Db.Attach(run).State = EntityState.Modified;
                handling.Db.Attach(source).State = EntityState.Modified;
                source.Failures = 0;
                if (fetched is not null && run.Outcome == RunOutcome.Done)
                {
                    (source.ETag, source.LastModified, source.BodyHash) = (fetched.ETag, fetched.LastModified, fetched.Trouble);
                }
            }

            run.Finished = book.Now;
            source.NextAt = Next(source);
            return [];
        }, stop, $"run of {id}");
        return Read(run);
    }

    private async Task<Run> UnchangedAsync(SourceRow source, CancellationToken stop)
    {
        await using var db = book.Open();
        var standing = await db.Origins.CountAsync(o => o.Source == source.Id && o.GoneSince == null, stop);
        var run = new RunRow { Source = source.Id, Started = book.Now, Finished = book.Now, Who = $"source {source.Id}", Outcome = RunOutcome.Unchanged, Same = standing };
        db.Runs.Add(run);
        db.Attach(source);
        (source.Failures, source.NextAt) = (0, Next(source));
        await db.SaveChangesAsync(stop);
        return Read(run);
    }

    private async Task<Run> FailedAsync(SourceRow source, string trouble, CancellationToken stop)
    {
        var run = new RunRow { Source = source.Id, Started = book.Now, Finished = book.Now, Who = $"source {source.Id}", Outcome = RunOutcome.Failed, Message = trouble };
        await book.ChangeAsync($"source {source.Id}", async handling =>
        {
            handling.Db.Runs.Add(run);
            handling.Db.Attach(source);
            source.Failures++;
            source.NextAt = Next(source);

            // Once, when it is no hiccup any more: those who look after the source are told.
            if (source.Failures == MailAfter)
            {
                await TellAsync(handling, source, trouble, stop);
            }

            return [];
        }, stop);
        return Read(run);
    }

    private const int MailAfter = 3;

    private async Task TellAsync(Handling handling, SourceRow source, string trouble, CancellationToken stop)
    {
        if (contacts is null)
        {
            return;
        }

        var owners = await handling.Db.Members.AsNoTracking()
            .Where(m => m.Role == MemberRole.Owner && (m.Party == source.Municipality || m.Party == source.Organiser)).Select(m => m.Account).Distinct().ToListAsync(stop);
        foreach (var account in owners)
        {
            if (await contacts.OfAsync(account, stop) is { } contact && Outbox.IsAddress(contact.Address))
            {
                await book.Outbox.WriteAsync(
                    new Mail("feed-trouble", contact.Culture, contact.Address, contact.Name) { About = $"source {source.Id}" }
                        .With("name", contact.Name).With("feed", source.Name).With("times", source.Failures.ToString(CultureInfo.InvariantCulture))
                        .With("reason", trouble).With("link", contacts.LinkToFeed(source.Id)),
                    handling.Batch.Transaction, stop);
            }
        }
    }

    // Twice as long after every failure, a day at the most.
    private long Next(SourceRow source) =>
        book.Now + (long)Math.Min(source.EveryMinutes * Math.Pow(2, Math.Min(source.Failures, 10)), Math.Max(source.EveryMinutes, 1440)) * 60_000;

    private FeedReading? TooLarge(byte[] bytes) =>
        bytes.Length > options.MostBytes ? FeedReading.Nothing("too-large", $"The file has {bytes.Length / 1024 / 1024} MB; {options.MostBytes / 1024 / 1024} are allowed.") : null;

    private string TownOf(Source source)
    {
        var set = book.Sets.Published;
        return set.CulturesOf(source.Municipality).Select(c => set.Find(source.Municipality, c)?.Name).FirstOrDefault() ?? "";
    }

    private static Run Read(RunRow r) => new(
        r.Id, r.Source, Submissions.Utc(r.Started), Submissions.Utc(r.Finished), r.Outcome, r.New, r.Changed, r.Same, r.Gone, r.Refused, r.Unsure, r.Message);
}
