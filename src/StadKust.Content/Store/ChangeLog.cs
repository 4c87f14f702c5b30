using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Kinds of the change log.</summary>
public static class ChangeKind
{
    public const string Item = "item";
    public const string Media = "media";
    public const string Word = "word";
    public const string Type = "type";
    public const string DataType = "data-type";
    public const string Language = "language";
    public const string Domain = "domain";
    public const string Template = "template";
    public const string Redirect = "redirect";
}

/// <summary>Actions of the change log.</summary>
public static class ChangeAction
{
    public const string Draft = "draft";
    public const string Publish = "publish";
    public const string Withdraw = "withdraw";
    public const string Move = "move";
    public const string Sort = "sort";
    public const string Trash = "trash";
    public const string Restore = "restore";
    public const string Delete = "delete";
    public const string Save = "save";

    /// <summary>Something was planned, or a plan taken back.</summary>
    public const string Schedule = "schedule";

    /// <summary>A translation was found right, or brought up to date.</summary>
    public const string Approve = "approve";
}

/// <summary>One change that others follow.</summary>
/// <param name="Sequence">Grows by one; visible in order, on all nodes.</param>
/// <param name="Batch">Sequence of the first change made in the same transaction.</param>
/// <param name="Kind">One of <see cref="ChangeKind"/>.</param>
/// <param name="Key">Key of the item, media item or type; name of the word, language or domain.</param>
/// <param name="Culture">Empty when the change is not about one culture.</param>
/// <param name="Action">One of <see cref="ChangeAction"/>.</param>
public sealed record Change(long Sequence, long Batch, string Kind, string Key, Culture Culture, string Action, string Who, DateTime At)
{
    /// <summary>The reason given; null when none was.</summary>
    public string? Why { get; init; }
}

/// <summary>What has changed since a number one has seen: index, caches and feeds follow it.</summary>
public sealed class ChangeLog
{
    private readonly ContentStore store;

    internal ChangeLog(ContentStore store) => this.store = store;

    public async Task<long> LastAsync(CancellationToken stop)
    {
        await using var db = store.Open();
        return await db.Changes.MaxAsync(c => (long?)c.Sequence, stop) ?? 0;
    }

    /// <summary>Changes after <paramref name="sequence"/>, in order.</summary>
    public async Task<IReadOnlyList<Change>> SinceAsync(long sequence, int most, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await db.Changes.AsNoTracking().Where(c => c.Sequence > sequence).OrderBy(c => c.Sequence).Take(most).ToListAsync(stop);
        return [.. rows.Select(Read)];
    }

    /// <summary>What was done to one item, newest first: who, what, when and why.</summary>
    public Task<IReadOnlyList<Change>> OfItemAsync(Guid item, int most, CancellationToken stop) => OfAsync(ChangeKind.Item, item.ToString(), most, stop);

    /// <summary>What was done to one thing of a kind, newest first.</summary>
    /// <param name="kind">One of <see cref="ChangeKind"/>.</param>
    public async Task<IReadOnlyList<Change>> OfAsync(string kind, string key, int most, CancellationToken stop)
    {
        await using var db = store.Open();
        var rows = await db.Changes.AsNoTracking().Where(c => c.Kind == kind && c.Key == key).OrderByDescending(c => c.Sequence).Take(most).ToListAsync(stop);
        return [.. rows.Select(Read)];
    }

    private static Change Read(ChangeRow c) =>
        new(c.Sequence, c.Batch, c.Kind, c.Key, new Culture(c.Culture), c.Action, c.Who, Instant.Utc(c.At)) { Why = c.Why };
}
