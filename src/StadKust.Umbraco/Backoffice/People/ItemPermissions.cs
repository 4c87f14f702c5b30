using System.Text.Json;
using StadKust.Accounts;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.People;

/// <summary>Rights of a group for single items, as the client writes them.</summary>
internal static class ItemPermissions
{
    private const string Kind = "DocumentPermissionPresentationModel";

    public static IEnumerable<object> Of(ItemRights rights) =>
        [new Dictionary<string, object> { ["$type"] = Kind, ["document"] = new ById(rights.Item), ["verbs"] = rights.Verbs }];

    /// <summary>What the client sent; kinds that are not served are left out.</summary>
    public static IReadOnlyList<ItemRights> Read(JsonElement permissions)
    {
        var found = new List<ItemRights>();
        if (permissions.ValueKind == JsonValueKind.Array)
        {
            foreach (var permission in permissions.EnumerateArray().Take(1000))
            {
                if (permission.TryGetProperty("$type", out var kind) && kind.GetString() == Kind
                    && permission.TryGetProperty("document", out var document) && document.TryGetProperty("id", out var id) && id.TryGetGuid(out var key)
                    && permission.TryGetProperty("verbs", out var verbs) && verbs.ValueKind == JsonValueKind.Array)
                {
                    found.Add(new ItemRights(key, [.. verbs.EnumerateArray().Select(v => v.GetString()!).Where(Verbs.All.Contains)]));
                }
            }
        }

        return found;
    }
}
