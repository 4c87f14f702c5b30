namespace StadKust.Preflight.Rules.Gwg;

/// <summary>R0034: Layers have no alternate configurations.</summary>
internal sealed class R0034LayerConfigurations() : Rule(
    "R0034",
    what: new(
        "Lagen hebben geen alternatieve standen",
        "Ebenen haben keine Alternativzustände",
        "Layers have no alternate configurations"),
    why: "Each program chooses another one.",
    limit: "OCProperties without Configs",
    source: "GWG 2022 R0034",
    mend: new(
        "Voeg de lagen samen voor het exporteren",
        "Ebenen vor dem Export zusammenfügen",
        "Merge layers before exporting"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Catalog.Dict("OCProperties").Has("Configs"))
        {
            yield return new Fault(FormattableString.Invariant($"{file.Catalog.Dict("OCProperties").Array("Configs").Count} /Configs"), "0");
        }
    }
}
