using System.Security.Cryptography;
using StadKust.Preflight.Drawing;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Reading;
using StadKust.Preflight.Rules;
using StadKust.Preflight.Rules.Structure;
using StadKust.Preflight.Rules.X;

namespace StadKust.Preflight;

/// <summary>Holds the bytes of a PDF against the rules of a profile.</summary>
/// <remarks>
/// Shares no code with whoever wrote the file. Whatever the bytes are, there is a report: damage, a password and exceeded limits are findings.
/// Equal bytes and options give equal reports.
/// </remarks>
public static class Preflight
{
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public static PreflightReport Check(ReadOnlyMemory<byte> pdf, Profile profile, PreflightOptions? options = null, CancellationToken stop = default)
    {
        options ??= new PreflightOptions();
        profile = options.InkLimit is { } ink ? profile with { InkLimit = ink, InkLimitSmall = profile.InkLimitSmall is null ? null : ink + 10 } : profile;
        var name = Path.GetFileName(options.FileName ?? "");
        var hash = Convert.ToHexStringLower(SHA256.HashData(pdf.Span));
        try
        {
            var file = PdfFile.Open(pdf, (options.Limits ?? Limits.Normal) with { });
            var subject = new Subject(file, profile, name) { MeasuresInk = options.MeasureInk && profile.IsForPrint, KeepsPictures = options.Pictures, Condition = options.Condition, WantedTrim = options.Trim };
            return file.Trailer.Has("Encrypt") ? Locked(subject, hash) : All(subject, options, hash, stop);
        }
        catch (UnreadableException unreadable)
        {
            return Refused(unreadable.Message, false);
        }
        catch (BeyondLimitException beyond)
        {
            return Refused(beyond.Message, true);
        }

        PreflightReport Refused(string why, bool isLimit)
        {
            var rule = RuleBook.Of("S00");
            var finding = Grouping.Findings(rule, Severity.Error, [isLimit ? new Fault("", why) : new Fault(why)], []);
            return new PreflightReport(profile.Name, name, hash, false, [.. finding], [], []);
        }
    }

    // Behind a password there is nothing that could be judged.
    private static PreflightReport Locked(Subject subject, string hash)
    {
        var rule = RuleBook.Of("X03");
        return new PreflightReport(subject.Profile.Name, subject.Name, hash, true, [.. Grouping.Findings(rule, Severity.Error, rule.Check(subject), [])], [], []);
    }

    private static PreflightReport All(Subject subject, PreflightOptions options, string hash, CancellationToken stop)
    {
        var findings = new List<PreflightFinding>();
        foreach (var rule in RuleBook.All)
        {
            stop.ThrowIfCancellationRequested();
            if (subject.Profile.Severities.TryGetValue(rule.Id, out var severity))
            {
                findings.AddRange(Grouping.Findings(rule, severity, rule.Check(subject), subject.Drawn));
            }
        }

        var unmeasured = subject.Ink.SelectMany(i => i.Unmeasured.Select(u => FormattableString.Invariant($"page {i.Page}: ink not measured, {u}"))).ToList();
        return new PreflightReport(subject.Profile.Name, subject.Name, hash, true, findings, [.. subject.Drawn.Select(p => Sheet(p, subject))], unmeasured);
    }

    private static SheetReport Sheet(PageFacts page, Subject subject)
    {
        const double Millimetre = 25.4 / 72;
        var (trim, media) = (page.Page.Trim, page.Page.Media);
        var bleed = page.Page.Box("BleedBox") ?? trim;
        var smallest = new[] { trim.Left - bleed.Left, trim.Bottom - bleed.Bottom, bleed.Right - trim.Right, bleed.Top - trim.Top }.Min();
        var ink = subject.Ink.ElementAtOrDefault(page.Page.Number - 1);
        var report = ink is null ? null : new InkReport(One(ink.Most), One(ink.MostSmall), One(ink.Cover[0]), One(ink.Cover[1]), One(ink.Cover[2]), One(ink.Cover[3]));
        var (x, y, width, height) = page.Millimetres(media);
        return new SheetReport(
            page.Page.Number, Math.Round(trim.Width * Millimetre, 2), Math.Round(trim.Height * Millimetre, 2), Math.Round(smallest * Millimetre, 2), report, ink?.Picture ?? [],
            new Place(Math.Round(x, 2), Math.Round(y, 2), Math.Round(width, 2), Math.Round(height, 2)))
        {
            Codes = [.. ink?.Codes.Select(c => c.Text ?? "?") ?? []],
        };
    }

    private static double One(double value) => Math.Round(value, 1);
}
