namespace StadKust.Content;

/// <summary>Where in the tree an item may lie.</summary>
internal static class Places
{
    /// <param name="parent">Null: the root, or an item that does not exist.</param>
    public static IEnumerable<Finding> Check(SiteModel site, DocumentType type, Guid? wanted, ItemRow? parent)
    {
        if (wanted is { } key && parent is null)
        {
            yield return new Finding(Severity.Error, "parent-missing", key.ToString(), "The item it should lie below does not exist.");
        }
        else if (parent is { Trashed: true })
        {
            yield return new Finding(Severity.Error, "parent-trashed", parent.Name, "The item it should lie below is in the bin.");
        }
        else if (parent is null && !type.AllowedAtRoot)
        {
            yield return new Finding(Severity.Error, "type-not-allowed", type.Name, $"A {type.Alias} may not lie at the root.");
        }
        else if (parent is not null && site.Types.Document(parent.Type) is { } above && !above.Children.Any(c => c.Type == type.Key))
        {
            yield return new Finding(Severity.Error, "type-not-allowed", parent.Name, $"A {type.Alias} may not lie below a {parent.Type}.");
        }
    }
}
