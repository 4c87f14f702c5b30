using Microsoft.AspNetCore.Http;
using StadKust.Content;
using StadKust.Media;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>What the media endpoints work with, and which items an editor may see.</summary>
internal sealed record MediaDesk(MediaDrafts Media, Drafts Drafts, IContentSets Sets, ChangeLog Log, IMediaFiles Files, TemporaryFiles Temporary, Seal Seal)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    public async Task<ContentModel> ModelAsync(HttpContext context) => (await Drafts.ModelAsync(context.RequestAborted)).Types;

    public Task<Openings> OpeningsAsync(HttpContext context) =>
        Openings.OfAsync(Editor.Of(context).MediaStarts, key => WayAsync(key, context.RequestAborted));

    /// <summary>Keys from the root down to the item; of what lies in the bin, from where it was.</summary>
    public async Task<IReadOnlyList<Guid>> WayAsync(Guid key, CancellationToken stop)
    {
        var way = await Media.AncestorsAsync(key, stop);
        return way is [{ Trashed: true, TrashedParent: { } former }, ..]
            ? [.. (await Media.AncestorsAsync(former, stop)).Select(h => h.Key), .. way.Select(h => h.Key)]
            : [.. way.Select(h => h.Key)];
    }

    /// <summary>Why this may not be done; null when it may. Who has the section may work in it, within the start nodes.</summary>
    /// <param name="key">Null: the root.</param>
    public async Task<IResult?> RefusedAsync(HttpContext context, Guid? key, bool writes)
    {
        var editor = Editor.Of(context);
        if (writes && !editor.Sections.Contains("Umb.Section.Media"))
        {
            return Answer.Forbidden(context);
        }

        if (editor.MediaStarts is null)
        {
            return null;
        }

        var way = key is { } item ? await WayAsync(item, context.RequestAborted) : [];
        return key is not null && way.Count == 0 ? Answer.NotFound(context)
            : (await OpeningsAsync(context)).Of(way) == Reach.Inside ? null : Answer.Forbidden(context);
    }

    public async Task<(DraftMedia? Item, IResult? Refused)> OpenAsync(HttpContext context, Guid key, bool writes)
    {
        if (await RefusedAsync(context, key, writes) is { } refused)
        {
            return (null, refused);
        }

        return await Media.FindAsync(key, context.RequestAborted) is { } item ? (item, null) : (null, Answer.NotFound(context));
    }

    /// <summary>Those that may be seen. Pictures picked in documents are shown wherever they lie.</summary>
    public async Task<IReadOnlyList<DraftMedia>> SeenAsync(HttpContext context, IReadOnlyList<DraftMedia> items)
    {
        var openings = await OpeningsAsync(context);
        if (openings.IsAll)
        {
            return items;
        }

        var seen = new List<DraftMedia>();
        foreach (var item in items)
        {
            if (openings.Of(await WayAsync(item.Key, context.RequestAborted)) != Reach.Outside)
            {
                seen.Add(item);
            }
        }

        return seen;
    }

    /// <summary>Waits until this node serves the file at its address, since the client asks for it next.</summary>
    public async Task ShownAsync(Outcome outcome, CancellationToken stop)
    {
        if (outcome.Sequence > 0)
        {
            await Sets.NewerThanAsync(outcome.Sequence - 1, stop).WaitAsync(LongestWait, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
