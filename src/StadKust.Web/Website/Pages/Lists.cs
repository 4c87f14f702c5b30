using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>What a page shows beside its own item, by what the visitor asks in the address.</summary>
internal static class Lists
{
    public static IReadOnlyDictionary<string, object?> For(RenderScope scope, ItemView view, IQueryCollection query) => new Dictionary<string, object?>();
}
