using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Changes of events inside one transaction: content through the batch, workflow, ownership and trail in the tables beside it.</summary>
/// <param name="Who">Key of the account, <c>source 12</c> or <c>calendar</c>.</param>
/// <param name="Now">UTC milliseconds.</param>
internal sealed record Handling(DraftBatch Batch, EventsDb Db, ContentSet Published, string Who, long Now, CancellationToken Stop)
{
    private const int LongestKept = 4000;

    private readonly EventFolders folders = new(Batch, Published);

    /// <summary>True for a feed: what it changes does not become a person's.</summary>
    public bool IsFeed { get; init; }

    public Task<EventRow?> FindAsync(Guid key) => Db.Events.SingleOrDefaultAsync(e => e.Key == key, Stop);

    /// <summary>Makes the item and its row, as a draft.</summary>
    public async Task<(EventRow? Row, ImmutableArray<Finding> Findings)> CreateAsync(EventFields fields, Guid? by, long? source, Guid? key = null)
    {
        var stored = fields.ToStored();
        if (fields.Municipality is not { } municipality)
        {
            return (null, [new(Severity.Error, "municipality-missing", "municipality", "The event belongs to no municipality.", "Choose the municipality it takes place in.")]);
        }

        var names = Names(fields);
        if (names.IsEmpty)
        {
            return (null, [new(Severity.Error, "title-missing", "title", "The event has no title.", "Give it a title in at least one language.")]);
        }

        var span = EventSpan.Of(stored.GetValueOrDefault("when"));
        var year = span.First > 0 ? DateOnly.FromDayNumber(span.First).Year : DateTimeOffset.FromUnixTimeMilliseconds(Now).Year;
        if (await folders.OfAsync(municipality, year) is not { } folder)
        {
            return (null, [new(Severity.Error, "municipality-unknown", "municipality", "The site knows no such municipality, or has no calendar.")]);
        }

        var row = new EventRow
        {
            Key = key ?? Guid.NewGuid(),
            Title = Short(names.OrderBy(n => n.Key.Code == "nl" ? 0 : 1).First().Value, 300),
            Municipality = municipality,
            Organiser = fields.Organiser is { } one && one != Guid.Empty ? one : null,
            Source = source,
            By = by,
            FirstDay = span.First,
            LastDay = span.Last,
            Version = 1,
            Created = Now,
            Updated = Now,
        };
        var (shared, values) = Split(stored);
        if (!shared.ContainsKey("status"))
        {
            shared = shared.Add("status", JsonSerializer.SerializeToElement("planned"));
        }

        var findings = await Batch.CreateAsync(new NewItem("event", folder, row.Key) { Names = names, Shared = shared, Values = values });
        if (findings.Any(f => f.Severity == Severity.Error))
        {
            return (null, findings);
        }

        Db.Events.Add(row);
        Note(row.Key, "create", null, EventState.Draft);
        return (row, findings);
    }

