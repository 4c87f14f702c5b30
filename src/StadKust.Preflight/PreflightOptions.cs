using StadKust.Preflight.Reading;

namespace StadKust.Preflight;

/// <param name="FileName">Without folder; house rule H-NAME looks at it. Null when the bytes have none.</param>
/// <param name="MeasureInk">Draw plates: needed for R0005, R0026 and H-TAC, and takes most of the time.</param>
/// <param name="Pictures">Also keep a small picture of every page for the report.</param>
/// <param name="InkLimit">Of the edition, in per cent; null takes that of the profile.</param>
/// <param name="Limits">Null takes the normal ones.</param>
public sealed record PreflightOptions(string? FileName = null, bool MeasureInk = true, bool Pictures = false, double? InkLimit = null, Limits? Limits = null);
