using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Media;

internal sealed record MediaNameForm(string Name, string? Culture);

internal sealed record MediaTreeForm(
    Guid Id, ById? Parent, bool HasChildren, bool NoAccess, bool IsTrashed, DateTime CreateDate, TypeRef MediaType, IReadOnlyList<ById> Ancestors,
    IReadOnlyList<MediaNameForm> Variants, IReadOnlyList<Flag> Flags);

internal sealed record MediaItemForm(
    Guid Id, bool IsTrashed, ById? Parent, bool HasChildren, TypeRef MediaType, IReadOnlyList<MediaNameForm> Variants, IReadOnlyList<Flag> Flags);

internal sealed record MediaBinForm(Guid Id, DateTime CreateDate, bool HasChildren, ById? Parent, TypeRef MediaType, IReadOnlyList<MediaNameForm> Variants);

internal sealed record MediaVariantForm(DateTime CreateDate, DateTime UpdateDate, string? Culture, string? Segment, string Name);

internal sealed record MediaForm(
    Guid Id, bool IsTrashed, TypeRef MediaType, IReadOnlyList<Flag> Flags, IReadOnlyList<ValueForm> Values, IReadOnlyList<MediaVariantForm> Variants);

internal sealed record MediaTypeRef(Guid Id, string Alias, string Icon, ById? Collection);

internal sealed record MediaCollectionForm(
    Guid Id, MediaTypeRef MediaType, string? Creator, int SortOrder, IReadOnlyList<Flag> Flags, IReadOnlyList<ValueForm> Values, IReadOnlyList<MediaVariantForm> Variants);

internal sealed record SentMedia(
    Guid? Id, Documents.SentRef? Parent, Documents.SentRef? MediaType, IReadOnlyList<Documents.SentValue>? Values, IReadOnlyList<Documents.SentVariant>? Variants);
