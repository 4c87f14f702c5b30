using System.Collections.Immutable;

namespace StadKust.Content;

public enum TypeKind
{
    Document,
    Element,
    Media,
}

/// <summary>Definition of items of one kind: a document type, an element type (the definition of a block) or a media type.</summary>
/// <param name="Own">The type's own properties, in order; those of compositions are not repeated.</param>
/// <param name="Folder">Folder path in the settings tree, parts joined by a slash; empty at the root.</param>
/// <param name="Extra">What the export holds and nothing here reads (thumbnail, history rules), kept so that it travels.</param>
public sealed record DocumentType(
    Guid Key, string Alias, TypeKind Kind, string Name, string Icon, string Description, bool AllowedAtRoot, bool VariesByCulture,
    ImmutableArray<Guid> Compositions, ImmutableArray<AllowedChild> Children, ImmutableArray<PropertyType> Own,
    ImmutableArray<PropertyTab> Tabs, string Folder, string? DefaultTemplate, ImmutableArray<TemplateRef> Templates,
    ImmutableDictionary<string, string> Extra);

public sealed record AllowedChild(Guid Type, string Alias, int SortOrder);

public sealed record TemplateRef(Guid Key, string Alias);

/// <param name="Alias">A group inside a tab is called <c>tab/group</c>.</param>
public sealed record PropertyTab(Guid Key, string Caption, string Alias, bool IsTab, int SortOrder);

/// <param name="Validation">A regular expression, or empty.</param>
public sealed record PropertyType(
    Guid Key, string Alias, string Name, string Description, Guid DataType, string EditorAlias, bool Mandatory, string MandatoryMessage,
    string Validation, string ValidationMessage, int SortOrder, string TabAlias, string TabName, bool VariesByCulture, bool LabelOnTop);

/// <summary>An editor with its settings, named after its use.</summary>
/// <param name="Configuration">JSON object.</param>
public sealed record DataType(Guid Key, string Name, string EditorAlias, string EditorUi, string Configuration, string Folder);
