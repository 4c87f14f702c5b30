using System.Text.Json;

namespace StadKust.Umbraco.Backoffice;

/// <summary>A rule for the values of one property that the house knows and the type does not say: the dates of an event must be readable.</summary>
/// <remarks>It stops publishing, never saving: half a thought may be kept.</remarks>
/// <param name="Property">Alias, in whichever type.</param>
/// <param name="Code">What the editor is told: one of the words of the Management API.</param>
/// <param name="Holds">Gets the value in stored form.</param>
public sealed record ValueRule(string Property, string Code, Func<JsonElement, bool> Holds)
{
    /// <summary>Dates of an event that cannot be read.</summary>
    public const string UnreadableDates = "value-when";
}
