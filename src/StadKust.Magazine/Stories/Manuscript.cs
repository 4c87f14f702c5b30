using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>An item made ready for paper: its running text as a story, its headline and standfirst beside it, what stands around it as objects.</summary>
/// <param name="Pictures">Every picture used, for rights and credits.</param>
public sealed record Manuscript(
    PublishedItem Item, string Headline, string Standfirst, string Byline, StoryPicture? MainPicture, Story Story,
    ValueList<Guid> PictureKeys, IReadOnlyList<Finding> Findings)
{
    /// <summary>A picture of the body, counted from 1.</summary>
    public Anchored? Pictures(int number) => Objects(ObjectKind.Picture, number);

    /// <summary>A box, quotation or picture of the body, counted per kind from 1.</summary>
    public Anchored? Objects(ObjectKind kind, int number) => Story.Objects.Where(o => o.Kind == kind).ElementAtOrDefault(number - 1);

    /// <summary>Reads an item. A text for paper (<c>printBody</c>) goes before the text of the web.</summary>
    public static Manuscript Of(ContentSet set, PublishedItem item)
    {
        var telling = new Telling(set, item);
        telling.Begin("main");
        var main = telling.Picture(item.Values.Media("mainPicture") is [var picked, ..] ? picked : null);
        if (item.Values.Rich("printBody") is { IsEmpty: false } print)
        {
            telling.Begin("print");
            telling.Say(RichTextToParagraphs.Read(print.Markup, telling, RichTextStyles.Text));
        }
        else if (item.Values.Rich("description") is { IsEmpty: false } description)
        {
            telling.Begin("description");
            telling.Say(RichTextToParagraphs.Read(description.Markup, telling, RichTextStyles.Text));
        }
        else
        {
            BlocksToStory.Tell(item.Values.Blocks("body"), telling);
            BlocksToStory.Tell(item.Values.Blocks("itinerary"), telling);
            BlocksToStory.Tell(item.Values.Blocks("stages"), telling);
        }

        var story = new Story(
            new StoryId(item.Key.ToString("N")[..8]), new SnapshotRef(item.Key, telling.Language, item.ContentHash), telling.Language,
            FirstParagraph(telling.Paragraphs), telling.Objects.ToValueList());
        var findings = telling.Findings.ToList();
        if (story.Paragraphs.Count == 0)
        {
            findings.Add(new Finding(
                Severity.Error, "no-text", $"{item.Name} ({item.Culture})", $"'{item.Name}' has no text in '{item.Culture}' that could be set.", "Write a text, or take the item out of the flatplan."));
        }

        return new Manuscript(
            item, PrintTexts.Headline(item), PrintTexts.Standfirst(item), item.Values.Text("byline"), main, story,
            [.. Keys(main, telling.Objects)], findings);
    }

    // A story that opens with text may begin with an initial; under a heading an initial would compete with it.
    private static ValueList<Paragraph> FirstParagraph(IReadOnlyList<Paragraph> paragraphs)
    {
        var afterHeading = true;
        var result = new List<Paragraph>(paragraphs.Count);
        foreach (var paragraph in paragraphs)
        {
            var isBody = paragraph.Style.Name == "body";
            result.Add(isBody && afterHeading ? paragraph with { Style = new StyleName(result.Count == 0 ? "opening" : "body-first") } : paragraph);
            afterHeading = !isBody;
        }

        return result.ToValueList();
    }

    private static IEnumerable<Guid> Keys(StoryPicture? main, IReadOnlyList<Anchored> objects) =>
        objects.Select(o => o.Media?.Key).Prepend(main?.Media.Key).OfType<Guid>().Distinct();
}
