using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StadKust.Content.Tests;

/// <summary>The fixture of all measurements: the content of the region, grown to 10,000 items in three cultures, 5,000 of them events.</summary>
/// <remarks>Equal numbers give equal content, keys included. Public, so that the benchmarks can compile the file in.</remarks>
public static class ScaleSite
{
    private static readonly Culture[] Cultures = [Culture.Dutch, Culture.German, Culture.English];
    private static readonly DateTime Created = new(2026, 10, 1, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Takes the fixture into an empty database in one batch.</summary>
    public static Task<ImportReport> FillAsync(SiteImport import, SiteExport region, CancellationToken stop, int items = 10_000, int events = 5_000) =>
        import.RunAsync(Grown(region, items, events), new ImportOptions("scale"), null, stop);

    /// <param name="region">Read from <c>content-export/</c>.</param>
    public static SiteExport Grown(SiteExport region, int items = 10_000, int events = 5_000)
    {
        var grown = region.Items.ToList();
        var calendar = region.Items.First(i => i.Type == "calendar");
        var places = region.Items.First(i => i.Type == "places");
        var oneEvent = region.Items.First(i => i.Type == "event");
        var onePlace = region.Items.First(i => i.Type == "place");
        events = Math.Max(0, events - region.Items.Count(i => i.Type == "event"));

        // Ten folders with a folder of each of two years: 250 events side by side, as in a large municipality.
        var years = new List<ExportedItem>();
        for (var i = 0; i < 10; i++)
        {
            var municipality = Like(calendar, "eventFolder", calendar, 900_000 + i, $"Gemeente {i}", null);
            grown.Add(municipality);
            for (var year = 2027; year <= 2028; year++)
            {
                years.Add(Like(calendar, "eventFolder", municipality, 910_000 + (i * 10) + year - 2027, $"{year}", null));
            }
        }

        grown.AddRange(years);
        for (var i = 0; i < events; i++)
        {
            var day = new DateTime(2027, 1, 1).AddDays(i % 730);
            var when = string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"zone":"Europe/Amsterdam","start":"{{day:yyyy-MM-dd}}T{{8 + (i % 12):00}}:00","end":"{{day:yyyy-MM-dd}}T{{9 + (i % 12):00}}:30","allDay":false}""");
            grown.Add(Like(oneEvent, "event", years[i % years.Count], 100_000 + i, $"Concert {i}", when));
        }

        var more = Math.Max(0, items - grown.Count);
        for (var i = 0; i < more; i++)
        {
            grown.Add(Like(onePlace, "place", places, 500_000 + i, $"Plek {i}", null));
        }

        return new SiteExport
        {
            Folder = region.Folder,
            Model = region.Model,
            Languages = region.Languages,
            Words = region.Words,
            Domains = region.Domains,
            Templates = region.Templates,
            Media = region.Media,
            Items = [.. grown.OrderBy(i => i.Level)],
        };
    }

    public static Guid Key(int number) => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"5ca1e000-0000-4000-8000-{number:d12}"));

    // Another item of the kind: its values, in all three cultures, under a name of its own.
    private static ExportedItem Like(ExportedItem example, string type, ExportedItem parent, int number, string name, string? when)
    {
        var values = example.Values.Values.First();
        var shared = type == example.Type ? example.Shared : ImmutableDictionary<string, JsonElement>.Empty;
        shared = when is null ? shared : shared.SetItem("when", JsonSerializer.SerializeToElement(when));
        if (type != example.Type)
        {
            values = ImmutableDictionary<string, JsonElement>.Empty;
        }

        return new ExportedItem(
            Key(number), type, parent.Key, parent.Level + 1, number, name, Cultures.ToImmutableDictionary(c => c, _ => name), Created, [.. Cultures],
            false, null, null, [], shared,
            Cultures.ToImmutableDictionary(c => c, c => values.Remove(Slugs.Property).SetItem("title", JsonSerializer.SerializeToElement($"{name} ({c})"))),
            $"Content/scale-{number}.config");
    }
}
