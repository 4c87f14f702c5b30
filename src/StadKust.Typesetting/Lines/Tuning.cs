namespace StadKust.Typesetting;

/// <summary>What copyfitting turns on one paragraph, inside the limits of its style; nothing by default.</summary>
/// <param name="Letter">Letter space wanted, in em; 0 is the font's own.</param>
/// <param name="Glyph">What is added to the glyph scale wanted: 0.01 is 101 %.</param>
internal readonly record struct Tuning(double Letter, double Glyph);
