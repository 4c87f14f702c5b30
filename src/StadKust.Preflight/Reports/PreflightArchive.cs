using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StadKust.Preflight.Reports;

/// <summary>A whole report as text, to be kept beside the file it speaks of and shown later in any form and language. Pictures are left out.</summary>
public static class PreflightArchive
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(PreflightReport report) =>
        JsonSerializer.Serialize(report with { Sheets = [.. report.Sheets.Select(s => s with { Picture = default })] }, Options);

    /// <returns>Null when the text is no report.</returns>
    public static PreflightReport? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PreflightReport>(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
