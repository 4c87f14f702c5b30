namespace StadKust.Content;

/// <summary>All checks of all parts, run over one set.</summary>
public sealed class SiteChecks(IEnumerable<ISiteCheck> checks)
{
    private readonly ISiteCheck[] all = [.. checks];

    /// <param name="passOver">Subject of a check to leave out, such as one that takes long.</param>
    /// <returns>Each finding once, errors first.</returns>
    public IReadOnlyList<Finding> Run(ContentSet set, IProgress<string>? progress, CancellationToken stop, string? passOver = null)
    {
        var findings = new HashSet<Finding>();
        foreach (var check in all.Where(c => c.Subject != passOver))
        {
            progress?.Report($"checking {check.Subject}");
            foreach (var finding in check.Check(set))
            {
                stop.ThrowIfCancellationRequested();
                findings.Add(finding);
            }
        }

        return [.. findings.OrderByDescending(f => f.Severity).ThenBy(f => f.Code, StringComparer.Ordinal).ThenBy(f => f.Where, StringComparer.Ordinal)];
    }
}
