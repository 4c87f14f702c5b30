namespace StadKust.Preflight.Rules;

/// <summary>One rule: what it demands, why, how much is allowed, where that comes from, and how to mend what breaks it.</summary>
/// <param name="what">The demand, as one sentence.</param>
/// <param name="why">What happens on paper when it is broken.</param>
/// <param name="limit">The exact measure.</param>
/// <param name="source">Standard and clause, or house rule.</param>
/// <param name="mend">What the maker of the file should do.</param>
internal abstract class Rule(string id, Words what, string why, string limit, string source, Words mend)
{
    public string Id => id;

    public Words What => what;

    public string Why => why;

    public string Limit => limit;

    public string Source => source;

    public Words Mend => mend;

    /// <summary>All faults, however many; the report puts equal ones together.</summary>
    public abstract IEnumerable<Fault> Check(Subject file);
}