    /// <summary>Writes fields that differ from what is drafted. A person who changes a field of a feed's event owns it from then on.</summary>
    /// <returns>The fields that have changed.</returns>
    public async Task<(IReadOnlyList<string> Changed, ImmutableArray<Finding> Findings)> ApplyAsync(
        EventRow row, DraftItem item, ImmutableSortedDictionary<string, JsonElement?> wanted)
    {
        var changed = wanted.Where(w => !Same(ValueOf(item, w.Key), w.Value)).ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (changed.IsEmpty)
        {
            return ([], []);
        }

        var names = changed.Where(c => c.Key.StartsWith("title/", StringComparison.Ordinal) && c.Value is not null)
            .ToImmutableDictionary(c => new Culture(c.Key["title/".Length..]), c => Short(c.Value!.Value.GetString()!, 250));
        var (shared, values) = Split(changed);

        // Words in a language the item does not have yet, without a title there: the title it has names the variant until somebody translates it.
        foreach (var culture in values.Keys.Where(c => item.In(c) is null && !names.ContainsKey(c)))
        {
            names = names.Add(culture, item.Name);
        }

        var findings = await Batch.SaveAsync(new ItemChange(row.Key) { Names = names, Shared = shared, Values = values });
        if (findings.Any(f => f.Severity == Severity.Error))
        {
            return ([], findings);
        }

        foreach (var (field, value) in changed)
        {
            Note(row.Key, "field", null, null, field: field, before: Text(ValueOf(item, field)), after: Text(value));
            if (!IsFeed && row.Source is not null)
            {
                await OwnAsync(row.Key, field);
            }
        }

        if (changed.TryGetValue("when", out var dates))
        {
            (row.FirstDay, row.LastDay) = EventSpan.Of(dates);
        }

        if (names.TryGetValue(Culture.Dutch, out var title) || (item.In(Culture.Dutch) is null && names.Count > 0 && (title = names.Values.First()) is not null))
        {
            row.Title = Short(title, 300);
        }

        if (changed.TryGetValue("organiser", out var organiser))
        {
            row.Organiser = organiser is { } picked ? PickOf(picked) : null;
        }

        row.Updated = Now;
        return ([.. changed.Keys], findings);
    }

    public void Step(EventRow row, string step, EventState to, string? why = null, string? code = null)
    {
        Note(row.Key, step, row.State, to, why);
        row.State = to;
        row.Version++;
        row.Updated = Now;
        (row.ReasonCode, row.Reason) = (code, why is null ? null : Short(why, 1000));
    }

    /// <summary>Freezes the event in every language it has a title in.</summary>
    public async Task<ImmutableArray<Finding>> PublishAsync(EventRow row)
    {
        if (await Batch.FindAsync(row.Key) is not { } item)
        {
            return [new(Severity.Error, "item-missing", row.Title, "The content of the event is gone.")];
        }

        var findings = Ready(item, row.Title);
        if (findings.Any(f => f.Severity == Severity.Error))
        {
            return findings;
        }

        // Written before it had a date: it moves to the folder of its year before its address is given out.
        if (!row.IsLive && row.FirstDay > 0 && await folders.OfAsync(row.Municipality, DateOnly.FromDayNumber(row.FirstDay).Year) is { } folder && item.Parent != folder)
        {
            await Batch.MoveAsync(row.Key, folder);
        }

        var published = await PublishFreeAsync(row.Key, item);
        if (!published.Any(f => f.Severity == Severity.Error))
        {
            row.IsLive = true;
        }

        return [.. findings, .. published];
    }

    public async Task WithdrawAsync(EventRow row)
    {
        await Batch.WithdrawAsync(row.Key);
        row.IsLive = false;
    }

    /// <summary>What stands in the way of publishing, beyond what the content type asks for.</summary>
    public static ImmutableArray<Finding> Ready(DraftItem item, string title)
    {
        var reading = When.Read(item.Shared.TryGetValue("when", out var stored) ? stored : null, $"{title} / when");
        var findings = reading.Findings.ToList();
        if (!item.Variants.Any(v => Text(v.Values.TryGetValue("title", out var t) ? t : null).Length > 0))
        {
            findings.Add(new(Severity.Error, "title-missing", $"{title} / title", "The event has no title.", "Give it a title in at least one language."));
        }

        if (!item.Shared.ContainsKey("venue") && !item.Shared.ContainsKey("address"))
        {
            findings.Add(new(Severity.Error, "place-missing", $"{title} / venue", "Nobody can know where it is: there is neither a venue nor an address.", "Choose the venue or write the address."));
        }

        return [.. findings];
    }

    public async Task OwnAsync(Guid key, string field)
    {
        if (await Db.Owned.FindAsync([key, field], Stop) is null)
        {
            Db.Owned.Add(new OwnedRow { Event = key, Field = field, Who = Who, Since = Now });
        }
    }

