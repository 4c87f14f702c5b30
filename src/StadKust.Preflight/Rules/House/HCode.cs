using System.Text.RegularExpressions;
using StadKust.Preflight.Codes;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-QR: Printed codes can be read by every telephone.</summary>
internal sealed partial class HCode() : Rule(
    "H-QR",
    what: new(
        "Elke gedrukte code is door elke telefoon te lezen",
        "Jeder gedruckte Code lässt sich mit jedem Telefon lesen",
        "Every printed code can be read by every telephone"),
    why: "A code that does not open sends 200,000 readers nowhere.",
    limit: "100K alone, on paper or at most 10 % yellow; module ≥ 0.5 mm, code ≥ 18 mm, 4 modules of free ground, level M or better, version ≤ 4, ≥ 10 mm from trim and fold; own address /q/…, printed beside it too",
    source: "house rule H-QR; read from our own plates",
    mend: new(
        "Zet de code groter, alleen in zwart en met vrije ruimte eromheen",
        "Code größer, nur in Schwarz und mit freiem Rand setzen",
        "Set the code larger, in black alone and with free ground around it"))
{
    private const double Millimetre = 25.4 / 72;

    // Plates are measured at 100 ppi: a tenth of a pixel.
    private const double Tolerance = 0.03;

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (ink, page) in file.Ink.Zip(file.Drawn))
        {
            foreach (var code in ink.Codes)
            {
                foreach (var (measured, allowed, severity) in Faults(code, page.Page.Trim, file.Profile.IsOwn, string.Concat(page.Items.Select(i => i.Text))))
                {
                    yield return new Fault(measured, allowed, ink.Page, code.Box, code.Text ?? "QR", severity);
                }
            }
        }
    }

    private static IEnumerable<(string Measured, string Allowed, Severity? Severity)> Faults(PrintedCode code, Reading.Box trim, bool isOwn, string words)
    {
        var (module, side) = (code.Module * Millimetre, code.Box.Width * Millimetre);
        if (module < 0.5 - Tolerance / 2)
        {
            yield return ($"{Subject.Say(module, "mm")} / module", "≥ 0.5 mm", null);
        }

        if (side < 18 - (4 * Tolerance))
        {
            yield return (Subject.Say(side, "mm"), "≥ 18 mm", null);
        }

        var edge = new[] { code.Box.Left - trim.Left, trim.Right - code.Box.Right, code.Box.Bottom - trim.Bottom, trim.Top - code.Box.Top }.Min() * Millimetre;
        if (edge < 10 - (2 * Tolerance))
        {
            yield return (Subject.Say(edge, "mm"), "≥ 10 mm", null);
        }

        if (code.LeastBlack < 97)
        {
            yield return ($"K {Subject.Say(code.LeastBlack, "%")}", "K 100 %", null);
        }

        if (code.MostColour > 4)
        {
            yield return ($"CMY {Subject.Say(code.MostColour, "%")}", "Y ≤ 10 %", null);
        }

        if (code.Quiet < 4)
        {
            yield return (FormattableString.Invariant($"{code.Quiet} modules"), "≥ 4 modules", null);
        }

        if (code.Version > 4)
        {
            yield return (FormattableString.Invariant($"version {code.Version}"), "≤ 4", null);
        }
        else if (code.Text is null)
        {
            yield return ("–", "ISO/IEC 18004", null);
        }

        if (code.Level == 'L')
        {
            yield return ("level L", "level M", null);
        }

        if (isOwn && code.Text is { } text)
        {
            // An advert on the page leads to its own house.
            var own = Own().Match(text);
            if (!own.Success)
            {
                yield return (text, "/q/…", Severity.Note);
            }
            else if (!words.Contains(own.Groups[1].Value, StringComparison.OrdinalIgnoreCase))
            {
                yield return ($"{own.Value}: –", $"“{own.Value}”", Severity.Warning);
            }
        }
    }

    [GeneratedRegex("/q/([A-Z0-9]{4,6})$", RegexOptions.IgnoreCase)]
    private static partial Regex Own();
}
