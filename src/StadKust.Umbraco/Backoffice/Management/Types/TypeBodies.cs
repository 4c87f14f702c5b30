using System.Text.Json;
using System.Text.Json.Nodes;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Types;

/// <summary>Document, element, media and data types in the forms of the contract.</summary>
internal static class TypeBodies
{
    /// <summary>The client knows these by heart.</summary>
    public static readonly Guid FolderType = Guid.Parse("f38bd2d7-65d0-48e6-95dc-87ce06ec2d3d");

    public static readonly Guid MediaList = Guid.Parse("3a0156c4-3b8c-4803-bdc1-6871faa83fff");

    public static readonly Guid DocumentList = Guid.Parse("c0808dd3-8133-4e4b-8ce8-e2bea84a96a4");

    /// <summary>A type as items name it. Items of a type that is gone can still be seen and deleted.</summary>
    public static TypeRef Ref(DocumentType? type) => type is null
        ? new TypeRef(Guid.Empty, "icon-alert", null)
        : new TypeRef(type.Key, Icon(type), Collection(type));

    public static AllowedTypeForm Allowed(DocumentType type) => new(type.Key, type.Name, type.Description.Length > 0 ? type.Description : null, Icon(type));

    public static object Document(DocumentType type) => new
    {
        id = type.Key,
        alias = type.Alias,
        name = type.Name,
        description = type.Description,
        icon = Icon(type),
        allowedAsRoot = type.AllowedAtRoot,
        variesByCulture = type.VariesByCulture,
        variesBySegment = false,
        collection = Collection(type),
        isElement = type.Kind == TypeKind.Element,
        allowedInLibrary = false,
        properties = Properties(type),
        containers = Containers(type),
        allowedTemplates = type.Templates.Select(t => new ById(t.Key)).ToList(),
        defaultTemplate = ById.Of(type.Templates.FirstOrDefault(t => t.Alias == type.DefaultTemplate)?.Key),
        cleanup = new CleanupForm(false, null, null),
        allowedDocumentTypes = type.Children.OrderBy(c => c.SortOrder).Select(c => new { documentType = new ById(c.Type), sortOrder = c.SortOrder }).ToList(),
        compositions = type.Compositions.Select(c => new { documentType = new ById(c), compositionType = "Composition" }).ToList(),
    };

    public static object Media(DocumentType type) => new
    {
        id = type.Key,
        alias = type.Alias,
        name = type.Name,
        description = type.Description,
        icon = Icon(type),
        allowedAsRoot = type.AllowedAtRoot,
        variesByCulture = false,
        variesBySegment = false,
        collection = Collection(type),
        isElement = false,
        allowedInLibrary = false,
        properties = Properties(type),
        containers = Containers(type),
        allowedMediaTypes = type.Children.OrderBy(c => c.SortOrder).Select(c => new { mediaType = new ById(c.Type), sortOrder = c.SortOrder }).ToList(),
        compositions = type.Compositions.Select(c => new { mediaType = new ById(c), compositionType = "Composition" }).ToList(),
        isDeletable = type.Key != FolderType,
        aliasCanBeChanged = type.Key != FolderType,
    };

    public static DataTypeForm Data(DataType type)
    {
        var settings = JsonNode.Parse(type.Configuration.Length > 0 ? type.Configuration : "{}") as JsonObject ?? [];
        return new DataTypeForm(
            type.Key, type.Name, type.EditorAlias, type.EditorUi, [.. settings.Select(s => new SettingForm(s.Key, s.Value))],
            type.Key != MediaList && type.Key != DocumentList, false);
    }

    /// <summary>The list of a media folder, for content that was exported without one: the client asks for it by its fixed key and shows nothing without it.</summary>
    public static DataTypeForm UsualMediaList { get; } = new(
        MediaList, "Media", "Umbraco.ListView", "Umb.PropertyEditorUi.Collection",
        [
            new("layouts", JsonNode.Parse("""
                [{ "name": "Grid", "collectionView": "Umb.CollectionView.Media.Grid", "icon": "icon-thumbnails-small", "isSystem": true, "selected": true },
                 { "name": "Table", "collectionView": "Umb.CollectionView.Media.Table", "icon": "icon-list", "isSystem": true, "selected": true }]
                """)),
            new("includeProperties", new JsonArray()),
            new("orderBy", "updateDate"),
            new("orderDirection", "desc"),
            new("pageSize", 50),
        ],
        false, false);

    public static string Icon(DocumentType type) => type.Icon.Length > 0 ? type.Icon : "icon-document";

    private static ById? Collection(DocumentType type) => type.Key == FolderType ? new ById(MediaList) : null;

    private static IReadOnlyList<PropertyForm> Properties(DocumentType type)
    {
        return [.. type.Own.OrderBy(p => p.SortOrder).Select(p => new PropertyForm(
            p.Key, ContainerOf(p), p.SortOrder, p.Alias, p.Name, p.Description.Length > 0 ? p.Description : null, new ById(p.DataType),
            type.VariesByCulture && p.VariesByCulture, false,
            new ValidationForm(p.Mandatory, Text(p.MandatoryMessage), Text(p.Validation), Text(p.ValidationMessage)), new AppearanceForm(p.LabelOnTop)))];

        ById? ContainerOf(PropertyType property) =>
            property.TabAlias.Length == 0 ? null : new ById(type.Tabs.FirstOrDefault(t => t.Alias == property.TabAlias)?.Key ?? DerivedKey(type, property.TabAlias));
    }

    private static IReadOnlyList<ContainerForm> Containers(DocumentType type)
    {
        var own = type.Tabs.Select(t => new ContainerForm(t.Key, Parent(t), t.Caption, t.IsTab ? "Tab" : "Group", t.SortOrder));

        // A tab that only a composition declares is a tab of the type's own for the client.
        var derived = type.Own.Where(p => p.TabAlias.Length > 0 && !type.Tabs.Any(t => t.Alias == p.TabAlias)).DistinctBy(p => p.TabAlias)
            .Select(p => new ContainerForm(DerivedKey(type, p.TabAlias), null, p.TabName.Length > 0 ? p.TabName : p.TabAlias, "Tab", p.SortOrder));
        return [.. own.Concat(derived).OrderBy(c => c.SortOrder)];

        ById? Parent(PropertyTab tab) =>
            tab.Alias.LastIndexOf('/') is > 0 and var slash && type.Tabs.FirstOrDefault(t => t.Alias == tab.Alias[..slash]) is { } above ? new ById(above.Key) : null;
    }

    private static Guid DerivedKey(DocumentType type, string alias) => TypeFolders.Key($"tab:{type.Key}", alias);

    private static string? Text(string text) => text.Length > 0 ? text : null;
}
