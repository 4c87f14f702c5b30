using StadKust.Preflight.Drawing;
using StadKust.Preflight.Fonts;

namespace StadKust.Preflight.Rules.X;

/// <summary>X15: Every font is embedded, complete and true.</summary>
internal sealed class X15Fonts() : Rule(
    "X15",
    what: new(
        "Elk lettertype is volledig en eerlijk ingesloten",
        "Jede Schrift ist vollständig und richtig eingebettet",
        "Every font is embedded, complete and true"),
    why: "A missing font is replaced on the press, a wrong width makes letters collide.",
    limit: "font program embedded and readable; every glyph shown is in it, none is .notdef; widths agree within 1/1000 em (1 unit); ToUnicode on composite fonts",
    source: "ISO 15930-7:2010, 6.5; print-rules X15",
    mend: new(
        "Sluit alle lettertypen in bij het exporteren",
        "Alle Schriften beim Export einbetten",
        "Embed all fonts when exporting"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var font in file.Fonts)
        {
            var page = file.Drawn.First(p => p.Fonts.Contains(font)).Page.Number;
            foreach (var fault in Check(font))
            {
                yield return fault with { Page = page, Object = font.Name };
            }
        }
    }

    private static IEnumerable<Fault> Check(PdfFont font)
    {
        if (font.IsType3)
        {
            yield break;
        }

        if (!font.IsEmbedded)
        {
            yield return new Fault("FontFile –", "FontFile");
            yield break;
        }

        if (font.Program is not { } program)
        {
            yield return new Fault(font.ProgramTrouble ?? "–", "FontFile");
            yield break;
        }

        if (font.IsComposite && !font.HasTexts)
        {
            yield return new Fault("ToUnicode –", "ToUnicode");
        }

        foreach (var code in font.Used.Order())
        {
            var glyph = font.Glyph(code);
            var named = FormattableString.Invariant($"<{code:X4}> “{font.Unicode(code)}”");
            if (glyph == 0 || font.GlyphName(code) == ".notdef")
            {
                yield return new Fault($".notdef {named}", "");
                continue;
            }

            if (glyph >= program.GlyphCount || (program.Outline(glyph).IsEmpty && IsSeen(font.Unicode(code))))
            {
                yield return new Fault($"glyph {glyph} – {named}", FormattableString.Invariant($"< {program.GlyphCount}"));
                continue;
            }

            if (program.Advance(glyph) is { } advance && Math.Abs(advance - font.Width(code)) > 1.01)
            {
                yield return new Fault($"W {Subject.Say(font.Width(code), named)}", Subject.Say(advance, "/1000"));
            }
        }
    }

    // Spaces, joiners and soft hyphens have no outline in a sound font either.
    private static bool IsSeen(string? text) =>
        text is { Length: > 0 } && text.All(c => !char.IsWhiteSpace(c) && !char.IsControl(c) && c is not ('\uFFFD' or '\u00AD') && char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.NonSpacingMark));
}
