using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Codes;

/// <summary>A QR code as it lies on the plates.</summary>
/// <param name="Box">Without its quiet zone, in points of the page.</param>
/// <param name="Modules">Along one side: 21 for version 1, four more for each further one.</param>
/// <param name="Module">Side of a module, in points.</param>
/// <param name="Level">Error correction: L, M, Q or H; null when the code does not say.</param>
/// <param name="Text">What a phone reads; null when it cannot be read without guessing.</param>
/// <param name="LeastBlack">Black in the dark modules, least of all, in per cent.</param>
/// <param name="MostColour">Largest sum of cyan and magenta anywhere in the code, and yellow beyond a tint of 10 %, in per cent.</param>
/// <param name="Quiet">Free modules around it, at most 4.</param>
internal sealed record PrintedCode(Box Box, int Modules, double Module, char? Level, string? Text, double LeastBlack, double MostColour, double Quiet)
{
    public int Version => (Modules - 17) / 4;
}
