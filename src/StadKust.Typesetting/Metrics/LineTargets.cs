namespace StadKust.Typesetting;

/// <summary>House rule H-LINES for lines of one class of measure: hyphens and wide word spaces against their targets.</summary>
/// <param name="Class">Characters a line: <c>30–36</c>, <c>37–45</c>, <c>46+</c>; <c>under 30</c> is below what may be set justified.</param>
/// <param name="Characters">A line, on average, last lines left out.</param>
/// <param name="WideLines">Per cent of lines with a word space above 133 %.</param>
/// <param name="IsMet">Both within their targets; a class of fewer than twenty lines proves nothing and is met.</param>
public sealed record LineTargets(
    string Class, int Lines, double Characters, double HyphensPer100, double MostHyphens, double WideLines, double MostWideLines, bool IsMet)
{
    // A sample below this says more about one word than about the measure.
    private const int FewestLines = 20;

    private static readonly (string Class, double From, double Dutch, double German, double Wide)[] Classes =
    [
        ("46+", 45.5, 10, 14, 0.5), ("37–45", 36.5, 15, 20, 1), ("30–36", 29.5, 24, 28, 2), ("under 30", 0, 24, 28, 2),
    ];

    /// <summary>Justified lines by the measure of their paragraph, widest class first.</summary>
    public static IReadOnlyList<LineTargets> Of(IEnumerable<SetLine> lines, Culture language)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var isGerman = language.Code.StartsWith("de", StringComparison.Ordinal);
        var classes = new Dictionary<int, List<SetLine>>();

        // Lines of one measure and size are one kind; its average decides the class, not each line.
        foreach (var kind in lines.Where(l => l.Facts.Stretch != 0 && !l.Facts.IsLast && l.Runs.Count > 0).GroupBy(l => (Math.Round(l.Measure.Points), l.Runs[0].Size)))
        {
            var at = ClassOf(kind.Average(l => l.Source.Count));
            if (!classes.TryGetValue(at, out var of))
                classes.Add(at, of = []);
            of.AddRange(kind);
        }

        return [.. classes.OrderBy(c => c.Key).Select(c => Of(Classes[c.Key], c.Value, isGerman))];
    }

    private static int ClassOf(double characters) => Array.FindIndex(Classes, c => characters >= c.From);

    private static LineTargets Of((string Class, double From, double Dutch, double German, double Wide) target, List<SetLine> lines, bool isGerman)
    {
        var hyphens = Math.Round(100.0 * lines.Count(l => l.Facts.EndsInHyphen) / lines.Count, 2);
        var wide = Math.Round(100.0 * lines.Count(l => l.Facts.WordSpace > SettingMetrics.Wide) / lines.Count, 2);
        var most = isGerman ? target.German : target.Dutch;
        return new LineTargets(
            target.Class, lines.Count, Math.Round(lines.Average(l => l.Source.Count), 1), hyphens, most, wide, target.Wide,
            lines.Count < FewestLines || (hyphens <= most && wide <= target.Wide && target.From > 0));
    }
}
