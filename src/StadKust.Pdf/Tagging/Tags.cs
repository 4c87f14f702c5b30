using StadKust.Pdf.Drawing;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tagging;

/// <summary>Puts everything one page shows into marked content: of a leaf of the structure, or an artifact. Nothing stands outside.</summary>
internal sealed class Tags
{
    private readonly TagBook book;
    private readonly int page;
    private StructRef? open;
    private bool isOpen;
    private int inside;
    private int next;

    public Tags(TagBook book)
    {
        this.book = book;
        page = book.Pages.Count;
        book.Pages.Add([]);
    }

    /// <summary>Called before each mark; marks of one leaf that follow each other share one content.</summary>
    /// <param name="actual">What the beginning of the mark says, when that is not what it shows.</param>
    /// <returns>True when content that says so has begun.</returns>
    public bool Enter(Canvas canvas, Mark mark, PageSpace space, string? actual = null) => Enter(canvas, mark.Role, mark, space, actual);

    private bool Enter(Canvas canvas, StructRef? role, Mark mark, PageSpace space, string? actual)
    {
        if (inside > 0)
        {
            return false;
        }

        var leaf = role is { } r && book.Knows(r) ? role : null;
        if (leaf is { } shown)
        {
            book.Add(shown, mark, page, space);
        }

        var says = leaf is null ? null : actual;
        if (isOpen && open == leaf && says is null)
        {
            return false;
        }

        Leave(canvas);
        (open, isOpen) = (leaf, true);
        if (leaf is { } owner)
        {
            Begin(canvas, owner, says is null ? ElementTypes.Of(book.ParentOf(owner).Role) : "Span", says);
        }
        else
        {
            canvas.BeginMarked("Artifact", null);
        }

        return says is not null;
    }

    public void Leave(Canvas canvas)
    {
        if (isOpen)
        {
            canvas.EndMarked();
            (open, isOpen) = (null, false);
        }
    }

    /// <summary>Content of the open leaf that says something else than it shows.</summary>
    /// <returns>False in an artifact and within a form: nothing was begun.</returns>
    public bool BeginActual(Canvas canvas, string actual)
    {
        if (inside > 0 || open is not { } leaf)
        {
            return false;
        }

        canvas.EndMarked();
        Begin(canvas, leaf, "Span", actual);
        return true;
    }

    /// <param name="goesOn">Back to plain content of the same leaf.</param>
    public void EndActual(Canvas canvas, bool goesOn)
    {
        if (!goesOn)
        {
            Leave(canvas);
            return;
        }

        canvas.EndMarked();
        Begin(canvas, open!.Value, ElementTypes.Of(book.ParentOf(open.Value).Role), null);
    }

    public LineEnd LineEnd(TextMark mark) => book.LineEnd(mark);

    /// <summary>A group with a role of its own, or one that is drawn as a form, is one piece of content; any other only holds its marks together.</summary>
    /// <returns>True when it is one piece.</returns>
    public bool Group(Canvas canvas, GroupMark group, PageSpace space)
    {
        if (inside > 0)
        {
            inside++;
            return true;
        }

        var role = group.Role ?? Roles(group).Cast<StructRef?>().FirstOrDefault();
        if (group.Role is null && role is not null && PageDrawing.IsPlain(group))
        {
            Leave(canvas);
            return false;
        }

        Enter(canvas, role, group, space, null);
        inside++;
        return true;
    }

    public void EndGroup(Canvas canvas, bool isPiece)
    {
        if (isPiece)
        {
            inside--;
            return;
        }

        Leave(canvas);
    }

    private void Begin(Canvas canvas, StructRef leaf, string tag, string? actual)
    {
        book.Add(leaf, new MarkedContent(page, next));
        canvas.BeginMarked(tag, next, actual);
        next++;
    }

    private IEnumerable<StructRef> Roles(GroupMark group) => group.Marks.SelectMany(m =>
        m.Role is { } role && book.Knows(role) ? [role] : m is GroupMark inner ? Roles(inner) : []);
}
