using System.Globalization;
using System.Text.RegularExpressions;

namespace StadKust.Content;

/// <summary>References that lead nowhere: items, media and links that do not exist in the culture they are used in.</summary>
public sealed partial class ReferenceCheck : ISiteCheck
{
    // Pickers and links shared by all cultures may name what exists in some only: themes leave those out by design.
    private const int MostBlockLevels = 20;

    public string Subject => "references";

    public IEnumerable<Finding> Check(ContentSet set)
    {
        foreach (var entry in set.Entries)
        {
            foreach (var culture in set.Languages.Select(l => l.Culture))
            {
                if (set.Find(entry.Key, culture) is { } item && set.Model.Document(item.Type) is { } type)
                {
                    foreach (var finding in Values(set, item, type, item.Values, $"{culture}{set.PathOf(item.Key, culture) ?? "/" + item.Name}", 0))
                    {
                        yield return finding;
                    }
                }
            }
        }

        foreach (var media in set.AllMedia.Where(m => m.Path.Length > 0 && m.Hash.Length == 0))
        {
            yield return new Finding(
                Severity.Error, "missing-file", $"media/{media.Name}", $"The file {media.Path} is not there.", "Put the file beside the export and import again, or upload it.");
        }
    }

    private static IEnumerable<Finding> Values(
        ContentSet set, PublishedItem item, DocumentType type, PropertyValues values, string where, int depth)
    {
        foreach (var property in set.Model.PropertiesOf(type).Where(p => values.Has(p.Alias)))
        {
            var place = $"{where} · {property.Name}";
            IEnumerable<Finding> found = property.EditorAlias switch
            {
                "Umbraco.ContentPicker" or "Umbraco.MultiNodeTreePicker" => values.Picks(property.Alias)
                    .Where(key => set.Entry(key) is null && set.Media(key) is null)
                    .Select(key => Nowhere(place, $"item {key}")),
                "Umbraco.MediaPicker3" => values.Media(property.Alias).Where(p => set.Media(p.Media) is null).Select(p => Nowhere(place, $"media item {p.Media}")),
                "Umbraco.MultiUrlPicker" => values.Links(property.Alias)
                    .Where(l => l.Target is { } target && set.Entry(target) is null && set.Media(target) is null)
                    .Select(l => Nowhere(place, $"item {l.Target}")),
                "Umbraco.RichText" => Markup(set, item.Culture, values.Rich(property.Alias), place, depth, item),
                "Umbraco.BlockList" => Blocks(set, item, values.Blocks(property.Alias), place, depth),
                _ => [],
            };
            foreach (var finding in found)
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Markup(ContentSet set, Culture culture, RichText text, string place, int depth, PublishedItem item)
    {
        foreach (Match link in LocalLink().Matches(text.Markup))
        {
            var key = Guid.Parse(link.Groups[1].Value, CultureInfo.InvariantCulture);
            if (set.Media(key) is null && !set.Exists(key, culture))
            {
                yield return set.Entry(key) is null
                    ? Nowhere(place, $"item {key}")
                    : new Finding(
                        Severity.Warning, "link-to-other-language", place, $"A link leads to an item that is not published in {culture}.",
                        "Publish it in this language, or take the link out: the website shows plain text here.");
            }
        }

        foreach (var finding in Blocks(set, item, text.Blocks, place, depth))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Blocks(ContentSet set, PublishedItem item, IReadOnlyList<Block> blocks, string place, int depth)
    {
        if (depth >= MostBlockLevels)
        {
            yield return new Finding(Severity.Error, "blocks-too-deep", place, $"Blocks lie more than {MostBlockLevels} deep.");
            yield break;
        }

        foreach (var (block, number) in blocks.Select((b, i) => (b, i + 1)))
        {
            if (set.Model.Find(block.TypeKey) is not { } type)
            {
                yield return new Finding(Severity.Warning, "unknown-block", $"{place} {number}", $"The block's type {block.TypeKey} does not exist.");
                continue;
            }

            foreach (var finding in Values(set, item, type, block.Content, $"{place} {number}", depth + 1))
            {
                yield return finding;
            }
        }
    }

    private static Finding Nowhere(string where, string what) =>
        new(Severity.Warning, "reference-to-nothing", where, $"It refers to {what}, which is not published or gone.", "Choose another, or publish it.");

    [GeneratedRegex(@"\{localLink:(?:umb://\w+/)?([0-9a-fA-F-]{32,36})\}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LocalLink();
}
