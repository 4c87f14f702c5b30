namespace StadKust.Typesetting;

/// <summary>Columns filled one after the other, with their ends weighed together.</summary>
/// <remarks>
/// A column may end up to some lines short when that helps the next: every end is a state, states that stand at the same place are one,
/// the cheapest are followed (dynamic programme with a beam). With one state and no lines short it is first fit.
/// Cost: columns × beam × (lines short + 1) fillings; lines are broken once and remembered.
/// </remarks>
internal sealed class ColumnFlow(FlowContext context)
{
    public FlowContext Context => context;

    /// <summary>Every column as full as it goes.</summary>
    public Filling Fill(FlowPosition from, IReadOnlyList<ColumnSpace> columns, bool below = false) => Ways(from, columns, 1, 0, below)[0];

    /// <summary>The best ways to fill the columns, cheapest first, each ending at another place.</summary>
    /// <param name="beam">Ways followed from column to column.</param>
    /// <param name="mostShort">Lines a column may end short.</param>
    /// <param name="isLevel">True: the last column counts like the others, and a column may end short although everything would fit.</param>
    public IReadOnlyList<Filling> Ways(
        FlowPosition from, IReadOnlyList<ColumnSpace> columns, int beam, int mostShort, bool below = false, bool isLevel = false)
    {
        List<Way> ways = [new Way(null, null, from, FlowStop.Full, 0)];
        for (var c = 0; c < columns.Count; c++)
        {
            var next = new List<Way>(beam * (mostShort + 1));
            foreach (var way in ways)
            {
                if (way.Stop == FlowStop.Full)
                    Extend(way, columns[c], mostShort, below && c == 0, isLevel, next);
                else
                    Offer(next, new Way(way, null, way.Position, way.Stop, way.Cost + (isLevel ? ColumnCost.Empty(columns[c], context.Grid) : 0)));
            }

            // The order of equals stays: columns before are rather longer than columns behind.
            ways = [.. next.OrderBy(w => w.Cost).Take(beam)];
        }

        return [.. ways.Select(w => FillingOf(w, columns))];
    }

    private void Extend(Way way, ColumnSpace column, int mostShort, bool below, bool isLevel, List<Way> next)
    {
        FlowPosition? before = null;
        for (var shortBy = 0; shortBy <= mostShort; shortBy++)
        {
            var shorter = shortBy == 0 ? column : column with { Bottom = column.Bottom - (context.Grid.Step * shortBy) };
            if (shortBy > 0 && shorter.Bottom < column.Top)
                return;
            var end = new ColumnFill(context, shorter, way.Position, below).Fill();
            if (before is null || !before.IsAt(end.Next))
                Offer(next, new Way(way, end, end.Next, end.Stop, way.Cost + ColumnCost.Of(column, end, context.Grid, isLevel)));
            if (end.Stop != FlowStop.Full && !isLevel)
                return;
            before = end.Next;
        }
    }

    private static void Offer(List<Way> ways, Way way)
    {
        for (var i = 0; i < ways.Count; i++)
        {
            if (ways[i].Stop != way.Stop || !ways[i].Position.IsAt(way.Position))
                continue;
            if (way.Cost < ways[i].Cost)
                ways[i] = way;
            return;
        }

        ways.Add(way);
    }

    private static Filling FillingOf(Way last, IReadOnlyList<ColumnSpace> columns)
    {
        var ends = new ColumnEnd?[columns.Count];
        var c = columns.Count;
        for (var way = last; way.Before is not null; way = way.Before)
            ends[--c] = way.End;
        return new Filling(
            [.. ends.Where(e => e is not null).SelectMany(e => e!.Items)], last.Position, last.Stop,
            [.. ends.Select((e, i) => e?.Bottom ?? columns[i].Top)], [.. ends.Select((e, i) => e?.Foot ?? columns[i].Top)],
            [.. ends.Where(e => e is not null).SelectMany(e => e!.Wide)], last.Cost)
        { Forced = ends.Sum(e => e?.Forced ?? 0) };
    }

    /// <param name="End">Null for the beginning, and for a column that stays empty.</param>
    private sealed record Way(Way? Before, ColumnEnd? End, FlowPosition Position, FlowStop Stop, double Cost);
}
