namespace StadKust.Content;

/// <summary>Looks through what is published for things a person should put right. Run by the verb <c>check</c>; every part brings its own.</summary>
public interface ISiteCheck
{
    /// <summary>What is looked at, for progress: <c>references</c>.</summary>
    string Subject { get; }

    IEnumerable<Finding> Check(ContentSet set);
}
