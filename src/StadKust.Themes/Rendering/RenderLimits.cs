namespace StadKust.Themes;

/// <summary>How much a template may do. A page of ours takes about 400 steps and 60 KB.</summary>
/// <param name="Loop">Steps of one loop.</param>
/// <param name="Depth">Parts within parts.</param>
/// <param name="Characters">Of one page.</param>
/// <param name="Milliseconds">By the clock on the wall: generous, for the first page of a busy machine.</param>
public sealed record RenderLimits(int Loop = 2_000, int Depth = 24, int Characters = 2_000_000, int Milliseconds = 10_000);
