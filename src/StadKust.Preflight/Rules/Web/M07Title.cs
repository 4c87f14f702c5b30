namespace StadKust.Preflight.Rules.Web;

/// <summary>M07-001: The title stands above the window, not the name of the file.</summary>
internal sealed class M07Title() : Rule(
    "M07-001",
    what: new(
        "De titel staat boven het venster, niet de bestandsnaam",
        "Über dem Fenster steht der Titel, nicht der Dateiname",
        "The title stands above the window, not the name of the file"),
    why: "The title is the first thing that is read aloud.",
    limit: "ViewerPreferences /DisplayDocTitle true",
    source: "ISO 14289-1:2014, 7.1; Matterhorn 07-001 and 07-002",
    mend: new(
        "Zet \"titel tonen\" aan",
        "„Titel anzeigen“ einschalten",
        "Switch on \"display title\""))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        if (file.Catalog.Dict("ViewerPreferences").Bool("DisplayDocTitle") != true)
        {
            yield return new Fault($"/DisplayDocTitle {file.Catalog.Dict("ViewerPreferences")["DisplayDocTitle"]}", "true");
        }
    }
}
