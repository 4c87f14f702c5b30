namespace StadKust.Umbraco.Backoffice.Management;

// Forms that several kinds share. Every member is written, null or not: a missing one is a script error in the client.

internal sealed record Ref(Guid Id)
{
    public static Ref? To(Guid? key) => key is { } known ? new Ref(known) : null;
}

/// <summary>Marks of the client on items of lists; we give none.</summary>
internal sealed record Flag(string Alias);

internal sealed record TypeRef(Guid Id, string Icon, Ref? Collection);

internal sealed record PagedOf<T>(int Total, IReadOnlyList<T> Items);

internal sealed record SubsetOf<T>(int TotalBefore, int TotalAfter, IReadOnlyList<T> Items);

/// <param name="EditorAlias">Chooses the client's handler of the value; must be right.</param>
internal sealed record ValueForm(string EditorAlias, string? Culture, string? Segment, string Alias, System.Text.Json.Nodes.JsonNode? Value);

internal sealed record UrlForm(string? Culture, string? Url);

internal sealed record UrlsOf<T>(Guid Id, IReadOnlyList<T> UrlInfos);
