using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary>One number of the magazine as planned: what it is called, how it is printed, and what stands on which page.</summary>
/// <param name="Number">Such as <c>2027-1</c>: year and number in the year.</param>
/// <param name="Item">The edition's item in the content.</param>
/// <param name="Run">Copies.</param>
/// <param name="Made">When the file says it was made: given, so that equal content gives equal bytes.</param>
/// <param name="Sources">Names the plan uses for items.</param>
/// <param name="File">The file it was read from, for findings.</param>
public sealed record Edition(
    string Number, Guid Item, ContentCulture Culture, string Title, string Season, int Run, DateTimeOffset Made, Condition Condition,
    IReadOnlyDictionary<string, Guid> Sources, IReadOnlyList<Leaf> Leaves, string File)
{
    /// <summary>Names the plan uses for pictures that belong to no item of it: a map, an ornament.</summary>
    public IReadOnlyDictionary<string, Guid> Media { get; init; } = new Dictionary<string, Guid>();

    /// <summary>Sources read in another language than the edition's own: a page for newcomers.</summary>
    public IReadOnlyDictionary<string, ContentCulture> Languages { get; init; } = new Dictionary<string, ContentCulture>();

    /// <summary>Address of the website as printed and as printed codes name it: <c>https://stadkust.example.org</c>.</summary>
    public string Site { get; init; } = "";

    /// <summary>Sources whose boxes, tables and pictures stand on the website only, where the plan has no frame for them.</summary>
    public IReadOnlyCollection<string> OnlineOnly { get; init; } = [];

    /// <summary>The culture a source is read in.</summary>
    public ContentCulture CultureOf(string source) => Languages.TryGetValue(source, out var other) ? other : Culture;

    public int PageCount => Leaves.Sum(l => l.Pages.Count);
}

/// <summary>The printing condition an edition asks for.</summary>
/// <param name="Profile">File name in the theme's <c>print/profiles</c>.</param>
/// <param name="Confirmed">Said by the print office; until then the edition cannot be delivered (H-COND).</param>
public sealed record Condition(string Identifier, bool InIccRegistry, string Profile, int InkLimit, string Paper, bool Confirmed);

/// <summary>One page, or two facing pages under one master.</summary>
/// <param name="Pages">Numbers as printed, from 1: odd pages are right pages.</param>
/// <param name="Section">Running title.</param>
public sealed record Leaf(IReadOnlyList<int> Pages, MasterName Master, string Section, IReadOnlyList<Put> Puts, string Where)
{
    /// <summary>Language of its own lines, when it is not the edition's.</summary>
    public ContentCulture? Language { get; init; }

    public bool StartsLeft => Pages[0] % 2 == 0;
}

/// <summary>What the flatplan puts into a frame.</summary>
/// <param name="Where">File and line, for findings.</param>
public abstract record Put(FrameName Frame, string Where);

/// <summary>Lines of text with their paragraph style; may hold placeholders.</summary>
public sealed record TextPut(FrameName Frame, IReadOnlyList<(StyleName Style, string Text)> Lines, string Where) : Put(Frame, Where);

/// <summary>The running text of an item; put into several frames it runs on.</summary>
public sealed record StoryPut(FrameName Frame, string Source, string Where) : Put(Frame, Where);

/// <param name="Number">0 the main picture, 1 and up the pictures of the body.</param>
/// <param name="Focal">The point this crop keeps, when it is another than the picture's own.</param>
public sealed record PicturePut(FrameName Frame, string Source, int Number, FocalPoint? Focal, string Where) : Put(Frame, Where);

/// <summary>A picture of the media library by itself.</summary>
/// <param name="Media">Name among the edition's <see cref="Edition.Media"/>.</param>
public sealed record MediaPut(FrameName Frame, string Media, FocalPoint? Focal, string Where) : Put(Frame, Where);

/// <summary>A code that leads to an item on the website.</summary>
public sealed record QrPut(FrameName Frame, string Source, string Where) : Put(Frame, Where);

/// <summary>A box, quotation or table of a story.</summary>
/// <param name="Number">Counted per kind, from 1.</param>
public sealed record ObjectPut(FrameName Frame, string Source, ObjectKind Kind, int Number, string Where) : Put(Frame, Where)
{
    /// <summary>Paragraph styles this frame wants instead: a recipe is set larger than a margin note.</summary>
    public IReadOnlyDictionary<StyleName, StyleName> Styles { get; init; } = new Dictionary<StyleName, StyleName>();
}

/// <summary>A supplied page, placed as it is. Its trim has the size of the frame; where the frame reaches the edge of the page it bleeds.</summary>
/// <param name="File">Name in <c>print/editions/&lt;number&gt;/</c>.</param>
/// <param name="Page">From 1; null for the only page of the file.</param>
/// <param name="AltText">For those who do not see it.</param>
public sealed record AdvertPut(FrameName Frame, string File, int? Page, string AltText, string Where) : Put(Frame, Where);

/// <summary>An arrangement as a card: for whom, title, text, price.</summary>
public sealed record CardPut(FrameName Frame, string Source, string Where) : Put(Frame, Where);

/// <summary>The events of a span of days.</summary>
/// <param name="Recurring">Heading of what happens more than once.</param>
public sealed record CalendarPut(FrameName Frame, DateOnly From, DateOnly To, string Recurring, string Where) : Put(Frame, Where)
{
    public CalendarOrder Order { get; init; }

    /// <summary>Of the events told, when it is not the edition's; then only those its readers can follow.</summary>
    public ContentCulture? Language { get; init; }

    /// <summary>At most so many events, the soonest; null for all.</summary>
    public int? Most { get; init; }

    /// <summary>What may fill the room it leaves free, by rank; each as lines with their paragraph styles.</summary>
    public IReadOnlyList<IReadOnlyList<(StyleName Style, string Text)>> Pool { get; init; } = [];
}
