using System.Collections.Immutable;
using System.Text.Json;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>What becomes of one field when a feed speaks again.</summary>
/// <param name="Take">Null: nothing is written. A value inside: written; none inside: removed.</param>
/// <param name="Owned">A person has changed the field since: it is the person's now.</param>
/// <param name="Offered">What the feed says although the field is a person's; null when both say the same.</param>
internal readonly record struct FieldMerge(string Field, bool Take, JsonElement? Value, bool Owned, string? Offered);

/// <summary>Three-way merge, field by field: what the feed said last, what it says now, what stands here.</summary>
/// <remarks>The feed owns what nobody has touched; a person owns what a person has changed, until it is given back.</remarks>
internal static class Merging
{
    /// <param name="was">What the feed said last.</param>
    /// <param name="says">What it says now. A field it does not name is none of its business.</param>
    /// <param name="owned">Fields known to be a person's.</param>
    public static IEnumerable<FieldMerge> Of(
        IReadOnlyDictionary<string, JsonElement> was, IReadOnlyDictionary<string, JsonElement?> says, DraftItem here, IReadOnlySet<string> owned)
    {
        foreach (var field in was.Keys.Union(says.Keys).Order(StringComparer.Ordinal))
        {
            var before = was.TryGetValue(field, out var old) ? old : (JsonElement?)null;
            var theirs = says.TryGetValue(field, out var now) ? now : null;
            var ours = Handling.ValueOf(here, field);
            var isPersons = owned.Contains(field) || !Handling.Same(ours, before);
            if (isPersons)
            {
                yield return new(field, false, null, true, Handling.Same(ours, theirs) ? null : Handling.Text(theirs));
            }
            else if (!Handling.Same(before, theirs))
            {
                yield return new(field, true, theirs, false, null);
            }
        }
    }

    public static string Write(IReadOnlyDictionary<string, JsonElement?> says) =>
        JsonSerializer.Serialize(says.Where(s => s.Value is not null).OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.Value));

    public static ImmutableDictionary<string, JsonElement> Read(string kept)
    {
        using var json = JsonDocument.Parse(kept);
        return json.RootElement.EnumerateObject().ToImmutableDictionary(p => p.Name, p => p.Value.Clone(), StringComparer.Ordinal);
    }
}
