namespace StadKust.Preflight.Rules.Web;

/// <summary>M17-002: Formulas and notes can be found and read.</summary>
internal sealed class M17Formulas() : Rule(
    "M17-002",
    what: new(
        "Formules en noten zijn te vinden en te lezen",
        "Formeln und Anmerkungen sind auffindbar und lesbar",
        "Formulas and notes can be found and read"),
    why: "A formula is a picture to a screen reader; a note without a name cannot be reached.",
    limit: "Formula with Alt or ActualText (17-002); Note with ID, each its own (19-003, 19-004)",
    source: "ISO 14289-1:2014, 7.7 and 7.9; Matterhorn 17-002, 19-003, 19-004",
    mend: new(
        "Vul tekst of kenmerk aan",
        "Text oder Kennung ergänzen",
        "Add the text or the identifier"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var element in file.Structure.All.Where(e => e.Type == "Formula" && !e.Has("Alt") && !e.Has("ActualText")))
        {
            yield return new Fault("/Alt –", "/Alt", Object: element.ToString());
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in file.Structure.All.Where(e => e.Type == "Note" && !(e.Dict.Text("ID") is { Length: > 0 } id && names.Add(id))))
        {
            yield return new Fault($"/ID {element.Dict["ID"]}", "/ID", Object: element.ToString());
        }
    }
}
