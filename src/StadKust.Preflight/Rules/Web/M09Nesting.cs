namespace StadKust.Preflight.Rules.Web;

/// <summary>M09-004: Tables and lists are built as they should be.</summary>
internal sealed class M09Nesting() : Rule(
    "M09-004",
    what: new(
        "Tabellen en lijsten zijn opgebouwd zoals het hoort",
        "Tabellen und Listen sind richtig aufgebaut",
        "Tables and lists are built as they should be"),
    why: "A reader counts rows and points; wrong nesting makes it count wrong.",
    limit: "TR in Table, THead, TBody or TFoot; TH and TD in TR; LI in L; Lbl and LBody in LI; TOCI in TOC",
    source: "ISO 14289-1:2014, 7.2; Matterhorn 09-004 to 09-008",
    mend: new(
        "Herstel de tags van de tabel of lijst",
        "Tags der Tabelle oder Liste berichtigen",
        "Mend the tags of the table or list"))
{
    private static readonly Dictionary<string, string[]> Parents = new(StringComparer.Ordinal)
    {
        ["TR"] = ["Table", "THead", "TBody", "TFoot"],
        ["TH"] = ["TR"],
        ["TD"] = ["TR"],
        ["THead"] = ["Table"],
        ["TBody"] = ["Table"],
        ["TFoot"] = ["Table"],
        ["LI"] = ["L"],
        ["LBody"] = ["LI"],
        ["TOCI"] = ["TOC"],
    };

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var element in file.Structure.All)
        {
            if (Parents.TryGetValue(element.Type, out var allowed) && !allowed.Contains(element.Parent?.Type))
            {
                yield return new Fault($"{element.Type} < {element.Parent?.Type ?? "–"}", string.Join(" / ", allowed), Object: element.ToString());
            }
        }
    }
}
