namespace StadKust.Preflight.Rules.X;

/// <summary>X27: No layers that may be on or off.</summary>
internal sealed class X27Layers() : Rule(
    "X27",
    what: new(
        "Geen lagen die aan of uit kunnen staan",
        "Keine Ebenen, die ein oder aus sein können",
        "No layers that may be on or off"),
    why: "What is off on the screen may be on at the press.",
    limit: "X-4 allows layers; our own pages have none",
    source: "ISO 15930-7:2010, 6.12; print-rules X27",
    mend: new(
        "Voeg de lagen samen voor het exporteren",
        "Ebenen vor dem Export zusammenfügen",
        "Merge layers before exporting"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Profile.IsOwn && file.Catalog.Has("OCProperties"))
        {
            yield return new Fault(FormattableString.Invariant($"{file.Catalog.Dict("OCProperties").Array("OCGs").Count} OCG"), "0");
        }
    }
}
