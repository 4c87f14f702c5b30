using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>The content of the region as the repository holds it, and changed copies of it.</summary>
internal static class Given
{
    public static readonly Culture Nl = Culture.Dutch;
    public static readonly Culture De = Culture.German;
    public static readonly Culture En = Culture.English;

    private static readonly Lazy<SiteExport> Read = new(() => SiteExport.Read(Folder("content-export")));

    private static readonly Lazy<ContentSet> Published = new(() => Export.ToSet());

    public static SiteExport Export => Read.Value;

    public static ContentSet Set => Published.Value;

    /// <summary>An arrangement with days, seasons, a slider, pictures; published in nl and de, not in en.</summary>
    public static Guid Weekend => ByName("Vrijdag weg, zondag wijzer");

    public static Guid Home => Set.Roots[0].Key;

    public static Guid ByName(string name) => Export.Items.Single(i => i.Name == name).Key;

    public static ExportedItem Item(Guid key) => Export.Items.Single(i => i.Key == key);

    /// <summary>The first item in the tree that is published in one culture and not in another.</summary>
    public static Guid PublishedIn(Culture culture, Culture butNotIn) =>
        Set.DescendantEntries(Home).First(e => Set.Exists(e.Key, culture) && !Set.Exists(e.Key, butNotIn)).Key;

    /// <summary>The content with some items changed and some added.</summary>
    public static ContentSet SetWith(params ExportedItem[] items)
    {
        var changed = items.ToDictionary(i => i.Key);
        return new SiteExport
        {
            Model = Export.Model,
            Languages = Export.Languages,
            Media = Export.Media,
            Items = [.. Export.Items.Select(i => changed.Remove(i.Key, out var other) ? other : i).ToArray(), .. changed.Values],
        }.ToSet();
    }

    /// <summary>The small site that the tests of Content read; its settings do not vary by culture.</summary>
    public static SiteExport SmallSite() => SiteExport.Read(Folder("tests", "StadKust.Content.Tests", "Fixtures", "site"));

    /// <summary>An item in which one value is another: the Dutch one where the property varies by culture.</summary>
    public static ExportedItem With(this ExportedItem item, string alias, string json)
    {
        var value = JsonDocument.Parse(json).RootElement;
        return Export.Model.TryProperty(Export.Model.Document(item.Type)!, alias, out var property) && property.VariesByCulture
            ? item with { Values = item.Values.SetItem(Nl, item.ValuesIn(Nl).SetItem(alias, value)) }
            : item with { Shared = item.Shared.SetItem(alias, value) };
    }

    /// <summary>A second root, and a page below it, in Dutch.</summary>
    public static (ExportedItem Root, ExportedItem Child) SecondRoot()
    {
        var page = Export.Items.First(i => i.Type == "page" && i.Published.Contains(Nl));
        var values = ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>>.Empty.Add(Nl, ImmutableDictionary<string, JsonElement>.Empty);
        var root = page with
        {
            Key = Guid.Parse("00000000-0000-4000-8000-000000000001"),
            Parent = null,
            Level = 1,
            SortOrder = 99,
            Name = "Tweede Huis",
            Names = ImmutableDictionary<Culture, string>.Empty.Add(Nl, "Tweede Huis"),
            Published = [Nl],
            Values = values,
        };
        var child = root with
        {
            Key = Guid.Parse("00000000-0000-4000-8000-000000000002"),
            Parent = root.Key,
            Level = 2,
            SortOrder = 0,
            Name = "De Kamer",
            Names = ImmutableDictionary<Culture, string>.Empty.Add(Nl, "De Kamer"),
        };
        return (root, child);
    }

    private static string Folder(params string[] parts) => Path.Combine([Here(), "..", "..", "..", .. parts]);

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
