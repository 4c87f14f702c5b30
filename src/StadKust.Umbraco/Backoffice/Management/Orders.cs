namespace StadKust.Umbraco.Backoffice.Management;

/// <summary>A whole order from the few places that were changed.</summary>
internal static class Orders
{
    /// <param name="now">All children in their order.</param>
    /// <param name="places">Those that were dragged, each with its index in the new order.</param>
    /// <returns>The new order; keys that are no children come last, so that they are noticed.</returns>
    public static IReadOnlyList<Guid> Of(IReadOnlyList<Guid> now, IReadOnlyList<(Guid Key, int Place)> places)
    {
        var placed = places.DistinctBy(p => p.Key).ToList();
        var moved = placed.Select(p => p.Key).ToHashSet();
        var order = now.Where(k => !moved.Contains(k)).ToList();
        foreach (var (key, place) in placed.OrderBy(p => p.Place))
        {
            order.Insert(Math.Clamp(place, 0, order.Count), key);
        }

        return order;
    }
}
