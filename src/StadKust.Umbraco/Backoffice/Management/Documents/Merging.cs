using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.KeepingWork;
using StadKust.Umbraco.Backoffice.Management.Values;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Field by field: what the tab has changed, what others have changed since, and where the two meet.</summary>
/// <param name="Change">Against the item as it is now.</param>
/// <param name="OfOthers">Fields others have changed that this tab has not seen; they stay as they are.</param>
internal sealed record Merging(ItemChange Change, IReadOnlyList<FieldConflict> Conflicts, IReadOnlyList<ValueFault> Faults, int OfOthers)
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement<object?>(null);

    /// <param name="token">Null: everything sent is meant, as when values are only checked.</param>
    public static Merging Of(ContentModel model, DocumentType type, DraftItem now, SentFields sent, RevisionToken? token, Choices choices)
    {
        var wire = new WireValues(model);
        var faults = new List<ValueFault>();
        var conflicts = new List<FieldConflict>();
        var shared = ImmutableDictionary.CreateBuilder<string, JsonElement>();
        var values = new Dictionary<Culture, ImmutableDictionary<string, JsonElement>.Builder>();
        var names = ImmutableDictionary.CreateBuilder<Culture, string>();
        var ofOthers = 0;

        foreach (var (key, name) in sent.Names)
        {
            var culture = new Culture(key.Culture);
            var stored = now.In(culture)?.Name;
            if (Takes(key, null, JsonValue.Create(name), stored is null ? null : JsonValue.Create(stored)))
            {
                names[culture] = name;
            }
        }

        foreach (var (key, property, value) in sent.Values)
        {
            var culture = new Culture(key.Culture);
            var own = key.Culture.Length == 0 ? now.Shared : now.In(culture)?.Values;
            var stored = own is not null && own.TryGetValue(key.Alias, out var some) ? wire.ToWire(property, some) : null;
            if (!Takes(key, property, value, stored))
            {
                continue;
            }

            // A value in a language the item does not have yet waits for its name.
            if (key.Culture.Length > 0 && now.In(culture) is null && !names.ContainsKey(culture))
            {
                continue;
            }

            var taken = wire.ToStored(property, value, new FieldPlace(key.Alias, key.Culture), 0, faults) ?? Empty;
            if (key.Culture.Length == 0)
            {
                shared[key.Alias] = taken;
            }
            else
            {
                (values.TryGetValue(culture, out var builder) ? builder : values[culture] = ImmutableDictionary.CreateBuilder<string, JsonElement>())[key.Alias] = taken;
            }
        }

        return new Merging(
            new ItemChange(now.Key, now.Version)
            {
                Names = names.ToImmutable(),
                Shared = shared.ToImmutable(),
                Values = values.ToImmutableDictionary(v => v.Key, v => v.Value.ToImmutable()),
            },
            conflicts, faults, ofOthers);

        bool Takes(FieldKey key, PropertyType? property, JsonNode? mine, JsonNode? stored)
        {
            var (sentIs, storedIs) = (Canonical.Hash(mine), Canonical.Hash(stored));
            if (sentIs == storedIs)
            {
                return false;
            }

            if (token is null || token[key] == storedIs)
            {
                return true;
            }

            if (token[key] == sentIs || choices.IsTheirs(key))
            {
                ofOthers++;
                return false;
            }

            if (choices.IsMine(key, storedIs))
            {
                return true;
            }

            conflicts.Add(new FieldConflict(key.ToString(), property?.Name, key.Culture.Length > 0 ? key.Culture : null, mine?.DeepClone(), stored?.DeepClone(), storedIs));
            return false;
        }
    }

    /// <summary>The token of a tab that shows a document as it was answered.</summary>
    public static RevisionToken TokenOf(DocumentForm shown) => new(
        shown.Id,
        shown.Values.Select(v => (Key: new FieldKey(v.Culture ?? "", v.Alias), Is: Canonical.Hash(v.Value)))
            .Concat(shown.Variants.Select(v => (Key: new FieldKey(v.Culture ?? "", FieldChange.OfName), Is: Canonical.Hash(JsonValue.Create(v.Name)))))
            .DistinctBy(f => f.Key).ToDictionary(f => f.Key, f => f.Is));

    /// <summary>The token of a tab that has just sent these fields: fields it may not write keep what the tab had.</summary>
    public static RevisionToken TokenOf(Guid item, SentDocument sent) => new(
        item,
        (sent.Values ?? []).Where(v => v?.Alias is not null).Select(v => (Key: new FieldKey(v.Culture ?? "", v.Alias!), Is: Canonical.Hash(v.Value)))
            .Concat((sent.Variants ?? []).Where(v => v?.Name is not null).Select(v => (Key: new FieldKey(v.Culture ?? "", FieldChange.OfName), Is: Canonical.Hash(JsonValue.Create(WireValues.Plain(v.Name!).Trim())))))
            .DistinctBy(f => f.Key).ToDictionary(f => f.Key, f => f.Is));
}
