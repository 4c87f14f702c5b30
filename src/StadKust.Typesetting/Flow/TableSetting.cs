namespace StadKust.Typesetting;

/// <summary>A table in a column: widths from what stands in the cells, rows as high as their highest cell, rules and grounds over the whole row.</summary>
internal static class TableSetting
{
    // Between two columns of cells, in sizes of the type.
    private const double Gutter = 1.1;

    /// <returns>Null when it does not fit.</returns>
    public static ObjectSetting? Into(ObjectBlock table, TableShape shape, ColumnSpace column, Length top, Grid grid)
    {
        var cells = table.Text;
        var count = Math.Max(1, shape.Columns);
        if (cells.Count == 0)
            return null;
        var gutter = cells[0].Style.Text.Size!.Value * Gutter;
        var widths = Widths(cells, count, (column.Width - (gutter * (count - 1))).Points);
        var items = new List<Placed>();
        var y = top;
        for (var row = 0; row * count < cells.Count; row++)
        {
            var ofRow = cells.Skip(row * count).Take(count).ToList();
            var style = ofRow[0].Style;
            var inset = cells.Any(c => c.Style.Background is not null) ? style.Padding : Length.Zero;
            var foot = y;
            var placed = new List<Placed>();
            var x = column.X;
            for (var c = 0; c < ofRow.Count; c++)
            {
                // Text stays clear of the edges of a ground; the middle cells have their gutters.
                var left = c == 0 ? inset : Length.Zero;
                var right = c == count - 1 ? inset : Length.Zero;
                var width = Length.Pt(widths[c]);
                var space = new ColumnSpace(column.Frame, column.Number, x + left, width - left - right, y + style.Padding, column.Bottom);
                var filling = new ColumnFlow(new FlowContext([ofRow[c]], grid, IsCell: true)).Fill(FlowPosition.Beginning, [space]);
                if (filling.Stop != FlowStop.End)
                    return null;
                placed.AddRange(filling.Items);
                foot = Length.Max(foot, filling.LastBaseline);
                x += width + gutter;
            }

            var bottom = foot + (style.Leading * 0.25) + style.Padding;
            if (style.Background is { } ground)
                items.Add(new PlacedFill(column, new Rect(column.X, y, column.Width, bottom - y), ground, false, ofRow[0]));
            if (style.RuleAbove is { } above)
                items.Add(new PlacedFill(column, new Rect(column.X, y, column.Width, style.RuleWeight), above, true, ofRow[0]));
            items.AddRange(placed);
            y = bottom;
            if ((row + 1) * count >= cells.Count && style.RuleBelow is { } below)
                items.Add(new PlacedFill(column, new Rect(column.X, y - style.RuleWeight, column.Width, style.RuleWeight), below, true, ofRow[0]));
            if (y > column.Bottom + style.Padding + Length.Pt(0.01))
                return null;
        }

        return new ObjectSetting(items, y + (grid.Step * 0.5), y);
    }

    /// <summary>Every column gets what its widest word needs, then a share of the rest by what it would like; in points.</summary>
    private static double[] Widths(IReadOnlyList<TextBlock> cells, int count, double all)
    {
        var (least, wanted) = (new double[count], new double[count]);
        for (var i = 0; i < cells.Count; i++)
        {
            var (whole, word) = cells[i].Widths();
            least[i % count] = Math.Max(least[i % count], word + 0.5);
            wanted[i % count] = Math.Max(wanted[i % count], whole + 0.5);
        }

        var (needed, hoped) = (least.Sum(), wanted.Sum());
        if (needed >= all)
            return [.. least.Select(l => all * l / Math.Max(needed, 1e-6))];
        if (hoped <= all)
            return [.. wanted.Select(w => w + ((all - hoped) * w / Math.Max(hoped, 1e-6)))];
        return [.. least.Select((l, i) => l + ((all - needed) * (wanted[i] - l) / (hoped - needed)))];
    }
}
