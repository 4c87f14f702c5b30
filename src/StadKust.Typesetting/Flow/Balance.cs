namespace StadKust.Typesetting;

/// <summary>Columns of like length: the shortest that still hold the same text.</summary>
internal static class Balance
{
    public static Filling Shortest(
        ColumnFlow flow, FlowPosition from, IReadOnlyList<ColumnSpace> columns, Grid grid, SwatchId? noFill,
        bool spansApart = false, IReadOnlySet<ObjectBlock>? apart = null)
    {
        var full = flow.Fill(from, columns, spansApart, apart, noFill);
        if (columns.Count == 1 || full.Stop == FlowStop.Full || full.Next.Waiting.Count > 0)
            return full;

        // Everything in one column would be this high; a like share of it is the least the columns can be.
        var top = columns[0].Top;
        var high = Length.Zero;
        foreach (var bottom in full.Bottom)
            high += bottom - top;
        for (var foot = grid.AtOrBelow(top + (high / columns.Count) - (grid.Step * 2)); foot < columns[0].Bottom; foot += grid.Step)
        {
            var shorter = flow.Fill(from, [.. columns.Select(c => c with { Bottom = foot })], spansApart, apart, noFill);
            if (shorter.Stop == full.Stop && shorter.Next == full.Next && shorter.Wide.Count == full.Wide.Count)
                return shorter;
        }

        return full;
    }
}
