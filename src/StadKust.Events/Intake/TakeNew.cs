using StadKust.Content;

namespace StadKust.Events;

/// <summary>Entries no run has seen: they become events, or are found to be one of somebody else.</summary>
internal sealed class TakeNew(SourceRun on)
{
    public void Join(FeedEntry entry, Guid key, Judgement judgement)
    {
        on.Handling.Db.Origins.Add(on.Remember(on.Origin(key, feeds: false), entry));
        on.Line(RunLineKind.Joined, key, entry, "likeness", SourceRun.Told(judgement));
        on.Run.Same++;
    }

    public async Task MakeAsync(IReadOnlyList<(FeedEntry Entry, (Guid Event, Judgement Judgement)? Doubt)> fresh)
    {
        var made = new List<(FeedEntry Entry, EventRow Row, (Guid Event, Judgement Judgement)? Doubt)>();
        foreach (var (entry, doubt) in fresh)
        {
            var fields = on.Whole(entry);
            if (EventSpan.Of(fields.ToStored().GetValueOrDefault("when")).Last < on.Today)
            {
                on.Refuse(entry.Line, entry.Title, "over", "Its last day is over.", null);
                continue;
            }

            var (row, findings) = await on.Handling.CreateAsync(fields, null, on.Source.Id);
            if (row is null)
            {
                var fault = findings.First(f => f.Severity == Severity.Error);
                on.Refuse(entry.Line, entry.Title, fault.Code, fault.Message, null);
                continue;
            }

            on.Handling.Db.Origins.Add(on.Remember(on.Origin(row.Key, feeds: true), entry));
            made.Add((entry, row, doubt));
        }

        foreach (var (entry, row, doubt) in made)
        {
            if (doubt is { } pair)
            {
                on.Handling.Db.Pairs.Add(new PairRow
                {
                    Run = on.Run.Id,
                    Known = pair.Event,
                    Newcomer = row.Key,
                    Score = pair.Judgement.Score,
                    Clues = SourceRun.Told(pair.Judgement),
                    Version = 1,
                });
                on.Run.Unsure++;
                on.Line(RunLineKind.Unsure, row.Key, entry, "likeness", SourceRun.Told(pair.Judgement));
            }

            on.Handling.Step(row, Steps.Submit, EventState.Waiting);
            var refusal = doubt is null ? await TrustAsync(row, entry.Fields.Status == "cancelled") : null;
            on.Run.New++;
            on.Line(RunLineKind.New, row.Key, entry, refusal is null ? "new" : refusal.Code, refusal?.Message ?? "");
        }
    }

    // From a source that is trusted it goes out at once; what is not whole waits for a person, and the report says why.
    public async Task<Finding?> TrustAsync(EventRow row, bool cancelled)
    {
        if (on.Source.Rule != SourceRule.Trusted)
        {
            return null;
        }

        var findings = await on.Handling.PublishAsync(row);
        if (findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } fault)
        {
            return fault;
        }

        on.Handling.Step(row, Steps.Approve, EventState.Published, "trusted source");
        if (cancelled)
        {
            on.Handling.Step(row, Steps.Cancel, EventState.Cancelled, "cancelled in the source");
        }

        return null;
    }
}
