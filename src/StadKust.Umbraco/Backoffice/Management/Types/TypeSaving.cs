using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Types;

/// <summary>Designing types. What content in use cannot follow is refused by <see cref="TypeDrafts"/> with the reason.</summary>
internal static class TypeSaving
{
    private const string Settings = "Umb.Section.Settings";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder management)
    {
        foreach (var (kind, isMedia) in new[] { ("document-type", false), ("media-type", true) })
        {
            management.MapPost($"/v1/{kind}", (HttpContext c, Drafts d, TypeDrafts t) => SaveAsync(c, null, d, t, kind, isMedia));
            management.MapPut($"/v1/{kind}/{{id:guid}}", (HttpContext c, Guid id, Drafts d, TypeDrafts t) => SaveAsync(c, id, d, t, kind, isMedia));
            management.MapDelete($"/v1/{kind}/{{id:guid}}", async (HttpContext c, Guid id, TypeDrafts t) =>
                Closed(c) ?? Answer.Of(c, await t.DeleteTypeAsync(id, Editor.Of(c).Who, c.RequestAborted)));
        }

        management.MapPost("/v1/data-type", (HttpContext c, Drafts d, TypeDrafts t) => SaveDataAsync(c, null, d, t));
        management.MapPut("/v1/data-type/{id:guid}", (HttpContext c, Guid id, Drafts d, TypeDrafts t) => SaveDataAsync(c, id, d, t));
        management.MapDelete("/v1/data-type/{id:guid}", async (HttpContext c, Guid id, TypeDrafts t) =>
            Closed(c) ?? Answer.Of(c, await t.DeleteDataTypeAsync(id, Editor.Of(c).Who, c.RequestAborted)));
    }

    private static IResult? Closed(HttpContext context) => Editor.Of(context).Sections.Contains(Settings) ? null : Answer.Forbidden(context);

    private static async Task<IResult> SaveAsync(HttpContext context, Guid? id, Drafts drafts, TypeDrafts types, string kind, bool isMedia)
    {
        if (Closed(context) is { } closed)
        {
            return closed;
        }

        var (sent, refused) = await Requests.ReadAsync<SentType>(context);
        if (refused is not null)
        {
            return refused;
        }

        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var before = id is { } key ? model.Find(key) : null;
        if (id is not null && (before is null || before.Kind == TypeKind.Media != isMedia))
        {
            return Answer.NotFound(context);
        }

        var folder = before?.Folder ?? FolderOf(model, kind, sent!.Parent?.Id);
        var type = Read(model, sent!, before, id ?? sent!.Id ?? Guid.NewGuid(), isMedia, folder);
        var outcome = await types.SaveAsync(type, Editor.Of(context).Who, context.RequestAborted);
        return !outcome.Done ? Answer.Refused(context, outcome.Findings) : id is null ? Answer.Created(context, kind, type.Key) : Answer.Done(context, outcome);
    }

    private static DocumentType Read(ContentModel model, SentType sent, DocumentType? before, Guid key, bool isMedia, string folder)
    {
        var containers = sent.Containers ?? [];
        var aliases = containers.ToDictionary(c => c.Id, c => before?.Tabs.FirstOrDefault(t => t.Key == c.Id)?.Alias ?? AliasOf(c));
        foreach (var inner in containers.Where(c => c.Parent is not null && aliases.ContainsKey(c.Parent.Id) && !aliases[c.Id].Contains('/', StringComparison.Ordinal)))
        {
            aliases[inner.Id] = $"{aliases[inner.Parent!.Id]}/{aliases[inner.Id]}";
        }

        var allowed = (isMedia ? sent.AllowedMediaTypes?.Select(a => (a.MediaType?.Id, a.SortOrder)) : sent.AllowedDocumentTypes?.Select(a => (a.DocumentType?.Id, a.SortOrder))) ?? [];
        var compositions = sent.Compositions?.Select(c => (isMedia ? c.MediaType : c.DocumentType)?.Id).OfType<Guid>() ?? [];
        return new DocumentType(
            key, sent.Alias ?? "", isMedia ? TypeKind.Media : sent.IsElement ? TypeKind.Element : TypeKind.Document, sent.Name ?? "", sent.Icon ?? "", sent.Description ?? "",
            sent.AllowedAsRoot, !isMedia && sent.VariesByCulture, [.. compositions],
            [.. allowed.Where(a => a.Id is not null).Select(a => new AllowedChild(a.Id!.Value, model.Find(a.Id.Value)?.Alias ?? "", a.SortOrder))],
            [.. (sent.Properties ?? []).Select(Property)],
            [.. containers.Select(c => new PropertyTab(c.Id, c.Name ?? "", aliases[c.Id], c.Type == "Tab", c.SortOrder))],
            folder, before?.DefaultTemplate, before?.Templates ?? [], before?.Extra ?? ImmutableDictionary<string, string>.Empty);

        PropertyType Property(SentProperty p)
        {
            var tab = p.Container is { } container && aliases.TryGetValue(container.Id, out var alias) ? alias : "";
            return new PropertyType(
                p.Id, p.Alias ?? "", p.Name ?? "", p.Description ?? "", p.DataType?.Id ?? Guid.Empty, p.DataType is { } data ? model.DataType(data.Id)?.EditorAlias ?? "" : "",
                p.Validation?.Mandatory ?? false, p.Validation?.MandatoryMessage ?? "", p.Validation?.RegEx ?? "", p.Validation?.RegExMessage ?? "", p.SortOrder, tab,
                tab.Length > 0 ? containers.First(c => c.Id == p.Container!.Id).Name ?? "" : "", !isMedia && p.VariesByCulture, p.Appearance?.LabelOnTop ?? false);
        }
    }

    private static string AliasOf(SentContainer container) => Slugs.From(container.Name ?? "") is { Length: > 0 } slug ? slug : container.Id.ToString("n")[..8];

    private static async Task<IResult> SaveDataAsync(HttpContext context, Guid? id, Drafts drafts, TypeDrafts types)
    {
        if (Closed(context) is { } closed)
        {
            return closed;
        }

        var (sent, refused) = await Requests.ReadAsync<SentDataType>(context);
        if (refused is not null)
        {
            return refused;
        }

        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        if (id is { } key && model.DataType(key) is null)
        {
            return Answer.NotFound(context);
        }

        var settings = new JsonObject((sent!.Values ?? []).Where(v => v.Alias is { Length: > 0 }).DistinctBy(v => v.Alias).OrderBy(v => v.Alias, StringComparer.Ordinal)
            .Select(v => KeyValuePair.Create(v.Alias, v.Value?.DeepClone())));
        var type = new DataType(
            id ?? sent.Id ?? Guid.NewGuid(), sent.Name?.Trim() ?? "", sent.EditorAlias ?? "", sent.EditorUiAlias ?? "", settings.ToJsonString(Indented),
            id is { } known ? model.DataType(known)!.Folder : FolderOf(model, "data-type", sent.Parent?.Id));
        var outcome = await types.SaveAsync(type, Editor.Of(context).Who, context.RequestAborted);
        return !outcome.Done ? Answer.Refused(context, outcome.Findings) : id is null ? Answer.Created(context, "data-type", type.Key) : Answer.Done(context, outcome);
    }

    private static string FolderOf(ContentModel model, string kind, Guid? key) => key is null ? "" : TypeFolders.Of(
        kind, kind == "data-type" ? model.DataTypes.Select(d => d.Folder) : model.Types.Select(t => t.Folder)).FirstOrDefault(f => f.Key == key)?.Path ?? "";
}
