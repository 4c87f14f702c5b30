using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StadKust.Preflight.Reports;

/// <summary>A report for programs.</summary>
public static class PreflightJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="culture">Language of message and hint: nl, de or en.</param>
    public static string Write(PreflightReport report, string culture) => JsonSerializer.Serialize(
        new
        {
            report.Result,
            report.Profile,
            file = new { report.Sha256, report.Pages },
            findings = report.Findings.Select(f => new
            {
                f.Rule,
                f.Severity,
                f.Page,
                f.Place,
                f.Object,
                f.Measured,
                f.Allowed,
                message = f.Message.In(culture),
                hint = f.Hint.In(culture),
            }),
        },
        Options) + "\n";
}
