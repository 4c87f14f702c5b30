using System.Collections.Immutable;
using System.Text.Json;
using System.Web;
using System.Xml.Linq;

namespace StadKust.Content;

internal sealed class ReadDataTypes(ExportReading reading)
{
    private readonly Dictionary<Guid, DataType> dataTypes = [];

    public IEnumerable<DataType> All => dataTypes.Values.Concat(reading.Stored.Model.DataTypes.Where(d => !dataTypes.ContainsKey(d.Key)));

    public void Take(ExportFile file)
    {
        var info = file.Root.Element("Info");
        if (file.Root.Key() is not { } key || info.Text("EditorAlias") is not { Length: > 0 } editor)
        {
            reading.Say(Severity.Error, "key-missing", file.At(file.Root), "The data type has no Key or no EditorAlias.");
            return;
        }

        if (dataTypes.ContainsKey(key))
        {
            reading.Say(Severity.Warning, "duplicate", file.At(file.Root), $"The data type {key} occurs in two files; the last one counts.");
        }

        var config = file.Root.Element("Config");
        dataTypes[key] = new DataType(
            key, info.Text("Name"), editor, info.Text("EditorUIAlias"), Configuration(config?.Value ?? "", file.At(config)), ReadTypes.Folder(info));
    }

    private string Configuration(string text, string where)
    {
        if (text.Trim().Length == 0)
        {
            return "{}";
        }

        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = reading.Limits.JsonDepth });
            return JsonText.Compact(json.RootElement);
        }
        catch (JsonException fault)
        {
            reading.Say(Severity.Error, "configuration-damaged", where, $"The configuration is not JSON: {fault.Message}");
            return "{}";
        }
    }
}

/// <summary>Document, element and media types.</summary>
internal sealed class ReadTypes(ExportReading reading)
{
    // What nothing here reads, kept so that it travels.
    private static readonly string[] Extras = ["Thumbnail", "ListView", "AllowedInLibrary"];
    private static readonly string[] HistoryExtras = ["PreventCleanup", "KeepAllVersionsNewerThanDays", "KeepLatestVersionPerDayForDays"];

    private readonly Dictionary<Guid, DocumentType> types = [];
    private readonly Dictionary<Guid, string> places = [];

    public static string Folder(XElement? info) =>
        string.Join('/', info.Text("Folder").Split('/', StringSplitOptions.RemoveEmptyEntries).Select(HttpUtility.UrlDecode));

    public void Take(ExportFile file)
    {
        var info = file.Root.Element("Info");
        if (file.Root.Key() is not { } key || file.Root.Attribute("Alias", "") is not { Length: > 0 } alias)
        {
            reading.Say(Severity.Error, "key-missing", file.At(file.Root), "The type has no Key or no Alias.");
            return;
        }

        if (!IsAlias(alias))
        {
            reading.Say(Severity.Error, "alias-not-allowed", file.At(file.Root), $"The alias {Shown(alias)} holds something else than letters, digits, dots, dashes and underscores.");
            return;
        }

        if (types.ContainsKey(key))
        {
            reading.Say(Severity.Warning, "duplicate", file.At(file.Root), $"The type {alias} occurs in two files; the last one counts.");
        }

        var kind = file.Root.Name == "MediaType" ? TypeKind.Media : info.Flag("IsElement") ? TypeKind.Element : TypeKind.Document;
        var extra = ImmutableDictionary.CreateBuilder<string, string>();
        Keep(extra, info, Extras, "");
        Keep(extra, info?.Element("HistoryCleanup"), HistoryExtras, "HistoryCleanup.");
        places[key] = file.At(file.Root);
        types[key] = new DocumentType(
            key, alias, kind, info.Text("Name"), info.Text("Icon"), info.Text("Description"), info.Flag("AllowAtRoot"), Varies(info, file),
            [.. (info?.Element("Compositions")?.Elements("Composition") ?? []).Select(c => c.Key()).OfType<Guid>()],
            [.. (file.Root.Element("Structure")?.Elements() ?? []).Where(c => c.Key() is not null)
                .Select(c => new AllowedChild(c.Key()!.Value, c.Value.Trim(), int.TryParse(c.Attribute("SortOrder", "0"), out var order) ? order : 0))
                .OrderBy(c => c.SortOrder)],
            [.. (file.Root.Element("GenericProperties")?.Elements("GenericProperty") ?? []).Select(p => Property(p, file)).OfType<PropertyType>()
                .OrderBy(p => p.SortOrder).ThenBy(p => p.Alias, StringComparer.Ordinal)],
            [.. (file.Root.Element("Tabs")?.Elements("Tab") ?? []).Select(Tab).OfType<PropertyTab>().OrderBy(t => t.SortOrder)],
            Folder(info), info.Text("DefaultTemplate") is { Length: > 0 } template ? template : null,
            [.. (info?.Element("AllowedTemplates")?.Elements("Template") ?? []).Where(t => t.Key() is not null)
                .Select(t => new TemplateRef(t.Key()!.Value, t.Value.Trim()))],
            extra.ToImmutable());
    }

