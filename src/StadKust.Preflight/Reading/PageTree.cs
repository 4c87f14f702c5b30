namespace StadKust.Preflight.Reading;

/// <summary>A page with what it inherits.</summary>
internal sealed class PdfPage(PdfDict dict, IReadOnlyDictionary<string, PdfValue> inherited, int number)
{
    /// <summary>Position in the file, from 1.</summary>
    public int Number => number;

    public PdfDict Dict => dict;

    public PdfDict Resources => Inherited("Resources") as PdfDict ?? PdfDict.Empty;

    public int Rotate => (int)(Inherited("Rotate").AsNumber ?? 0);

    /// <summary>A box by its key, normalised; null when there is none. MediaBox and CropBox are inherited.</summary>
    public Box? Box(string key) => Inherited(key) is PdfArray { Count: 4 } array && array.Values.All(v => v is PdfNumber) ? Reading.Box.Of(array.Numbers()) : null;

    /// <summary>Where the page ends for drawing; a page without any gets that of a letter sheet, as all readers do.</summary>
    public Box Media => Box("MediaBox") is { Width: > 0, Height: > 0 } media ? media : new Box(0, 0, 612, 792);

    public Box Trim => Box("TrimBox") ?? Box("ArtBox") ?? Box("CropBox") ?? Media;

    /// <summary>Operators of the page; several streams count as one.</summary>
    public (byte[] Bytes, IReadOnlyList<string> Troubles) Contents(Limits limits)
    {
        var streams = dict["Contents"] switch
        {
            PdfStream one => [one],
            PdfArray many => many.Values.OfType<PdfStream>().ToList(),
            _ => [],
        };
        var troubles = new List<string>();
        if (streams.Count == 1)
        {
            var one = Decode(streams[0]);
            return (one, troubles);
        }

        using var all = new MemoryStream();
        foreach (var stream in streams)
        {
            all.Write(Decode(stream));
            all.WriteByte((byte)'\n');
        }

        return (all.ToArray(), troubles);

        byte[] Decode(PdfStream stream)
        {
            var decoded = stream.Decode(limits);
            if (decoded.Trouble is { } trouble)
            {
                troubles.Add($"object {stream.Dict.Number}: {trouble}");
            }

            return decoded.Bytes;
        }
    }

    private PdfValue Inherited(string key) => dict.Has(key) ? dict[key] : inherited.GetValueOrDefault(key, PdfNull.Instance);
}

/// <summary>The pages of a file in order, found through the tree of pages.</summary>
internal static class PageTree
{
    private static readonly string[] Inherits = ["Resources", "MediaBox", "CropBox", "Rotate"];

    /// <exception cref="BeyondLimitException">More pages than allowed.</exception>
    public static IReadOnlyList<PdfPage> Pages(PdfFile file)
    {
        var pages = new List<PdfPage>();
        var seen = new HashSet<PdfDict>(ReferenceEqualityComparer.Instance);
        var root = file.Catalog.Dict("Pages");
        Walk(root, new Dictionary<string, PdfValue>(StringComparer.Ordinal), 0);
        if (root.Integer("Count") is { } count && count != pages.Count)
        {
            file.Tell(FormattableString.Invariant($"the tree of pages says it has {count} pages; it has {pages.Count}"));
        }

        return pages;

        void Walk(PdfDict node, Dictionary<string, PdfValue> inherited, int depth)
        {
            if (depth > file.Limits.Nesting || !seen.Add(node))
            {
                file.Tell("the tree of pages runs in a circle");
                return;
            }

            if (!node.Has("Kids"))
            {
                if (node.Name("Type") == "Pages")
                {
                    file.Tell("a node of the tree of pages has no kids");
                    return;
                }

                pages.Add(new PdfPage(node, inherited, pages.Count + 1));
                if (pages.Count > file.Limits.Pages)
                {
                    throw new BeyondLimitException($"{file.Limits.Pages} pages");
                }

                return;
            }

            var below = new Dictionary<string, PdfValue>(inherited, StringComparer.Ordinal);
            foreach (var key in Inherits)
            {
                if (node.Has(key))
                {
                    below[key] = node[key];
                }
            }

            foreach (var kid in node.Array("Kids").Values)
            {
                if (kid is PdfDict dict)
                {
                    Walk(dict, below, depth + 1);
                }
                else
                {
                    file.Tell("the tree of pages names a page that is not there");
                }
            }
        }
    }
}
