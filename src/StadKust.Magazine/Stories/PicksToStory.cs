using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A list of other items (routes, places, arrangements, events): their titles and one sentence each.</summary>
internal static class PicksToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var text = new List<Paragraph>();
        if (block.Content.Text("title") is { Length: > 0 } title)
        {
            text.Add(telling.Plain("facts-title", title));
        }

        // A list that asks for what is on now is the website's; paper has its calendar.
        var picks = block.Content.Picks("items");
        if (picks.Count == 0)
        {
            return;
        }

        var items = picks.Select(key => telling.Set.Find(key, telling.Culture)).OfType<PublishedItem>().ToList();
        foreach (var item in items)
        {
            var name = telling.Plain(PrintTexts.Headline(item));
            text.Add(telling.Of("facts-line", [name with { Style = new StyleName(RichTextStyles.Strong) }]));
            if (item.Values.Text("intro") is { Length: > 0 } intro)
            {
                text.Add(telling.Plain("box-text", intro));
            }
        }

        if (items.Count == 0)
        {
            telling.Fault("empty-list", "A list of other items has none that is published in this language.", "Choose items, or take the block out.");
            return;
        }

        telling.Show(ObjectKind.Box, text);
    }
}
