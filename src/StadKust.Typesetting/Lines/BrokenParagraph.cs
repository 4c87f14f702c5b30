namespace StadKust.Typesetting;

/// <summary>A paragraph with its line ends chosen for some measures.</summary>
/// <param name="From">Index of the point its first line starts at: 0, or where another column with another measure goes on.</param>
/// <param name="Ends">Indexes of points, one per line.</param>
internal sealed record BrokenParagraph(CollectedParagraph Paragraph, Measures Measures, int From, int[] Ends)
{
    public int Lines => Ends.Length;

    public int StartOf(int line) => line == 0 ? From : Ends[line - 1];

    /// <summary>Source characters of a line, with the space or newline it ends in: lines tile the paragraph.</summary>
    public SourceRange SourceOf(int line)
    {
        var start = StartOf(line) == 0 ? 0 : Paragraph.Points[StartOf(line)].Source;
        return new SourceRange(start, Paragraph.Points[Ends[line]].Source);
    }
}
