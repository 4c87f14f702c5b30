namespace StadKust.Typesetting;

/// <summary>What the setting of some stories looks like in numbers (house rule H-LINES, print-rules §2.3).</summary>
/// <param name="HyphensPer100">Of all lines.</param>
/// <param name="Ladders">Runs of more than two hyphens at line ends below each other.</param>
/// <param name="WideLines">Per cent of justified lines (last lines left out) with a word space above 133 %.</param>
/// <param name="Tightest">Least word space of a justified line, as factor; 1 when there is none.</param>
/// <param name="Loosest">Greatest word space of a justified line, as factor; 1 when there is none.</param>
/// <param name="Widows">Last lines alone at the head of a column.</param>
/// <param name="Orphans">First lines alone at the foot of a column.</param>
/// <param name="OffGrid">Baselines that should lie on the grid and do not.</param>
/// <param name="OversetCharacters">UTF-16 units that found no room.</param>
/// <param name="Overfull">Lines wider than their column.</param>
public sealed record SettingMetrics(
    int Lines, double HyphensPer100, int Ladders, double WideLines, double Tightest, double Loosest,
    int Widows, int Orphans, int OffGrid, int OversetCharacters, int Overfull)
{
    /// <summary>Word space from which a line is wide, as factor.</summary>
    internal const double Wide = 1.33;

    private const int LongestLadder = 2;

    /// <summary>Hyphens at the foot of a column, where the reader must turn or look up.</summary>
    public int HyphensAtFoot { get; init; }

    /// <summary>White that runs through four lines and more.</summary>
    public int Rivers { get; init; }

    /// <summary>House rule H-LINES by class of measure.</summary>
    public IReadOnlyList<LineTargets> Targets { get; init; } = [];

    /// <param name="language">Decides which targets of H-LINES hold.</param>
    public static SettingMetrics Of(IEnumerable<SetStory> stories, Culture language)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var all = stories.ToList();
        return Of(all) with { Targets = LineTargets.Of(all.SelectMany(s => s.Lines), language) };
    }

    public static SettingMetrics Of(IEnumerable<SetStory> stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var all = stories.ToList();
        var lines = all.SelectMany(s => s.Lines).ToList();

        // Stretch other than 0 is a justified line: ragged ones are never stretched, and shrink only in need.
        var justified = lines.Where(l => !l.Facts.IsLast && l.Facts.Stretch != 0).ToList();
        var spaces = justified.Select(l => l.Facts.WordSpace).ToList();
        return new SettingMetrics(
            lines.Count,
            lines.Count == 0 ? 0 : Math.Round(100.0 * lines.Count(l => l.Facts.EndsInHyphen) / lines.Count, 2),
            all.Sum(Laddered),
            justified.Count == 0 ? 0 : Math.Round(100.0 * spaces.Count(s => s > Wide) / justified.Count, 2),
            spaces.DefaultIfEmpty(1).Min(), spaces.DefaultIfEmpty(1).Max(),
            all.Sum(s => Alone(s, isWidow: true)), all.Sum(s => Alone(s, isWidow: false)),
            lines.Count(l => !l.Facts.OnGrid), all.Sum(s => s.Rest.Sum(r => r.Source.Count)), lines.Count(l => l.Facts.IsOverfull))
        {
            HyphensAtFoot = all.Sum(AtFoot),
            Rivers = all.Sum(s => River.Of(s.Lines).Count),
        };
    }

    private static int Laddered(SetStory story)
    {
        var (ladders, run) = (0, 0);
        foreach (var line in story.Lines)
        {
            run = line.Facts.EndsInHyphen && !line.Facts.IsLast ? run + 1 : 0;
            ladders += run == LongestLadder + 1 ? 1 : 0;
        }

        return ladders;
    }

    private static int Alone(SetStory story, bool isWidow)
    {
        var count = 0;
        for (var i = 1; i < story.Lines.Count; i++)
        {
            var (above, line) = (story.Lines[i - 1], story.Lines[i]);
            if (above.Paragraph != line.Paragraph || !IsNewColumn(above, line))
                continue;
            count += (isWidow ? line.Facts.IsLast : above.Facts.IsFirst) ? 1 : 0;
        }

        return count;
    }

    private static int AtFoot(SetStory story)
    {
        var count = 0;
        for (var i = 1; i < story.Lines.Count; i++)
            count += story.Lines[i - 1].Facts.EndsInHyphen && IsNewColumn(story.Lines[i - 1], story.Lines[i]) ? 1 : 0;
        return count;
    }

    private static bool IsNewColumn(SetLine above, SetLine line) => above.Facts.Column != line.Facts.Column;
}
