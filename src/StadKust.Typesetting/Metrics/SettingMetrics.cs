namespace StadKust.Typesetting;

/// <summary>What the setting of some stories looks like in numbers (house rule H-LINES, print-rules §2.3).</summary>
/// <param name="HyphensPer100">Of all lines.</param>
/// <param name="Ladders">Runs of more than two hyphens at line ends below each other.</param>
/// <param name="WideLines">Per cent of justified lines (last lines left out) with a word space above 133 %.</param>
/// <param name="Tightest">Least word space of a justified line, as factor.</param>
/// <param name="Loosest">Greatest word space of a justified line, as factor.</param>
/// <param name="Widows">Last lines alone at the head of a column.</param>
/// <param name="Orphans">First lines alone at the foot of a column.</param>
/// <param name="OffGrid">Baselines that should lie on the grid and do not.</param>
/// <param name="OversetCharacters">UTF-16 units that found no room.</param>
/// <param name="Overfull">Lines wider than their column.</param>
public sealed record SettingMetrics(
    int Lines, double HyphensPer100, int Ladders, double WideLines, double Tightest, double Loosest,
    int Widows, int Orphans, int OffGrid, int OversetCharacters, int Overfull)
{
    public static SettingMetrics Of(IEnumerable<SetStory> stories)
    {
        ArgumentNullException.ThrowIfNull(stories);
        throw new NotImplementedException();
    }
}
