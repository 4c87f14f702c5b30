namespace StadKust.Preflight.Rules.Web;

/// <summary>M01-000: The file is tagged.</summary>
internal sealed class M01Tagged() : Rule(
    "M01-000",
    what: new(
        "Het bestand is getagd",
        "Die Datei ist getaggt",
        "The file is tagged"),
    why: "Without tags a screen reader hears fragments in the order of painting.",
    limit: "MarkInfo /Marked true and a StructTreeRoot with elements; Suspects not true (Matterhorn 01-007)",
    source: "ISO 14289-1:2014, 7.1; Matterhorn Protocol 1.1, 01",
    mend: new(
        "Exporteer als getagde PDF",
        "Als getaggtes PDF exportieren",
        "Export as tagged PDF"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var mark = file.Catalog.Dict("MarkInfo");
        if (mark.Bool("Marked") != true)
        {
            yield return new Fault("/Marked –", "/Marked true");
        }

        if (mark.Bool("Suspects") == true)
        {
            yield return new Fault("/Suspects true", "false");
        }

        if (file.Structure.All.Count == 0)
        {
            yield return new Fault("/StructTreeRoot –", "/StructTreeRoot");
        }
    }
}
