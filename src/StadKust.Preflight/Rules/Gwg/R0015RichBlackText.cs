using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0015: Text in rich black has not too much ink.</summary>
internal sealed class R0015RichBlackText() : Rule(
    "R0015",
    what: new(
        "Tekst in vol zwart heeft niet te veel inkt",
        "Tiefschwarzer Text hat nicht zu viel Farbe",
        "Text in rich black has not too much ink"),
    why: "Four inks on fine letters smear and set off on the facing page.",
    limit: "K ≥ 85 % and sum above 280 % (news 220 %)",
    source: "GWG 2022 R0015",
    mend: new(
        "Gebruik zwart alleen, of 40/30/20/100",
        "Nur Schwarz verwenden, oder 40/30/20/100",
        "Use black alone, or 40/30/20/100"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item is { Kind: DrawnKind.Text, IsInvisible: false } && item.Paint.Ink.K >= 0.85 && item.Paint.Ink.Sum * 100 > file.Profile.RichBlackText + 0.01)
            {
                yield return Fault.At(page, item, $"{item.Paint.Ink} = {Subject.Say(item.Paint.Ink.Sum * 100, "%")}", Subject.Say(file.Profile.RichBlackText, "%"));
            }
        }
    }
}
