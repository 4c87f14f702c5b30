using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A title and short lines: distances, dates, what to bring.</summary>
internal static class FactsToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var text = new List<Paragraph>();
        if (block.Content.Text("title") is { Length: > 0 } title)
        {
            text.Add(telling.Plain("facts-title", title));
        }

        text.AddRange(block.Content.Lines("lines").Select(line => telling.Plain("facts-line", line)));
        telling.Show(ObjectKind.Box, text);
    }
}
