using StadKust.Content;

namespace StadKust.Magazine.PressRoom;

/// <summary>A finding about an edition, in every language the print office and the editors read.</summary>
/// <param name="Page">As printed, from 1; null when it belongs to no page.</param>
/// <param name="Messages">By culture code; <c>nl</c> is always there.</param>
public sealed record PressFinding(Severity Severity, string Code, string Where, int? Page, IReadOnlyDictionary<string, string> Messages, string? Hint = null)
{
    public string Message(ContentCulture culture) => Messages.GetValueOrDefault(culture.Code) ?? Messages.Values.First();

    public Finding In(ContentCulture culture) => new(Severity, Code, Where, Message(culture), Hint);

    /// <summary>A finding of another part, which speaks one language only.</summary>
    public static PressFinding Of(Finding finding, int? page = null) => new(
        finding.Severity, finding.Code, finding.Where, page,
        new Dictionary<string, string> { ["nl"] = finding.Message, ["de"] = finding.Message, ["en"] = finding.Message }, finding.Hint);

    public bool Equals(PressFinding? other) =>
        other is not null && Severity == other.Severity && Code == other.Code && Where == other.Where && Page == other.Page
        && Messages["nl"] == other.Messages["nl"];

    public override int GetHashCode() => HashCode.Combine(Severity, Code, Where, Page, Messages["nl"]);
}
