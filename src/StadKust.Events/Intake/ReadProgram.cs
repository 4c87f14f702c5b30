using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Our own JSON: <c>{"events":[{"id":"42","title":{"nl":"…"},"description":{…},"when":{…},"place":"…","address":"…","price":"free","link":"https://…","languages":["nl"],"status":"planned"}]}</c>.</summary>
/// <remarks>Title and description may be a text in the language of the source; <c>when</c> is the JSON of <see cref="When"/>. Members that are not known are refused: a typo would lose what it names.</remarks>
internal sealed class ReadProgram(string culture, string town)
{
    private static readonly HashSet<string> Members =
        ["id", "title", "intro", "description", "priceNote", "when", "place", "address", "latitude", "longitude", "price", "link", "languages", "kinds", "audiences", "status"];

    public static FeedReading Of(byte[] bytes, string culture, string town)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 12, AllowDuplicateProperties = false });
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("events", out var events) || events.ValueKind != JsonValueKind.Array)
            {
                return FeedReading.Nothing("not-events", "The JSON is no object with an array \"events\".");
            }

            if (events.GetArrayLength() > FeedReading.MostEntries)
            {
                return FeedReading.Nothing("too-many-events", $"There are {events.GetArrayLength()} events; {FeedReading.MostEntries} are allowed.");
            }

            return new ReadProgram(culture, town).Read(events);
        }
        catch (JsonException fault)
        {
            return new([], [], new Finding(Severity.Error, "not-json", $"line {fault.LineNumber + 1}", $"This is no JSON: {fault.Message}"));
        }
    }

    private FeedReading Read(JsonElement events)
    {
        var entries = ImmutableArray.CreateBuilder<FeedEntry>();
        var refused = ImmutableArray.CreateBuilder<RefusedEntry>();
        var number = 0;
        foreach (var json in events.EnumerateArray())
        {
            number++;
            var (entry, finding) = Read(json, number);
            if (entry is not null)
            {
                entries.Add(entry);
            }
            else
            {
                refused.Add(new(number, json.ValueKind == JsonValueKind.Object ? Title(json) : "", finding! with { Where = $"events/{number} {finding.Where}" }));
            }
        }

        return new(entries.ToImmutable(), refused.ToImmutable());
    }

    private (FeedEntry? Entry, Finding? Finding) Read(JsonElement json, int number)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return (null, new(Severity.Error, "not-an-event", "", "An event is an object."));
        }

        if (json.EnumerateObject().FirstOrDefault(m => !Members.Contains(m.Name)) is { Value.ValueKind: not JsonValueKind.Undefined } strange)
        {
            return (null, new(Severity.Error, "member-unknown", strange.Name, $"\"{strange.Name}\" is not known.", $"Known are {string.Join(", ", Members)}."));
        }

        var reading = When.Read(json.TryGetProperty("when", out var dates) ? dates : null, "when");
        if (reading.When is not { } when)
        {
            return (null, reading.Findings.First(f => f.Severity == Severity.Error));
        }

        var fields = new EventFields
        {
            When = when.ToJson(),
            Address = string.Join(", ", new[] { Text(json, "place"), Text(json, "address") }.Where(p => !string.IsNullOrEmpty(p))),
            Latitude = Number(json, "latitude"),
            Longitude = Number(json, "longitude"),
            Price = Text(json, "price"),
            BookingLink = Text(json, "link"),
            Languages = List(json, "languages"),
            Kinds = List(json, "kinds"),
            Audiences = List(json, "audiences"),
            Status = Text(json, "status") ?? "planned",
        };
        foreach (var code in new[] { "nl", "de", "en" })
        {
            var words = new EventWords(InCulture(json, "title", code), InCulture(json, "intro", code), InCulture(json, "description", code), InCulture(json, "priceNote", code));
            fields = words == new EventWords() ? fields : fields.In(new Culture(code), words);
        }

        if (!fields.Words.Values.Any(w => !string.IsNullOrWhiteSpace(w.Title)))
        {
            return (null, new(Severity.Error, "title-missing", "title", "The event has no title."));
        }

        if (FieldChecks.Of(fields).FirstOrDefault(f => f.Severity == Severity.Error) is { } fault)
        {
            return (null, fault);
        }

        var said = string.Join('\u001f', json.EnumerateObject().Where(m => m.Name != "id").OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"{m.Name}={m.Value.GetRawText()}"));
        return (new FeedEntry(
            number, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said))), null, null, Text(json, "id") is { Length: > 0 and <= 500 } id ? id : null, fields,
            new Happening(Title(json), when.Start, Text(json, "place") ?? "", town, InCulture(json, "description", culture) ?? "", when.AllDay)), null);
    }

    private string Title(JsonElement json) => new[] { culture, "nl", "de", "en" }.Select(c => InCulture(json, "title", c)).FirstOrDefault(t => t is not null) ?? "";

    private string? InCulture(JsonElement json, string member, string code) =>
        !json.TryGetProperty(member, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? (code == culture ? value.GetString() : null)
        : value.ValueKind == JsonValueKind.Object && value.TryGetProperty(code, out var own) && own.ValueKind == JsonValueKind.String ? own.GetString() : null;

    private static string? Text(JsonElement json, string member) => json.TryGetProperty(member, out var value)
        ? value.ValueKind switch { JsonValueKind.String => value.GetString(), JsonValueKind.Number => value.GetRawText(), _ => null } : null;

    private static decimal? Number(JsonElement json, string member) =>
        json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static List<string>? List(JsonElement json, string member) => json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).Take(20)] : null;
}