    /// <summary>All types together; references to what is not there are reported.</summary>
    public ContentModel Model(IEnumerable<DataType> dataTypes)
    {
        var model = new ContentModel(types.Values.Concat(reading.Stored.Model.Types.Where(t => !types.ContainsKey(t.Key))), dataTypes);
        foreach (var type in types.Values)
        {
            foreach (var missing in type.Compositions.Where(c => model.Find(c) is null))
            {
                reading.Say(Severity.Warning, "composition-missing", places[type.Key], $"The type {type.Alias} is composed of {missing}, which is not in the export.");
            }

            foreach (var property in type.Own.Where(p => model.DataType(p.DataType) is null))
            {
                reading.Say(Severity.Warning, "data-type-missing", places[type.Key], $"The property {type.Alias}.{property.Alias} uses data type {property.DataType}, which is not in the export.");
            }
        }

        foreach (var twice in model.Types.GroupBy(t => (t.Kind == TypeKind.Media, t.Alias.ToUpperInvariant())).Where(g => g.Count() > 1))
        {
            reading.Say(Severity.Error, "alias-twice", places.GetValueOrDefault(twice.Last().Key) ?? places.GetValueOrDefault(twice.First().Key, ""), $"Two types have the alias {twice.First().Alias}.");
        }

        return model;
    }

    // Aliases become names of elements and of files.
    private static bool IsAlias(string alias) =>
        alias.Length <= 255 && (char.IsLetter(alias[0]) || alias[0] == '_') && alias.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.') && !alias.Contains("..", StringComparison.Ordinal);

    private static string Shown(string alias) => alias.Length > 60 ? alias[..60] + "…" : alias;

    private bool Varies(XElement? info, ExportFile file)
    {
        var variations = info.Text("Variations");
        if (variations.Contains("Segment", StringComparison.OrdinalIgnoreCase))
        {
            reading.Say(Severity.Warning, "segments-passed-over", file.At(info), "The type varies by segment; segments are not kept.");
        }

        return variations.Contains("Culture", StringComparison.OrdinalIgnoreCase);
    }

    private PropertyType? Property(XElement element, ExportFile file)
    {
        if (!Guid.TryParse(element.Text("Key"), out var key) || element.Text("Alias") is not { Length: > 0 } alias)
        {
            reading.Say(Severity.Error, "key-missing", file.At(element), "The property has no Key or no Alias.");
            return null;
        }

        if (!IsAlias(alias))
        {
            reading.Say(Severity.Error, "alias-not-allowed", file.At(element), $"The alias {Shown(alias)} holds something else than letters, digits, dots, dashes and underscores.");
            return null;
        }

        _ = Guid.TryParse(element.Text("Definition"), out var dataType);
        var tab = element.Element("Tab");
        return new PropertyType(
            key, alias, element.Text("Name"), element.Element("Description")?.Value ?? "", dataType, element.Text("Type"), element.Flag("Mandatory"),
            element.Text("MandatoryMessage"), element.Text("Validation"), element.Text("ValidationRegExpMessage"), element.Number("SortOrder"),
            tab.Attribute("Alias", "")!, tab?.Value.Trim() ?? "", Varies(element, file), element.Flag("LabelOnTop"));
    }

    private static PropertyTab? Tab(XElement element) =>
        Guid.TryParse(element.Text("Key"), out var key)
            ? new PropertyTab(key, element.Text("Caption"), element.Text("Alias"), element.Text("Type") != "Group", element.Number("SortOrder"))
            : null;

    private static void Keep(ImmutableDictionary<string, string>.Builder extra, XElement? from, string[] names, string prefix)
    {
        foreach (var name in names)
        {
            if (from?.Element(name) is { } element)
            {
                extra[prefix + name] = element.Value.Trim();
            }
        }
    }
}
