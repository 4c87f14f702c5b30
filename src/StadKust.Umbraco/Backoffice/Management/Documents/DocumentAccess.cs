using Microsoft.AspNetCore.Http;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Which items an editor may see and do something to.</summary>
internal sealed class DocumentAccess(Drafts drafts)
{
    public Task<Openings> OpeningsAsync(HttpContext context) =>
        Openings.OfAsync(Editor.Of(context).DocumentStarts, key => WayAsync(key, context.RequestAborted));

    /// <summary>Keys from the root down to the item; of what lies in the bin, from where it was.</summary>
    public async Task<IReadOnlyList<Guid>> WayAsync(Guid key, CancellationToken stop)
    {
        var way = await drafts.AncestorsAsync(key, stop);
        return way is [{ Trashed: true, Key: var top }, ..] && (await drafts.FindAsync(top, stop))?.TrashedParent is { } former
            ? [.. (await drafts.AncestorsAsync(former, stop)).Select(h => h.Key), .. way.Select(h => h.Key)]
            : [.. way.Select(h => h.Key)];
    }

    /// <summary>Why this may not be done; null when it may.</summary>
    /// <param name="key">Null: the root of the tree.</param>
    public async Task<IResult?> RefusedAsync(HttpContext context, Guid? key, string verb)
    {
        var editor = Editor.Of(context);
        if (!editor.May(verb))
        {
            return Answer.Forbidden(context);
        }

        if (editor.DocumentStarts is null)
        {
            return null;
        }

        var way = key is { } item ? await WayAsync(item, context.RequestAborted) : [];
        if (key is not null && way.Count == 0)
        {
            return Answer.NotFound(context);
        }

        return (await OpeningsAsync(context)).Of(way) == Reach.Inside ? null : Answer.Forbidden(context);
    }

    /// <summary>The item with its values, if it may be seen and the verb is held.</summary>
    public async Task<(DraftItem? Item, IResult? Refused)> OpenAsync(HttpContext context, Guid key, string verb)
    {
        if (await RefusedAsync(context, key, verb) is { } refused)
        {
            return (null, refused);
        }

        return await drafts.FindAsync(key, context.RequestAborted) is { } item ? (item, null) : (null, Answer.NotFound(context));
    }

    /// <summary>Those of the heads that may be seen.</summary>
    public async Task<IReadOnlyList<DraftHead>> SeenAsync(HttpContext context, IReadOnlyList<DraftHead> items)
    {
        var openings = await OpeningsAsync(context);
        if (openings.IsAll)
        {
            return items;
        }

        var seen = new List<DraftHead>();
        foreach (var item in items)
        {
            if (openings.Of(await WayAsync(item.Key, context.RequestAborted)) != Reach.Outside)
            {
                seen.Add(item);
            }
        }

        return seen;
    }

    /// <summary>Which cultures of those asked for the editor may not write; null when all are fine.</summary>
    public static IResult? RefusedCultures(HttpContext context, IEnumerable<Culture> cultures) =>
        cultures.All(Editor.Of(context).MayWrite) ? null
            : Answer.Problem(context, StatusCodes.Status403Forbidden, "forbidden", AnswerWords.For(context).Detail("forbidden-culture"), "Forbidden");
}

/// <summary>Verbs of the contract that items are asked for.</summary>
internal static class DocumentVerbs
{
    public const string Read = "Umb.Document.Read";
    public const string Create = "Umb.Document.Create";
    public const string Update = "Umb.Document.Update";
    public const string Publish = "Umb.Document.Publish";
    public const string Unpublish = "Umb.Document.Unpublish";
    public const string Delete = "Umb.Document.Delete";
    public const string Move = "Umb.Document.Move";
    public const string Sort = "Umb.Document.Sort";
    public const string Duplicate = "Umb.Document.Duplicate";
    public const string Rollback = "Umb.Document.Rollback";
}
