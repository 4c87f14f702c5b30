namespace StadKust.Typesetting;

/// <summary>What the end of a column costs. No unit: a column one line short is 100.</summary>
internal static class ColumnCost
{
    private const double ShortLine = 100;

    // A column that ends in the middle of a word is worse than one that is a line short, better than one that is two short.
    private const double Hyphen = 150;

    // A picture in another column than the words that speak of it.
    private const double Waiting = 120;

    // A heading that has to be said again: cheaper than half a line, so that columns rather end where a group does.
    private const double Parted = 30;

    // Lines parted that should stay together: only when nothing else is possible.
    private const double Forced = 5000;

    /// <summary>A line of overset: dearer than anything that would avoid it.</summary>
    public const double Overset = 100_000;

    public static double Of(ColumnSpace column, ColumnEnd end, Grid grid, bool isLevel)
    {
        var lines = end.Stop == FlowStop.Full || isLevel ? Lines(column.Bottom - end.Foot, grid) : 0;
        return (ShortLine * lines * lines) + (end.HyphenAtFoot ? Hyphen : 0) + (Waiting * end.Next.Waiting.Count) + (Forced * end.Forced) + (Parted * end.Parted);
    }

    public static double Empty(ColumnSpace column, Grid grid)
    {
        var lines = Lines(column.Bottom - column.Top, grid);
        return ShortLine * lines * lines;
    }

    /// <summary>Whole grid lines in a distance.</summary>
    public static double Lines(Length distance, Grid grid) => Math.Max(0, Math.Floor((distance / grid.Step) + 0.05));
}
