using System.Globalization;
using System.Xml.Linq;

namespace StadKust.Content;

/// <summary>What items and media items have in common.</summary>
internal sealed record NodeInfo(
    Guid Key, DocumentType? Type, string TypeAlias, Guid? Parent, int Level, int SortOrder, string Name, DateTime Created, bool Trashed, Guid? TrashedParent,
    string Path)
{
    private const int LongestName = 255;

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

        var name = info?.Element("NodeName").Attribute("Default", null) ?? file.Root.Attribute("Alias", "")!;
        if (info?.Element("NodeName")?.Elements("Name").Select(n => n.Value.Trim()).Append(name).FirstOrDefault(n => n.Length > LongestName) is { } longName)
        {
            reading.Say(
                Severity.Error, "name-length", file.At(info.Element("NodeName")), $"The name has {longName.Length} characters; at most {LongestName} are allowed.");
            return null;
        }

        var level = int.TryParse(file.Root.Attribute("Level", "1"), CultureInfo.InvariantCulture, out var number) ? number : 1;
        return new NodeInfo(
            key, type, alias, info?.Element("Parent").Key(), level > TrashedLevels ? level - TrashedLevels : level, info.Number("SortOrder"),
            name, Date(info, file, reading), info.Flag("Trashed"),
            info?.Element("Trashed").Key("Parent"), info.Text("Path"));
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
