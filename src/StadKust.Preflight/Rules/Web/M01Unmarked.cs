namespace StadKust.Preflight.Rules.Web;

/// <summary>M01-005: All on the page is content or artifact, and says which.</summary>
internal sealed class M01Unmarked() : Rule(
    "M01-005",
    what: new(
        "Alles op de pagina is inhoud of versiering, en zegt welk van beide",
        "Alles auf der Seite ist Inhalt oder Beiwerk und sagt, welches von beiden",
        "All on the page is content or artifact, and says which"),
    why: "What is neither is read aloud in a wrong place or not at all.",
    limit: "every object drawn lies in marked content of the structure, or in an Artifact",
    source: "ISO 14289-1:2014, 7.1; Matterhorn 01-005",
    mend: new(
        "Tag de inhoud of markeer haar als artefact",
        "Inhalt taggen oder als Artefakt kennzeichnen",
        "Tag the content or mark it as an artifact"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var known = file.Structure.All.SelectMany(e => e.Marks).ToLookup(m => m.Mcid, m => m.Page);
        foreach (var (page, item) in file.Items)
        {
            if (item.Tagged is null)
            {
                yield return Fault.At(page, item, "–", "MCID / Artifact");
            }
            else if (item.Inside.Length == 0 && int.TryParse(item.Tagged, System.Globalization.NumberStyles.None, null, out var mcid) && !known[mcid].Any(p => p is null || ReferenceEquals(p, page.Page.Dict)))
            {
                yield return Fault.At(page, item, $"MCID {mcid}", "StructTreeRoot");
            }
        }
    }
}
