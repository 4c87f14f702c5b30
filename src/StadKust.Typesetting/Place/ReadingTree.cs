namespace StadKust.Typesetting;

/// <summary>The reading order: articles in the order of the plan, paragraphs in the order of their story, and a number for every leaf.</summary>
internal sealed class ReadingTree(Culture language)
{
    private readonly Dictionary<TextBlock, int> leavesFrom = [];
    private readonly Dictionary<object, StructRef> figures = [];
    private readonly Dictionary<TextBlock, StructRef> labels = [];
    private readonly List<StructChild> articles = [];
    private int next;

    public StructNode Root => new(Role.Document, language, null, articles.ToValueList());

    /// <summary>The leaf of some text; null when it is no part of the reading order.</summary>
    public StructRef? LeafOf(TextBlock block, int leaf) => leavesFrom.TryGetValue(block, out var from) ? new StructRef(from + leaf) : null;

    /// <param name="thing">An <see cref="ObjectBlock"/> or a placement.</param>
    public StructRef? FigureOf(object thing) => figures.TryGetValue(thing, out var leaf) ? leaf : null;

    /// <param name="parts">Things read before the story: pictures and texts that belong to it.</param>
    public void AddArticle(Role role, Story story, IEnumerable<StructChild> parts, IEnumerable<Block> blocks, IReadOnlySet<Block> placed)
    {
        StructChild[] children = [.. parts, .. Children(blocks, placed)];
        if (children.Length > 0)
            articles.Add(new StructNode(role, story.Language, null, children.ToValueList()));
    }

    public void Add(StructNode node) => articles.Add(node);

    public StructNode Figure(object thing, AltText? alt, Culture fallback)
    {
        var leaf = new StructRef(next++);
        figures.Add(thing, leaf);
        return new StructNode(Role.Figure, alt?.Language ?? fallback, alt?.Text, [new StructLeaf(leaf)]);
    }

    /// <summary>Paragraphs and objects; neighbours that are list items become a list.</summary>
    public IEnumerable<StructChild> Children(IEnumerable<Block> blocks, IReadOnlySet<Block> placed)
    {
        var list = new List<StructChild>();
        foreach (var block in blocks)
        {
            var node = block is TextBlock text ? placed.Contains(text) ? Paragraph(text) : null : Object((ObjectBlock)block, placed);
            if (node is null)
                continue;
            if (node.Role != Role.ListItem && list.Count > 0)
            {
                yield return List();
            }

            if (node.Role == Role.ListItem)
                list.Add(node);
            else
                yield return node;
        }

        if (list.Count > 0)
            yield return List();

        StructNode List()
        {
            var result = new StructNode(Role.List, ((StructNode)list[0]).Language, null, list.ToValueList());
            list.Clear();
            return result;
        }
    }

    /// <summary>The leaf of a list item's label; of all others the first of their text.</summary>
    public StructRef? LabelOf(TextBlock block) => labels.TryGetValue(block, out var label) ? label : LeafOf(block, 0);

    private StructNode Paragraph(TextBlock text)
    {
        var children = new List<StructChild>();
        if (text.Style.Role == Role.ListItem && text.Text.Source.Label is { Length: > 0 })
        {
            var label = new StructRef(next++);
            labels.Add(text, label);
            children.Add(new StructNode(Role.Label, language, null, [new StructLeaf(label)]));
        }

        leavesFrom.Add(text, next);
        var leaves = text.Text.Leaves;
        var own = text.Text.Source.Spans.Count > 0 ? text.Text.Source.Spans[0].Language : language;
        foreach (var (spoken, link) in leaves)
        {
            var leaf = new StructLeaf(new StructRef(next++));
            children.Add(link is not null ? new StructNode(Role.Link, spoken, null, [leaf]) { Link = link }
                : spoken != own ? new StructNode(Role.Span, spoken, null, [leaf])
                : leaf);
        }

        return new StructNode(text.Style.Role, own, null, children.ToValueList());
    }

    private StructNode Table(ObjectBlock table, TableShape shape)
    {
        var columns = Math.Max(1, shape.Columns);
        var rows = new List<StructChild>();
        for (var at = 0; at < table.Text.Count; at += columns)
        {
            var isHead = at / columns < shape.HeadRows;
            var cells = table.Text.Skip(at).Take(columns)
                .Select(c => (StructChild)(Paragraph(c) with { Role = isHead ? Role.TableHead : Role.TableCell }));
            rows.Add(new StructNode(Role.TableRow, language, null, cells.ToValueList()));
        }

        return new StructNode(Role.Table, language, null, rows.ToValueList());
    }

    private StructNode? Object(ObjectBlock @object, IReadOnlySet<Block> placed)
    {
        var children = new List<StructChild>();
        var source = @object.Source;
        if (source.Media is not null && source.Alt is not { Decorative: true } && placed.Contains(@object))
            children.Add(Figure(@object, source.Alt, language));
        if (source.Table is { } shape)
            return placed.Overlaps(@object.Text) ? Table(@object, shape) : null;
        children.AddRange(Children(@object.Text, placed));
        return children.Count switch
        {
            0 => null,
            1 when source.Kind == ObjectKind.Picture => (StructNode)children[0],
            _ => new StructNode(source.Kind == ObjectKind.Picture ? Role.Section : Role.Aside, language, null, children.ToValueList()),
        };
    }
}
