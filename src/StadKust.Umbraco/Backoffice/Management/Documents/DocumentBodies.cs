using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Management.Types;
using StadKust.Umbraco.Backoffice.Management.Values;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Items in the forms of the contract.</summary>
internal static class DocumentBodies
{
    public static DocumentTreeForm Tree(ContentModel model, DraftHead item, IReadOnlyList<Guid> above, bool noAccess) => new(
        item.Key, ById.Of(item.Parent), item.HasChildren, noAccess, item.Trashed, item.Created, false, TypeBodies.Ref(model.Document(item.Type)),
        [.. above.Select(k => new ById(k))], Variants(item), []);

    public static DocumentItemForm Item(ContentModel model, DraftHead item) => new(
        item.Key, item.Trashed, false, ById.Of(item.Parent), item.HasChildren, TypeBodies.Ref(model.Document(item.Type)), Variants(item), []);

    public static DocumentBinForm InBin(ContentModel model, DraftHead item) => new(
        item.Key, item.Created, item.HasChildren, ById.Of(item.Parent), TypeBodies.Ref(model.Document(item.Type)), Variants(item));

    public static DocumentForm Document(ContentModel model, DraftItem item, IReadOnlyList<Schedule> schedules)
    {
        // Templates are chosen by type here; a key would make the client ask for it.
        return new DocumentForm(
            item.Key, null, item.Trashed, TypeBodies.Ref(model.Document(item.Type)), [], Values(model, item),
            [.. item.Variants.Select(v => new VariantForm(
                VariantKey(item.Key, v.Culture), [], State(v.State, item.Trashed), v.PublishedAt, At(ScheduleAction.Publish, v.Culture),
                At(ScheduleAction.Withdraw, v.Culture), item.Created, v.Updated, Code(v.Culture), null, v.Name))]);

        DateTime? At(ScheduleAction action, Culture culture) =>
            schedules.FirstOrDefault(s => s.Action == action && s.Culture == culture && s.State != DueState.Failed)?.At;
    }

    /// <summary>One entry for every value that is set.</summary>
    public static IReadOnlyList<ValueForm> Values(ContentModel model, DraftItem item)
    {
        if (model.Document(item.Type) is not { } type)
        {
            return [];
        }

        var wire = new WireValues(model);
        return [.. Of(item.Shared, null), .. item.Variants.Where(v => v.Culture.Code.Length > 0).SelectMany(v => Of(v.Values, v.Culture.Code))];

        IEnumerable<ValueForm> Of(IReadOnlyDictionary<string, JsonElement> values, string? culture) =>
            model.PropertiesOf(type).Where(p => values.ContainsKey(p.Alias))
                .Select(p => new ValueForm(p.EditorAlias, culture, null, p.Alias, wire.ToWire(p, values[p.Alias])));
    }

    public static string State(VariantState state, bool trashed) => trashed ? "Trashed" : state switch
    {
        VariantState.Published => "Published",
        VariantState.PublishedWithChanges => "PublishedPendingChanges",
        _ => "Draft",
    };

    /// <summary>The empty culture is null for the client.</summary>
    public static string? Code(Culture culture) => culture.Code.Length == 0 ? null : culture.Code;

    /// <summary>The client wants a key for each variant; it is worked out, not stored.</summary>
    public static Guid VariantKey(Guid item, Culture culture) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{item:n}{culture.Code.ToLowerInvariant()}")).AsSpan(0, 16));

    private static IReadOnlyList<VariantItemForm> Variants(DraftHead item) =>
        [.. item.Variants.Select(v => new VariantItemForm(VariantKey(item.Key, v.Culture), [], State(v.State, item.Trashed), v.Name, Code(v.Culture), null))];
}
