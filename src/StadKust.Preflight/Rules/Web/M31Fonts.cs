namespace StadKust.Preflight.Rules.Web;

/// <summary>M31-009: Every font is embedded and can be turned into text.</summary>
internal sealed class M31Fonts() : Rule(
    "M31-009",
    what: new(
        "Elk lettertype is ingesloten en vertaalbaar naar tekst",
        "Jede Schrift ist eingebettet und in Text übersetzbar",
        "Every font is embedded and can be turned into text"),
    why: "A replaced font shows other signs; a font without a map says nothing.",
    limit: "font programs embedded (31-009); ToUnicode on composite fonts that are not plain Unicode (31-027); no .notdef (31-030)",
    source: "ISO 14289-1:2014, 7.21; Matterhorn 31",
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
            if (!font.IsEmbedded)
            {
                yield return new Fault("FontFile –", "FontFile", page, Object: font.Name);
            }
            else if (!font.IsType3 && font.Program is null)
            {
                yield return new Fault(font.ProgramTrouble ?? "–", "FontFile", page, Object: font.Name);
            }

            if (font.IsComposite && !font.HasTexts)
            {
                yield return new Fault("ToUnicode –", "ToUnicode", page, Object: font.Name);
            }

            if (font.Program is not null && font.Used.Any(c => font.Glyph(c) == 0))
            {
                yield return new Fault(".notdef", "", page, Object: font.Name);
            }
        }
    }
}
