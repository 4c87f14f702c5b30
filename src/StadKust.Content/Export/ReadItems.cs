using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace StadKust.Content;

/// <summary>What items and media items have in common.</summary>
internal sealed record NodeInfo(
    Guid Key, DocumentType? Type, string TypeAlias, Guid? Parent, int Level, int SortOrder, string Name, DateTime Created, bool Trashed, Guid? TrashedParent)
{
    // Trashed items are written with 100 added to their level, so that they come last.
    private const int TrashedLevels = 100;

    public static NodeInfo? From(ExportFile file, ExportReading reading, Func<string, DocumentType?> typeOf)
    {
        var info = file.Root.Element("Info");
        if (file.Root.Key() is not { } key)
        {
            reading.Say(Severity.Error, "key-missing", file.At(file.Root), "The item has no Key.");
            return null;
        }

        var alias = info.Text("ContentType");
        var type = typeOf(alias);
        if (type is null)
        {
            reading.Say(
                Severity.Error, "type-unknown", file.At(info?.Element("ContentType") ?? file.Root), $"The type {alias} is not in the export.",
                "Put its file into ContentTypes, or remove the item.");
        }

        var level = int.TryParse(file.Root.Attribute("Level", "1"), CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new NodeInfo(
            key, type, alias, info?.Element("Parent").Key(), level > TrashedLevels ? level - TrashedLevels : level, info.Number("SortOrder"),
            info?.Element("NodeName").Attribute("Default", null) ?? file.Root.Attribute("Alias", "")!, Date(info, file, reading), info.Flag("Trashed"),
            info?.Element("Trashed").Key("Parent"));
    }

    // The format writes no zone. Ours are UTC, and what is read is written again unchanged.
    private static DateTime Date(XElement? info, ExportFile file, ExportReading reading)
    {
        if (DateTime.TryParse(info.Text("CreateDate"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date))
        {
            return date;
        }

        reading.Say(Severity.Warning, "date-missing", file.At(info), "The item has no creation date that can be read; 2000-01-01 was taken.");
        return new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    }
}

internal sealed class ReadItems(ExportReading reading, ContentModel model, ReadLanguages languages)
{
    private readonly Dictionary<Guid, ExportedItem> items = [];

    public void Take(ExportFile file)
    {
        if (NodeInfo.From(file, reading, model.Document) is not { } node)
        {
            return;
        }

        if (items.TryGetValue(node.Key, out var first))
        {
            reading.Say(Severity.Warning, "duplicate", file.At(file.Root), $"The key {node.Key} is also that of {first.Source}; the last file counts.");
        }

        if (file.Root.Attribute("Cultures") is not null)
        {
            reading.Say(
                Severity.Error, "partial", file.At(file.Root), "The file holds some cultures of the item only; taking it in would remove the others.",
                "Export the item with all its cultures.");
        }

        var info = file.Root.Element("Info");
        var names = node.Type is { VariesByCulture: false } ? ImmutableDictionary<Culture, string>.Empty : Names(info?.Element("NodeName"), file);
        var shared = ImmutableDictionary.CreateBuilder<string, JsonElement>();
        var values = new Dictionary<Culture, ImmutableDictionary<string, JsonElement>.Builder>();
        if (node.Type is { } type)
        {
            ReadValues.Properties(
                file.Root.Element("Properties"), type, model, languages.Default, file, reading,
                (culture, alias, value) =>
                {
                    var into = culture is not { } own ? shared
                        : values.TryGetValue(own, out var found) ? found
                        : values[own] = ImmutableDictionary.CreateBuilder<string, JsonElement>();
                    into[alias] = value;
                },
                names.ContainsKey);
        }

        var name = node.Name.Length > 0 ? node.Name : names.GetValueOrDefault(languages.Default) ?? names.Values.FirstOrDefault() ?? "";
        if (name.Length == 0)
        {
            reading.Say(Severity.Error, "name-missing", file.At(info), "The item has no name.");
        }

        items[node.Key] = new ExportedItem(
            node.Key, node.TypeAlias, node.Parent, node.Level, node.SortOrder, name, names, node.Created,
            node.Trashed ? [] : Published(info?.Element("Published"), names, file), node.Trashed, node.TrashedParent,
            info?.Element("Template") is { } template && template.Key() is { } key ? new TemplateRef(key, template.Value.Trim()) : null,
            Schedule(info?.Element("Schedule"), file), shared.ToImmutable(), values.ToImmutableDictionary(v => v.Key, v => v.Value.ToImmutable()), file.Name);
    }

    public ImmutableArray<ExportedItem> All()
    {
        var tree = new ReadTree(reading);
        return tree.InOrder(items.Values, i => (i.Key, i.Parent, i.Level, i.Trashed, i.Source), (i, level) => i with { Level = level });
    }

    private ImmutableDictionary<Culture, string> Names(XElement? names, ExportFile file)
    {
        var found = ImmutableDictionary.CreateBuilder<Culture, string>();
        foreach (var name in names?.Elements("Name") ?? [])
        {
            if (name.Attribute("Culture", "") is { Length: > 0 } code && name.Value.Trim() is { Length: > 0 } text)
            {
                found[languages.Used(code, file.At(name))] = text;
            }
        }

        return found.ToImmutable();
    }

    private ImmutableHashSet<Culture> Published(XElement? published, ImmutableDictionary<Culture, string> names, ExportFile file)
    {
        var nested = published?.Elements("Published").ToList() ?? [];
        if (nested.Count == 0)
        {
            var all = published.Attribute("Default", "false")!.Equals("true", StringComparison.OrdinalIgnoreCase);
            return !all ? [] : names.IsEmpty ? [.. languages.Cultures] : [.. names.Keys];
        }

        var cultures = ImmutableHashSet.CreateBuilder<Culture>();
        foreach (var one in nested.Where(p => p.Value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase)))
        {
            var culture = new Culture(one.Attribute("Culture", "")!);
            if (names.IsEmpty)
            {
                cultures.UnionWith(languages.Cultures);
            }
            else if (names.ContainsKey(culture))
            {
                cultures.Add(culture);
            }
            else
            {
                reading.Say(Severity.Warning, "published-without-name", file.At(one), $"The item is published in {culture}, where it has no name.");
            }
        }

        return cultures.ToImmutable();
    }

    private ImmutableArray<ScheduledChange> Schedule(XElement? schedule, ExportFile file)
    {
        var changes = ImmutableArray.CreateBuilder<ScheduledChange>();
        foreach (var entry in schedule?.Elements("ContentSchedule") ?? [])
        {
            if (DateTime.TryParse(entry.Text("Date"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            {
                var code = entry.Text("Culture");
                changes.Add(new ScheduledChange(code.Length > 0 ? new Culture(code) : null, entry.Text("Action") == "Release", at));
            }
            else
            {
                reading.Say(Severity.Warning, "schedule-damaged", file.At(entry), "The date of the schedule cannot be read; the entry was left out.");
            }
        }

        return changes.ToImmutable();
    }
}

internal sealed class ReadMedia(ExportReading reading, ContentModel model)
{
    private readonly Dictionary<Guid, ExportedMedia> media = [];

    public void Take(ExportFile file)
    {
        if (NodeInfo.From(file, reading, model.MediaType) is not { } node)
        {
            return;
        }

        if (media.TryGetValue(node.Key, out var first))
        {
            reading.Say(Severity.Warning, "duplicate", file.At(file.Root), $"The key {node.Key} is also that of {first.Source}; the last file counts.");
        }

        var values = ImmutableDictionary.CreateBuilder<string, JsonElement>();
        if (node.Type is { } type)
        {
            ReadValues.Properties(
                file.Root.Element("Properties"), type, model, default, file, reading, (_, alias, value) => values[alias] = value, _ => true);
        }

        var stored = values.TryGetValue("umbracoFile", out var found) ? found : (JsonElement?)null;
        var path = MediaPath.Of(stored);
        if (path.Length > 0 && !MediaPath.IsSafe(path))
        {
            reading.Say(
                Severity.Error, "media-path", file.At(file.Root.Element("Properties")?.Element("umbracoFile")),
                $"The path {(path.Length > 100 ? path[..100] + "…" : path)} is not of the form /media/<folder>/<file>.");
            path = "";
        }

        media[node.Key] = new ExportedMedia(
            node.Key, node.TypeAlias, node.Parent, node.Level, node.SortOrder, node.Name, node.Created, node.Trashed, node.TrashedParent, path,
            StoredForms.Focal(StoredForms.Member(stored, "focalPoint")), values.ToImmutable(), file.Name);
    }

    public ImmutableArray<ExportedMedia> All()
    {
        var tree = new ReadTree(reading);
        return tree.InOrder(media.Values, m => (m.Key, m.Parent, m.Level, m.Trashed, m.Source), (m, level) => m with { Level = level });
    }
}

/// <summary>Puts items read in any order into tree order and checks the tree: parents exist, no circles, not too deep.</summary>
internal sealed class ReadTree(ExportReading reading)
{
    public ImmutableArray<T> InOrder<T>(
        IEnumerable<T> all, Func<T, (Guid Key, Guid? Parent, int Level, bool Trashed, string Source)> of, Func<T, int, T> withLevel)
    {
        var byKey = all.ToDictionary(t => of(t).Key);
        var levels = new Dictionary<Guid, int>();
        var ordered = new List<(int Level, string Source, T Item)>();
        foreach (var item in byKey.Values)
        {
            var (key, _, _, trashed, source) = of(item);
            var level = trashed ? of(item).Level : LevelOf(key, byKey, of, levels);
            if (level > 0)
            {
                ordered.Add((level, source, withLevel(item, level)));
            }
        }

        return [.. ordered.OrderBy(o => o.Level).ThenBy(o => o.Source, StringComparer.Ordinal).Select(o => o.Item)];
    }

    // 0: the item hangs on nothing or on itself.
    private int LevelOf<T>(
        Guid key, Dictionary<Guid, T> byKey, Func<T, (Guid Key, Guid? Parent, int Level, bool Trashed, string Source)> of, Dictionary<Guid, int> levels)
    {
        var way = new List<Guid>();
        var seen = new HashSet<Guid>();
        Guid? at = key;
        var known = 0;
        while (at is { } here && !levels.TryGetValue(here, out known))
        {
            var source = of(byKey[here]).Source;
            if (!seen.Add(here))
            {
                return Refuse("parent-circle", source, "The item is, over its parents, below itself.");
            }

            if (way.Count >= reading.Limits.TreeLevels)
            {
                return Refuse("tree-too-deep", source, $"The item lies more than {reading.Limits.TreeLevels} levels deep.");
            }

            way.Add(here);
            at = of(byKey[here]).Parent;
            if (at is { } parent && !byKey.ContainsKey(parent))
            {
                return Refuse("parent-missing", source, $"The parent {parent} is not in the export.");
            }
        }

        var level = at is null ? 0 : known;
        if (at is not null && known == 0)
        {
            way.ForEach(k => levels[k] = 0);
            return 0;
        }

        for (var i = way.Count - 1; i >= 0; i--)
        {
            levels[way[i]] = ++level;
        }

        return levels[key];

        int Refuse(string code, string source, string message)
        {
            reading.Say(Severity.Error, code, source, message);
            way.ForEach(k => levels[k] = 0);
            return 0;
        }
    }
}
