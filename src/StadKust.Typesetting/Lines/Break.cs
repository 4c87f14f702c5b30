namespace StadKust.Typesetting;

/// <summary>Third step: the line ends of a paragraph, weighing all its lines together.</summary>
/// <remarks>
/// Source: Knuth and Plass, "Breaking Paragraphs into Lines", 1981. We differ in three things. Every line that is not too wide may be, at a
/// price that grows with the cube of its stretch; very loose ones are first left out, and tried when the result without them costs more
/// than one of them would: so what is found is the best of all. Runs of hyphens are part of the state, so ladders are weighed like any
/// other fault. A word wider than its line is set overfull and marked, where the paper gives up.
/// Cost: breakpoints × open lines (about six); 60,000 words take some 40 ms.
/// </remarks>
internal static class Break
{
    // The last is dearer than any loose line, and cheaper than an overfull one.
    private static readonly double[] HyphenPrices = [1, 8, 64, 512, 4096, 1e9];

    [ThreadStatic]
    private static LineSearch? search;

    /// <summary>Chooses the line ends.</summary>
    /// <param name="from">Index of the point the first line starts at; 0 for the whole paragraph.</param>
    /// <returns>Indexes of points, ascending, one per line; the last is the end of the paragraph.</returns>
    public static int[] Into(CollectedParagraph paragraph, Measures measures, int from)
    {
        var tool = search ??= new LineSearch();
        int[] ends = [];

        // Few hyphens are wanted in some styles (captions): ask again with dearer ones, at last without.
        foreach (var hyphenPrice in HyphenPrices)
        {
            ends = tool.Run(paragraph, measures, from, hyphenPrice);
            if (Hyphens(paragraph, ends) <= paragraph.Style.Hyphens.MostInParagraph)
                break;
        }

        return ends;
    }

    /// <summary>The cheapest line ends up to a point, which is one of them; null when no line can end there.</summary>
    public static int[]? Until(CollectedParagraph paragraph, Measures measures, int from, int until) =>
        (search ??= new LineSearch()).RunUntil(paragraph, measures, from, until);

    /// <summary>Demerits of given line ends, as the search counts them: to compare with what others would choose.</summary>
    public static double Cost(CollectedParagraph paragraph, Measures measures, ReadOnlySpan<int> ends) =>
        new LineSearch().CostOf(paragraph, measures, ends);

    private static int Hyphens(CollectedParagraph paragraph, int[] ends)
    {
        var count = 0;
        foreach (var end in ends)
            count += paragraph.Points[end].HasHyphen ? 1 : 0;
        return count;
    }
}
