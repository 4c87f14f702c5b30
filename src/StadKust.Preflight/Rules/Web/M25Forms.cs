namespace StadKust.Preflight.Rules.Web;

/// <summary>M25-001: There are no dynamic forms, and the tab order follows the structure.</summary>
internal sealed class M25Forms() : Rule(
    "M25-001",
    what: new(
        "Er zijn geen dynamische formulieren en geen scherm dat de tab-volgorde breekt",
        "Es gibt keine dynamischen Formulare und keine gebrochene Tab-Reihenfolge",
        "There are no dynamic forms, and the tab order follows the structure"),
    why: "With the keyboard one must come by everything in the order of the text.",
    limit: "no XFA (25-001); pages with annotations: /Tabs /S (28-008)",
    source: "ISO 14289-1:2014, 7.15 and 7.18.3; Matterhorn 25-001, 28-008",
    mend: new(
        "Zet de tab-volgorde op structuur",
        "Tab-Reihenfolge auf Struktur stellen",
        "Set the tab order to structure"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Catalog.Dict("AcroForm").Has("XFA"))
        {
            yield return new Fault("/XFA", "");
        }

        foreach (var page in file.Pages.Where(p => p.Dict.Array("Annots").Count > 0 && p.Dict.Name("Tabs") != "S"))
        {
            yield return new Fault($"/Tabs {page.Dict["Tabs"]}", "/Tabs /S", page.Number);
        }
    }
}
