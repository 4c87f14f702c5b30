using System.Globalization;
using System.Text.Json;
using System.Web;

namespace StadKust.Content;

internal static class WriteTypes
{
    public static void All(SiteExport export, ExportFiles files)
    {
        foreach (var dataType in export.Model.DataTypes)
        {
            DataType(dataType, files);
        }

        foreach (var type in export.Model.Types)
        {
            Type(type, export.Model, files);
        }
    }

    private static void DataType(DataType dataType, ExportFiles files)
    {
        var text = new ExportText()
            .Open("DataType", ("Key", dataType.Key.ToString()), ("Alias", dataType.Name), ("Level", Level(dataType.Folder)))
            .Open("Info")
            .Text("Name", dataType.Name)
            .Text("EditorAlias", dataType.EditorAlias)
            .Text("EditorUIAlias", dataType.EditorUi);
        Folder(text, dataType.Folder);
        using var configuration = JsonDocument.Parse(dataType.Configuration);
        text.Close().Cdata("Config", JsonText.Indented(configuration.RootElement)).Close();
        files.Add("DataTypes", SafeNames.Pascal(dataType.Name), dataType.Key, text);
    }

    private static void Type(DocumentType type, ContentModel model, ExportFiles files)
    {
        var isMedia = type.Kind == TypeKind.Media;
        var text = new ExportText()
            .Open(isMedia ? "MediaType" : "ContentType", ("Key", type.Key.ToString()), ("Alias", type.Alias), ("Level", Level(type.Folder)))
            .Open("Info")
            .Text("Name", type.Name)
            .Text("Icon", type.Icon);
        Extra(text, type, "Thumbnail");
        text.Text("Description", type.Description).Text("AllowAtRoot", type.AllowedAtRoot ? "True" : "False");
        Extra(text, type, "ListView");
        text.Text("Variations", Variations(type.VariesByCulture)).Text("IsElement", WriteWords.Flag(type.Kind == TypeKind.Element));
        if (type.Extra.Keys.Any(k => k.StartsWith(History, StringComparison.Ordinal)))
        {
            text.Open("HistoryCleanup");
            Extra(text, type, History + "PreventCleanup");
            Extra(text, type, History + "KeepAllVersionsNewerThanDays");
            Extra(text, type, History + "KeepLatestVersionPerDayForDays");
            text.Close();
        }

        Folder(text, type.Folder);
        var compositions = type.Compositions.Select(c => (Key: c, Alias: model.Find(c)?.Alias ?? "")).OrderBy(c => c.Alias, StringComparer.Ordinal).ToList();
        text.List("Compositions", compositions, c => text.Text("Composition", c.Alias, ("Key", c.Key.ToString())));
        if (!isMedia)
        {
            text.Text("DefaultTemplate", type.DefaultTemplate ?? "");
            text.List("AllowedTemplates", type.Templates, t => text.Text("Template", t.Alias, ("Key", t.Key.ToString())));
        }

        Extra(text, type, "AllowedInLibrary");
        text.Close();
        if (isMedia)
        {
            Properties(text, type);
            Structure(text, type);
        }
        else
        {
            Structure(text, type);
            Properties(text, type);
        }

        text.List("Tabs", [.. type.Tabs.OrderBy(t => t.Key.ToString(), StringComparer.Ordinal)], t => text
            .Open("Tab").Text("Key", t.Key.ToString()).Text("Caption", t.Caption).Text("Alias", t.Alias).Text("Type", t.IsTab ? "Tab" : "Group")
            .Text("SortOrder", Number(t.SortOrder)).Close());
        files.Add(isMedia ? "MediaTypes" : "ContentTypes", type.Alias.ToLowerInvariant(), type.Key, text.Close());
    }

    private const string History = "HistoryCleanup.";

    private static void Structure(ExportText text, DocumentType type) =>
        text.List("Structure", type.Children, c => text.Text(
            type.Kind == TypeKind.Media ? "MediaType" : "ContentType", c.Alias, ("Key", c.Type.ToString()), ("SortOrder", Number(c.SortOrder))));

    private static void Properties(ExportText text, DocumentType type) =>
        text.List("GenericProperties", [.. type.Own.OrderBy(p => p.Alias, StringComparer.Ordinal)], p =>
        {
            text.Open("GenericProperty")
                .Text("Key", p.Key.ToString()).Text("Name", p.Name).Text("Alias", p.Alias).Text("Definition", p.DataType.ToString())
                .Text("Type", p.EditorAlias).Text("Mandatory", WriteWords.Flag(p.Mandatory)).Text("Validation", p.Validation)
                .Cdata("Description", p.Description).Text("SortOrder", Number(p.SortOrder)).Text("Tab", p.TabName, ("Alias", p.TabAlias));
            if (type.Kind != TypeKind.Media)
            {
                text.Text("Variations", Variations(p.VariesByCulture));
            }

            text.Text("MandatoryMessage", p.MandatoryMessage).Text("ValidationRegExpMessage", p.ValidationMessage)
                .Text("LabelOnTop", WriteWords.Flag(p.LabelOnTop)).Close();
        });

    private static void Extra(ExportText text, DocumentType type, string name)
    {
        if (type.Extra.TryGetValue(name, out var value))
        {
            text.Text(name[(name.LastIndexOf('.') + 1)..], value);
        }
    }

    private static void Folder(ExportText text, string folder)
    {
        if (folder.Length > 0)
        {
            text.Text("Folder", string.Join('/', folder.Split('/').Select(p => HttpUtility.UrlEncode(p))));
        }
    }

    private static string Level(string folder) => Number(folder.Length == 0 ? 1 : folder.Count(c => c == '/') + 2);

    private static string Variations(bool varies) => varies ? "Culture" : "Nothing";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
