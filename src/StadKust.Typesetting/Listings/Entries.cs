using System.Runtime.CompilerServices;

namespace StadKust.Typesetting;

/// <summary>What a listing (calendar, addresses) knows of its paragraphs: which belong to one entry, which headings are open where.</summary>
internal static class Entries
{
    private static readonly ConditionalWeakTable<IReadOnlyList<Block>, object> Again = [];

    /// <summary>Whether the block after this one belongs to the same entry, and must not be parted from it.</summary>
    public static bool GoesOn(IReadOnlyList<Block> blocks, int block) =>
        EntryOf(blocks, block) is { } entry && EntryOf(blocks, block + 1) == entry;

    /// <summary>Headings under which a block stands, outermost first, as far as they are said again at the head of a column.</summary>
    public static List<TextBlock> Open(IReadOnlyList<Block> blocks, int block)
    {
        var open = new List<TextBlock>();
        if (!SaysAgain(blocks))
            return open;
        var level = block < blocks.Count && blocks[block] is TextBlock { Source.Level: > 0 and var own } ? own : int.MaxValue;
        for (var b = block - 1; b >= 0 && level > 1; b--)
        {
            if (blocks[b] is not TextBlock { Source.Level: > 0 and var above } heading || above >= level)
                continue;
            level = above;
            if (heading.Continued is { } again)
                open.Insert(0, again);
        }

        return open;
    }

    /// <summary>Entries of a story and how many of them stand on the pages whole.</summary>
    public static EntryCount? Count(Story story, IReadOnlyList<SetLine> lines)
    {
        var promised = story.Paragraphs.Where(p => p.Entry is not null).GroupBy(p => p.Entry!).ToList();
        if (promised.Count == 0)
            return null;
        var set = lines.GroupBy(l => l.Paragraph).ToDictionary(g => g.Key, g => g.Sum(l => l.Source.Count));
        return new EntryCount(promised.Count, promised.Count(e => e.All(p => set.TryGetValue(p.Id, out var characters) && characters >= p.Characters)));
    }

    // Asked at the head of every column, so looked up once a story: most stories say no heading again.
    private static bool SaysAgain(IReadOnlyList<Block> blocks) => (bool)Again.GetValue(blocks, static all =>
    {
        foreach (var block in all)
        {
            if (block is TextBlock { Continued: not null })
                return true;
        }

        return false;
    });

    private static string? EntryOf(IReadOnlyList<Block> blocks, int block) => block < blocks.Count ? (blocks[block] as TextBlock)?.Source.Entry : null;
}
