using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace StadKust.Content.Tests.Region;

/// <summary>The first complete edition of the content: how much of each kind there is, in which language, and until when.</summary>
public sealed class AmountsTests
{
    private static readonly IReadOnlyList<(string File, XElement Content)> Items = [.. Writings.Items()];

    [Theory]
    [InlineData("destination", 8, 8, 8)]
    [InlineData("place", 30, 24, 12)]
    [InlineData("story", 30, 14, 0)]
    [InlineData("arrangement", 12, 12, 0)]
    [InlineData("campaign", 0, 3, 0)]
    [InlineData("route", 6, 6, 0)]
    [InlineData("event", 90, 15, 45)]
    public void There_are_as_many_as_the_region_promised(string type, int dutch, int german, int english)
    {
        int In(string culture) => Items.Count(i => Writings.TypeOf(i.Content) == type && Writings.Published(i.Content).Contains(culture));

        Assert.True(In("nl") >= dutch && In("de") >= german && In("en") >= english, $"{type}: {In("nl")} nl, {In("de")} de, {In("en")} en.");
    }

    [Fact]
    public void Twelve_events_recur_and_every_kind_of_exception_occurs()
    {
        var rules = Events().Where(e => e.When.TryGetProperty("rule", out _)).ToList();

        Assert.True(rules.Count >= 12, $"Only {rules.Count} events recur.");
        Assert.All(["except", "moved", "cancelled", "extra"], name => Assert.Contains(rules, e => e.When.TryGetProperty(name, out _)));
        Assert.All(["planned", "cancelled", "postponed", "soldOut"], state => Assert.Contains(Items, i => Writings.Value(i.Content, "status") == state));
    }

    [Fact]
    public void Every_event_lies_between_today_and_the_end_of_2027()
    {
        foreach (var (file, when) in Events())
        {
            var start = Date(when.GetProperty("start").GetString()!);
            var end = Date(when.GetProperty("end").GetString()!);
            Assert.True(start >= new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Unspecified) && end < new DateTime(2028, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) && end >= start, file);
            if (when.TryGetProperty("rule", out var rule))
            {
                Assert.Matches("UNTIL=2027", rule.GetString());
            }
        }
    }

    [Fact]
    public void Every_month_of_2027_and_every_municipality_has_events()
    {
        var starts = Events().Select(e => Date(e.When.GetProperty("start").GetString()!)).ToList();
        var towns = Items.Where(i => Writings.TypeOf(i.Content) == "event").GroupBy(i => Writings.Value(i.Content, "municipality")).ToList();

        Assert.All(Enumerable.Range(1, 12), month => Assert.True(starts.Count(s => s.Year == 2027 && s.Month == month) >= 2, $"Month {month}."));
        Assert.Equal(8, towns.Count);
        Assert.All(towns, t => Assert.True(t.Count() >= 6, t.Key));
    }

    [Fact]
    public void Story_has_400_to_900_words()
    {
        var bodies = Writings.All.Where(w => w is { Type: "story", Property: "body" }).GroupBy(w => w.Where);

        Writings.None(bodies.Select(b => (b.Key, Words: b.Sum(w => Writings.Words(w.Text).Count))).Where(b => b.Words is < 400 or > 900).Select(b => $"{b.Key}: {b.Words} words"));
    }

    [Fact]
    public void No_picture_is_the_main_picture_of_two_items()
    {
        var used = Items.Select(i => (i.File, Picture: Picture(i.Content))).Where(i => i.Picture.Length > 0).ToList();

        Assert.True(used.Count >= 40, $"Only {used.Count} items have a picture.");
        Writings.None(used.GroupBy(i => i.Picture).Where(g => g.Count() > 1).Select(g => string.Join(", ", g.Select(i => i.File))));
    }

    [Fact]
    public void Every_picture_is_described_in_three_languages()
    {
        foreach (var media in Directory.EnumerateFiles(Path.Combine(Given.RegionFolder(), "Media"), "*.config").Select(f => XDocument.Load(f).Root!))
        {
            if (Writings.TypeOf(media) is "vectorPicture" or "Image" && Writings.Value(media, "decorative") is not ("1" or "true"))
            {
                Assert.All(["altNl", "altDe", "altEn"], alt => Assert.True(Writings.Value(media, alt).Length > 15, $"{media.Attribute("Alias")!.Value} {alt}"));
            }
        }
    }

    [Fact]
    public void Stages_of_a_route_add_up_to_its_length_and_its_track_to_both()
    {
        foreach (var (file, route) in Items.Where(i => Writings.TypeOf(i.Content) == "route"))
        {
            var length = double.Parse(Writings.Value(route, "lengthKm"), CultureInfo.InvariantCulture);
            using var picked = JsonDocument.Parse(Writings.Value(route, "track"));
            var points = Track(picked.RootElement[0].GetProperty("mediaKey").GetString()!);

            Assert.True(points.Count >= 150, $"{file}: {points.Count} points.");
            Assert.InRange(Kilometres(points), length - 0.1, length + 0.1);
            Assert.All(Writings.Published(route), c => Assert.Equal(length, Stages(Writings.Value(route, "stages", c)), 1));
        }
    }

    private static IEnumerable<(string File, JsonElement When)> Events() => Items.Where(i => Writings.TypeOf(i.Content) == "event")
        .Select(i => (i.File, JsonDocument.Parse(Writings.Value(i.Content, "when")).RootElement.Clone()));

    private static DateTime Date(string text) => DateTime.ParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    private static string Picture(XElement content)
    {
        var value = Writings.Value(content, "mainPicture");
        return value.Length == 0 ? "" : JsonDocument.Parse(value).RootElement[0].GetProperty("mediaKey").GetString()!;
    }

    private static List<(double Latitude, double Longitude)> Track(string media)
    {
        var item = Directory.EnumerateFiles(Path.Combine(Given.RegionFolder(), "Media"), "*.config").Select(f => XDocument.Load(f).Root!).Single(m => m.Attribute("Key")!.Value == media);
        var file = Path.Combine(Given.RegionFolder(), Writings.Value(item, "umbracoFile").TrimStart('/'));
        return [.. XDocument.Load(file).Descendants().Where(e => e.Name.LocalName == "trkpt")
            .Select(p => (double.Parse(p.Attribute("lat")!.Value, CultureInfo.InvariantCulture), double.Parse(p.Attribute("lon")!.Value, CultureInfo.InvariantCulture)))];
    }

    // Flat earth is good to a few metres over one town.
    private static double Kilometres(List<(double Latitude, double Longitude)> points) => points.Zip(points.Skip(1), (a, b) =>
    {
        var east = (b.Longitude - a.Longitude) * Math.Cos(a.Latitude * Math.PI / 180);
        return Math.Sqrt(((b.Latitude - a.Latitude) * (b.Latitude - a.Latitude)) + (east * east)) * Math.PI / 180 * 6371.0088;
    }).Sum();

    private static double Stages(string blocks)
    {
        using var document = JsonDocument.Parse(blocks);
        return document.RootElement.GetProperty("contentData").EnumerateArray().SelectMany(b => b.GetProperty("values").EnumerateArray())
            .Where(v => v.GetProperty("alias").GetString() == "km").Sum(v => double.Parse(v.GetProperty("value").ToString(), CultureInfo.InvariantCulture));
    }
}
