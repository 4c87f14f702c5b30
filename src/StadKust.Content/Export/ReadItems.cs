using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;

namespace StadKust.Content;

internal sealed class ReadItems(ExportReading reading, ContentModel model, ReadLanguages languages)
{
    private readonly Dictionary<Guid, ExportedItem> items = [];

    // Informative and not unique: only when a parent's key leads nowhere. Null: two items have the path.
    private readonly Dictionary<string, Guid?> byPath = [];
    private readonly Dictionary<Guid, string> paths = [];

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

        paths[node.Key] = node.Path;
        byPath[node.Path] = byPath.TryGetValue(node.Path, out var same) && same != node.Key ? null : node.Key;
        var part = Part(file);

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
                    if (part is { } some && (culture is { } of ? !some.Cultures.Contains(of) : !some.WithShared))
                    {
                        return;
                    }

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
            Schedule(info?.Element("Schedule"), file), shared.ToImmutable(), values.ToImmutableDictionary(v => v.Key, v => v.Value.ToImmutable()), file.Name)
        {
            Part = part,
        };
    }

    public ImmutableArray<ExportedItem> All()
    {
        foreach (var item in items.Values.Where(i => i.Parent is { } p && !items.ContainsKey(p) && !reading.Stored.Items.ContainsKey(p)).ToList())
        {
            if (paths[item.Key].LastIndexOf('/') is var end and > 0 && byPath.GetValueOrDefault(paths[item.Key][..end]) is { } parent && parent != item.Key)
            {
                reading.Say(Severity.Warning, "parent-by-path", item.Source, $"The parent {item.Parent} is not in the export; the item with the path {paths[item.Key][..end]} was taken.");
                items[item.Key] = item with { Parent = parent };
            }
        }

        var tree = new ReadTree(reading, reading.Stored.Items);
        return tree.InOrder(items.Values, i => (i.Key, i.Parent, i.Level, i.Trashed, i.Source), (i, level) => i with { Level = level });
    }

    // Some cultures of an item only, named in the root element.
    private static ItemPart? Part(ExportFile file)
    {
        static string[] Listed(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (cultures, segments) = (file.Root.Attribute("Cultures", null), file.Root.Attribute("Segments", null));
        return cultures is null && segments is null ? null
            : new ItemPart([.. Listed(cultures).Select(c => new Culture(c))], file.Root.Attribute("DefaultValues", "false")!.Equals("true", StringComparison.OrdinalIgnoreCase));
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
