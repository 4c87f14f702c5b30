using StadKust.Content;
using StadKust.Preflight;
using StadKust.Preflight.Profiles;
using StadKust.Typesetting;

namespace StadKust.Magazine.PressRoom;

/// <summary>The check of files as they were saved or came in, by a reader that shares nothing with the writer.</summary>
internal static class SavedBytes
{
    /// <summary>The print file.</summary>
    /// <param name="fileName">By house rule H-NAME.</param>
    public static PreflightReport Check(ReadOnlyMemory<byte> pdf, string fileName, PrintCondition condition, CancellationToken stop) => Preflight.Preflight.Check(
        pdf, PreflightProfiles.StadkustBody,
        new PreflightOptions(fileName, InkLimit: condition.InkLimit) { Condition = new WantedCondition(condition.Identifier, condition.Icc.Hex, condition.Confirmed) }, stop);

    /// <summary>A page of the print file as a file of its own: its structure. What is painted was judged in the whole file.</summary>
    /// <param name="page">As printed, from 1.</param>
    public static IEnumerable<PressFinding> SinglePage(ReadOnlyMemory<byte> pdf, string fileName, PrintCondition condition, string edition, int page, CancellationToken stop) =>
        Preflight.Preflight.Check(
            pdf, PreflightProfiles.StadkustBody,
            new PreflightOptions(fileName, InkLimit: condition.InkLimit, MeasureInk: false) { Condition = new WantedCondition(condition.Identifier, condition.Icc.Hex, condition.Confirmed) }, stop)
            .Findings.Where(f => f.Severity == Preflight.Severity.Error)
            .Select(f => Finding(f, $"{edition} / {fileName}", page));

    public static PreflightSummary Summary(PreflightReport report, string edition) => new(
        report.Result, report.Profile, report.Sha256, report.Errors, report.Warnings, report.Sheets.Max(s => s.Ink?.Most) ?? 0, report.Unmeasured,
        [.. report.Findings.Select(f => Finding(f, edition, f.Page))]);

    /// <summary>The accessible twin: nothing of it keeps the edition from the press, but nothing may be left.</summary>
    public static IEnumerable<PressFinding> Twin(ReadOnlyMemory<byte> pdf, string fileName, string edition, CancellationToken stop) =>
        Preflight.Preflight.Check(pdf, PreflightProfiles.WebUa, new PreflightOptions(fileName, MeasureInk: false), stop)
            .Findings.Select(f => Finding(f, $"{edition} / {fileName}", f.Page) with { Severity = Content.Severity.Warning });

    /// <summary>A supplied page on arrival. Too much ink is refused (H-ADS); all else weighs what GWG says.</summary>
    /// <param name="page">Of the file, from 1.</param>
    public static IEnumerable<PressFinding> Supplied(ReadOnlyMemory<byte> pdf, string fileName, int page, int inkLimit, string where, int onPage) =>
        Preflight.Preflight.Check(pdf, PreflightProfiles.MagazineAds, new PreflightOptions(fileName, InkLimit: inkLimit))
            .Findings.Where(f => f.Rule != "R0006" && (f.Page is null || f.Spots.Any(s => s.Page == page)))
            .Select(f => Finding(f, where, onPage) is var said && f.Rule == "R0026" ? said with { Severity = Content.Severity.Error } : said);

    private static PressFinding Finding(PreflightFinding finding, string where, int? page) => new(
        finding.Severity switch
        {
            Preflight.Severity.Error => Content.Severity.Error,
            Preflight.Severity.Warning => Content.Severity.Warning,
            _ => Content.Severity.Note,
        },
        $"preflight-{finding.Rule.ToLowerInvariant()}",
        finding.Object.Length > 0 ? $"{where} / {finding.Object}" : where,
        page,
        PressFinding.In(finding.Message.Nl, finding.Message.De, finding.Message.En),
        PressFinding.In(finding.Hint.Nl, finding.Hint.De, finding.Hint.En));
}
