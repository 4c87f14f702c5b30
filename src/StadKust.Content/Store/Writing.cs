using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>One batch of changes: holds the lock, numbers the log, keeps new bodies until they are stored together.</summary>
internal sealed class Writing : IAsyncDisposable
{
    private readonly ContentStore store;
    private readonly Signal signal;
    private readonly WriteLock held;
    private readonly Dictionary<string, byte[]> bodies = [];
    private long first;

    private Writing(ContentStore store, Signal signal, ContentDb db, WriteLock held, string who, string? why, long last)
    {
        Why = why;
        this.store = store;
        this.signal = signal;
        this.held = held;
        Db = db;
        Who = who;
        Last = last;
        first = 0;
        Now = Instant.Of(DateTime.UtcNow);
    }

    public ContentDb Db { get; }

    public string Who { get; }

    /// <summary>The reason given, if any.</summary>
    public string? Why { get; }

    public long Now { get; }

    /// <summary>Sequence of the last change; of this batch once it has one.</summary>
    public long Last { get; private set; }

    /// <summary>0 as long as nothing changed.</summary>
    public long Sequence => first == 0 ? 0 : Last;

    public static async Task<Writing> BeginAsync(ContentStore store, Signal signal, string who, CancellationToken stop, string? why = null)
    {
        var db = store.Open();
        try
        {
            var held = await store.LockAsync(db, stop);
            return new Writing(store, signal, db, held, who, why, await db.Changes.MaxAsync(c => (long?)c.Sequence, stop) ?? 0);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    public void Log(string kind, string key, string action, string culture = "")
    {
        Last++;
        first = first == 0 ? Last : first;
        Db.Changes.Add(new ChangeRow { Sequence = Last, Batch = first, Kind = kind, Key = key, Culture = culture, Action = action, Who = Who, Why = Why, At = Now });
    }

    public void Log(Guid item, string action, string culture = "") => Log(ChangeKind.Item, item.ToString(), action, culture);

    /// <returns>Hash of the body.</returns>
    public string Body(IEnumerable<KeyValuePair<string, JsonElement>> values)
    {
        var body = JsonText.Body(values);
        var hash = JsonText.Hash(body);
        bodies.TryAdd(hash, body);
        return hash;
    }

    public async Task<IReadOnlyDictionary<string, JsonElement>> ValuesAsync(string hash, CancellationToken stop) =>
        JsonText.Values(bodies.TryGetValue(hash, out var fresh) ? fresh : await Db.Bodies.Where(b => b.Hash == hash).Select(b => b.Bytes).SingleAsync(stop));

    public void Remember(Guid item, string culture, string name, string body, bool wasPublished) =>
        Db.Revisions.Add(new RevisionRow { Item = item, Culture = culture, Name = name, Body = body, WasPublished = wasPublished, At = Now, Who = Who, Why = Why });

    /// <summary>Sends what has gathered to the database without ending the batch. Rows read before are forgotten.</summary>
    public async Task FlushAsync(CancellationToken stop)
    {
        foreach (var chunk in bodies.Chunk(500))
        {
            var hashes = chunk.Select(b => b.Key).ToList();
            var known = await Db.Bodies.Where(b => hashes.Contains(b.Hash)).Select(b => b.Hash).ToHashSetAsync(stop);
            Db.Bodies.AddRange(chunk.Where(b => !known.Contains(b.Key)).Select(b => new BodyRow { Hash = b.Key, Bytes = b.Value }));
        }

        bodies.Clear();
        await Db.SaveChangesAsync(stop);
        Db.ChangeTracker.Clear();
    }

    /// <summary>Stores everything and wakes those who follow the log. Nothing is written when nothing was logged.</summary>
    /// <param name="always">Other parts have written in the transaction: it is committed although the log has nothing to say.</param>
    public async Task CommitAsync(CancellationToken stop, bool always = false)
    {
        if (first == 0 && !always)
        {
            return;
        }

        await FlushAsync(stop);
        await store.NotifyAsync(Db, stop);
        await held.CommitAsync(stop);
        signal.Raise();
    }

    public async ValueTask DisposeAsync()
    {
        await held.DisposeAsync();
        await Db.DisposeAsync();
    }
}
