using Microsoft.AspNetCore.Http;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Management.Documents;
using StadKust.Umbraco.Backoffice.Management.Types;

namespace StadKust.Umbraco.Backoffice.Management;

/// <summary>Who refers to items and media items: what would break is told before it is done.</summary>
/// <remarks>Drafts count: an editor who has just picked a picture would lose it, too.</remarks>
internal sealed class UsesOf(IContentSets sets, Drafts drafts, DocumentAccess access)
{
    /// <summary>Items that refer to one of these, without these themselves.</summary>
    public IReadOnlyList<Guid> By(IReadOnlyCollection<Guid> targets)
    {
        var set = sets.Drafted;
        var uses = ItemUses.Of(set);
        return [.. targets.SelectMany(uses.Of).Select(u => u.Item).Where(k => !targets.Contains(k)).Distinct()];
    }

    public bool IsUsed(Guid target) => ItemUses.Of(sets.Drafted).Of(target).Any();

    /// <summary>A page of references in the form of the contract.</summary>
    public async Task<IResult> PageAsync(HttpContext context, IReadOnlyCollection<Guid> targets)
    {
        var (skip, take) = Requests.Page(context);
        var by = By(targets);
        var (model, _) = await drafts.ModelAsync(context.RequestAborted);
        var heads = await drafts.HeadsAsync([.. by.Skip(skip).Take(Math.Min(take, 500))], context.RequestAborted);
        return Answer.Of(new Paged<object>(by.Count, [.. (await access.SeenAsync(context, heads)).Select(h => Form(model, h))]));
    }

    /// <summary>Those of these keys that something refers to.</summary>
    public IResult Page(HttpContext context, IReadOnlyCollection<Guid> targets)
    {
        var (skip, take) = Requests.Page(context);
        var used = targets.Where(t => By([t]).Any(k => !targets.Contains(k))).ToList();
        return Answer.Of(new Paged<ById>(used.Count, [.. used.Skip(skip).Take(take).Select(k => new ById(k))]));
    }

    private static Dictionary<string, object?> Form(ContentModel model, DraftHead item)
    {
        var type = model.Document(item.Type);
        return new Dictionary<string, object?>
        {
            ["$type"] = "DocumentReferenceResponseModel", // chooses how the client shows it
            ["id"] = item.Key,
            ["name"] = item.Name,
            ["published"] = item.Variants.Any(v => v.State is VariantState.Published or VariantState.PublishedWithChanges),
            ["documentType"] = new { id = type?.Key ?? Guid.Empty, icon = TypeBodies.Ref(type).Icon, alias = item.Type, name = type?.Name },
            ["variants"] = item.Variants.Select(v => new { name = v.Name, culture = DocumentBodies.Code(v.Culture), state = DocumentBodies.State(v.State, item.Trashed) }).ToList(),
        };
    }
}
