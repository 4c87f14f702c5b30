namespace StadKust.Preflight.Rules.Web;

/// <summary>M14-003: Headings begin with H1 and leave no level out.</summary>
internal sealed class M14Headings() : Rule(
    "M14-003",
    what: new(
        "Koppen beginnen bij H1 en slaan geen niveau over",
        "Überschriften beginnen mit H1 und überspringen keine Ebene",
        "Headings begin with H1 and leave no level out"),
    why: "Readers leap from heading to heading; a gap looks like a missing part.",
    limit: "first heading H1 (14-002); no level left out on the way down (14-003); not H and Hn together (14-007)",
    source: "ISO 14289-1:2014, 7.4; Matterhorn 14-002, 14-003, 14-007",
    mend: new(
        "Herstel de niveaus van de koppen",
        "Ebenen der Überschriften berichtigen",
        "Mend the levels of the headings"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var last = 0;
        foreach (var element in file.Structure.All.Where(e => e.Type is ['H', >= '1' and <= '6']))
        {
            var level = element.Type[1] - '0';
            if (level > last + 1)
            {
                yield return new Fault($"H{last} → {element.Type}", $"H{last + 1}", Object: element.ToString());
            }

            last = level;
        }

        if (last > 0 && file.Structure.All.Any(e => e.Type == "H"))
        {
            yield return new Fault("H + Hn", "Hn");
        }
    }
}
