using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.Web;

/// <summary>M15-003: Every head of a table tells what it holds for.</summary>
internal sealed class M15TableHeads() : Rule(
    "M15-003",
    what: new(
        "Elke kop van een tabel zegt waarvoor hij geldt",
        "Jede Tabellenüberschrift sagt, wofür sie gilt",
        "Every head of a table tells what it holds for"),
    why: "Without it a cell is a number without a name.",
    limit: "TH with attribute Scope (Row, Column, Both), or TD with Headers",
    source: "ISO 14289-1:2014, 7.5; Matterhorn 15-003",
    mend: new(
        "Geef de koppen een bereik (Scope)",
        "Überschriften einen Bereich (Scope) geben",
        "Give the heads a scope"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var hasHeaders = file.Structure.All.Any(e => e.Type == "TD" && Attribute(e, "Headers") is not PdfNull);
        foreach (var element in file.Structure.All.Where(e => e.Type == "TH" && !hasHeaders && Attribute(e, "Scope").AsName is not ("Row" or "Column" or "Both")))
        {
            yield return new Fault("/Scope –", "/Row /Column", Object: element.ToString());
        }
    }

    private static PdfValue Attribute(StructureElement element, string key)
    {
        IEnumerable<PdfDict> sets = element.Dict["A"] switch
        {
            PdfDict one => [one],
            PdfArray many => many.Values.OfType<PdfDict>(),
            _ => [],
        };
        return sets.Select(s => s[key]).FirstOrDefault(v => v is not PdfNull) ?? PdfNull.Instance;
    }
}
