using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Making and saving media items.</summary>
internal static class MediaSaving
{
    public const string FileProperty = "umbracoFile";

    private const int LongestName = 255;

    public static async Task<List<Finding>> CreateAsync(Writing writing, SiteModel site, NewMedia item, CancellationToken stop)
    {
        if (site.Types.MediaType(item.Type) is not { } type)
        {
            return [new Finding(Severity.Error, "type-unknown", item.Type, $"There is no media type {item.Type}.")];
        }

        if (await writing.Db.Media.AnyAsync(m => m.Key == item.Key, stop))
        {
            return [new Finding(Severity.Error, "key-taken", item.Key.ToString(), "A media item with this key exists.")];
        }

        var parent = item.Parent is { } wanted ? await writing.Db.Media.FindAsync([wanted], stop) : null;
        var findings = MediaPlaces.Check(site, type, item.Parent, parent).ToList();
        if (findings.Count > 0)
        {
            return findings;
        }

        var row = new MediaRow
        {
            Key = item.Key,
            Type = type.Alias,
            Parent = item.Parent,
            SortOrder = await MediaPlaces.NextSortOrderAsync(writing.Db, item.Parent, stop),
            Level = (parent?.Level ?? 0) + 1,
            Name = "",
            Path = "",
            Hash = "",
            Body = "",
            Created = writing.Now,
            Updated = writing.Now,
        };
        var change = new MediaChange(item.Key) { Name = item.Name, Values = item.Values, File = item.File };
        findings = Apply(writing, site, type, row, new Dictionary<string, JsonElement>(), change, isNew: true);
        writing.Db.Media.Add(row);
        return findings;
    }

    public static async Task<List<Finding>> SaveAsync(Writing writing, SiteModel site, MediaChange change, CancellationToken stop)
    {
        if (await writing.Db.Media.FindAsync([change.Key], stop) is not { } row)
        {
            return [MediaPlaces.Missing(change.Key)];
        }

        if (change.ExpectedVersion is { } expected && expected != row.Version)
        {
            return
            [
                new Finding(
                    Severity.Error, "conflict", row.Name, $"Somebody else has saved this item: it is at version {row.Version}, you started from {expected}.",
                    "Load the item again and repeat your change."),
            ];
        }

        return site.Types.MediaType(row.Type) is { } type
            ? Apply(writing, site, type, row, await writing.ValuesAsync(row.Body, stop), change, isNew: false)
            : [new Finding(Severity.Error, "type-unknown", row.Name, $"The media type {row.Type} of the item does not exist any more.")];
    }

