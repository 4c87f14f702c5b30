using System.Collections.Immutable;
using System.Text.Json;

namespace StadKust.Content;

internal sealed class ReadMedia(ExportReading reading, ContentModel model)
{
    private readonly Dictionary<Guid, ExportedMedia> media = [];
    private readonly Dictionary<string, Guid> paths = [];

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

        if (path.Length > 0 && !paths.TryAdd(path, node.Key) && paths[path] != node.Key)
        {
            reading.Say(Severity.Warning, "media-path-twice", file.At(file.Root), $"Another media item names the file {path}, too.");
        }

        media[node.Key] = new ExportedMedia(
            node.Key, node.TypeAlias, node.Parent, node.Level, node.SortOrder, node.Name, node.Created, node.Trashed, node.TrashedParent, path,
            StoredForms.Focal(StoredForms.Member(stored, "focalPoint")), values.ToImmutable(), file.Name);
    }

    public ImmutableArray<ExportedMedia> All()
    {
        var tree = new ReadTree(reading, reading.Stored.Media);
        return tree.InOrder(media.Values, m => (m.Key, m.Parent, m.Level, m.Trashed, m.Source), (m, level) => m with { Level = level });
    }
}
