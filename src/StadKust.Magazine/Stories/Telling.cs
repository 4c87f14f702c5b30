using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A story in the making: blocks add their paragraphs and objects to it, in reading order.</summary>
internal sealed class Telling(ContentSet set, PublishedItem item)
{
    private readonly List<Paragraph> paragraphs = [];
    private readonly List<Anchored> objects = [];
    private readonly List<Finding> findings = [];
    private string block = "";
    private int number;

    public ContentSet Set => set;

    public ContentCulture Culture => item.Culture;

    public PrintCulture Language { get; } = new(item.Culture.Code);

    public IReadOnlyList<Paragraph> Paragraphs => paragraphs;

    public IReadOnlyList<Anchored> Objects => objects;

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>What follows belongs to this block or property; ids are counted from its beginning.</summary>
    public void Begin(string from)
    {
        block = from;
        number = 0;
    }

    public void Begin(Block from) => Begin(from.Key.ToString("N")[..8]);

    public void Say(string style, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            Say(Plain(style, text));
        }
    }

    public void Say(Paragraph paragraph) => paragraphs.Add(paragraph);

    public void Say(IEnumerable<Paragraph> more) => paragraphs.AddRange(more);

    /// <summary>A paragraph of one plain span, with the next id of this block.</summary>
    public Paragraph Plain(string style, string text) => Of(style, [Plain(text)]);

    public Paragraph Of(string style, IEnumerable<Span> spans) => new(NextId(), new StyleName(style), spans.ToValueList(), Fit.Fixed);

    public Span Plain(string text) => Span.Plain(text.Trim(), Language);

    /// <summary>Something that stands beside the text, anchored at the paragraph before it.</summary>
    public void Show(ObjectKind kind, IEnumerable<Paragraph> text, StoryPicture? picture = null, string? layout = null)
    {
        var at = paragraphs.Count > 0 ? paragraphs[^1].Id : new ParagraphId(Prefix());
        objects.Add(new Anchored(
            new ObjectId(Prefix()), at, kind, picture?.Media, text.ToValueList(), picture?.Alt, picture?.Crop)
        { Layout = layout });
    }

    public StoryPicture? Picture(PickedMedia? picked, string? alt = null) => StoryPicture.Of(set, picked, item.Culture, alt, findings, Where());

    public void Fault(string code, string message, string? hint = null) =>
        findings.Add(new Finding(Severity.Warning, code, Where(), message, hint));

    public ParagraphId NextId() => new($"{Prefix()}/{++number}");

    private string Prefix() => $"{item.Key.ToString("N")[..8]}/{block}";

    private string Where() => $"{item.Name} ({item.Culture}) / {block}";
}
