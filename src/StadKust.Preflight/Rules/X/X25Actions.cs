using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X25: Nothing in the file acts of its own accord.</summary>
internal sealed class X25Actions() : Rule(
    "X25",
    what: new(
        "Niets in het bestand handelt uit zichzelf",
        "Nichts in der Datei handelt von selbst",
        "Nothing in the file acts of its own accord"),
    why: "Scripts and links have no meaning on paper; an annotation on the page may print.",
    limit: "no OpenAction, AA, A, JavaScript; annotations only outside the bleed, except PrinterMark and TrapNet",
    source: "ISO 15930-7:2010, 6.8 and 6.10; print-rules X25",
    mend: new(
        "Exporteer zonder koppelingen, formulieren en scripts",
        "Ohne Verknüpfungen, Formulare und Skripte exportieren",
        "Export without links, forms and scripts"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var key in (string[])["OpenAction", "AA", "URI", "Threads"])
        {
            if (file.Catalog.Has(key) && !(key == "OpenAction" && file.Catalog[key] is PdfArray))
            {
                yield return new Fault($"/{key}", "");
            }
        }

        if (file.Catalog.Dict("Names").Has("JavaScript"))
        {
            yield return new Fault("/JavaScript", "");
        }

        foreach (var dict in file.Dictionaries.Where(d => d.Name("S") is "JavaScript" or "Launch" or "ImportData" or "SubmitForm" or "ResetForm" or "Rendition" or "Movie" or "Sound"))
        {
            yield return new Fault($"/{dict.Name("S")}", "", Object: dict.ToString());
        }

        foreach (var page in file.Pages)
        {
            if (page.Dict.Has("AA"))
            {
                yield return new Fault("/AA", "", page.Number);
            }

            var bleed = page.Box("BleedBox") ?? page.Trim;
            foreach (var annotation in page.Dict.Array("Annots").Values.OfType<PdfDict>())
            {
                var kind = annotation.Name("Subtype");
                var box = annotation.Array("Rect").Count == 4 ? Box.Of(annotation.Array("Rect").Numbers()) : bleed;
                if (kind is not ("PrinterMark" or "TrapNet") && box.Meets(bleed))
                {
                    yield return new Fault($"/{kind}", "", page.Number, box, annotation.ToString());
                }
            }
        }
    }
}
