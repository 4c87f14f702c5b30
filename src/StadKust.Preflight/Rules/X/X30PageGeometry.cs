using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X30: Every page stands upright and at true size.</summary>
internal sealed class X30PageGeometry() : Rule(
    "X30",
    what: new(
        "Elke pagina staat rechtop en op ware grootte",
        "Jede Seite steht aufrecht und in wahrer Größe",
        "Every page stands upright and at true size"),
    why: "Programs differ in whether they turn and scale before or after placing.",
    limit: "Rotate 0, no UserUnit, CropBox absent or equal to MediaBox",
    source: "GWG 2022 R0002–R0004; print-rules X30",
    mend: new(
        "Draai de inhoud, niet de pagina; exporteer op ware grootte",
        "Inhalt statt Seite drehen; in Originalgröße exportieren",
        "Turn the contents, not the page; export at true size"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var page in file.Pages)
        {
            if (page.Rotate % 360 != 0)
            {
                yield return new Fault(FormattableString.Invariant($"/Rotate {page.Rotate}"), "0", page.Number);
            }

            if (page.Dict.Has("UserUnit"))
            {
                yield return new Fault($"/UserUnit {page.Dict["UserUnit"]}", "", page.Number);
            }

            if (page.Box("CropBox") is { } crop && !crop.IsNear(page.Media, 0.01))
            {
                yield return new Fault($"CropBox {crop}", $"MediaBox {page.Media}", page.Number);
            }
        }
    }
}