    public void Note(
        Guid key, string action, EventState? from, EventState? to, string? why = null, string? field = null, string? before = null, string? after = null) =>
        Db.Trail.Add(new TrailRow
        {
            Event = key,
            At = Now,
            Who = Who,
            Action = action,
            From = from,
            To = to,
            Why = why is null ? null : Short(why, 1000),
            Field = field,
            Before = before is null ? null : Short(before, LongestKept),
            After = after is null ? null : Short(after, LongestKept),
        });

    public static JsonElement? ValueOf(DraftItem item, string field)
    {
        var slash = field.IndexOf('/', StringComparison.Ordinal);
        var values = slash < 0 ? item.Shared : item.In(new Culture(field[(slash + 1)..]))?.Values;
        return values is not null && values.TryGetValue(slash < 0 ? field : field[..slash], out var value) ? value : null;
    }

    /// <summary>Nothing, null, empty text and an empty list are the same: nothing.</summary>
    public static bool Same(JsonElement? a, JsonElement? b)
    {
        var (x, y) = (Something(a), Something(b));
        return x is { } one && y is { } other ? JsonElement.DeepEquals(one, other) || Text(one) == Text(other) : x is null && y is null;
    }

    internal static string Text(JsonElement? value) => value switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { } json => json.GetRawText(),
    };

    // Two events of one name in a folder: the second address says on which day it is, then the key settles it.
    private async Task<ImmutableArray<Finding>> PublishFreeAsync(Guid key, DraftItem item)
    {
        var cultures = item.Variants.Where(v => Text(v.Values.TryGetValue("title", out var title) ? title : null).Length > 0).Select(v => v.Culture).ToList();
        var findings = await Batch.PublishAsync(key, cultures);
        for (var attempt = 0; attempt < 2 && findings.Any(f => f.Code == "slug-taken"); attempt++)
        {
            var ending = attempt == 0 && When.Read(item.Shared.GetValueOrDefault("when"), "").When is { } when
                ? when.Start.ToString("MMdd", System.Globalization.CultureInfo.InvariantCulture) : key.ToString("n")[..8];
            await Batch.SaveAsync(new ItemChange(key)
            {
                Values = cultures.ToImmutableDictionary(c => c, c => ImmutableDictionary<string, JsonElement>.Empty
                    .Add(Slugs.Property, JsonSerializer.SerializeToElement($"{Slugs.From(item.In(c)!.Name)}-{ending}"))),
            });
            findings = await Batch.PublishAsync(key, cultures);
        }

        return findings;
    }

    private static JsonElement? Something(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } text when text.GetString()!.Length == 0 => null,
        { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == 0 => null,
        var some => some,
    };

    private static ImmutableDictionary<Culture, string> Names(EventFields fields) =>
        fields.Words.Where(w => !string.IsNullOrWhiteSpace(w.Value.Title)).ToImmutableDictionary(w => new Culture(w.Key), w => Short(w.Value.Title!.Trim(), 250));

    private static (ImmutableDictionary<string, JsonElement> Shared, ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>> Values) Split(
        IEnumerable<KeyValuePair<string, JsonElement?>> stored)
    {
        var nothing = JsonSerializer.SerializeToElement<object?>(null);
        var shared = ImmutableDictionary<string, JsonElement>.Empty;
        var values = ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty;
        foreach (var (field, value) in stored)
        {
            if (field.Split('/') is [var alias, var code])
            {
                var culture = new Culture(code);
                values = values.SetItem(culture, values.GetValueOrDefault(culture, ImmutableDictionary<string, JsonElement>.Empty).SetItem(alias, value ?? nothing));
            }
            else
            {
                shared = shared.SetItem(field, value ?? nothing);
            }
        }

        return (shared, values);
    }

    private static Guid? PickOf(JsonElement picked) =>
        Guid.TryParse(Text(picked).Split('/')[^1], out var key) ? key : null;

    private static string Short(string text, int most) => text.Length > most ? text[..most] : text;
}
