using System.Globalization;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tagging;

/// <summary>A heading for the outline.</summary>
internal sealed record OutlineEntry(int Level, string Text, int Page, double Top);

/// <summary>The structure of the file: elements in reading order, across pages, with what of which page belongs to each.</summary>
/// <remarks>Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, clause 7.</remarks>
internal sealed class StructureTree(PdfFile file, TagBook book, IReadOnlyList<Ref> pages, Links links)
{
    private readonly Dictionary<StructRef, Ref> owners = [];
    private readonly HeadingLevels levels = new();

    public List<OutlineEntry> Outline { get; } = [];

    /// <returns>The root of the tree.</returns>
    /// <exception cref="ArgumentException">A figure without a text for those who do not see it.</exception>
    public Ref Write()
    {
        var root = file.Reserve();
        var document = Element(book.Root, root, book.Root.Language, null);
        var parents = file.Add(d => d.Value("Nums", ParentTree));
        file.Write(root, d =>
        {
            d.Name("Type", "StructTreeRoot");
            if (document is { } whole)
            {
                d.Refs("K", [whole]);
            }

            d.Ref("ParentTree", parents).Integer("ParentTreeNextKey", pages.Count + links.Written.Count);
        });
        return root;
    }

    private static bool Shows(StructNode node, TagBook book) => node.Children.Any(c => c switch
    {
        StructLeaf leaf => book.Contents(leaf.Ref).Count > 0,
        StructNode inner => Shows(inner, book),
        _ => false,
    });

    /// <returns>Null when none of it is on a page of this file.</returns>
    private Ref? Element(StructNode node, Ref parent, Culture around, StructNode? above)
    {
        if (!Shows(node, book))
        {
            return null;
        }

        var role = node.Role switch
        {
            // A caption belongs to the thing it stands under, a contents line into a list of contents; alone they are paragraphs.
            Role.Caption when above?.Role is not (Role.Figure or Role.Table) => Role.Paragraph,
            Role.ContentsItem when above?.Role != Role.Contents => Role.Paragraph,
            Role.ListItem when above?.Role != Role.List => Role.Paragraph,
            var own => own,
        };
        var type = ElementTypes.IsHeading(role) ? Heading(node) : ElementTypes.Of(role);
        var self = file.Reserve();
        var language = node.Language != around ? node.Language.Code : null;
        var attributes = Attributes(node, role, above);
        var alt = role == Role.Figure ? Alternative(node) : null;
        if (role == Role.ListItem)
        {
            var body = Wrapped("LBody", self, node.Children.Where(c => c is not StructNode { Role: Role.Label }), node);
            var label = node.Children.OfType<StructNode>().FirstOrDefault(c => c.Role == Role.Label) is { } own ? Element(own, self, node.Language, node) : null;
            Write(self, parent, type, language, null, attributes, null, [.. label is { } l ? [new Kid(l)] : Array.Empty<Kid>(), new Kid(body)]);
            return self;
        }

        var kids = new List<Kid>();
        foreach (var (isLeaf, children) in Neighbours(node))
        {
            if (isLeaf && ElementTypes.IsGrouping(role))
            {
                kids.Add(new Kid(Wrapped("P", self, children, node)));
                continue;
            }

            kids.AddRange(Kids(children, self, node));
        }

        Write(self, parent, type, language, alt, attributes, node, kids);
        return self;
    }

    /// <summary>An element the model has no node for, around some children of a node.</summary>
    private Ref Wrapped(string type, Ref parent, IEnumerable<StructChild> children, StructNode node)
    {
        var self = file.Reserve();
        Write(self, parent, type, null, null, null, null, [.. Kids(children, self, node)]);
        return self;
    }

    private IEnumerable<Kid> Kids(IEnumerable<StructChild> children, Ref self, StructNode node)
    {
        foreach (var child in children)
        {
            if (child is StructNode inner)
            {
                if (Element(inner, self, node.Language, node) is { } element)
                {
                    yield return new Kid(element);
                }

                continue;
            }

            var leaf = ((StructLeaf)child).Ref;
            owners[leaf] = self;
            foreach (var content in book.Contents(leaf))
            {
                yield return new Kid(content);
            }

            foreach (var link in links.Of(leaf))
            {
                links.Own(link, self);
                yield return new Kid(link);
            }
        }
    }

    private static IEnumerable<(bool IsLeaf, List<StructChild> Children)> Neighbours(StructNode node)
    {
        var group = new List<StructChild>();
        foreach (var child in node.Children)
        {
            // Links and spans are parts of a line, as leaves are.
            if (group.Count > 0 && IsInline(group[0]) != IsInline(child))
            {
                yield return (IsInline(group[0]), group);
                group = [];
            }

            group.Add(child);
        }

        if (group.Count > 0)
        {
            yield return (IsInline(group[0]), group);
        }
    }

    private static bool IsInline(StructChild child) => child is StructLeaf or StructNode { Role: Role.Link or Role.Span };

