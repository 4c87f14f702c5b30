namespace StadKust.Preflight.Rules.X;

/// <summary>X28: Pages are not separated into inks beforehand.</summary>
internal sealed class X28Separated() : Rule(
    "X28",
    what: new(
        "De pagina's zijn niet vooraf in inkten gescheiden",
        "Die Seiten sind nicht vorab in Farbauszüge getrennt",
        "Pages are not separated into inks beforehand"),
    why: "Four pages for one: the press would print each of them in four inks.",
    limit: "no SeparationInfo, no PresSteps",
    source: "ISO 15930-7:2010, 6.1; print-rules X28",
    mend: new(
        "Exporteer als samengestelde pagina (composite)",
        "Als Composite exportieren",
        "Export as composite"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var page in file.Pages)
        {
            foreach (var key in (string[])["SeparationInfo", "PresSteps"])
            {
                if (page.Dict.Has(key))
                {
                    yield return new Fault($"/{key}", "", page.Number);
                }
            }
        }
    }
}
