using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace StadKust.Content;

internal static class WriteItems
{
    private const int TrashedLevels = 100;

    // Measured from the bytes, so the format leaves them out.
    private static readonly FrozenSet<string> Measured = FrozenSet.Create(StringComparer.Ordinal, "umbracoWidth", "umbracoHeight", "umbracoBytes", "umbracoExtension");

    public static void All(SiteExport export, ExportFiles files)
    {
        var names = export.Items.ToDictionary(i => i.Key, i => (i.Name, i.Parent));
        foreach (var item in export.Items)
        {
            files.Add("Content", SafeNames.File(item.Name), item.Key, Item(item, export.Model, names));
        }

        var mediaNames = export.Media.ToDictionary(m => m.Key, m => (m.Name, m.Parent));
        foreach (var media in export.Media)
        {
            files.Add("Media", SafeNames.File(media.Name), media.Key, Media(media, export.Model, mediaNames));
        }
    }

    private static ExportText Item(ExportedItem item, ContentModel model, Dictionary<Guid, (string Name, Guid? Parent)> names)
    {
        var text = new ExportText();
        Head(text, "Content", item.Key, item.Name, item.Level, item.Parent, item.Trashed, item.TrashedParent, "/[-20]", names);
        text.Text("ContentType", item.Type).Text("CreateDate", Date(item.Created));
        var cultures = item.Names.Keys.Select(c => c.Code).Order(StringComparer.Ordinal).ToList();
        var published = item.Published.IsEmpty ? "false" : "true";
        if (cultures.Count == 0)
        {
            text.Empty("NodeName", ("Default", item.Name)).Text("SortOrder", Number(item.SortOrder)).Empty("Published", ("Default", published));
        }
        else
        {
            text.Open("NodeName", ("Default", item.Name));
            cultures.ForEach(c => text.Text("Name", item.Names[new Culture(c)], ("Culture", c)));
            text.Close().Text("SortOrder", Number(item.SortOrder)).Open("Published", ("Default", published));
            cultures.ForEach(c => text.Text("Published", WriteWords.Flag(item.Published.Contains(new Culture(c))), ("Culture", c)));
            text.Close();
        }

        text.List("Schedule", item.Schedule, s => text
            .Open("ContentSchedule").Text("Culture", s.Culture?.Code ?? "").Text("Action", s.IsRelease ? "Release" : "Expire").Text("Date", Date(s.At)).Close());
        _ = item.Template is { } template ? text.Text("Template", template.Alias, ("Key", template.Key.ToString())) : text.Empty("Template");
        text.Close();
        if (model.Document(item.Type) is { } type)
        {
            text.List("Properties", [.. model.PropertiesOf(type).OrderBy(p => p.Alias, StringComparer.Ordinal)], property =>
            {
                text.Open(property.Alias);
                if (type.VariesByCulture && property.VariesByCulture)
                {
                    cultures.ForEach(c => text.Cdata("Value", Stored(item.ValuesIn(new Culture(c)), property), ("Culture", c)));
                }
                else
                {
                    text.Cdata("Value", Stored(item.Shared, property));
                }

                text.Close();
            });
        }

        return text.Close();
    }

    private static ExportText Media(ExportedMedia media, ContentModel model, Dictionary<Guid, (string Name, Guid? Parent)> names)
    {
        var text = new ExportText();
        Head(text, "Media", media.Key, media.Name, media.Level, media.Parent, media.Trashed, media.TrashedParent, "/[-21]", names);
        text.Text("ContentType", media.Type).Text("CreateDate", Date(media.Created)).Empty("NodeName", ("Default", media.Name))
            .Text("SortOrder", Number(media.SortOrder)).Close();
        if (model.MediaType(media.Type) is { } type)
        {
            text.List("Properties", [.. model.PropertiesOf(type).Where(p => !Measured.Contains(p.Alias)).OrderBy(p => p.Alias, StringComparer.Ordinal)], property =>
                text.Open(property.Alias).Cdata("Value", Stored(media.Values, property)).Close());
        }

        return text.Close();
    }

    private static void Head(
        ExportText text, string tag, Guid key, string name, int level, Guid? parent, bool trashed, Guid? trashedParent, string bin,
        Dictionary<Guid, (string Name, Guid? Parent)> names)
    {
        text.Open(tag, ("Key", key.ToString()), ("Alias", name), ("Level", Number(trashed ? TrashedLevels + level : level)))
            .Open("Info")
            .Text("Parent", parent is { } above && names.TryGetValue(above, out var found) ? found.Name : "", ("Key", (parent ?? Guid.Empty).ToString()))
            .Text("Path", (trashed ? bin : "") + Path(key, names));
        _ = trashed && trashedParent is { } before
            ? text.Text("Trashed", "true", ("Parent", before.ToString()))
            : text.Text("Trashed", WriteWords.Flag(trashed));
    }

    private static string Path(Guid key, Dictionary<Guid, (string Name, Guid? Parent)> names)
    {
        var path = "";
        for (Guid? at = key; at is { } here && names.TryGetValue(here, out var found); at = found.Parent)
        {
            path = $"/{SafeNames.Pascal(found.Name)}{path}";
        }

        return path;
    }

    private static string Stored(ImmutableDictionary<string, JsonElement> values, PropertyType property) =>
        !values.TryGetValue(property.Alias, out var value) ? ""
        : value.ValueKind == JsonValueKind.String ? value.GetString()!
        : JsonText.Indented(value);

    private static string Date(DateTime date) => date.ToString("s", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
