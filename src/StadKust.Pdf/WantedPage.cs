using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf;

/// <summary>One page to be written, with the spread it is cut from.</summary>
internal sealed record WantedPage(PageIndex Index, string Folio, SetSpread Spread, bool IsLeft)
{
    /// <summary>The wanted pages in the order of the document.</summary>
    /// <exception cref="ArgumentException">None, one that is not there, or a document whose spreads contradict themselves.</exception>
    public static List<WantedPage> Of(ValueList<SetSpread> spreads, IReadOnlyCollection<PageIndex> wanted)
    {
        var all = new Dictionary<PageIndex, WantedPage>();
        foreach (var spread in spreads)
        {
            if (spread.Pages.Count is < 1 or > 2 || spread.Folios.Count != spread.Pages.Count)
            {
                throw new ArgumentException($"A spread has {spread.Pages.Count} pages and {spread.Folios.Count} folios.", nameof(spreads));
            }

            for (var i = 0; i < spread.Pages.Count; i++)
            {
                var isLeft = spread.Pages.Count == 2 ? i == 0 : spread.StartsLeft;
                if (!all.TryAdd(spread.Pages[i], new WantedPage(spread.Pages[i], spread.Folios[i], spread, isLeft)))
                {
                    throw new ArgumentException($"Page index {spread.Pages[i].Value} occurs twice.", nameof(spreads));
                }
            }
        }

        var missing = wanted.FirstOrDefault(p => !all.ContainsKey(p), new PageIndex(-1));
        if (wanted.Count == 0 || missing.Value >= 0 || wanted.Any(p => p.Value < 0))
        {
            throw new ArgumentException(
                wanted.Count == 0 ? "No page is asked for." : $"The document has no page index {missing.Value}.", nameof(wanted));
        }

        var chosen = wanted.ToHashSet();
        return [.. all.Values.Where(p => chosen.Contains(p.Index)).OrderBy(p => p.Index)];
    }

    /// <summary>Folios as page labels, so that a viewer counts as the reader does.</summary>
    public static void Labels(PdfBuffer to, List<WantedPage> pages)
    {
        to.Raw("[");
        for (var i = 0; i < pages.Count; i++)
        {
            to.Integer(i).Raw("<< ").Name("P").Text(pages[i].Folio).Raw(">> ");
        }

        to.Raw("] ");
    }
}
