using StadKust.Content;

namespace StadKust.Magazine.PressRoom;

/// <summary>A finding about an edition, in every language the print office and the editors read.</summary>
/// <param name="Page">As printed, from 1; null when it belongs to no page.</param>
/// <param name="Messages">By culture code; <c>nl</c> is always there.</param>
/// <param name="Hints">What to try first, likewise; null without.</param>
public sealed record PressFinding(Severity Severity, string Code, string Where, int? Page, IReadOnlyDictionary<string, string> Messages, IReadOnlyDictionary<string, string>? Hints = null)
{
    public string Message(ContentCulture culture) => Messages.GetValueOrDefault(culture.Code) ?? Messages.Values.First();

    public string? Hint(ContentCulture culture) => Hints?.GetValueOrDefault(culture.Code) ?? Hints?.Values.First();

    public Finding In(ContentCulture culture) => new(Severity, Code, Where, Message(culture), Hint(culture));

    /// <summary>A finding of another part, which speaks English only.</summary>
    public static PressFinding Of(Finding finding, int? page = null) => new(
        finding.Severity, finding.Code, finding.Where, page,
        PressHints.Message(finding.Code, finding.Message),
        PressHints.Of(finding.Code) ?? (finding.Hint is { } hint ? In(hint, hint, hint) : null));

    internal static IReadOnlyDictionary<string, string> In(string dutch, string german, string english) =>
        new Dictionary<string, string> { ["nl"] = dutch, ["de"] = german, ["en"] = english };

    public bool Equals(PressFinding? other) =>
        other is not null && Severity == other.Severity && Code == other.Code && Where == other.Where && Page == other.Page
        && Messages["nl"] == other.Messages["nl"];

    public override int GetHashCode() => HashCode.Combine(Severity, Code, Where, Page, Messages["nl"]);
}
