using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0018: White lines are thick enough.</summary>
internal sealed class R0018ThinWhiteLine() : Rule(
    "R0018",
    what: new(
        "Witte lijnen zijn dik genoeg",
        "Weiße Linien sind dick genug",
        "White lines are thick enough"),
    why: "Thinner ones fill up with ink.",
    limit: "white line over other objects: at least 0.25 pt, thin filled rectangles included",
    source: "GWG 2022 R0018, I00004",
    mend: new(
        "Maak de lijn minstens 0,25 pt",
        "Linie mindestens 0,25 pt stark machen",
        "Make the line at least 0.25 pt"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var (page, item) in file.Items)
        {
            if (item.IsLine && item.IsOverOthers && item.Paint.Ink.IsWhite && item.Paint.Pattern is null && item.Size < 0.2495)
            {
                yield return Fault.At(page, item, Subject.Say(item.Size, "pt"), "≥ 0.25 pt");
            }
        }
    }
}