    private static List<Finding> Apply(
        Writing writing, SiteModel site, DocumentType type, MediaRow row, IReadOnlyDictionary<string, JsonElement> before, MediaChange change, bool isNew)
    {
        var findings = new List<Finding>();
        if (change.Name is { } given && given.Trim().Length is 0 or > LongestName)
        {
            findings.Add(new Finding(Severity.Error, "name-length", row.Name, $"The name has {change.Name.Trim().Length} characters; 1 to {LongestName} are allowed.")
            {
                Field = new FieldPlace(FieldChange.OfName, ""),
            });
        }

        var values = new Dictionary<string, JsonElement>(before);
        foreach (var (alias, value) in change.Values.Where(v => v.Key != FileProperty))
        {
            if (!site.Types.TryProperty(type, alias, out _))
            {
                findings.Add(new Finding(Severity.Error, "property-unknown", row.Name, $"The type {type.Alias} has no property {alias}."));
            }
            else if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0))
            {
                values.Remove(alias);
            }
            else
            {
                values[alias] = value;
            }
        }

        if (change.File is { Stored: { } stored } file)
        {
            (row.Path, row.Hash, row.Width, row.Height, row.Bytes) = (PathFor(row, file.Name, stored.Hash), stored.Hash, stored.Width, stored.Height, stored.Bytes);
            Describe(site, type, row, values);
        }

        if (change.SetsFocal)
        {
            (row.FocalLeft, row.FocalTop) = (change.Focal?.Left, change.Focal?.Top);
        }

        WriteFile(site, type, row, values, change.Values.TryGetValue(FileProperty, out var cropped) ? cropped : null);
        row.Name = change.Name?.Trim() ?? row.Name;
        // Thirty files dropped at once come without a word about them; what is missing is asked for when the item is opened.
        findings.AddRange(PublishChecks.Values(site.Types, type, values, row.Name, "", _ => true)
            .Select(f => isNew && f is { Code: "value-missing", Field.Alias: not FileProperty } ? f with { Code = "value-missing-yet", Severity = Severity.Warning } : f));
        if (findings.Exists(f => f.Severity == Severity.Error))
        {
            return findings;
        }

        var body = writing.Body(values);
        if (row.Version == 0 || body != row.Body || writing.Db.Entry(row).State == EntityState.Modified)
        {
            row.Body = body;
            row.Updated = writing.Now;
            row.Version++;
            writing.Log(ChangeKind.Media, row.Key.ToString(), ChangeAction.Save);
        }

        return findings;
    }

    // The address stays when the kind of file does: it may be printed. Bytes have an address of their own by hash, so nothing old is altered.
    private static string PathFor(MediaRow row, string name, string hash)
    {
        var folder = row.Path.Split('/') is [_, _, var known, _] ? known : row.Key.ToString("N")[..8];
        return row.Path.Length > 0 && Path.GetExtension(row.Path).Equals(Path.GetExtension(name), StringComparison.OrdinalIgnoreCase)
            ? row.Path
            : $"/media/{folder}/{Named(name, hash)}";
    }

    private static string Named(string name, string hash)
    {
        var bare = Slugs.From(Path.GetFileNameWithoutExtension(name));
        return $"{(bare.Length > 0 ? bare : hash[..8])}{Path.GetExtension(name).ToLowerInvariant()}";
    }

    // What the labels of a media type show: written here, whatever the client sends.
    private static void Describe(SiteModel site, DocumentType type, MediaRow row, Dictionary<string, JsonElement> values)
    {
        Put("umbracoWidth", row.Width?.ToString(CultureInfo.InvariantCulture));
        Put("umbracoHeight", row.Height?.ToString(CultureInfo.InvariantCulture));
        Put("umbracoBytes", row.Bytes?.ToString(CultureInfo.InvariantCulture));
        Put("umbracoExtension", Path.GetExtension(row.Path).TrimStart('.'));

        void Put(string alias, string? value)
        {
            if (site.Types.TryProperty(type, alias, out _))
            {
                values.Remove(alias);
                if (value is { Length: > 0 })
                {
                    values[alias] = JsonText.String(value);
                }
            }
        }
    }

    private static void WriteFile(SiteModel site, DocumentType type, MediaRow row, Dictionary<string, JsonElement> values, JsonElement? given)
    {
        if (row.Path.Length == 0 || !site.Types.TryProperty(type, FileProperty, out var property))
        {
            return;
        }

        if (property.EditorAlias != "Umbraco.ImageCropper")
        {
            values[FileProperty] = JsonText.String(row.Path);
            return;
        }

        var known = given ?? (values.TryGetValue(FileProperty, out var before) ? before : null);
        var json = new JsonObject { ["src"] = row.Path };
        if (row is { FocalLeft: { } left, FocalTop: { } top })
        {
            json["focalPoint"] = new JsonObject { ["left"] = left, ["top"] = top };
        }

        if (StoredForms.Member(known, "crops") is { ValueKind: JsonValueKind.Array } crops && crops.GetArrayLength() > 0)
        {
            json["crops"] = JsonNode.Parse(crops.GetRawText());
        }

        values[FileProperty] = JsonSerializer.SerializeToElement(json);
    }
}
