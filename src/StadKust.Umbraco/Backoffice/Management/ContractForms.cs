using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management;

// Forms that several kinds share. Every member is written, null or not: a missing one is a script error in the client.

/// <summary>Marks of the client on items of lists; we give none.</summary>
internal sealed record Flag(string Alias);

internal sealed record TypeRef(Guid Id, string Icon, ById? Collection);

/// <param name="EditorAlias">Chooses the client's handler of the value; must be right.</param>
internal sealed record ValueForm(string EditorAlias, string? Culture, string? Segment, string Alias, System.Text.Json.Nodes.JsonNode? Value);

internal sealed record UrlForm(string? Culture, string? Url);

internal sealed record UrlsOf<T>(Guid Id, IReadOnlyList<T> UrlInfos);
