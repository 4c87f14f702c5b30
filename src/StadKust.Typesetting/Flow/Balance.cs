namespace StadKust.Typesetting;

/// <summary>Columns of like length where a text ends: at most one line apart, as short as they can be.</summary>
internal static class Balance
{
    // How far a foot may lie below the least possible one, in lines, before an uneven row is taken.
    private const int MostTries = 12;

    private const int Beam = 8;
    private const int MostShort = 3;

    public static Filling Level(ColumnFlow flow, FlowPosition from, IReadOnlyList<ColumnSpace> columns, bool below = false)
    {
        var full = flow.Fill(from, columns, below);
        if (columns.Count == 1 || full.Stop == FlowStop.Full)
            return full;

        // Everything in one column would be this high; a like share of it is the least the columns can be.
        var grid = flow.Context.Grid;
        var top = columns[0].Top;
        var high = Length.Zero;
        foreach (var bottom in full.Bottom)
            high += bottom - top;
        Filling? best = null;
        var bestApart = double.MaxValue;
        var tries = 0;
        var last = grid.AtOrBelow(full.LastBaseline);
        for (var foot = grid.AtOrBelow(top + (high / columns.Count) - (grid.Step * 2)); foot <= last && tries < MostTries; foot += grid.Step)
        {
            var bottom = Length.Min(foot, columns[0].Bottom);
            foreach (var way in flow.Ways(from, [.. columns.Select(c => c with { Bottom = bottom })], Beam, MostShort, below, isLevel: true))
            {
                if (way.Stop != full.Stop || !way.Next.IsAt(full.Next) || way.Wide.Count != full.Wide.Count || way.Forced > full.Forced)
                    continue;
                var apart = Apart(way, grid);
                if (apart < bestApart)
                    (best, bestApart) = (way, apart);
            }

            if (bestApart <= 1)
                break;
            tries += best is null ? 0 : 1;
        }

        return best ?? full;
    }

    /// <summary>Lines between the lowest and the highest foot.</summary>
    private static double Apart(Filling filling, Grid grid) =>
        Math.Round((filling.Feet.Aggregate(Length.Max) - filling.Feet.Aggregate(Length.Min)) / grid.Step, 2);
}
