using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Types;

/// <summary>The three trees of types, one pattern: folders and types, children, ancestors, siblings, search.</summary>
internal static class TypeTrees
{
    public static void Map(IEndpointRouteBuilder management)
    {
        foreach (var kind in (string[])["document-type", "media-type", "data-type"])
        {
            var tree = management.MapGroup($"/v1/tree/{kind}");
            tree.MapGet("/root", (HttpContext c, Drafts d) => ListAsync(c, d, kind, null));
            tree.MapGet("/children", (HttpContext c, Drafts d) => ListAsync(c, d, kind, Requests.Key(c, "parentId")));
            tree.MapGet("/ancestors", (HttpContext c, Drafts d) => AncestorsAsync(c, d, kind));
            tree.MapGet("/siblings", (HttpContext c, Drafts d) => SiblingsAsync(c, d, kind));
            tree.MapGet("/search", (HttpContext c, Drafts d) => SearchAsync(c, d, kind));
            management.MapGet($"/v1/item/{kind}/ancestors", (HttpContext c, Drafts d) => ItemAncestorsAsync(c, d, kind));
            management.MapGet($"/v1/{kind}/folder/{{id:guid}}", (HttpContext c, Guid id, Drafts d) => FolderAsync(c, id, d, kind));
        }
    }

    private sealed record Node(Guid Key, string Name, Guid? Parent, bool IsFolder, bool HasChildren, DocumentType? Type, DataType? Data);

    private static async Task<List<Node>> NodesAsync(HttpContext context, Drafts drafts, string kind)
    {
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        List<(Guid Key, string Name, string Folder, DocumentType? Type, DataType? Data)> leaves = kind == "data-type"
            ? [.. model.DataTypes.Select(d => (d.Key, d.Name, d.Folder, (DocumentType?)null, (DataType?)d))]
            : [.. model.Types.Where(t => t.Kind == TypeKind.Media == (kind == "media-type")).Select(t => (t.Key, t.Name, t.Folder, (DocumentType?)t, (DataType?)null))];
        var folders = TypeFolders.Of(kind, leaves.Select(l => l.Folder));
        return
        [
            .. folders.Select(f => new Node(f.Key, f.Name, f.Parent, true, true, null, null)),
            .. leaves.OrderBy(l => l.Name, StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true))
                .Select(l => new Node(l.Key, l.Name, l.Folder.Length > 0 ? TypeFolders.Key(kind, l.Folder) : null, false, false, l.Type, l.Data)),
        ];
    }

    private static async Task<IResult> ListAsync(HttpContext context, Drafts drafts, string kind, Guid? parent)
    {
        var (skip, take) = Requests.Page(context);
        var foldersOnly = Requests.Flag(context, "foldersOnly");
        var nodes = (await NodesAsync(context, drafts, kind)).Where(n => n.Parent == parent && (!foldersOnly || n.IsFolder)).ToList();
        return Answer.Of(new Paged<object>(nodes.Count, [.. nodes.Skip(skip).Take(take).Select(Form)]));
    }

    private static async Task<IResult> AncestorsAsync(HttpContext context, Drafts drafts, string kind)
    {
        var way = Way(await NodesAsync(context, drafts, kind), Requests.Key(context, "descendantId"));
        return way.Count > 0 ? Answer.Of(way.Select(Form).ToList()) : Answer.NotFound(context);
    }

    private static async Task<IResult> SiblingsAsync(HttpContext context, Drafts drafts, string kind)
    {
        var nodes = await NodesAsync(context, drafts, kind);
        if (nodes.Find(n => n.Key == Requests.Key(context, "target")) is not { } target)
        {
            return Answer.NotFound(context);
        }

        var siblings = nodes.Where(n => n.Parent == target.Parent).ToList();
        var at = siblings.IndexOf(target);
        var first = Math.Max(0, at - Requests.Number(context, "before", 0, 500));
        var end = Math.Min(siblings.Count, at + Requests.Number(context, "after", 0, 500) + 1);
        return Answer.Of(new Siblings<object>(first, siblings.Count - end, [.. siblings[first..end].Select(Form)]));
    }

    private static async Task<IResult> SearchAsync(HttpContext context, Drafts drafts, string kind)
    {
        var (skip, take) = Requests.Page(context);
        var query = Requests.Text(context, "query") ?? "";
        var found = (await NodesAsync(context, drafts, kind)).Where(n => !n.IsFolder && n.Name.Contains(query, StringComparison.OrdinalIgnoreCase)).ToList();
        return Answer.Of(new Paged<object>(found.Count, [.. found.Skip(skip).Take(take).Select(Form)]));
    }

    private static async Task<IResult> ItemAncestorsAsync(HttpContext context, Drafts drafts, string kind)
    {
        var nodes = await NodesAsync(context, drafts, kind);
        return Answer.Of(Requests.Keys(context).Select(k => (Key: k, Way: Way(nodes, k))).Where(w => w.Way.Count > 0)
            .Select(w => new { id = w.Key, ancestors = w.Way.SkipLast(1).Select(n => new { id = n.Key, name = n.Name, flags = Array.Empty<Flag>() }).ToList() }).ToList());
    }

    private static async Task<IResult> FolderAsync(HttpContext context, Guid id, Drafts drafts, string kind) =>
        (await NodesAsync(context, drafts, kind)).Find(n => n.IsFolder && n.Key == id) is { } folder
            ? Answer.Of(new { id, name = folder.Name, isTrashed = false })
            : Answer.NotFound(context);

    private static List<Node> Way(List<Node> nodes, Guid? key)
    {
        var way = new List<Node>();
        for (var node = nodes.Find(n => n.Key == key); node is not null && way.Count < 50; node = node.Parent is { } above ? nodes.Find(n => n.Key == above) : null)
        {
            way.Insert(0, node);
        }

        return way;
    }

    private static object Form(Node node) => node.Type is null && node.Data is null || node.Data is not null
        ? new
        {
            id = node.Key,
            name = node.Name,
            parent = ById.Of(node.Parent),
            hasChildren = node.HasChildren,
            isFolder = node.IsFolder,
            noAccess = false,
            flags = Array.Empty<Flag>(),
            isDeletable = !node.IsFolder,
            editorUiAlias = node.Data?.EditorUi,
            icon = node.IsFolder ? "icon-folder" : "icon-autofill",
            isElement = false,
        }
        : new
        {
            id = node.Key,
            name = node.Name,
            parent = ById.Of(node.Parent),
            hasChildren = node.HasChildren,
            isFolder = false,
            noAccess = false,
            flags = Array.Empty<Flag>(),
            isDeletable = node.Key != TypeBodies.FolderType,
            editorUiAlias = (string?)null,
            icon = TypeBodies.Icon(node.Type!),
            isElement = node.Type!.Kind == TypeKind.Element,
        };
}
