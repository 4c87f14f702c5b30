using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Benchmarks.Drivers;

/// <summary>The site at the size all measurements are made at: 10,000 items in three cultures, 5,000 of them events.</summary>
/// <remarks>Our own places and events, told again and again under other names, addresses and dates; equal input gives equal keys.</remarks>
internal static class ScaleFixture
{
    public const int Places = 5_000;
    public const int Events = 5_000;

    private static readonly ImmutableArray<Culture> Cultures = [Culture.Dutch, Culture.German, Culture.English];

    public static SiteExport Make(string contentExport)
    {
        var site = SiteExport.Read(contentExport);
        var places = site.Items.Where(i => i.Type == "place").ToArray();
        var events = site.Items.Where(i => i.Type == "event").ToArray();
        var made = new List<ExportedItem>(Places + Events);
        for (var i = 0; i < Places; i++)
        {
            made.Add(Told(places[i % places.Length], i, ImmutableDictionary<string, JsonElement>.Empty));
        }

        for (var i = 0; i < Events; i++)
        {
            made.Add(Told(events[i % events.Length], i, ImmutableDictionary<string, JsonElement>.Empty.Add("when", When(i))));
        }

        return new SiteExport
        {
            Folder = site.Folder,
            Model = site.Model,
            Languages = site.Languages,
            Words = site.Words,
            Domains = site.Domains,
            Templates = site.Templates,
            Items = [.. site.Items.Select(i => i with { Published = Cultures.Aggregate(i.Published, (all, c) => i.VariesByCulture && i.Names.ContainsKey(c) ? all.Add(c) : all) }), .. made],
            Media = site.Media,
        };
    }

    private static ExportedItem Told(ExportedItem original, int number, ImmutableDictionary<string, JsonElement> shared)
    {
        var (names, values) = (ImmutableDictionary.CreateBuilder<Culture, string>(), ImmutableDictionary.CreateBuilder<Culture, ImmutableDictionary<string, JsonElement>>());
        foreach (var culture in Cultures)
        {
            // A language the original lacks is told with the Dutch text: the size of a page is what counts here.
            var source = original.Names.ContainsKey(culture) ? culture : Culture.Dutch;
            names[culture] = $"{original.NameIn(source)} {number}";
            values[culture] = original.ValuesIn(source)
                .SetItem("title", Text($"{original.NameIn(source)} {number}"))
                .SetItem("umbracoUrlName", Text($"{Slugs.From(original.NameIn(source))}-{number}"));
        }

        return original with
        {
            Key = KeyOf($"{original.Key}/{number}"),
            SortOrder = 1000 + number,
            Name = names[Culture.Dutch],
            Names = names.ToImmutable(),
            Published = [.. Cultures],
            Shared = original.Shared.SetItems(shared),
            Values = values.ToImmutable(),
            Source = $"scale/{original.Type}-{number}.config",
        };
    }

    // Nine in ten happen once; every tenth each week for a quarter of a year.
    private static JsonElement When(int number)
    {
        var start = new DateTime(2026, 12, 1, 10, 0, 0).AddDays(number % 390).AddHours(number % 11);
        var rule = number % 10 == 0 ? $",\"rule\":\"FREQ=WEEKLY;COUNT=13\"" : "";
        return Text(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"zone":"Europe/Amsterdam","start":"{{start:yyyy-MM-ddTHH:mm}}","end":"{{start.AddHours(2):yyyy-MM-ddTHH:mm}}","allDay":false{{rule}}}"""));
    }

    private static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text);

    private static Guid KeyOf(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        BinaryPrimitives.WriteUInt16BigEndian(hash.AsSpan(6), (ushort)((BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(6)) & 0x0fff) | 0x4000));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
