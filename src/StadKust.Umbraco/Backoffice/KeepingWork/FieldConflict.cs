using System.Text.Json.Nodes;

namespace StadKust.Umbraco.Backoffice.KeepingWork;

/// <summary>A field that this tab and somebody else have changed, each in another way.</summary>
/// <param name="Field">Its name in <see cref="Choices"/>.</param>
/// <param name="Label">As editors see it; null for the name of the item.</param>
/// <param name="TheirsIs">Goes with the choice for mine.</param>
internal sealed record FieldConflict(string Field, string? Label, string? Culture, JsonNode? Mine, JsonNode? Theirs, string TheirsIs);
