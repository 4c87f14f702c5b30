using Microsoft.AspNetCore.Http;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>What the server says to editors, by code, in the language of their interface: title, explanation, and text of single findings.</summary>
internal sealed class AnswerWords
{
    // nl, de, en
    private static readonly Dictionary<string, string[]> Titles = new()
    {
        ["notice"] = ["Let op", "Hinweis", "Notice"],
        ["refused"] = ["Niet gelukt", "Nicht möglich", "Not possible"],
        ["invalid"] = ["Nog niet compleet", "Noch nicht vollständig", "Not complete yet"],
        ["conflict"] = ["Iemand anders heeft dit ook gewijzigd", "Jemand anders hat das auch geändert", "Somebody else has changed this, too"],
        ["no-revision"] = ["Laad de pagina opnieuw", "Bitte die Seite neu laden", "Please reload the page"],
        ["too-large"] = ["Te groot", "Zu groß", "Too large"],
        ["no-body"] = ["Onvolledige aanvraag", "Unvollständige Anfrage", "Incomplete request"],
        ["no-json"] = ["Onleesbare aanvraag", "Unlesbare Anfrage", "Unreadable request"],
        ["not-found"] = ["Niet gevonden", "Nicht gefunden", "Not found"],
        ["forbidden"] = ["Daarvoor heb je geen rechten", "Dazu fehlen die Rechte", "You may not do this"],
        ["type-in-use"] = ["Wordt gebruikt", "Wird benutzt", "In use"],
        ["slug-taken"] = ["Adres is al bezet", "Adresse ist vergeben", "Address is taken"],
        ["file-refused"] = ["Bestand geweigerd", "Datei abgelehnt", "File refused"],
        ["duplicate-file"] = ["Bestand bestaat al", "Datei gibt es schon", "File exists already"],
    };

    private static readonly Dictionary<string, string[]> Details = new()
    {
        ["invalid"] = [
            "Een of meer velden moeten nog worden ingevuld of verbeterd. Ze zijn gemarkeerd.",
            "Ein oder mehrere Felder sind noch auszufüllen oder zu verbessern. Sie sind markiert.",
            "One or more fields must be filled in or corrected. They are marked."],
        ["no-revision"] = [
            "Dit venster weet niet van welke versie het uitging; opslaan zou het werk van anderen kunnen overschrijven.",
            "Dieses Fenster weiß nicht, von welchem Stand es ausging; Speichern könnte die Arbeit anderer überschreiben.",
            "This window does not know which version it started from; saving could overwrite the work of others."],
        ["too-large"] = ["Er is te veel in één keer verstuurd.", "Es wurde zu viel auf einmal gesendet.", "Too much was sent at once."],
        ["no-body"] = ["Er ontbreekt iets in de aanvraag. Laad de pagina opnieuw.", "In der Anfrage fehlt etwas. Bitte die Seite neu laden.", "Something is missing in the request. Please reload the page."],
        ["no-json"] = ["De aanvraag was niet te lezen. Laad de pagina opnieuw.", "Die Anfrage war nicht zu lesen. Bitte die Seite neu laden.", "The request could not be read. Please reload the page."],
        ["not-found"] = ["Dit bestaat niet of niet meer.", "Das gibt es nicht oder nicht mehr.", "This does not exist, or not any more."],
        ["forbidden"] = [
            "Vraag een beheerder als je dit toch nodig hebt.", "Bitte eine Administratorin fragen, wenn das doch nötig ist.", "Ask an administrator if you need this."],
        ["forbidden-culture"] = [
            "In deze taal mag je niet werken.", "In dieser Sprache darf nicht gearbeitet werden.", "You may not work in this language."],
    };

