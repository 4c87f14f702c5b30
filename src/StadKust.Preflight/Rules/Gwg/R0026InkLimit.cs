using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0026: Nowhere is there too much ink.</summary>
internal sealed class R0026InkLimit() : Rule(
    "R0026",
    what: new(
        "Nergens ligt te veel inkt",
        "Nirgends liegt zu viel Farbe",
        "Nowhere is there too much ink"),
    why: "The web does not dry: ink sets off on the facing page and sticks in the folder.",
    limit: "average of any square of 15 mm: 305 % (sheet 320 %, news 245 %, our edition 300 % unless the printer says otherwise)",
    source: "GWG 2022 R0026; house rule H-TAC",
    mend: new(
        "Converteer het beeld met het drukprofiel of verlaag de inkt in het vlak",
        "Bild mit dem Druckprofil umwandeln oder Farbauftrag der Fläche senken",
        "Convert the picture with the printing profile, or take ink out of the area"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var ink in file.Ink.Where(i => Math.Round(i.Most, 1) > file.Profile.InkLimit))
        {
            yield return new Fault(Subject.Say(Math.Round(ink.Most, 1), "%"), $"≤ {Subject.Say(file.Profile.InkLimit, "%")}", ink.Page, ink.MostAt, "15 × 15 mm");
        }
    }
}
