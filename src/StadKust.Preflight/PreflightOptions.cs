using StadKust.Preflight.Reading;

namespace StadKust.Preflight;

/// <param name="FileName">Without folder; house rule H-NAME looks at it. Null when the bytes have none.</param>
/// <param name="MeasureInk">Draw plates: needed for R0005, R0026, H-TAC and H-QR, and takes most of the time.</param>
/// <param name="Pictures">Also keep a small picture of every page for the report.</param>
/// <param name="InkLimit">Of the edition, in per cent; null takes that of the profile.</param>
/// <param name="Limits">Null takes the normal ones.</param>
public sealed record PreflightOptions(string? FileName = null, bool MeasureInk = true, bool Pictures = false, double? InkLimit = null, Limits? Limits = null)
{
    /// <summary>What the file has to be made for; null when nobody has said it.</summary>
    public WantedCondition? Condition { get; init; }

    /// <summary>Width and height that every page must have when it is cut, in millimetres: the room that was booked for an advert. Null when any size will do.</summary>
    public (double Width, double Height)? Trim { get; init; }
}
