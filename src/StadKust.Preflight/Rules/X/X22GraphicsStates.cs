using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X22: No transfer curves or halftones of one's own.</summary>
internal sealed class X22GraphicsStates() : Rule(
    "X22",
    what: new(
        "Geen eigen rasters of overdrachtskrommen",
        "Keine eigenen Raster oder Übertragungskurven",
        "No transfer curves or halftones of one's own"),
    why: "They change every dot on the plate behind the printer's back.",
    limit: "no TR; TR2 only Default; no HTP; halftones of type 1 or 5, without HalftoneName",
    source: "ISO 15930-7:2010, 6.2.7; print-rules X22",
    mend: new(
        "Exporteer zonder overdrachtsfuncties en rasterinstellingen",
        "Ohne Übertragungsfunktionen und Rastereinstellungen exportieren",
        "Export without transfer functions and halftones"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var state in States(file))
        {
            if (state.Has("TR"))
            {
                yield return new Fault("/TR", "", Object: state.ToString());
            }

            if (state.Has("TR2") && state.Name("TR2") != "Default")
            {
                yield return new Fault("/TR2", "/TR2 /Default", Object: state.ToString());
            }

            if (state.Has("HTP"))
            {
                yield return new Fault("/HTP", "", Object: state.ToString());
            }

            if (state.Find("HT") is { } halftone && (halftone.Integer("HalftoneType") is not (1 or 5) || halftone.Has("HalftoneName")))
            {
                yield return new Fault($"/HT {halftone["HalftoneType"]} {halftone["HalftoneName"]}", "1 / 5", Object: state.ToString());
            }
        }
    }

    private static IEnumerable<PdfDict> States(Subject file) =>
        file.Dictionaries.SelectMany(d => d.Dict("ExtGState").Entries.Keys.Select(k => d.Dict("ExtGState").Find(k)).OfType<PdfDict>())
            .Concat(file.Dictionaries.Where(d => d.Name("Type") == "ExtGState"))
            .Distinct(ReferenceEqualityComparer.Instance).Cast<PdfDict>();
}