    private string Heading(StructNode node)
    {
        var level = levels.Next(node.Role);
        var leaves = Leaves(node).ToList();
        var text = string.Join(' ', leaves.Select(book.Text).Where(t => t.Length > 0));
        var at = leaves.SelectMany(book.Places).FirstOrDefault();
        if (text.Length > 0)
        {
            Outline.Add(new OutlineEntry(level, text, at.Page, at.Top));
        }

        return string.Create(CultureInfo.InvariantCulture, $"H{level}");
    }

    private static IEnumerable<StructRef> Leaves(StructNode node) =>
        node.Children.SelectMany(c => c is StructLeaf leaf ? [leaf.Ref] : c is StructNode inner ? Leaves(inner) : []);

    private static string Alternative(StructNode figure) => !string.IsNullOrWhiteSpace(figure.Alt)
        ? figure.Alt
        : throw new ArgumentException($"The figure of leaf {Leaves(figure).FirstOrDefault().Number} has no alternative text.", nameof(figure));

    private Action<Dict>? Attributes(StructNode node, Role role, StructNode? above)
    {
        switch (role)
        {
            case Role.Figure when Leaves(node).SelectMany(book.Places).ToList() is { Count: > 0 } places:
                var here = places.Where(p => p.Page == places[0].Page).ToList();
                return d => d.Name("O", "Layout").Name("Placement", "Block")
                    .Numbers("BBox", [here.Min(p => p.Left), here.Min(p => p.Bottom), here.Max(p => p.Right), here.Max(p => p.Top)]);
            case Role.List when node.Children.OfType<StructNode>().FirstOrDefault()?.Children.OfType<StructNode>().FirstOrDefault(c => c.Role == Role.Label) is { } label:
                var isNumber = Leaves(label).Select(book.Text).FirstOrDefault() is [var first, ..] && char.IsAsciiDigit(first);
                return d => d.Name("O", "List").Name("ListNumbering", isNumber ? "Decimal" : "Disc");
            case Role.TableHead:
                // A head beside cells is the head of its row.
                var isRow = above?.Children.OfType<StructNode>().Any(c => c.Role == Role.TableCell) == true;
                return d => d.Name("O", "Table").Name("Scope", isRow ? "Row" : "Column");
            default:
                return null;
        }
    }

    private void Write(
        Ref self, Ref parent, string type, string? language, string? alt, Action<Dict>? attributes, StructNode? node, IReadOnlyCollection<Kid> kids)
    {
        var page = kids.FirstOrDefault(k => k.Content is not null)?.Content?.Page;
        file.Write(self, d =>
        {
            d.Name("Type", "StructElem").Name("S", type).Ref("P", parent);
            if (page is { } at)
            {
                d.Ref("Pg", pages[at]);
            }

            if (language is not null)
            {
                d.Text("Lang", language);
            }

            if (alt is not null)
            {
                d.Text("Alt", alt);
            }

            if (attributes is not null)
            {
                d.Dictionary("A", attributes);
            }

            d.Value("K", to =>
            {
                to.Raw("[");
                foreach (var kid in kids)
                {
                    Kid_(to, kid, page);
                }

                to.Raw("] ");
            });
        });
    }

    private void Kid_(PdfBuffer to, Kid kid, int? page)
    {
        if (kid.Element is { } element)
        {
            to.Integer(element.Number).Raw("0 R ");
        }
        else if (kid.Content is { } content && content.Page == page)
        {
            to.Integer(content.Number);
        }
        else
        {
            to.Raw("<< ");
            var d = new Dict(to);
            if (kid.Content is { } elsewhere)
            {
                d.Name("Type", "MCR").Ref("Pg", pages[elsewhere.Page]).Integer("MCID", elsewhere.Number);
            }
            else
            {
                d.Name("Type", "OBJR").Ref("Pg", pages[kid.Link!.Page]).Ref("Obj", kid.Link.Annotation);
            }

            to.Raw(">> ");
        }
    }

    private void ParentTree(PdfBuffer to)
    {
        to.Raw("[");
        for (var page = 0; page < pages.Count; page++)
        {
            to.Integer(page).Raw("[");
            foreach (var leaf in book.Pages[page])
            {
                to.Integer(owners[leaf].Number).Raw("0 R ");
            }

            to.Raw("] ");
        }

        foreach (var link in links.Written)
        {
            to.Integer(link.Key).Integer(links.OwnerOf(link).Number).Raw("0 R ");
        }

        to.Raw("] ");
    }

    /// <summary>An element, some content of a page, or a link's annotation.</summary>
    private sealed record Kid(Ref? Element, MarkedContent? Content, LinkPlace? Link)
    {
        public Kid(Ref element)
            : this(element, null, null)
        {
        }

        public Kid(MarkedContent content)
            : this(null, content, null)
        {
        }

        public Kid(LinkPlace link)
            : this(null, null, link)
        {
        }
    }
}
