using System.Text.Json.Nodes;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

internal sealed record VariantItemForm(Guid Id, IReadOnlyList<Flag> Flags, string State, string Name, string? Culture, string? Segment);

/// <param name="Ancestors">From the root; the item itself is not among them.</param>
internal sealed record DocumentTreeForm(
    Guid Id, ById? Parent, bool HasChildren, bool NoAccess, bool IsTrashed, DateTime CreateDate, bool IsProtected, TypeRef DocumentType,
    IReadOnlyList<ById> Ancestors, IReadOnlyList<VariantItemForm> Variants, IReadOnlyList<Flag> Flags);

internal sealed record DocumentItemForm(
    Guid Id, bool IsTrashed, bool IsProtected, ById? Parent, bool HasChildren, TypeRef DocumentType, IReadOnlyList<VariantItemForm> Variants, IReadOnlyList<Flag> Flags);

internal sealed record DocumentBinForm(
    Guid Id, DateTime CreateDate, bool HasChildren, ById? Parent, TypeRef DocumentType, IReadOnlyList<VariantItemForm> Variants);

internal sealed record VariantForm(
    Guid Id, IReadOnlyList<Flag> Flags, string State, DateTime? PublishDate, DateTime? ScheduledPublishDate, DateTime? ScheduledUnpublishDate, DateTime CreateDate,
    DateTime UpdateDate, string? Culture, string? Segment, string Name);

internal sealed record DocumentForm(
    Guid Id, ById? Template, bool IsTrashed, TypeRef DocumentType, IReadOnlyList<Flag> Flags, IReadOnlyList<ValueForm> Values, IReadOnlyList<VariantForm> Variants);

// What the client sends. Members it may leave out are null.

internal sealed record SentValue(string? Alias, string? Culture, string? Segment, JsonNode? Value);

internal sealed record SentVariant(string? Culture, string? Segment, string? Name);

internal sealed record SentDocument(
    Guid? Id, SentRef? Parent, SentRef? DocumentType, SentRef? Template, IReadOnlyList<SentValue>? Values, IReadOnlyList<SentVariant>? Variants,
    IReadOnlyList<string>? Cultures, IReadOnlyList<string>? CulturesToPublish);

internal sealed record SentRef(Guid Id);
