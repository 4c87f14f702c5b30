namespace StadKust.Typesetting;

/// <summary>Fills what a listing leaves free with what waits for such room: tips, house adverts, in the order of their rank.</summary>
internal static class FreeRoom
{
    /// <summary>Columns from the top down, objects by rank; the first that fits is taken, the last stands at the foot.</summary>
    /// <param name="open">Columns from where they are free.</param>
    public static (IReadOnlyList<Placed> Items, IReadOnlyList<FitStep> Log) Fill(IEnumerable<(ColumnSpace Column, bool IsEmpty)> open, IReadOnlyList<ObjectBlock> pool, Grid grid)
    {
        var items = new List<Placed>();
        var log = new List<FitStep>();
        var left = pool.ToList();
        var free = 0.0;
        foreach (var (column, isEmpty) in open)
        {
            var (y, last, atHead) = (column.Top, column.Top, isEmpty);
            var stack = new List<Placed>();
            while (Next(left, column, y, atHead, grid) is { } found)
            {
                stack.AddRange(found.Setting.Items);
                (y, last, atHead) = (found.Setting.Bottom, found.Setting.LastBaseline, false);
                log.Add(new FitStep(FitStep.Filled, found.Object.Text.Count > 0 ? found.Object.Text[0].Source.Id : null, 1));
            }

            var rest = Math.Floor(((column.Bottom - last) / grid.Step) + 0.05);
            items.AddRange(stack.Count > 0 && rest > 0 ? stack.Select(p => p.Lower(grid.Step * rest)) : stack);
            free += stack.Count > 0 ? 0 : Math.Max(0, rest);
        }

        if (free > 0)
            log.Add(new FitStep(FitStep.LinesFree, null, free));
        return (items, log);
    }

    private static (ObjectBlock Object, ObjectSetting Setting)? Next(List<ObjectBlock> left, ColumnSpace column, Length y, bool atHead, Grid grid)
    {
        for (var i = 0; i < left.Count; i++)
        {
            var found = left[i];
            if (ObjectSetting.Into(found, column, y, atHead, grid, columnsInside: 1) is { } setting)
            {
                left.RemoveAt(i);
                return (found, setting);
            }
        }

        return null;
    }
}
