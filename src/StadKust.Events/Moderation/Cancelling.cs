using System.Collections.Immutable;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Cancelling an event that is out, and taking that back: only its status is published, not what was edited since.</summary>
internal static class Cancelling
{
    public static async Task<ImmutableArray<Finding>> CancelAsync(Handling handling, EventRow row, DraftItem item, string? note)
    {
        if (!Steps.May(row.State, Steps.Cancel))
        {
            return [Submissions.Wrong(row, "cancelled")];
        }

        var findings = await StatusAsync(handling, row, item, "cancelled");
        handling.Step(row, Steps.Cancel, EventState.Cancelled, note);
        return findings;
    }

    public static async Task<ImmutableArray<Finding>> ReinstateAsync(Handling handling, EventRow row, DraftItem item, string? note)
    {
        if (!Steps.May(row.State, Steps.Reinstate))
        {
            return [Submissions.Wrong(row, "reinstated")];
        }

        var findings = await StatusAsync(handling, row, item, "planned");
        handling.Step(row, Steps.Reinstate, row.IsLive ? EventState.Published : EventState.Draft, note);
        return findings;
    }

    private static async Task<ImmutableArray<Finding>> StatusAsync(Handling handling, EventRow row, DraftItem item, string status)
    {
        var word = JsonSerializer.SerializeToElement(status);
        handling.Note(row.Key, "field", null, null, field: "status", before: Handling.Text(Handling.ValueOf(item, "status")), after: status);
        if (!row.IsLive)
        {
            return await handling.Batch.SaveAsync(new ItemChange(row.Key) { Shared = ImmutableDictionary<string, JsonElement>.Empty.Add("status", word) });
        }

        // What is out, with the new status, is published; then the draft is put back as it was.
        var set = handling.Published;
        var cultures = set.CulturesOf(row.Key).ToList();
        var variants = cultures.Select(c => set.Find(row.Key, c)).OfType<PublishedItem>().ToList();
        var nothing = JsonSerializer.SerializeToElement<object?>(null);
        var type = handling.Batch.Model.Document("event")!;
        bool Varies(string alias) => handling.Batch.Model.TryProperty(type, alias, out var property) && property.VariesByCulture;
        ImmutableDictionary<string, JsonElement> Over(IEnumerable<KeyValuePair<string, JsonElement>> published, IEnumerable<string> drafted) =>
            drafted.Except(published.Select(p => p.Key)).Select(a => KeyValuePair.Create(a, nothing)).Concat(published).ToImmutableDictionary();

        var shared = variants.SelectMany(v => v.Values.Stored).Where(v => !Varies(v.Key)).DistinctBy(v => v.Key).ToList();
        var outside = new ItemChange(row.Key)
        {
            Names = variants.ToImmutableDictionary(v => v.Culture, v => v.Name),
            Shared = Over(shared, item.Shared.Keys).SetItem("status", word),
            Values = variants.ToImmutableDictionary(v => v.Culture, v => Over(v.Values.Stored.Where(p => Varies(p.Key)), item.In(v.Culture)?.Values.Keys ?? [])),
        };
        ImmutableArray<Finding> findings = [.. await handling.Batch.SaveAsync(outside), .. await handling.Batch.PublishAsync(row.Key, cultures)];
        await handling.Batch.SaveAsync(new ItemChange(row.Key)
        {
            Names = item.Variants.ToImmutableDictionary(v => v.Culture, v => v.Name),
            Shared = Over(item.Shared, shared.Select(s => s.Key)).SetItem("status", word),
            Values = item.Variants.ToImmutableDictionary(v => v.Culture, v => Over(
                v.Values, variants.FirstOrDefault(p => p.Culture == v.Culture)?.Values.Stored.Where(p => Varies(p.Key)).Select(p => p.Key) ?? [])),
        });
        return findings;
    }
}
