using StadKust.Pdf.Objects;

namespace StadKust.Pdf.Tagging;

/// <summary>The outline a reader opens beside the pages: headings by level, each leading to its place.</summary>
/// <remarks>Source: ISO 32000-1, 12.3.3.</remarks>
internal static class OutlineTree
{
    private sealed class Node(OutlineEntry? entry, Ref self)
    {
        public OutlineEntry? Entry => entry;

        public Ref Self => self;

        public List<Node> Children { get; } = [];

        public int Descendants => Children.Sum(c => 1 + c.Descendants);
    }

    /// <returns>Null when there is no heading.</returns>
    public static Ref? Write(PdfFile file, IReadOnlyList<OutlineEntry> entries, IReadOnlyList<Ref> pages)
    {
        if (entries.Count == 0)
        {
            return null;
        }

        var root = new Node(null, file.Reserve());
        var open = new Stack<(Node Node, int Level)>([(root, 0)]);
        foreach (var entry in entries)
        {
            while (open.Peek().Level >= entry.Level)
            {
                open.Pop();
            }

            var node = new Node(entry, file.Reserve());
            open.Peek().Node.Children.Add(node);
            open.Push((node, entry.Level));
        }

        file.Write(root.Self, d => d
            .Name("Type", "Outlines").Ref("First", root.Children[0].Self).Ref("Last", root.Children[^1].Self).Integer("Count", root.Children.Count));
        Write(file, root, pages);
        return root.Self;
    }

    private static void Write(PdfFile file, Node parent, IReadOnlyList<Ref> pages)
    {
        for (var i = 0; i < parent.Children.Count; i++)
        {
            var (node, at) = (parent.Children[i], i);
            var entry = node.Entry!;
            file.Write(node.Self, d =>
            {
                d.Text("Title", entry.Text).Ref("Parent", parent.Self);
                if (at > 0)
                {
                    d.Ref("Prev", parent.Children[at - 1].Self);
                }

                if (at + 1 < parent.Children.Count)
                {
                    d.Ref("Next", parent.Children[at + 1].Self);
                }

                if (node.Children.Count > 0)
                {
                    // Closed: a reader opens what it wants to see.
                    d.Ref("First", node.Children[0].Self).Ref("Last", node.Children[^1].Self).Integer("Count", -node.Descendants);
                }

                d.Value("Dest", to => to.Raw("[").Integer(pages[entry.Page].Number).Raw("0 R ").Name("XYZ").Raw("null ").Number(entry.Top).Raw("null] "));
            });
            Write(file, node, pages);
        }
    }
}
