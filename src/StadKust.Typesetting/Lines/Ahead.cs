namespace StadKust.Typesetting;

/// <summary>Breaks paragraphs for the column they will most likely stand in, before the flow asks, so that all can be broken at once.</summary>
/// <remarks>A guess: the flow asks again for what turned out otherwise, so the result never depends on it.</remarks>
/// <param name="Column">Width of the columns of the first frame, in points.</param>
/// <param name="Whole">Width of the first frame.</param>
internal sealed record Ahead(double Column, double Whole)
{
    public static Ahead? For(IReadOnlyList<FrameSpace> frames)
    {
        if (frames.Count == 0 || frames[0].Obstacles.Count > 0)
            return null;
        var column = frames[0].Columns(Length.Zero, Length.Zero)[0];
        return new Ahead(column.Width.Points, frames[0].Bounds.Width.Points);
    }

    public void Break(TextBlock block, StyleName? previous)
    {
        var style = block.Style;
        var width = (style.SpansColumns ? Whole : Column) - (style.Background is null ? 0 : 2 * style.Padding.Points);
        var indent = style.Indent.Points;
        var rest = Math.Round(width, 3);
        double[] first = [];
        if (block.Source.Label is { Length: > 0 })
            rest = Math.Round(width - indent, 3);
        else if (block.Text.Initial is { } initial)
            first = BesideInitial(initial, width);
        else if (indent != 0 && (style.IndentFirst || previous == style.Name))
            first = [Math.Round(width - indent, 3)];
        block.Break(new Measures(first, rest), 0);
    }

    private static double[] BesideInitial(Initial initial, double width)
    {
        var first = new double[initial.Lines];
        for (var i = 0; i < first.Length; i++)
            first[i] = Math.Round(width - initial.Beside(i), 3);
        return first;
    }
}
