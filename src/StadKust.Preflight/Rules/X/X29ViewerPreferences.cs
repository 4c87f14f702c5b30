namespace StadKust.Preflight.Rules.X;

/// <summary>X29: What is shown and printed is the bleed or media box.</summary>
internal sealed class X29ViewerPreferences() : Rule(
    "X29",
    what: new(
        "Wat wordt getoond en gedrukt is het afloop- of mediakader",
        "Gezeigt und gedruckt wird Anschnitt- oder Medienrahmen",
        "What is shown and printed is the bleed or media box"),
    why: "Another box cuts the bleed away before the sheet is made.",
    limit: "ViewArea, ViewClip, PrintArea, PrintClip: absent, MediaBox or BleedBox",
    source: "ISO 15930-7:2010, 6.13; print-rules X29",
    mend: new(
        "Verwijder de weergave-instellingen van het bestand",
        "Anzeigeeinstellungen der Datei entfernen",
        "Remove the view settings of the file"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var preferences = file.Catalog.Dict("ViewerPreferences");
        foreach (var key in (string[])["ViewArea", "ViewClip", "PrintArea", "PrintClip"])
        {
            if (preferences.Has(key) && preferences.Name(key) is not ("MediaBox" or "BleedBox"))
            {
                yield return new Fault($"/{key} {preferences[key]}", "/MediaBox /BleedBox");
            }
        }
    }
}
