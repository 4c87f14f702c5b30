namespace StadKust.Preflight;

/// <summary>How much a finding weighs. Only an error stops the press.</summary>
public enum Severity
{
    Note,
    Warning,
    Error,
}

/// <summary>A rectangle on the page in millimetres, from the left and the top of the trim.</summary>
public sealed record Place(double X, double Y, double Width, double Height);

/// <summary>A place on a page; no place when the page as a whole is meant.</summary>
/// <param name="Page">From 1.</param>
public sealed record Spot(int? Page, Place? Place);

/// <summary>Something a person should put right before the press starts. Equal causes are one finding with all its places.</summary>
/// <param name="Rule">Such as <c>X15</c> or <c>R0026</c>; RULES.md tells where it comes from.</param>
/// <param name="Page">First page it occurs on, from 1; null for the file as a whole.</param>
/// <param name="Place">First place.</param>
/// <param name="Object">What is meant: text, picture, object of the file.</param>
/// <param name="Measured">With unit.</param>
/// <param name="Allowed">With unit; empty when it must not be there at all.</param>
/// <param name="Hint">What to do.</param>
/// <param name="Spots">Every place, the first included; at most 500.</param>
/// <param name="Count">How often it occurs.</param>
public sealed record PreflightFinding(
    string Rule, Severity Severity, int? Page, Place? Place, string Object, string Measured, string Allowed, Words Message, Words Hint, IReadOnlyList<Spot> Spots, int Count);
