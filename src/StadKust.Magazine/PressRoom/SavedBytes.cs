using StadKust.Content;
using StadKust.Preflight;
using StadKust.Preflight.Profiles;

namespace StadKust.Magazine.PressRoom;

/// <summary>The check of the print file as it was saved, by a reader that shares nothing with the writer.</summary>
internal static class SavedBytes
{
    /// <param name="fileName">By house rule H-NAME.</param>
    /// <param name="inkLimit">Of the printing condition, in per cent.</param>
    public static PreflightSummary Check(ReadOnlyMemory<byte> pdf, string fileName, int inkLimit, string edition, CancellationToken stop)
    {
        var report = Preflight.Preflight.Check(pdf, PreflightProfiles.StadkustBody, new PreflightOptions(fileName, InkLimit: inkLimit), stop);
        return new PreflightSummary(
            report.Result, report.Profile, report.Sha256, report.Errors, report.Warnings, report.Sheets.Max(s => s.Ink?.Most) ?? 0, report.Unmeasured,
            [.. report.Findings.Select(f => Finding(f, edition))]);
    }

    private static PressFinding Finding(PreflightFinding finding, string edition) => new(
        finding.Severity switch
        {
            Preflight.Severity.Error => Content.Severity.Error,
            Preflight.Severity.Warning => Content.Severity.Warning,
            _ => Content.Severity.Note,
        },
        $"preflight-{finding.Rule.ToLowerInvariant()}",
        finding.Object.Length > 0 ? $"{edition} / {finding.Object}" : edition,
        finding.Page,
        new Dictionary<string, string> { ["nl"] = finding.Message.Nl, ["de"] = finding.Message.De, ["en"] = finding.Message.En },
        finding.Hint.En);
}
