using System.Text.Json;
using System.Text.Json.Serialization;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Typesetting;

namespace StadKust.Magazine.PressRoom;

/// <summary>What is known about a set edition; written as <c>report.json</c> beside the print file.</summary>
/// <param name="File">Name by house rule H-NAME; empty when there is no print file.</param>
/// <param name="Sha256">Of the print file.</param>
/// <param name="OversetCharacters">Must be 0 before an edition may go to press.</param>
/// <param name="Milliseconds">Per stage.</param>
public sealed record EditionReport(
    string Edition, string Title, string Season, string Language, int Run, string File, int Version, string Sha256, long Bytes, PressCondition Condition,
    IReadOnlyList<PageReport> Pages, IReadOnlyList<StoryCount> Stories, int OversetCharacters, IReadOnlyList<PressFinding> Findings,
    SettingMetrics? Quality, IReadOnlyDictionary<string, double> Milliseconds)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name of the accessible twin for the website; empty without.</summary>
    public string WebFile { get; init; } = "";

    public long WebBytes { get; init; }

    /// <summary>Name of the proof; empty without, and for versions from before there was one.</summary>
    public string ProofFile { get; init; } = "";

    /// <summary>What the check of the saved bytes said; null when there is no print file, or one of an older version.</summary>
    public PreflightSummary? Preflight { get; init; }

    [JsonIgnore]
    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);

    public string ToJson() => JsonSerializer.Serialize(this, Options) + "\n";

    /// <returns>Null when the text is no report: a damaged file is treated as if the edition had not been set.</returns>
    public static EditionReport? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<EditionReport>(json, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Identifier">Such as <c>FOGRA28</c>.</param>
/// <param name="Profile">File name of the ICC profile.</param>
/// <param name="Confirmed">By the print office (H-COND).</param>
public sealed record PressCondition(string Identifier, string Profile, int InkLimit, string Paper, bool Confirmed)
{
    internal static PressCondition Of(Condition condition) =>
        new(condition.Identifier, condition.Profile, condition.InkLimit, condition.Paper, condition.Confirmed);
}

/// <param name="Page">Position in the file, from 1.</param>
/// <param name="Folio">As printed; empty for a page without.</param>
/// <param name="Picture">File name of its picture: <c>P001.png</c>; empty without.</param>
public sealed record PageReport(int Page, string Folio, string Master, string Section, string Picture, int Errors, int Warnings)
{
    /// <summary>Of the lines on this page.</summary>
    public SettingMetrics? Quality { get; init; }

    /// <summary>What a person should look at on this page, each with its place: loose lines, ladders, rivers, what is off the grid or overset.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Name of its print file by house rule H-NAME; empty when pages were not written one by one.</summary>
    public string File { get; init; } = "";

    /// <summary>Of <see cref="File"/>.</summary>
    public string Sha256 { get; init; } = "";

    public long Bytes { get; init; }
}

/// <param name="Result"><c>self-validated</c>, <c>errors</c> or <c>unreadable</c>; never certified.</param>
/// <param name="Sha256">Of the bytes that were checked.</param>
/// <param name="Findings">Of the check alone; those of the setting are in the report itself.</param>
/// <param name="MostInk">Largest average of a square of 15 mm on any page, in per cent.</param>
public sealed record PreflightSummary(string Result, string Profile, string Sha256, int Errors, int Warnings, double MostInk, IReadOnlyList<string> Unmeasured, IReadOnlyList<PressFinding> Findings);
