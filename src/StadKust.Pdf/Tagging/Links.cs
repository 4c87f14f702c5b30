using System.Text;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tagging;

/// <summary>The clickable place of one link on one page.</summary>
/// <param name="Key">In the parent tree.</param>
internal sealed record LinkPlace(Ref Annotation, int Page, int Key);

/// <summary>Link annotations: one for each link and page, with a rectangle for each of its lines.</summary>
/// <param name="pageCount">Keys of the parent tree below this belong to pages.</param>
/// <param name="site">What addresses without a host are relative to; null leaves them as they are.</param>
internal sealed class Links(PdfFile file, TagBook book, int pageCount, Uri? site)
{
    private readonly Dictionary<StructRef, List<LinkPlace>> places = [];
    private readonly Dictionary<LinkPlace, Ref> owners = [];

    public List<LinkPlace> Written { get; } = [];

    public IReadOnlyList<LinkPlace> Of(StructRef leaf) => places.GetValueOrDefault(leaf) ?? [];

    public void Own(LinkPlace link, Ref element) => owners[link] = element;

    public Ref OwnerOf(LinkPlace link) => owners[link];

    /// <summary>Writes those of a page that has been drawn.</summary>
    public List<Ref> Write(int page)
    {
        var annotations = new List<Ref>();
        foreach (var leaf in book.Pages[page].Distinct())
        {
            if (book.ParentOf(leaf) is not { Role: Role.Link, Link: { } target } node)
            {
                continue;
            }

            var rectangles = book.Places(leaf).Where(p => p.Page == page).ToList();
            var address = !target.IsAbsoluteUri && site is not null ? new Uri(site, target) : target;
            var key = pageCount + Written.Count;
            var words = book.Text(leaf);
            var annotation = file.Add(d => d
                .Name("Type", "Annot").Name("Subtype", "Link")
                .Numbers("Rect", [rectangles.Min(r => r.Left), rectangles.Min(r => r.Bottom), rectangles.Max(r => r.Right), rectangles.Max(r => r.Top)])
                .Numbers("QuadPoints", [.. rectangles.SelectMany<Shown, double>(r => [r.Left, r.Top, r.Right, r.Top, r.Left, r.Bottom, r.Right, r.Bottom])])
                .Numbers("Border", [0, 0, 0]).Integer("F", 4)
                .Text("Contents", node.Alt ?? (words.Length > 0 ? words : address.ToString()))
                .Dictionary("A", a => a.Name("S", "URI").Bytes("URI", Ascii(address.IsAbsoluteUri ? address.AbsoluteUri : address.OriginalString)))
                .Integer("StructParent", key));
            var place = new LinkPlace(annotation, page, key);
            Written.Add(place);
            if (!places.TryGetValue(leaf, out var all))
            {
                places[leaf] = all = [];
            }

            all.Add(place);
            annotations.Add(annotation);
        }

        return annotations;
    }

    // ISO 32000-1, 12.6.4.7: addresses are in ASCII.
    private static byte[] Ascii(string address) => Encoding.ASCII.GetBytes(string.Concat(
        Encoding.UTF8.GetBytes(address).Select(b => b is > 0x20 and < 0x7F ? ((char)b).ToString() : $"%{b:X2}")));
}
