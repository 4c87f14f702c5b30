using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.Web;

/// <summary>M28-011: Every link belongs to text and tells where it leads.</summary>
internal sealed class M28Links() : Rule(
    "M28-011",
    what: new(
        "Elke koppeling hoort bij tekst en zegt waarheen ze leidt",
        "Jede Verknüpfung gehört zu Text und sagt, wohin sie führt",
        "Every link belongs to text and tells where it leads"),
    why: "A link that is only a rectangle cannot be heard.",
    limit: "Link annotation inside a Link element (28-011), with Contents or Alt (28-012); other annotations in an Annot or Form element (28-002)",
    source: "ISO 14289-1:2014, 7.18; Matterhorn 28-002, 28-011, 28-012",
    mend: new(
        "Tag de koppeling en geef haar een beschrijving",
        "Verknüpfung taggen und beschreiben",
        "Tag the link and describe it"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var owners = new Dictionary<PdfDict, StructureElement>(ReferenceEqualityComparer.Instance);
        foreach (var element in file.Structure.All)
        {
            foreach (var annotation in element.Annotations)
            {
                owners.TryAdd(annotation, element);
            }
        }

        foreach (var page in file.Pages)
        {
            foreach (var annotation in page.Dict.Array("Annots").Values.OfType<PdfDict>().Where(a => a.Name("Subtype") is not ("Popup" or "PrinterMark") && ((a.Integer("F") ?? 0) & 2) == 0))
            {
                var kind = annotation.Name("Subtype") ?? "–";
                var box = annotation.Array("Rect").Count == 4 ? Box.Of(annotation.Array("Rect").Numbers()) : (Box?)null;
                string[] wanted = kind == "Link" ? ["Link"] : kind == "Widget" ? ["Form"] : ["Annot", "Link", "Form"];
                if (!owners.TryGetValue(annotation, out var owner) || !wanted.Contains(owner.Type))
                {
                    yield return new Fault($"/{kind} < {owner?.Type ?? "–"}", string.Join(" / ", wanted), page.Number, box, annotation.ToString());
                }
                else if (kind != "Widget" && string.IsNullOrWhiteSpace(annotation.Text("Contents")) && !owner.Has("Alt"))
                {
                    yield return new Fault($"/{kind} /Contents –", "/Contents", page.Number, box, annotation.ToString());
                }
            }
        }
    }
}
