using System.Globalization;

namespace StadKust.Web.Doors;

/// <summary>Words of the editors' list of findings, in three languages: what is wrong, said by its code.</summary>
public sealed class FindingWords
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["title"] = ["Wat nog recht moet", "Was noch zu tun ist", "What is left to put right"],
        ["lead"] = [
            "Gevonden in wat gepubliceerd is: verwijzingen, data, teksten van de website, drukstijlen en vlakplannen.",
            "Gefunden in dem, was veröffentlicht ist: Verweise, Termine, Wörter der Website, Druckstile und Seitenpläne.",
            "Found in what is published: references, dates, words of the website, print styles and flatplans."],
        ["none"] = ["Alles klopt. Er is niets te doen.", "Alles stimmt. Es gibt nichts zu tun.", "All is well. There is nothing to do."],
        ["count"] = ["{0} fouten, {1} waarschuwingen", "{0} Fehler, {1} Warnungen", "{0} errors, {1} warnings"],
        ["more"] = ["En nog {0} van deze soort.", "Und noch {0} dieser Art.", "And {0} more of this kind."],
        ["error"] = ["Fout", "Fehler", "Error"],
        ["warning"] = ["Let op", "Warnung", "Warning"],
        ["note"] = ["Opmerking", "Hinweis", "Note"],
    };

    private static readonly Dictionary<string, string[]> Titles = new()
    {
        ["reference-to-nothing"] = ["Verwijzing naar iets dat er niet is", "Verweis auf etwas, das es nicht gibt", "Reference to something that is not there"],
        ["link-to-nowhere"] = ["Link die nergens heen leidt", "Link, der nirgends hinführt", "Link that leads nowhere"],
        ["link-to-other-language"] = ["Link naar iets dat in deze taal ontbreekt", "Link auf etwas, das in dieser Sprache fehlt", "Link to something missing in this language"],
        ["link-refused"] = ["Link met een adres dat niet mag", "Link mit einer unzulässigen Adresse", "Link with an address that is not allowed"],
        ["unsafe-address"] = ["Adres dat niet veilig is", "Adresse, die nicht sicher ist", "Address that is not safe"],
        ["missing-file"] = ["Bestand ontbreekt", "Datei fehlt", "File is missing"],
        ["asset-missing"] = ["Bestand van het thema ontbreekt", "Datei des Themas fehlt", "File of the theme is missing"],
        ["alt-text-missing"] = ["Beschrijving van een beeld ontbreekt", "Bildbeschreibung fehlt", "Description of a picture is missing"],
        ["missing-alt"] = ["Beschrijving van een beeld ontbreekt", "Bildbeschreibung fehlt", "Description of a picture is missing"],
        ["missing-picture"] = ["Beeld ontbreekt", "Bild fehlt", "Picture is missing"],
        ["phrase-missing"] = ["Woord van de website ontbreekt in deze taal", "Wort der Website fehlt in dieser Sprache", "Word of the website is missing in this language"],
        ["unknown-block"] = ["Blok van een onbekende soort", "Baustein unbekannter Art", "Block of an unknown kind"],
        ["block-without-template"] = ["Blok zonder sjabloon", "Baustein ohne Vorlage", "Block without a template"],
        ["type-without-template"] = ["Pagina zonder sjabloon", "Seite ohne Vorlage", "Page without a template"],
        ["template-broke"] = ["Sjabloon werkt niet", "Vorlage funktioniert nicht", "Template does not work"],
        ["template-syntax"] = ["Sjabloon met een schrijffout", "Vorlage mit einem Schreibfehler", "Template with a slip of the pen"],
        ["markup-removed"] = ["Opmaak die niet mag, is weggelaten", "Unzulässige Auszeichnung wurde weggelassen", "Markup that is not allowed was left out"],
        ["when-missing"] = ["Activiteit zonder datum", "Veranstaltung ohne Termin", "Event without a date"],
        ["when-not-json"] = ["Datum die niet te lezen is", "Termin, der nicht zu lesen ist", "Date that cannot be read"],
        ["date-missing"] = ["Activiteit zonder datum", "Veranstaltung ohne Termin", "Event without a date"],
        ["time-skipped"] = ["Tijdstip dat door de zomertijd niet bestaat", "Uhrzeit, die es wegen der Sommerzeit nicht gibt", "Time the clock change skips"],
        ["time-twice"] = ["Tijdstip dat door de wintertijd twee keer bestaat", "Uhrzeit, die es wegen der Winterzeit zweimal gibt", "Time the clock change repeats"],
        ["rule-never-fits"] = ["Herhaling die nooit voorkomt", "Wiederholung, die nie vorkommt", "Recurrence that never happens"],
        ["date-not-in-series"] = ["Uitzondering op een dag die niet in de reeks zit", "Ausnahme an einem Tag, der nicht zur Reihe gehört", "Exception on a day outside the series"],
        ["too-many-occurrences"] = ["Te veel herhalingen", "Zu viele Wiederholungen", "Too many occurrences"],
        ["missing-item"] = ["Vlakplan noemt iets dat niet gepubliceerd is", "Seitenplan nennt etwas, das nicht veröffentlicht ist", "Flatplan names something that is not published"],
        ["unknown-key"] = ["Onbekend woord in een drukbestand", "Unbekanntes Wort in einer Druckdatei", "Unknown word in a print file"],
        ["missing-key"] = ["Ontbrekend woord in een drukbestand", "Fehlendes Wort in einer Druckdatei", "Missing word in a print file"],
        ["wrong-value"] = ["Waarde die niet kan in een drukbestand", "Unzulässiger Wert in einer Druckdatei", "Impossible value in a print file"],
        ["wrong-length"] = ["Maat die niet te lezen is in een drukbestand", "Unlesbares Maß in einer Druckdatei", "Unreadable length in a print file"],
        ["unknown-style"] = ["Onbekende alineastijl", "Unbekanntes Absatzformat", "Unknown paragraph style"],
        ["due-failed"] = ["Gepland, maar mislukt", "Geplant, aber fehlgeschlagen", "Planned, but failed"],
        ["due-again"] = ["Gepland, mislukt en opnieuw geprobeerd", "Geplant, fehlgeschlagen und wird wiederholt", "Planned, failed and tried again"],
        ["due-late"] = ["Gepland, maar nog niet gedaan", "Geplant, aber noch nicht getan", "Planned, but not done yet"],
        ["font"] = ["Lettertype dat niet te gebruiken is", "Schrift, die nicht zu verwenden ist", "Font that cannot be used"],
    };

    private readonly string language;
    private readonly int column;

    private FindingWords(string language) => (this.language, column) = (language, language switch { "de" => 1, "en" => 2, _ => 0 });

    public string this[string key] => Words[key][column];

    /// <summary>A heading; a code without words of its own is shown as it is.</summary>
    public string TitleOf(string code) => Titles.TryGetValue(code, out var row) ? row[column] : code;

    public string Count(int errors, int warnings) => string.Format(CultureInfo.GetCultureInfo(language), this["count"], errors, warnings);

    public string More(int number) => string.Format(CultureInfo.GetCultureInfo(language), this["more"], number);

    public static FindingWords For(HttpContext context) => new(AccountWords.For(context).Language);
}
