namespace StadKust.Typesetting;

/// <summary>A line with final glyph positions, its origin at the left end of the measure on the baseline.</summary>
/// <param name="Runs">Each with the distance of its origin from the line's, and how far it is raised; in points.</param>
/// <param name="Width">Of what is printed, in points.</param>
/// <param name="Excess">How much wider than the measure, in points; 0 for a line that fits.</param>
internal sealed record ComposedLine(ComposedRun[] Runs, LineFacts Facts, double Width, double Excess);

/// <param name="X">Distance of the run's origin from the line's, in points.</param>
/// <param name="Rise">How far it is raised, in points.</param>
internal readonly record struct ComposedRun(double X, double Rise, int Leaf, GlyphRun Run);
