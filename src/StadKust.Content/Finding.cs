namespace StadKust.Content;

public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Should be put right, but stops nothing.</summary>
    Warning,

    /// <summary>Stops publishing, importing or printing.</summary>
    Error,
}

/// <summary>Something a person should put right. A finding is returned, never thrown.</summary>
/// <param name="Severity">An error stops publishing or printing; a warning does not.</param>
/// <param name="Code">Stable, kebab-case, translated for display: <c>overset</c>, <c>low-resolution</c>.</param>
/// <param name="Where">Path a person can follow: <c>edition 12 / spread 4-5 / frame body</c>, <c>Content/leiden.config:14</c>.</param>
/// <param name="Message">One sentence with the measured and the required value.</param>
/// <param name="Hint">What to try first.</param>
public sealed record Finding(Severity Severity, string Code, string Where, string Message, string? Hint = null)
{
    /// <summary>The value of an item it is about, so that an editor can be led to the field; null when it is about the whole item or no item at all.</summary>
    public FieldPlace? Field { get; init; }
}
