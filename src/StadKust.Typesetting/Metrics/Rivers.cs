namespace StadKust.Typesetting;

/// <summary>White that runs down through a column because word spaces stand below each other.</summary>
/// <param name="Lines">At least four.</param>
/// <param name="Path">The gaps, one a line, from the top down.</param>
public sealed record River(PageIndex Page, int Lines, ValueList<Rect> Path)
{
    // A gap counts from 0.3 em; two belong together when they overlap by half of the narrower; four lines are a river (print-rules §2.3).
    private const double WideGap = 0.3;
    private const double Overlap = 0.5;
    private const int Fewest = 4;

    // Lines follow each other when they are no farther apart than this many sizes of their type.
    private const double Apart = 1.9;

    /// <summary>The rivers of a story, longest path of each; no gap is counted in two rivers.</summary>
    public static IReadOnlyList<River> Of(IEnumerable<SetLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var rivers = new List<River>();
        foreach (var column in lines.Where(l => l.Runs.Count > 0).GroupBy(l => (l.Facts.Page, l.Facts.Column, l.Facts.Frame)))
            OfColumn([.. column.OrderBy(l => l.Baseline.Y)], column.Key.Page, rivers);
        return rivers;
    }

    private static void OfColumn(List<SetLine> lines, PageIndex page, List<River> rivers)
    {
        // For every gap the longest chain of gaps that ends in it.
        var above = new List<(Rect Gap, int Length, int Before)>();
        var all = new List<(Rect Gap, int Length, int Before)>();
        var aboveFrom = 0;
        SetLine? previous = null;
        foreach (var line in lines)
        {
            var from = all.Count;
            var follows = previous is not null && (line.Baseline.Y - previous.Baseline.Y).Points <= Apart * SizeOf(line);
            foreach (var gap in Gaps(line))
            {
                var (length, before) = (1, -1);
                for (var i = 0; follows && i < above.Count; i++)
                {
                    if (above[i].Length + 1 > length && Meet(above[i].Gap, gap))
                        (length, before) = (above[i].Length + 1, aboveFrom + i);
                }

                all.Add((gap, length, before));
            }

            above = all[from..];
            aboveFrom = from;
            previous = line;
        }

        var used = new bool[all.Count];
        foreach (var end in Enumerable.Range(0, all.Count).Where(i => all[i].Length >= Fewest).OrderByDescending(i => all[i].Length))
        {
            var path = new List<Rect>();
            var i = end;
            for (; i >= 0 && !used[i]; i = all[i].Before)
            {
                used[i] = true;
                path.Add(all[i].Gap);
            }

            if (path.Count < Fewest)
                continue;
            path.Reverse();
            rivers.Add(new River(page, path.Count, path.ToValueList()));
        }
    }

    private static double SizeOf(SetLine line) => line.Runs[0].Size.Points;

    private static bool Meet(Rect a, Rect b)
    {
        var overlap = Length.Min(a.Right, b.Right) - Length.Max(a.X, b.X);
        return overlap.Points >= Overlap * Length.Min(a.Width, b.Width).Points;
    }

    private static IEnumerable<Rect> Gaps(SetLine line)
    {
        var x = line.Ink.X;
        foreach (var run in line.Runs)
        {
            var size = run.Size;
            foreach (var glyph in run.Glyphs)
            {
                var at = glyph.Cluster - run.SourceStart;
                if (at >= 0 && at < run.Source.Length && run.Source[at] is ' ' or '\u00A0' && glyph.Advance.Points >= WideGap * size.Points)
                    yield return new Rect(x + glyph.X, line.Baseline.Y - (size * 0.5), glyph.Advance, size * 0.5);
            }

            if (run.Glyphs.Count > 0)
                x += run.Glyphs[^1].X + run.Glyphs[^1].Advance;
        }
    }
}
