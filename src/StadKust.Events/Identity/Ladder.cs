namespace StadKust.Events;

/// <summary>What was found for an entry of a source.</summary>
/// <param name="Rung">content, uid, source-id, fingerprint, likeness.</param>
/// <param name="Origin">The entry it was before; null when it is new to the source.</param>
/// <param name="Doubt">An event that may be the same, with the judgement; null when there is none.</param>
internal sealed record Found(string Rung, OriginRow? Origin, Guid? Event, (Guid Event, Judgement Judgement)? Doubt);

/// <summary>The ladder of identity for one run: what it said before, its UID and RECURRENCE-ID, the source's own number, the fingerprint, likeness.</summary>
/// <remarks>
/// No number is believed alone: an aggregator gives all dates of a series one UID, Office 365 gives a new one at every load, and a calendar
/// reuses numbers of deleted entries. An entry of before is claimed once.
/// </remarks>
internal sealed class Ladder
{
    private readonly List<OriginRow> origins;
    private readonly HashSet<long> claimed = [];
    private readonly ILookup<string, OriginRow> byContent;
    private readonly Dictionary<string, OriginRow> byUid;
    private readonly Dictionary<string, OriginRow> bySourceId;
    private readonly ILookup<string, OriginRow> byFingerprint;
    private readonly HashSet<string> uniqueUids;
    private readonly HashSet<string> uniqueSourceIds;
    private readonly DateTime today;

    public Ladder(List<OriginRow> origins, IReadOnlyList<FeedEntry> entries, DateTime today)
    {
        (this.origins, this.today) = (origins, today);
        byContent = origins.ToLookup(o => o.ContentHash);
        byUid = origins.Where(o => o.Uid is not null).GroupBy(UidOf).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First());
        bySourceId = origins.Where(o => o.SourceId is not null).GroupBy(o => o.SourceId!).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First());
        byFingerprint = origins.ToLookup(o => Looks(o).Fingerprint);
        uniqueUids = [.. entries.Where(e => e.Uid is not null).GroupBy(e => $"{e.Uid}|{e.RecurrenceId}").Where(g => g.Count() == 1).Select(g => g.Key)];
        uniqueSourceIds = [.. entries.Where(e => e.SourceId is not null).GroupBy(e => e.SourceId!).Where(g => g.Count() == 1).Select(g => g.Key)];
    }

    /// <summary>Entries of before that nothing has claimed.</summary>
    public IEnumerable<OriginRow> Unclaimed => origins.Where(o => !claimed.Contains(o.Id));

    public static Happening Looks(OriginRow o) =>
        new(o.Title, DateTime.ParseExact(o.Start, "yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture), o.Place, o.Town);

    /// <summary>All entries, rung by rung: the sure ones claim first, so that the order of the source plays no part.</summary>
    public IReadOnlyDictionary<FeedEntry, Found> Climb(IReadOnlyList<FeedEntry> entries)
    {
        var found = new Dictionary<FeedEntry, Found>(ReferenceEqualityComparer.Instance as IEqualityComparer<FeedEntry>);
        void Rung(string name, Func<FeedEntry, OriginRow?> look)
        {
            foreach (var entry in entries)
            {
                if (!found.ContainsKey(entry) && look(entry) is { } origin && claimed.Add(origin.Id))
                {
                    found[entry] = new Found(name, origin, origin.Event, null);
                }
            }
        }

        Rung("content", e => Free(byContent[e.ContentHash], o => o.Uid == e.Uid && o.RecurrenceId == e.RecurrenceId));
        Rung("content", e => Free(byContent[e.ContentHash], _ => true));
        Rung("uid", e => e.Uid is not null && uniqueUids.Contains($"{e.Uid}|{e.RecurrenceId}") && byUid.TryGetValue($"{e.Uid}|{e.RecurrenceId}", out var o) && Plausible(o, e) ? o : null);
        Rung("source-id", e => e.SourceId is not null && uniqueSourceIds.Contains(e.SourceId) && bySourceId.TryGetValue(e.SourceId, out var o) && Plausible(o, e) ? o : null);
        Rung("fingerprint", e => Free(byFingerprint[e.Looks.Fingerprint], _ => true));

        // What is left on both sides is compared pair by pair, the most alike first.
        var left = Unclaimed.ToList();
        var pairs = (
            from e in entries
            where !found.ContainsKey(e)
            from o in left
            let looks = Looks(o)
            where Math.Abs((looks.Start.Date - e.Looks.Start.Date).TotalDays) <= 62
            let judgement = Sameness.Judge(looks, e.Looks, knownIsGone: looks.Start.Date >= today)
            where judgement.Verdict != Verdict.Different
            orderby judgement.Score descending, o.Id
            select (Entry: e, Origin: o, Judgement: judgement)).ToList();
        foreach (var (entry, origin, judgement) in pairs.Where(p => p.Judgement.Verdict == Verdict.Same))
        {
            if (!found.ContainsKey(entry) && claimed.Add(origin.Id))
            {
                found[entry] = new Found("likeness", origin, origin.Event, null);
            }
        }

        foreach (var (entry, origin, judgement) in pairs)
        {
            if (!found.ContainsKey(entry) && !claimed.Contains(origin.Id))
            {
                found[entry] = new Found("none", null, null, (origin.Event, judgement));
            }
        }

        return found;
    }

    private OriginRow? Free(IEnumerable<OriginRow> among, Func<OriginRow, bool> suits) => among.Where(o => !claimed.Contains(o.Id) && suits(o)).MinBy(o => o.Id);

    // The same number, and yet another title on another day at another place: the number was given to something else.
    private static bool Plausible(OriginRow origin, FeedEntry entry)
    {
        var (a, b) = (Looks(origin), entry.Looks);
        return Words.Of(a.Title).Intersect(Words.Of(b.Title)).Any() || (a.Start == b.Start && Words.Normal(a.Place) == Words.Normal(b.Place))
            || Sameness.Judge(a, b, knownIsGone: true).Clues.Any(c => c is { What: "title", Alike: > 0.5 });
    }

    private static string UidOf(OriginRow o) => $"{o.Uid}|{o.RecurrenceId}";
}
