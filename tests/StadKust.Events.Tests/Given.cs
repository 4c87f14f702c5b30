using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Events.Tests;

/// <summary>Dates and content to test with. 2027 is the year; 1 January 2027 is a Friday.</summary>
internal static class Given
{
    public static readonly Culture Nl = Culture.Dutch;
    public static readonly Culture De = Culture.German;
    public static readonly Culture En = Culture.English;

    /// <summary>Folder of this test project.</summary>
    public static string Folder { get; } = FolderOf();

    private static string FolderOf([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    public static string ExportFolder => Path.GetFullPath(Path.Combine(Folder, "..", "..", "content-export"));

    private static readonly Lazy<ContentSet> Content = new(() => SiteExport.Read(ExportFolder).ToSet());

    /// <summary>The content the product comes with.</summary>
    public static ContentSet RealContent => Content.Value;

    public static Guid Key(int number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:d12}"));

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Reads dates that must have no finding.</summary>
    public static When When(string json)
    {
        var reading = StadKust.Events.When.Read(json, "test");
        Assert.Empty(reading.Findings);
        return reading.When!;
    }

    /// <summary>Saturday 3 April 2027, 10 to 17 o'clock, and what else is said.</summary>
    public static When Saturday(string more = "") =>
        When("""{"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false""" + (more.Length > 0 ? "," + more : "") + "}");

    public static IReadOnlyList<Occurrence> Occurrences(When when, string from = "2020-01-01", string to = "2040-12-31") =>
        Recurrence.Expand(Key(1), when, Day(from), Day(to)).Occurrences;

    /// <summary>A set with a home, a calendar, a folder per municipality and these events in it.</summary>
    public static ContentSet Set(params IReadOnlyList<Happening> events)
    {
        var items = new List<ExportedItem>
        {
            Item(1, "home", null, 1, 0, "Home", [], [Nl, De, En]),
            Item(2, "calendar", 1, 2, 0, "Agenda", [], [Nl, De, En]),
            Item(3, "eventFolder", 2, 3, 0, "Leiden", new() { ["municipality"] = Udi(5) }, [Nl, De, En]),
            Item(4, "eventFolder", 2, 3, 1, "Katwijk", new() { ["municipality"] = Udi(6) }, [Nl, De, En]),
            Item(5, "destination", 1, 2, 1, "Leiden", [], [Nl, De, En]),
            Item(6, "destination", 1, 2, 2, "Katwijk", [], [Nl, De, En]),
            Item(7, "venue", 1, 2, 3, "Waaggebouw", new() { ["address"] = "Aalmarkt 21, Leiden", ["latitude"] = "52.1588", ["longitude"] = "4.4916" }, [Nl]),
            Item(8, "organiser", 1, 2, 4, "Vereniging De Kust", [], [Nl]),
        };
        items.AddRange(events.Select((e, i) => Item(100 + i, "event", e.Folder, 4, i, e.Name, Values(e), e.Cultures ?? [Nl])));
        return new SiteExport
        {
            Model = new ContentModel(Types, []),
            Languages = [new Language(Nl, "Nederlands", true, false, null), new Language(De, "Deutsch", false, false, null), new Language(En, "English", false, false, null)],
            Items = [.. items],
        }.ToSet();
    }

    private static readonly DocumentType[] Types =
        [.. new[] { "home", "calendar", "eventFolder", "destination", "venue", "organiser", "event" }.Select((alias, i) => new DocumentType(
            Key(900 + i), alias, TypeKind.Document, alias, "", "", true, true, [], [], [], [], "", null, [], ImmutableDictionary<string, string>.Empty))];

    private static Dictionary<string, string> Values(Happening e)
    {
        var values = new Dictionary<string, string> { ["when"] = e.When, ["status"] = e.Status, ["price"] = e.Price, ["venue"] = Udi(7), ["organiser"] = Udi(8) };
        foreach (var (alias, value) in e.More ?? [])
        {
            values[alias] = value;
        }

        return values;
    }

    private static string Udi(int number) => $"umb://document/{Key(number):N}";

    private static ExportedItem Item(int number, string type, int? parent, int level, int order, string name, Dictionary<string, string> values, Culture[] cultures) => new(
        Key(number), type, parent is { } p ? Key(p) : null, level, order, name, cultures.ToImmutableDictionary(c => c, _ => name),
        new DateTime(2026, 11, 1, 9, 0, 0, DateTimeKind.Utc), [.. cultures], false, null, null, [],
        values.Where(v => v.Value.Length > 0).ToImmutableDictionary(v => v.Key, v => Json(v.Value)), ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty, "");

    private static JsonElement Json(string value) =>
        value.StartsWith('{') || value.StartsWith('[') ? JsonDocument.Parse(value).RootElement.Clone() : JsonSerializer.SerializeToElement(value);
}

/// <param name="Folder">3 is Leiden, 4 is Katwijk.</param>
internal sealed record Happening(
    string When, string Name = "Markt", int Folder = 3, Culture[]? Cultures = null, string Status = "planned", string Price = "free",
    Dictionary<string, string>? More = null);
