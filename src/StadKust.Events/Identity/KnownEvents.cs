using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Events of everybody else by day, for an entry its own source has not had before.</summary>
internal sealed class KnownEvents
{
    private readonly ILookup<int, (Guid Key, Happening Looks)> byDay;

    private KnownEvents(ILookup<int, (Guid, Happening)> byDay) => this.byDay = byDay;

    public static async Task<KnownEvents> ReadAsync(Handling handling, long source)
    {
        var found = new List<(Guid, Happening)>();
        var origins = await handling.Db.Origins.AsNoTracking().Where(o => o.Source != source && o.GoneSince == null).ToListAsync(handling.Stop);
        found.AddRange(origins.Select(o => (o.Event, Ladder.Looks(o))));

        var merged = await handling.Db.Events.AsNoTracking().Where(e => e.MergedInto != null || e.Source == source).Select(e => e.Key).ToHashSetAsync(handling.Stop);
        var set = handling.Published;
        foreach (var key in set.Entries.Where(e => e.Type == "event" && !merged.Contains(e.Key)).Select(e => e.Key))
        {
            // In every language it has: a German feed knows it by its German name.
            foreach (var item in set.CulturesOf(key).Select(c => set.Find(key, c)).OfType<PublishedItem>())
            {
                if (When.Read(item.Values.Raw("when"), "").When is { } when)
                {
                    var venue = item.Values.Picks("venue") is [var picked, ..] ? set.CulturesOf(picked).Select(c => set.Find(picked, c)?.Name).FirstOrDefault() : null;
                    found.Add((key, new Happening(
                        item.Values.Text("title") is { Length: > 0 } title ? title : item.Name, when.Start, venue ?? item.Values.Text("address").Split(',')[0],
                        Town(set, item), "", when.AllDay)));
                }
            }
        }

        return new KnownEvents(found.Distinct().ToLookup(f => DateOnly.FromDateTime(f.Item2.Start).DayNumber));
    }

    /// <summary>The most alike, when it is the same or may be.</summary>
    public (Guid Event, Judgement Judgement)? Find(Happening come)
    {
        var day = DateOnly.FromDateTime(come.Start).DayNumber;
        (Guid, Judgement)? best = null;
        foreach (var (key, looks) in byDay[day].Concat(byDay[day - 1]).Concat(byDay[day + 1]))
        {
            var judgement = Sameness.Judge(looks, come);
            if (judgement.Verdict != Verdict.Different && (best is not { } so || judgement.Score > so.Item2.Score))
            {
                best = (key, judgement);
            }
        }

        return best;
    }

    private static string Town(ContentSet set, PublishedItem item)
    {
        var municipality = item.Values.Picks("municipality") is [var own, ..] ? own
            : set.Ancestors(item.Key).Select(a => set.Find(a.Key, item.Culture)?.Values.Picks("municipality")).FirstOrDefault(p => p is { Count: > 0 })?[0];
        return municipality is { } key ? set.CulturesOf(key).Select(c => set.Find(key, c)?.Name).FirstOrDefault() ?? "" : "";
    }
}

/// <summary>The venues of the site by name, for entries that name one.</summary>
internal sealed class KnownVenues
{
    private readonly Dictionary<string, Guid> byName = new(StringComparer.Ordinal);

    public KnownVenues(ContentSet set)
    {
        foreach (var (culture, key) in set.Languages.SelectMany(l => set.OfType("venue", l.Culture).Select(k => (l.Culture, k))))
        {
            if (set.Find(key, culture) is { } venue)
            {
                // Two venues of one name are nobody's: the address decides, by a person.
                var name = Words.Normal(venue.Name);
                byName[name] = byName.TryGetValue(name, out var other) && other != key ? Guid.Empty : key;
            }
        }
    }

    public Guid? Find(string place) => byName.TryGetValue(Words.Normal(place), out var key) && key != Guid.Empty ? key : null;
}
