using System.Text.Json;

namespace StadKust.Content;

/// <summary>How two rows of types, words, languages and so on differ, member by member.</summary>
internal static class RowDifferences
{
    public static IEnumerable<FieldChange> Of<TRow>(TRow old, TRow fresh) => (old, fresh) switch
    {
        (TypeRow a, TypeRow b) => Members(a.Json, b.Json, c => Change("", c.Alias, c.Before, c.After)),
        (DataTypeRow a, DataTypeRow b) => Members(a.Json, b.Json, c => Change("", c.Alias, c.Before, c.After)),
        (WordRow a, WordRow b) =>
        [
            .. Members(a.Texts, b.Texts, c => Change(c.Alias, a.Name, c.Before, c.After)),
            .. Text("$name", a.Name, b.Name), .. Text("$key", a.Key.ToString(), b.Key.ToString()), .. Text("$parent", a.Parent, b.Parent),
        ],
        (LanguageRow a, LanguageRow b) =>
        [
            .. Text("$name", a.Name, b.Name), .. Text("default", Flag(a.IsDefault), Flag(b.IsDefault)), .. Text("mandatory", Flag(a.IsMandatory), Flag(b.IsMandatory)),
            .. Text("fallback", a.Fallback, b.Fallback),
        ],
        (DomainRow a, DomainRow b) =>
        [
            .. Text("language", a.Culture, b.Culture), .. Text("root", a.Root.ToString(), b.Root.ToString()), .. Text("wildcard", Flag(a.IsWildcard), Flag(b.IsWildcard)),
            .. Text("$sort", a.SortOrder?.ToString(System.Globalization.CultureInfo.InvariantCulture), b.SortOrder?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ],
        (TemplateRow a, TemplateRow b) => [.. Text("$name", a.Name, b.Name), .. Text("alias", a.Alias, b.Alias), .. Text("$parent", a.Parent, b.Parent)],
        _ => throw new ArgumentException($"{typeof(TRow).Name} is no row of this kind.", nameof(old)),
    };

    private static IEnumerable<FieldChange> Members(string before, string after, Func<(string Alias, JsonElement? Before, JsonElement? After), FieldChange> change)
    {
        using var first = JsonDocument.Parse(before);
        using var second = JsonDocument.Parse(after);
        var (was, now) = (Named(first.RootElement.Clone()), Named(second.RootElement.Clone()));
        return
        [
            .. was.Keys.Union(now.Keys).Select(n => (n, was.TryGetValue(n, out var a) ? a : (JsonElement?)null, now.TryGetValue(n, out var b) ? b : (JsonElement?)null))
                .Where(m => !RevisionReading.Same(m.Item2, m.Item3)).Select(m => change(m)),
        ];
    }

    private static Dictionary<string, JsonElement> Named(JsonElement json) => json.EnumerateObject().ToDictionary(m => m.Name, m => m.Value);

    private static IEnumerable<FieldChange> Text(string alias, string? before, string? after)
    {
        if (before != after)
        {
            yield return Change("", alias, ImportDifferences.Text(before), ImportDifferences.Text(after));
        }
    }

    private static FieldChange Change(string culture, string alias, JsonElement? before, JsonElement? after) => new(new Culture(culture), alias, alias, before, after);

    private static string Flag(bool flag) => flag ? "yes" : "no";
}
