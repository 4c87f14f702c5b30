using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Types;

/// <summary>Types and what may lie where: everything an editor's screen asks before a field appears.</summary>
internal static class TypeReading
{
    public static void Map(IEndpointRouteBuilder management)
    {
        MapKind(management, "document-type", TypeBodies.Document, t => t.Kind != TypeKind.Media);
        MapKind(management, "media-type", TypeBodies.Media, t => t.Kind == TypeKind.Media);
        management.MapGet("/v1/document-type/configuration", (HttpContext c) => Answer.Of(new
        {
            dataTypesCanBeChanged = "True",
            disableTemplates = true,
            useSegments = false,
            reservedFieldNames = ReservedNames,
        }));
        management.MapGet("/v1/media-type/configuration", (HttpContext c) => Answer.Of(new { reservedFieldNames = ReservedNames }));
        management.MapGet("/v1/document-type/allowed-in-library", (HttpContext c) => Answer.Of(new Paged<object>(0, [])));
        management.MapGet("/v1/document-type/{id:guid}/blueprint", (HttpContext c) => Answer.Of(new Paged<object>(0, [])));
        management.MapGet("/v1/tag", (HttpContext c) => Answer.Of(new Paged<object>(0, [])));
        management.MapGet("/v1/tree/document-blueprint/root", (HttpContext c) => Answer.Of(new Paged<object>(0, [])));
        management.MapGet("/v1/property-type/is-used", PropertyIsUsedAsync);
        MapData(management);
    }

    // Members of items in the Delivery API and in templates.
    private static readonly string[] ReservedNames = ["id", "key", "name", "path", "parent", "children", "contentType", "route", "cultures", "createDate", "updateDate"];

