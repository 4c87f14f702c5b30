using StadKust.Preflight.Fonts;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>All that was learned by drawing one page.</summary>
internal sealed class PageFacts(PdfPage page)
{
    public PdfPage Page => page;

    /// <summary>In the order of painting.</summary>
    public List<Drawn> Items { get; } = [];

    /// <summary>What stands in the contents and makes no sense.</summary>
    public SortedSet<string> Troubles { get; } = new(StringComparer.Ordinal);

    /// <summary>Transparency groups: blend space as written, and where.</summary>
    public List<(string? Space, string Where, bool IsMask)> Groups { get; } = [];

    public SortedSet<string> BlendModes { get; } = new(StringComparer.Ordinal);

    public bool IsTransparent { get; set; }

    public HashSet<PdfFont> Fonts { get; } = [];

    /// <summary>Numbers of marked content on the page itself and its forms; with how often each is opened.</summary>
    public Dictionary<int, int> MarkedContent { get; } = [];

    public HashSet<PdfStream> Forms { get; } = [];

    /// <summary>From points of the page to millimetres from the left and top of the trim, as a printer measures.</summary>
    public (double X, double Y, double Width, double Height) Millimetres(Box box)
    {
        const double Millimetre = 25.4 / 72;
        var trim = page.Trim;
        return ((box.Left - trim.Left) * Millimetre, (trim.Top - box.Top) * Millimetre, box.Width * Millimetre, box.Height * Millimetre);
    }
}
