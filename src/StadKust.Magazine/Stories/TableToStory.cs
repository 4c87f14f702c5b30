using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A table, one line of text per row: heads first, cells parted by an en space. Rows are lines, cells are parted by <c>|</c>.</summary>
internal static class TableToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var text = new List<Paragraph>();
        if (block.Content.Lines("head") is { Count: > 0 } head)
        {
            text.Add(telling.Plain("facts-title", string.Join(" · ", head)));
        }

        text.AddRange(block.Content.Lines("rows").Select(row => telling.Plain("facts-line", row.Replace("|", " · ", StringComparison.Ordinal))));
        telling.Show(ObjectKind.Table, text);
    }
}