    private static readonly Dictionary<string, string[]> Findings = new()
    {
        ["value-missing"] = ["Dit veld moet ingevuld zijn.", "Dieses Feld muss ausgefüllt sein.", "This field must be filled in."],
        ["pattern"] = ["De invoer heeft niet de juiste vorm.", "Die Eingabe hat nicht die richtige Form.", "The value is not of the right form."],
        ["slug-taken"] = [
            "Dit adres heeft al een ander item op dezelfde plaats. Geef een van beide een ander adres.",
            "Diese Adresse hat schon ein anderer Eintrag an derselben Stelle. Bitte einem der beiden eine andere geben.",
            "Another item in the same place has this address. Give one of the two another."],
        ["name-length"] = ["De naam heeft 1 tot 255 tekens.", "Der Name hat 1 bis 255 Zeichen.", "The name has 1 to 255 characters."],
        ["name-missing"] = ["Er ontbreekt een naam.", "Es fehlt ein Name.", "A name is missing."],
        ["value-form"] = ["Deze waarde past niet bij het veld.", "Dieser Wert passt nicht zu dem Feld.", "This value does not fit the field."],
        ["value-long"] = ["Deze tekst is te lang om op te slaan.", "Dieser Text ist zu lang zum Speichern.", "This text is too long to be saved."],
        ["value-number"] = ["Dit is geen getal.", "Das ist keine Zahl.", "This is not a number."],
        ["value-date"] = ["Dit is geen datum.", "Das ist kein Datum.", "This is not a date."],
        ["value-pick"] = ["Deze keuze bestaat niet.", "Diese Auswahl gibt es nicht.", "This choice does not exist."],
        ["value-link"] = ["Dit adres mag niet in een link staan.", "Diese Adresse ist in einem Link nicht erlaubt.", "This address is not allowed in a link."],
        ["value-deep"] = ["De blokken zijn te diep genest.", "Die Bausteine sind zu tief geschachtelt.", "The blocks are nested too deeply."],
        ["value-many"] = ["Dit zijn te veel blokken.", "Das sind zu viele Bausteine.", "These are too many blocks."],
        ["value-when"] = ["Deze datum is niet te lezen.", "Dieser Termin ist nicht zu lesen.", "This date cannot be read."],
        ["block-type"] = ["Dit soort blok hoort hier niet.", "Bausteine dieser Art gehören nicht hierher.", "Blocks of this kind do not belong here."],
        ["block-type-unknown"] = ["Een blok heeft een soort die er niet meer is.", "Ein Baustein hat eine Art, die es nicht mehr gibt.", "A block is of a kind that is gone."],
        ["markup-removed"] = [
            "Opmaak die hier niet mag, is weggelaten.", "Auszeichnung, die hier nicht erlaubt ist, wurde weggelassen.", "Markup that is not allowed here was left out."],
        ["conflict"] = [
            "Sinds je begon heeft iemand anders opgeslagen.", "Seit dem Öffnen hat jemand anders gespeichert.", "Somebody else has saved since you began."],
        ["item-missing"] = ["Dit item is er niet (meer).", "Diesen Eintrag gibt es nicht (mehr).", "This item does not exist (any more)."],
        ["type-missing"] = ["Dit type is er niet (meer).", "Diesen Typ gibt es nicht (mehr).", "This type does not exist (any more)."],
        ["revision-missing"] = ["Deze versie is er niet meer.", "Diese Version gibt es nicht mehr.", "This version does not exist any more."],
        ["item-trashed"] = ["Het item ligt in de prullenbak. Zet het eerst terug.", "Der Eintrag liegt im Papierkorb. Bitte zuerst wiederherstellen.", "The item is in the bin. Restore it first."],
        ["item-not-trashed"] = [
            "Dat kan alleen met wat zelf in de prullenbak is gelegd.", "Das geht nur mit dem, was selbst in den Papierkorb gelegt wurde.", "This works only for what was put into the bin itself."],
        ["type-unknown"] = ["Het type van dit item bestaat niet meer.", "Den Typ dieses Eintrags gibt es nicht mehr.", "The type of this item does not exist any more."],
        ["key-taken"] = ["Dit item bestaat al.", "Diesen Eintrag gibt es schon.", "This item exists already."],
        ["parent-missing"] = ["De plaats waar het moet komen bestaat niet.", "Den Platz, an den es soll, gibt es nicht.", "The place it should go to does not exist."],
        ["parent-trashed"] = [
            "De oude plaats ligt zelf in de prullenbak. Kies een andere.", "Der alte Platz liegt selbst im Papierkorb. Bitte einen anderen wählen.", "The old place is in the bin itself. Choose another."],
        ["type-not-allowed"] = ["Een item van dit type mag daar niet liggen.", "Ein Eintrag dieses Typs darf dort nicht liegen.", "An item of this type may not lie there."],
        ["move-circle"] = ["Een item kan niet onder zichzelf liggen.", "Ein Eintrag kann nicht unter sich selbst liegen.", "An item cannot lie below itself."],
        ["not-a-child"] = ["De lijst is intussen veranderd. Laad hem opnieuw.", "Die Liste hat sich inzwischen geändert. Bitte neu laden.", "The list has changed meanwhile. Load it again."],
        ["copy-too-large"] = ["Zoveel items worden niet in één keer gekopieerd.", "So viele Einträge werden nicht auf einmal kopiert.", "So many items are not copied at once."],
        ["variant-missing"] = ["Het item bestaat niet in deze taal. Geef het eerst een naam.", "Den Eintrag gibt es in dieser Sprache nicht. Bitte zuerst einen Namen geben.", "The item does not exist in this language. Give it a name first."],
        ["culture-unknown"] = ["Deze taal is er niet.", "Diese Sprache gibt es nicht.", "There is no such language."],
        ["property-unknown"] = ["Dit veld is er niet.", "Dieses Feld gibt es nicht.", "There is no such field."],
        ["property-place"] = ["Dit veld hoort niet bij deze taal.", "Dieses Feld gehört nicht zu dieser Sprache.", "This field does not belong to this language."],
        ["ancestor-unpublished"] = [
            "Een item erboven is in deze taal niet gepubliceerd: lezers bereiken dit niet.",
            "Ein Eintrag darüber ist in dieser Sprache nicht veröffentlicht: Leserinnen erreichen diesen nicht.",
            "An item above is not published in this language: readers cannot reach this one."],
        ["time-past"] = ["Dit tijdstip is al voorbij.", "Dieser Zeitpunkt ist schon vorbei.", "This time is past."],
        ["time-skipped"] = ["De klok slaat dit uur over; een uur later geldt.", "Die Uhr überspringt diese Stunde; eine Stunde später gilt.", "The clock change skips this hour; an hour later is taken."],
        ["time-twice"] = ["De klok herhaalt dit uur; de eerste keer geldt.", "Die Uhr wiederholt diese Stunde; das erste Mal gilt.", "The clock change repeats this hour; the first time is taken."],
        ["schedule-order"] = ["Het zou verdwijnen voordat het verschijnt.", "Es verschwände, bevor es erscheint.", "It would be withdrawn before it is published."],
        ["schedule-missing"] = ["Er is niets gepland.", "Es ist nichts geplant.", "Nothing is planned."],
        ["not-published"] = ["Nog niet gepubliceerd.", "Noch nicht veröffentlicht.", "Not published yet."],
        ["file-missing"] = ["Het geüploade bestand is er niet meer. Upload het opnieuw.", "Die hochgeladene Datei ist nicht mehr da. Bitte erneut hochladen.", "The uploaded file is gone. Upload it again."],
        ["file-kind"] = ["Bestanden van deze soort nemen we niet aan.", "Dateien dieser Art werden nicht angenommen.", "Files of this kind are not accepted."],
        ["file-content"] = ["De inhoud past niet bij de naam van het bestand.", "Der Inhalt passt nicht zum Namen der Datei.", "The content does not fit the name of the file."],
        ["file-type"] = ["Dit bestand hoort bij een ander mediatype.", "Diese Datei gehört zu einem anderen Medientyp.", "This file belongs to another media type."],
        ["file-dangerous"] = [
            "Dit bestand bevat iets dat kan worden uitgevoerd.", "Diese Datei enthält etwas, das ausgeführt werden kann.", "This file holds something that can be run."],
        ["picture-too-large"] = ["Dit beeld heeft te veel pixels.", "Dieses Bild hat zu viele Pixel.", "This picture has too many pixels."],
        ["value-missing-yet"] = [
            "Maker en licentie ontbreken nog: vul ze in voordat het beeld gebruikt wordt.",
            "Urheber und Lizenz fehlen noch: bitte eintragen, bevor das Bild benutzt wird.",
            "Author and licence are still missing: fill them in before the picture is used."],
        ["file-large"] = ["Dit bestand is te groot.", "Diese Datei ist zu groß.", "This file is too large."],
        ["duplicate-file"] = ["Dezelfde bytes staan al in de mediabibliotheek", "Dieselben Bytes liegen schon in der Mediathek", "The media library holds the same bytes already"],
        ["drawing-cleaned"] = ["Onveilige delen van de tekening zijn weggelaten.", "Unsichere Teile der Zeichnung wurden weggelassen.", "Unsafe parts of the drawing were left out."],
        ["alias-taken"] = ["Deze alias is al in gebruik.", "Dieser Alias ist schon vergeben.", "This alias is taken."],
        ["alias-form"] = ["Een alias begint met een letter en bestaat uit letters en cijfers.", "Ein Alias beginnt mit einem Buchstaben und besteht aus Buchstaben und Ziffern.", "An alias begins with a letter and holds letters and digits."],
    };

    private readonly int column;

    private AnswerWords(Culture language) => column = language.Code.ToLowerInvariant() switch { ['d', 'e', ..] => 1, ['n', 'l', ..] => 0, _ => 2 };

    public static AnswerWords For(HttpContext context) => new(context.Features.Get<Editor>()?.Language ?? Culture.English);

    public static AnswerWords In(Culture language) => new(language);

    public string Title(string code) => (Titles.TryGetValue(code, out var row) ? row : Titles["refused"])[column];

    public string? Detail(string code) => Details.TryGetValue(code, out var row) ? row[column] : null;

    /// <summary>A finding as one sentence; where the words by code say less than the finding itself, its own message stands.</summary>
    public string Say(Finding finding) => finding.Code switch
    {
        "value-missing" or "pattern" when finding.Field is null => finding.Message,
        "type-in-use" or "property-twice" or "data-type-missing" => $"{finding.Where}: {finding.Message}",
        "duplicate-file" => $"{Findings["duplicate-file"][column]}: {finding.Where}.",
        _ => Say(finding.Code) ?? finding.Message,
    };

    public string? Say(string code) => Findings.TryGetValue(code, out var row) ? row[column] : null;
}
