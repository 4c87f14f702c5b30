using StadKust.Pdf.Drawing;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tagging;

/// <summary>Marked content of one page that belongs to a leaf.</summary>
internal readonly record struct MarkedContent(int Page, int Number);

/// <summary>Where a leaf shows, in the space of its page (y up): for links, figures and the outline.</summary>
internal readonly record struct Shown(int Page, double Left, double Bottom, double Right, double Top);

/// <summary>What all pages of a file say about the structure: which content belongs to which leaf, and what its words are.</summary>
internal sealed class TagBook
{
    private readonly Dictionary<StructRef, StructNode> parents = [];
    private readonly Dictionary<StructRef, List<MarkedContent>> contents = [];
    private readonly Dictionary<StructRef, List<Shown>> places = [];
    private readonly Dictionary<StructRef, List<TextMark>> texts = [];
    private readonly HashSet<Mark> spaced = new(ReferenceEqualityComparer.Instance);

    public TagBook(StructNode root, IEnumerable<SetSpread> spreads)
    {
        Root = root;
        Learn(root);
        Space(spreads.SelectMany(s => s.Marks).OfType<TextMark>().Where(t => t.Role is not null));
    }

    public StructNode Root { get; }

    /// <summary>For each page, the leaf of each number of marked content.</summary>
    public List<List<StructRef>> Pages { get; } = [];

    public bool Knows(StructRef leaf) => parents.ContainsKey(leaf);

    public StructNode ParentOf(StructRef leaf) => parents[leaf];

    public IReadOnlyList<MarkedContent> Contents(StructRef leaf) => contents.GetValueOrDefault(leaf) ?? [];

    public IReadOnlyList<Shown> Places(StructRef leaf) => places.GetValueOrDefault(leaf) ?? [];

    /// <summary>The words of a leaf as its source has them.</summary>
    public string Text(StructRef leaf)
    {
        var (text, end) = ("", 0);
        foreach (var run in (texts.GetValueOrDefault(leaf) ?? []).Select(t => t.Run).Where(r => r.Source.Length > 0).OrderBy(r => r.SourceStart))
        {
            text += (text.Length > 0 && run.SourceStart > end ? " " : "") + run.Source;
            end = run.SourceStart + run.Source.Length;
        }

        return text.Replace('\u2028', ' ').Trim();
    }

    public LineEnd LineEnd(TextMark mark) => spaced.Contains(mark) ? Drawing.LineEnd.Space : Drawing.LineEnd.Soft;

    public void Add(StructRef leaf, MarkedContent content)
    {
        List(contents, leaf).Add(content);
        Pages[content.Page].Add(leaf);
    }

    public void Add(StructRef leaf, Mark mark, int page, PageSpace space)
    {
        var (a, b) = (space.ToPage.Apply(new Point(mark.Bounds.X, mark.Bounds.Y)), space.ToPage.Apply(new Point(mark.Bounds.Right, mark.Bounds.Bottom)));
        var box = space.MediaBox;
        List(places, leaf).Add(new Shown(
            page, Math.Clamp(a.X.Points, 0, box[2]), Math.Clamp(b.Y.Points, 0, box[3]), Math.Clamp(b.X.Points, 0, box[2]), Math.Clamp(a.Y.Points, 0, box[3])));
        if (mark is TextMark text && !List(texts, leaf).Contains(text, ReferenceEqualityComparer.Instance))
        {
            List(texts, leaf).Add(text);
        }
    }

    private static List<T> List<T>(Dictionary<StructRef, List<T>> of, StructRef leaf)
    {
        if (!of.TryGetValue(leaf, out var list))
        {
            of[leaf] = list = [];
        }

        return list;
    }

    private void Learn(StructNode node)
    {
        foreach (var child in node.Children)
        {
            if (child is StructLeaf leaf)
            {
                parents[leaf.Ref] = node;
            }
            else if (child is StructNode inner)
            {
                Learn(inner);
            }
        }
    }

    // The space at which a line was broken is on no line. Aloud it is needed: the two words would run together.
    private void Space(IEnumerable<TextMark> marks)
    {
        var last = new Dictionary<(StoryId?, ParagraphId?), TextMark>();
        foreach (var mark in marks)
        {
            var key = (mark.From.Story, mark.From.Paragraph);
            if (last.TryGetValue(key, out var before) && before.Run.SourceStart + before.Run.Source.Length < mark.Run.SourceStart && !before.Run.Source.EndsWith(' '))
            {
                spaced.Add(before);
            }

            last[key] = mark;
        }
    }
}
