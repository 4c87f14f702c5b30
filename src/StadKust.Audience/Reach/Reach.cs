using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Audience;

/// <param name="Views">Pages given out to people, as far as that can be told without knowing them.</param>
public sealed record DayReach(DateOnly Day, Culture Culture, int Views);

/// <summary>How often the page of an item was looked at: a number per item, language and day. No cookie, no address: nothing in it is about a person.</summary>
/// <remarks>Counted in memory and written once a minute; a node that is killed loses that minute. Days are those of UTC: an hour or two beside Amsterdam's, good enough for a number.</remarks>
public sealed class Reach(SharedDatabase shared, TimeProvider clock)
{
    /// <summary>So many days a count is kept: two years and a month.</summary>
    public const int DaysKept = 760;

    private readonly Lock counting = new();
    private Dictionary<(Guid Item, string Culture, int Day), int> counted = [];

    private int Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;

    /// <summary>One look at one page. Costs a look-up in memory.</summary>
    public void Note(Guid item, Culture culture)
    {
        lock (counting)
        {
            var key = (item, culture.Code, Today);
            counted[key] = counted.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Views per item between two days, both included; an item nobody looked at is not in it.</summary>
    public async Task<IReadOnlyDictionary<Guid, int>> CountAsync(IReadOnlyCollection<Guid> items, DateOnly from, DateOnly to, CancellationToken stop)
    {
        await WriteAsync(stop);
        var (first, last) = (from.DayNumber, to.DayNumber);
        var views = new Dictionary<Guid, int>();
        await using var db = AudienceDb.Open(shared);
        foreach (var some in items.Chunk(500))
        {
            var rows = await db.Reach.AsNoTracking().Where(r => some.Contains(r.Item) && r.Day >= first && r.Day <= last)
                .GroupBy(r => r.Item).Select(g => new { g.Key, Views = g.Sum(r => r.Views) }).ToListAsync(stop);
            rows.ForEach(r => views[r.Key] = r.Views);
        }

        return views;
    }

    /// <summary>Day by day and language by language, the oldest first.</summary>
    public async Task<IReadOnlyList<DayReach>> DaysAsync(Guid item, DateOnly from, DateOnly to, CancellationToken stop)
    {
        await WriteAsync(stop);
        var (first, last) = (from.DayNumber, to.DayNumber);
        await using var db = AudienceDb.Open(shared);
        var rows = await db.Reach.AsNoTracking().Where(r => r.Item == item && r.Day >= first && r.Day <= last).OrderBy(r => r.Day).ThenBy(r => r.Culture).ToListAsync(stop);
        return [.. rows.Select(r => new DayReach(DateOnly.FromDayNumber(r.Day), new Culture(r.Culture), r.Views))];
    }

    /// <summary>Writes down what has been counted since the last time.</summary>
    public async Task WriteAsync(CancellationToken stop)
    {
        Dictionary<(Guid Item, string Culture, int Day), int> taken;
        lock (counting)
        {
            if (counted.Count == 0)
            {
                return;
            }

            (taken, counted) = (counted, []);
        }

        try
        {
            await using var db = AudienceDb.Open(shared);
            foreach (var (key, views) in taken.ToList())
            {
                await AddAsync(db, key, views, stop);
                taken.Remove(key);
            }
        }
        finally
        {
            // What could not be written is counted on.
            lock (counting)
            {
                foreach (var (key, views) in taken)
                {
                    counted[key] = counted.GetValueOrDefault(key) + views;
                }
            }
        }
    }

    internal async Task ForgetAsync(CancellationToken stop)
    {
        var oldest = Today - DaysKept;
        await using var db = AudienceDb.Open(shared);
        await db.Reach.Where(r => r.Day < oldest).ExecuteDeleteAsync(stop);
    }

    private static async Task AddAsync(AudienceDb db, (Guid Item, string Culture, int Day) key, int views, CancellationToken stop)
    {
        Task<int> More() => db.Reach.Where(r => r.Item == key.Item && r.Culture == key.Culture && r.Day == key.Day)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Views, r => r.Views + views), stop);
        if (await More() > 0)
        {
            return;
        }

        var row = db.Reach.Add(new ReachRow { Item = key.Item, Culture = key.Culture, Day = key.Day, Views = views });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Another node has made the row in the meantime.
            row.State = EntityState.Detached;
            await More();
        }

        row.State = EntityState.Detached;
    }
}
