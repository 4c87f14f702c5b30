using System.Globalization;

namespace StadKust.Web.Doors.Print;

/// <summary>Words of the print office's door, in three languages.</summary>
public sealed class PrintWords
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["door-print"] = ["Drukkerij", "Druckerei", "Print office"],
        ["door-magazin"] = ["Redactie", "Redaktion", "Editors’ desk"],
        ["editions"] = ["Edities", "Ausgaben", "Editions"],
        ["lead"] = [
            "Persklare bestanden van het magazine: bekijken, controleren, downloaden.",
            "Druckfertige Dateien des Magazins: ansehen, prüfen, herunterladen.",
            "Press-ready files of the magazine: look, check, download."],
        ["none"] = [
            "Er is nog geen editie gepland. Zodra de redactie er een plant, staat die hier.",
            "Noch ist keine Ausgabe geplant. Sobald die Redaktion eine plant, steht sie hier.",
            "No edition is planned yet. As soon as the editors plan one, it will be here."],
        ["edition"] = ["Editie", "Ausgabe", "Edition"],
        ["pages"] = ["pagina’s", "Seiten", "pages"],
        ["run"] = ["Oplage", "Auflage", "Run"],
        ["copies"] = ["exemplaren", "Exemplare", "copies"],
        ["version"] = ["Versie", "Version", "Version"],
        ["file"] = ["Bestand", "Datei", "File"],
        ["size"] = ["Grootte", "Größe", "Size"],
        ["checksum"] = ["SHA-256", "SHA-256", "SHA-256"],
        ["download"] = ["Download de druk-PDF", "Druck-PDF herunterladen", "Download the print PDF"],
        ["report"] = ["Rapport (JSON)", "Bericht (JSON)", "Report (JSON)"],
        ["condition"] = ["Drukvoorwaarde", "Druckbedingung", "Printing condition"],
        ["preflight"] = ["Controle vóór druk", "Druckprüfung", "Preflight"],
        ["changed"] = [
            "Het bestand op de server is niet meer het bestand dat is gecontroleerd. Het wordt niet uitgereikt; waarschuw de redactie.",
            "Die Datei auf dem Server ist nicht mehr die geprüfte. Sie wird nicht ausgegeben; bitte die Redaktion verständigen.",
            "The file on the server is no longer the one that was checked. It is not handed out; please tell the editors."],
        ["single-page"] = ["Druk-PDF van deze pagina", "Druck-PDF dieser Seite", "Print PDF of this page"],
        ["proof"] = ["Proef-PDF om te lezen", "Korrektur-PDF zum Lesen", "Proof PDF for reading"],
        ["check-page"] = ["Controlerapport met pagina’s", "Prüfbericht mit Seiten", "Preflight report with pages"],
        ["check-paper"] = ["als PDF", "als PDF", "as a PDF"],
        ["preflight-self-validated"] = ["zonder fouten (eigen controle)", "ohne Fehler (Eigenprüfung)", "without errors (self-validated)"],
        ["preflight-errors"] = ["fouten gevonden", "Fehler gefunden", "errors found"],
        ["preflight-unreadable"] = ["niet te lezen", "nicht lesbar", "unreadable"],
        ["most-ink"] = ["hoogste inkt {0:0.0} %", "höchster Farbauftrag {0:0.0} %", "most ink {0:0.0} %"],
        ["ink"] = ["Inktlimiet", "Farbauftrag höchstens", "Ink limit"],
        ["paper"] = ["Papier", "Papier", "Paper"],
        ["confirmed"] = ["bevestigd", "bestätigt", "confirmed"],
        ["unconfirmed"] = ["nog niet bevestigd", "noch nicht bestätigt", "not confirmed yet"],
        ["fit"] = ["Tekst", "Text", "Text"],
        ["fits"] = ["Alle {0:#,0} tekens hebben een plaats.", "Alle {0:#,0} Zeichen haben einen Platz.", "All {0:#,0} characters have their place."],
        ["overset"] = ["{0:#,0} van {1:#,0} tekens vinden geen plaats.", "{0:#,0} von {1:#,0} Zeichen finden keinen Platz.", "{0:#,0} of {1:#,0} characters find no room."],
        ["findings"] = ["Bevindingen", "Befunde", "Findings"],
        ["no-findings"] = ["Niets te melden.", "Nichts zu melden.", "Nothing to report."],
        ["error"] = ["Fout", "Fehler", "Error"],
        ["warning"] = ["Let op", "Warnung", "Warning"],
        ["note"] = ["Opmerking", "Hinweis", "Note"],
        ["errors"] = ["fouten", "Fehler", "errors"],
        ["warnings"] = ["waarschuwingen", "Warnungen", "warnings"],
        ["page"] = ["Pagina", "Seite", "Page"],
        ["flatplan"] = ["Vlakplan", "Seitenplan", "Flatplan"],
        ["waiting"] = ["De editie wordt zo gezet.", "Die Ausgabe wird gleich gesetzt.", "The edition is about to be set."],
        ["running"] = ["De editie wordt nu gezet.", "Die Ausgabe wird gerade gesetzt.", "The edition is being set."],
        ["reload"] = ["Deze pagina ververst zichzelf.", "Diese Seite lädt sich selbst neu.", "This page reloads by itself."],
        ["failed"] = [
            "Het zetten is niet gelukt. De redactie moet iets herstellen:",
            "Der Satz ist nicht gelungen. Die Redaktion muss etwas in Ordnung bringen:",
            "Setting did not succeed. The editors have to put something right:"],
        ["not-set"] = [
            "Deze editie is nog niet gezet. Kom straks terug.", "Diese Ausgabe ist noch nicht gesetzt. Bitte kommen Sie später wieder.", "This edition has not been set yet. Please come back later."],
        ["no-file"] = [
            "Er is geen drukbestand: er staan nog fouten open.", "Es gibt keine Druckdatei: Fehler sind noch offen.", "There is no print file: errors are still open."],
        ["ready"] = ["Klaar voor controle", "Bereit zur Prüfung", "Ready for checking"],
        ["has-errors"] = ["Nog niet persklaar", "Noch nicht druckfertig", "Not press-ready yet"],
        ["language"] = ["Taal", "Sprache", "Language"],
        ["sign-out"] = ["Uitloggen", "Abmelden", "Sign out"],
        ["to-content"] = ["Naar de inhoud", "Zum Inhalt", "To the content"],
        ["older"] = ["Eerdere versies", "Frühere Versionen", "Earlier versions"],
        ["quality"] = ["Zetkwaliteit", "Satzqualität", "Quality of the setting"],
        ["lines"] = ["regels", "Zeilen", "lines"],
        ["hyphens"] = ["afbrekingen per 100 regels", "Trennungen je 100 Zeilen", "hyphens per 100 lines"],
        ["wide"] = ["% wijde regels", "% weite Zeilen", "% wide lines"],
        ["not-found"] = ["Deze editie is er niet.", "Diese Ausgabe gibt es nicht.", "There is no such edition."],
        ["view-proof"] = ["Op papier", "Auf Papier", "On paper"],
        ["view-ink"] = ["Totale inkt", "Gesamtfarbe", "Total ink"],
        ["view-cyan"] = ["Cyaan", "Cyan", "Cyan"],
        ["view-magenta"] = ["Magenta", "Magenta", "Magenta"],
        ["view-yellow"] = ["Geel", "Gelb", "Yellow"],
        ["view-black"] = ["Zwart", "Schwarz", "Black"],
        ["back"] = ["Alle edities", "Alle Ausgaben", "All editions"],
    };

    private readonly int column;

    private PrintWords(string language) => column = language switch { "de" => 1, "en" => 2, _ => 0 };

    public string Language => column switch { 1 => "de", 2 => "en", _ => "nl" };

    public CultureInfo Format => CultureInfo.GetCultureInfo(Language);

    public string this[string key] => Words.TryGetValue(key, out var row) ? row[column] : key;

    public string Say(string key, params ReadOnlySpan<object?> values) => string.Format(Format, this[key], values);

    public static PrintWords For(HttpContext context) => new(AccountWords.For(context).Language);
}
