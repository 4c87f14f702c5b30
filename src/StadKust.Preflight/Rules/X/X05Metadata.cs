namespace StadKust.Preflight.Rules.X;

/// <summary>X05: The file carries readable XMP metadata.</summary>
internal sealed class X05Metadata() : Rule(
    "X05",
    what: new(
        "Het bestand draagt leesbare XMP-metadata",
        "Die Datei trägt lesbare XMP-Metadaten",
        "The file carries readable XMP metadata"),
    why: "Programs look for the promise of X-4 here, some of them without unpacking anything.",
    limit: "catalog /Metadata: stream of type Metadata, subtype XML, no filter, well-formed",
    source: "ISO 15930-7:2010, 6.7; print-rules X05",
    mend: new(
        "Exporteer als PDF/X-4, met metadata",
        "Als PDF/X-4 mit Metadaten exportieren",
        "Export as PDF/X-4 with metadata"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Catalog.Stream("Metadata") is not { } stream)
        {
            yield return new Fault("/Metadata –", "/Metadata");
            yield break;
        }

        if (stream.Dict.Name("Type") != "Metadata" || stream.Dict.Name("Subtype") != "XML")
        {
            yield return new Fault($"/{stream.Dict.Name("Type") ?? "–"} /{stream.Dict.Name("Subtype") ?? "–"}", "/Metadata /XML");
        }

        if (stream.Filters.Count > 0)
        {
            yield return new Fault($"/Filter {string.Join(' ', stream.Filters)}", "/Filter –");
        }

        if (file.Xmp.Trouble is { } trouble)
        {
            yield return new Fault(trouble, "XML");
        }
    }
}
