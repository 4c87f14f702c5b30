using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StadKust.Content;

/// <summary>Finds what values refer to: items and media by UDI, by local link in rich text, pictures by media key.</summary>
internal static partial class References
{
    /// <summary>A warning for every reference of the export to something that is neither in it nor stored.</summary>
    public static IEnumerable<Finding> Missing(SiteExport export, HashSet<Guid> stored)
    {
        foreach (var item in export.Items)
        {
            foreach (var (alias, value) in item.Shared.Concat(item.Values.Values.SelectMany(v => v)))
            {
                foreach (var key in In(value).Distinct().Where(k => !stored.Contains(k)))
                {
                    yield return new Finding(Severity.Warning, "reference-missing", item.Source, $"The property {alias} refers to {key}, which does not exist.");
                }
            }
        }
    }

    /// <param name="culture">Values of blocks that are for other cultures are passed over. Null: all count.</param>
    public static IEnumerable<Guid> In(JsonElement value, Culture? culture = null)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when value.GetString() is { Length: >= 32 } text && (text.Contains("umb://", StringComparison.Ordinal) || text.Contains("localLink:", StringComparison.Ordinal)):
                foreach (Match match in Link().Matches(text))
                {
                    yield return Guid.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                }

                break;
            case JsonValueKind.Array:
                foreach (var key in value.EnumerateArray().SelectMany(e => In(e, culture)))
                {
                    yield return key;
                }

                break;
            case JsonValueKind.Object when culture is { } wanted && value.TryGetProperty("alias", out _) && value.TryGetProperty("culture", out var own)
                && own.ValueKind == JsonValueKind.String && new Culture(own.GetString()!) != wanted:
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (member.NameEquals("mediaKey"))
                    {
                        if (member.Value.ValueKind == JsonValueKind.String && Guid.TryParse(member.Value.GetString(), CultureInfo.InvariantCulture, out var media))
                        {
                            yield return media;
                        }

                        continue;
                    }

                    foreach (var key in In(member.Value, culture))
                    {
                        yield return key;
                    }
                }

                break;
            default:
                break;
        }
    }

    [GeneratedRegex("(?:umb://(?:document|media)/|localLink:)([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
