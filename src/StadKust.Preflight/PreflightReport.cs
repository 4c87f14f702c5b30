using System.Text.Json.Serialization;

namespace StadKust.Preflight;

/// <summary>What a check has found. We read the standard by other people's texts, so nothing here is ever called certified.</summary>
/// <param name="Profile">Name of the profile it was held against.</param>
/// <param name="Sha256">Of the bytes that were checked.</param>
/// <param name="Sheets">One entry a page, in order: its boxes and, when ink was measured, its picture.</param>
/// <param name="Unmeasured">What could not be measured, so that nobody takes silence for good news.</param>
public sealed record PreflightReport(
    string Profile, string File, string Sha256, bool IsReadable, IReadOnlyList<PreflightFinding> Findings, IReadOnlyList<SheetReport> Sheets, IReadOnlyList<string> Unmeasured)
{
    public const string SelfValidated = "self-validated";

    /// <summary><c>self-validated</c>, <c>errors</c> or <c>unreadable</c>.</summary>
    [JsonIgnore]
    public string Result => !IsReadable ? "unreadable" : Errors > 0 ? "errors" : SelfValidated;

    [JsonIgnore]
    public int Pages => Sheets.Count;

    [JsonIgnore]
    public int Errors => Findings.Count(f => f.Severity == Severity.Error);

    [JsonIgnore]
    public int Warnings => Findings.Count(f => f.Severity == Severity.Warning);

    /// <summary>0 without errors, 1 with, 2 when the file could not be read.</summary>
    [JsonIgnore]
    public int ExitCode => !IsReadable ? 2 : Errors > 0 ? 1 : 0;
}

/// <param name="Number">From 1.</param>
/// <param name="Width">Of the trim, in millimetres.</param>
/// <param name="Bleed">Smallest distance between trim and bleed box, in millimetres.</param>
/// <param name="Ink">Null when ink was not measured.</param>
/// <param name="Picture">Small picture of the plates as PNG; empty when ink was not measured.</param>
/// <param name="Frame">What the picture shows, in millimetres from the left and top of the trim.</param>
public sealed record SheetReport(int Number, double Width, double Height, double Bleed, InkReport? Ink, ReadOnlyMemory<byte> Picture, Place Frame)
{
    /// <summary>What a telephone reads from the codes of the page; "?" for one that it does not read.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];
}

/// <summary>Ink of a page in per cent.</summary>
/// <param name="Most">Largest average in a square of 15 mm.</param>
/// <param name="MostSmall">Largest average in a square of 3 mm.</param>
/// <param name="Cover">Average over the page of each plate: C, M, Y, K.</param>
public sealed record InkReport(double Most, double MostSmall, double C, double M, double Y, double K);
