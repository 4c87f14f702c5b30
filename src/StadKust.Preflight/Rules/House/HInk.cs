using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.House;

/// <summary>H-TAC: The ink limit of the edition holds in small places too.</summary>
internal sealed class HInk() : Rule(
    "H-TAC",
    what: new(
        "De inktlimiet van de editie geldt ook in het klein",
        "Die Farbgrenze der Ausgabe gilt auch im Kleinen",
        "The ink limit of the edition holds in small places too"),
    why: "Large averages hide dark lines and letters that smear all the same.",
    limit: "average of any square of 3 mm: limit + 10 %; areas, lines and text: never above the limit",
    source: "house rule H-TAC",
    mend: new(
        "Verlaag de inkt in het vlak of de tekst",
        "Farbauftrag der Fläche oder des Textes senken",
        "Take ink out of the area or text"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Profile.InkLimitSmall is { } small)
        {
            foreach (var ink in file.Ink.Where(i => Math.Round(i.MostSmall, 1) > small))
            {
                yield return new Fault(Subject.Say(Math.Round(ink.MostSmall, 1), "%"), $"≤ {Subject.Say(small, "%")}", ink.Page, ink.MostSmallAt, "3 × 3 mm");
            }
        }

        foreach (var (page, item) in file.Items)
        {
            if (item is { Kind: DrawnKind.Text or DrawnKind.Fill or DrawnKind.Stroke, IsInvisible: false } && item.Paint.Pattern is null && item.Paint.Ink.Sum * 100 > file.Profile.InkLimit + 0.05)
            {
                yield return Fault.At(page, item, $"{item.Paint.Ink} = {Subject.Say(item.Paint.Ink.Sum * 100, "%")}", $"≤ {Subject.Say(file.Profile.InkLimit, "%")}");
            }
        }
    }
}