    private static void MapKind(IEndpointRouteBuilder management, string kind, Func<DocumentType, object> form, Func<DocumentType, bool> isOfKind)
    {
        management.MapGet($"/v1/{kind}/batch", async (HttpContext c, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            var found = Requests.Keys(c).Select(model.Find).OfType<DocumentType>().Where(isOfKind).Select(form).ToList();
            return Answer.Of(new Paged<object>(found.Count, found));
        });
        management.MapGet($"/v1/{kind}/{{id:guid}}", async (HttpContext c, Guid id, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return model.Find(id) is { } type && isOfKind(type) ? Answer.Of(form(type)) : Answer.NotFound(c);
        });
        management.MapGet($"/v1/item/{kind}", async (HttpContext c, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return Answer.Of(Requests.Keys(c).Select(model.Find).OfType<DocumentType>().Where(isOfKind).Select(Item).ToList());
        });
        management.MapGet($"/v1/item/{kind}/search", async (HttpContext c, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            var ((skip, take), query, element) = (Requests.Page(c), Requests.Text(c, "query") ?? "", Requests.Text(c, "isElement"));
            var found = model.Types.Where(isOfKind)
                .Where(t => t.Name.Contains(query, StringComparison.OrdinalIgnoreCase) && (element is null || t.Kind == TypeKind.Element == (element == "true")))
                .OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ToList();
            return Answer.Of(new Paged<object>(found.Count, [.. found.Skip(skip).Take(take).Select(Item)]));
        });
        management.MapGet($"/v1/{kind}/allowed-at-root", async (HttpContext c, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return Page(c, model.Types.Where(t => isOfKind(t) && t.AllowedAtRoot && t.Kind != TypeKind.Element).OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase));
        });
        management.MapGet($"/v1/{kind}/{{id:guid}}/allowed-children", async (HttpContext c, Guid id, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return model.Find(id) is { } type
                ? Page(c, type.Children.OrderBy(a => a.SortOrder).Select(a => model.Find(a.Type)).OfType<DocumentType>())
                : Answer.NotFound(c);
        });
        management.MapGet($"/v1/{kind}/{{id:guid}}/allowed-parents", async (HttpContext c, Guid id, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return Answer.Of(new { allowedParentIds = model.Types.Where(t => isOfKind(t) && t.Children.Any(a => a.Type == id)).Select(t => new ById(t.Key)).ToList() });
        });
        management.MapGet($"/v1/{kind}/{{id:guid}}/composition-references", async (HttpContext c, Guid id, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return Answer.Of(model.Types.Where(t => t.Compositions.Contains(id)).Select(t => new { id = t.Key, name = t.Name, icon = TypeBodies.Icon(t) }).ToList());
        });
        management.MapPost($"/v1/{kind}/available-compositions", (HttpContext c, Drafts d) => CompositionsAsync(c, d, kind, isOfKind));
    }

    private static void MapData(IEndpointRouteBuilder management)
    {
        management.MapGet("/v1/data-type/configuration", (HttpContext c) => Answer.Of(new
        {
            canBeChanged = "True",
            documentListViewId = TypeBodies.DocumentList,
            mediaListViewId = TypeBodies.MediaList,
        }));
        management.MapGet("/v1/data-type/batch", async (HttpContext c, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            var found = Requests.Keys(c)
                .Select(k => model.DataType(k) is { } type ? TypeBodies.Data(type) : k == TypeBodies.MediaList ? TypeBodies.UsualMediaList : null).OfType<DataTypeForm>().ToList();
            return Answer.Of(new Paged<DataTypeForm>(found.Count, found));
        });
        management.MapGet("/v1/data-type/{id:guid}", async (HttpContext c, Guid id, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return model.DataType(id) is { } type ? Answer.Of(TypeBodies.Data(type))
                : id == TypeBodies.MediaList ? Answer.Of(TypeBodies.UsualMediaList) : Answer.NotFound(c);
        });
        management.MapGet("/v1/item/data-type", async (HttpContext c, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return Answer.Of(Requests.Keys(c).Select(model.DataType).OfType<DataType>().Select(Item).ToList());
        });
        management.MapGet("/v1/item/data-type/search", (HttpContext c, Drafts d) => FilterAsync(c, d, "query"));
        management.MapGet("/v1/filter/data-type", (HttpContext c, Drafts d) => FilterAsync(c, d, "name"));
        management.MapGet("/v1/data-type/{id:guid}/is-used", async (HttpContext c, Guid id, Drafts d) =>
        {
            var (model, _) = await d.ModelAsync(c.RequestAborted);
            return Answer.Of(model.Types.Any(t => t.Own.Any(p => p.DataType == id)));
        });
        management.MapGet("/v1/data-type/{id:guid}/referenced-by", DataUsesAsync);
    }

    private static async Task<IResult> FilterAsync(HttpContext context, Drafts drafts, string by)
    {
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var ((skip, take), name) = (Requests.Page(context), Requests.Text(context, by) ?? "");
        var (editor, ui) = (Requests.Text(context, "editorAlias"), Requests.Text(context, "editorUiAlias"));
        var found = model.DataTypes
            .Where(t => t.Name.Contains(name, StringComparison.OrdinalIgnoreCase) && (editor is null || t.EditorAlias == editor) && (ui is null || t.EditorUi == ui))
            .OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return Answer.Of(new Paged<object>(found.Count, [.. found.Skip(skip).Take(take).Select(Item)]));
    }

    private static async Task<IResult> DataUsesAsync(HttpContext context, Guid id, Drafts drafts)
    {
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var (skip, take) = Requests.Page(context);
        var uses = model.Types.SelectMany(t => t.Own.Where(p => p.DataType == id).Select(p => (Type: t, Property: p))).ToList();
        return Answer.Of(new Paged<object>(uses.Count, [.. uses.Skip(skip).Take(take).Select(u => (object)new Dictionary<string, object?>
        {
            ["$type"] = u.Type.Kind == TypeKind.Media ? "MediaTypePropertyTypeReferenceResponseModel" : "DocumentTypePropertyTypeReferenceResponseModel",
            ["id"] = u.Property.Key,
            ["name"] = u.Property.Name,
            ["alias"] = u.Property.Alias,
            [u.Type.Kind == TypeKind.Media ? "mediaType" : "documentType"] = new { id = u.Type.Key, icon = TypeBodies.Icon(u.Type), alias = u.Type.Alias, name = u.Type.Name },
        })]));
    }

    private static async Task<IResult> CompositionsAsync(HttpContext context, Drafts drafts, string kind, Func<DocumentType, bool> isOfKind)
    {
        var (sent, refused) = await Requests.ReadAsync<SentCompositions>(context);
        if (refused is not null)
        {
            return refused;
        }

        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var aliases = (sent!.CurrentPropertyAliases ?? []).ToHashSet();
        var chosen = (sent.CurrentCompositeIds ?? []).ToHashSet();
        return Answer.Of(model.Types
            .Where(t => isOfKind(t) && t.Key != sent.Id && (kind == "media-type" || t.Kind == TypeKind.Element == sent.IsElement) && !model.Types.Any(o => o.Key == sent.Id && Composes(model, t, o.Key)))
            .OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase)
            .Select(t => new
            {
                id = t.Key,
                name = t.Name,
                icon = TypeBodies.Icon(t),
                folderPath = t.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(System.Net.WebUtility.UrlDecode).ToList(),
                isCompatible = chosen.Contains(t.Key) || !model.PropertiesOf(t).Any(p => aliases.Contains(p.Alias)),
            }).ToList());
    }

    private static bool Composes(ContentModel model, DocumentType type, Guid other) =>
        type.Compositions.Any(c => c == other || (model.Find(c) is { } inner && inner.Key != type.Key && Composes(model, inner, other)));

    private static async Task<IResult> PropertyIsUsedAsync(HttpContext context, Drafts drafts)
    {
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var alias = Requests.Text(context, "propertyAlias");
        return Answer.Of(Requests.Key(context, "contentTypeId") is { } key && model.Find(key) is { } type && alias is not null && model.TryProperty(type, alias, out _));
    }

    private static IResult Page(HttpContext context, IEnumerable<DocumentType> types)
    {
        var (skip, take) = Requests.Page(context);
        var all = types.ToList();
        return Answer.Of(new Paged<AllowedTypeForm>(all.Count, [.. all.Skip(skip).Take(take).Select(TypeBodies.Allowed)]));
    }

    private static object Item(DocumentType type) => new
    {
        id = type.Key,
        name = type.Name,
        icon = TypeBodies.Icon(type),
        description = type.Description,
        isElement = type.Kind == TypeKind.Element,
        allowedInLibrary = false,
        flags = Array.Empty<Flag>(),
    };

    private static object Item(DataType type) => new
    {
        id = type.Key,
        name = type.Name,
        editorAlias = type.EditorAlias,
        editorUiAlias = type.EditorUi,
        isDeletable = true,
        parent = (ById?)null,
        flags = Array.Empty<Flag>(),
    };

    private sealed record SentCompositions(Guid? Id, bool IsElement, IReadOnlyList<string>? CurrentPropertyAliases, IReadOnlyList<Guid>? CurrentCompositeIds);
}
