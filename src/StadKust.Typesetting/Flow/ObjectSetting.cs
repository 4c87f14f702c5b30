namespace StadKust.Typesetting;

/// <summary>An anchored object in a column: picture, caption, table, box with its ground, on the grid where it can be.</summary>
/// <param name="Bottom">Where the text goes on.</param>
/// <param name="LastBaseline">Lowest baseline or edge.</param>
internal sealed record ObjectSetting(IReadOnlyList<Placed> Items, Length Bottom, Length LastBaseline)
{
    /// <summary>It had to make way for something that text runs around.</summary>
    public bool IsMoved { get; init; }

    // The upper edge of a picture lies level with the capitals of the line beside it; two thirds of a step is where they end.
    private const double CapitalsOfStep = 0.64;

    // Space above and below an object, in grid steps.
    private const double Air = 0.5;

    // The most of a picture's height that fitting it to the grid may cut off.
    private const double MostCut = 0.15;

    /// <returns>Null when it does not fit between <paramref name="y"/> and the foot of the column.</returns>
    public static ObjectSetting? Into(ObjectBlock @object, ColumnSpace column, Length y, bool atHead, Grid grid, int columnsInside)
    {
        var isMoved = false;
        while (true)
        {
            var setting = At(@object, column, y, atHead, grid, columnsInside);
            if (setting is null || !column.IsObstructed)
                return setting is not null && isMoved ? setting with { IsMoved = true } : setting;

            // What text runs around, an object stands below.
            var area = Rect.Between(column.X, y, column.X + column.Width, setting.LastBaseline);
            var hit = column.Frame.Obstacles.FirstOrDefault(o => o.Bounds.Inflate(o.Standoff).Intersects(area));
            if (hit is null)
                return isMoved ? setting with { IsMoved = true } : setting;
            (y, atHead, isMoved) = (hit.Below, false, true);
        }
    }

    private static ObjectSetting? At(ObjectBlock @object, ColumnSpace column, Length y, bool atHead, Grid grid, int columnsInside)
    {
        var top = atHead ? y : grid.AtOrBelow(y + (grid.Step * (Air + CapitalsOfStep))) - (grid.Step * CapitalsOfStep);
        if (@object.Source.Table is { } shape)
            return TableSetting.Into(@object, shape, column, top, grid);
        var ground = @object.Text.FirstOrDefault(t => t.Style.Background is not null);
        var isBox = @object.Source.Kind == ObjectKind.Box && ground is not null;
        var padding = isBox ? ground!.Style.Padding : Length.Zero;
        var items = new List<Placed>();
        var edge = top;

        if (@object.Source.Media is { } media)
        {
            edge = PictureBottom(media, @object.Source.Crop, column.Width, top, grid) + (grid.Step * @object.Crop);
            if (edge > column.Bottom + Length.Pt(0.01))
                return null;
            items.Add(new PlacedPicture(column, Rect.Between(column.X, top, column.X + column.Width, edge), @object));
        }

        var last = edge;
        if (@object.Text.Count > 0)
        {
            var inside = Inside(column, padding, edge + padding, columnsInside);
            var flow = new ColumnFlow(new FlowContext(@object.Text, grid, NoFill: isBox ? ground!.Style.Background : null));
            var filling = columnsInside > 1
                ? Balance.Level(flow, FlowPosition.Beginning, inside)
                : flow.Fill(FlowPosition.Beginning, inside, below: @object.Source.Media is not null);
            if (filling.Stop != FlowStop.End || filling.LastBaseline + padding > column.Bottom + Length.Pt(0.01))
                return null;
            last = filling.LastBaseline;
            if (isBox)
            {
                last = Length.Min(grid.AtOrBelow(last + padding), column.Bottom);
                var area = Rect.Between(column.X, top, column.X + column.Width, last);
                items.Insert(0, new PlacedFill(column, area, ground!.Style.Background!.Value, false, ground));
            }

            items.AddRange(filling.Items);
        }

        return new ObjectSetting(items, last + (grid.Step * Air), last);
    }

    private static ColumnSpace[] Inside(ColumnSpace column, Length padding, Length top, int count)
    {
        var gap = column.Frame.Frame.Gap;
        var width = (column.Width - (padding * 2) - (gap * (count - 1))) / count;
        return
        [
            .. Enumerable.Range(0, count).Select(i => new ColumnSpace(
                column.Frame, column.Number, column.X + padding + ((width + gap) * i), width, top, column.Bottom - padding)),
        ];
    }

    private static Length PictureBottom(MediaRef media, CropIntent? crop, Length width, Length top, Grid grid)
    {
        // A ratio that is none is stated where the picture is placed; here it only must not break the arithmetic.
        var bottom = top + (width / (media.WidthToHeight is >= 0.05 and < 1000 ? media.WidthToHeight : 1));
        if (crop is not { MayCrop: true })
            return bottom;
        var line = grid.AtOrBelow(bottom);
        if (line - bottom > Length.Pt(0.02))
            line -= grid.Step;
        return line - top >= (bottom - top) * (1 - MostCut) ? line : bottom;
    }
}
