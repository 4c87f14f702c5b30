namespace StadKust.Magazine.PressRoom;

/// <summary>What to try first, for each code of a finding, in Dutch, German and English; and the message of what other parts found, which they say in English only.</summary>
internal static class PressHints
{
    private static readonly Dictionary<string, (string Dutch, string German, string English)> Hints = new()
    {
        ["missing-item"] = ("Publiceer het, of haal het uit het vlakplan.", "Veröffentlichen oder aus dem Seitenplan nehmen.", "Publish it, or take it out of the flatplan."),
        ["empty-calendar"] = ("Publiceer activiteiten, of kies andere dagen.", "Veranstaltungen veröffentlichen oder andere Tage wählen.", "Publish events, or change the days."),
        ["missing-object"] = ("Wijzig het vlakplan, of voeg het aan het item toe.", "Den Seitenplan ändern oder den Inhalt ergänzen.", "Change the flatplan, or add it to the item."),
        ["object-left-out"] = ("Zet het in een kader van het vlakplan.", "In einen Rahmen des Seitenplans setzen.", "Put it into a frame of the flatplan."),
        ["unknown-placeholder"] = ("Kijk de schrijfwijze in het vlakplan na.", "Die Schreibweise im Seitenplan prüfen.", "Check how it is written in the flatplan."),
        ["overset"] = ("Kort de tekst in, of geef haar meer ruimte in het vlakplan.", "Den Text kürzen oder ihm im Seitenplan mehr Platz geben.", "Shorten the text, or give it more room in the flatplan."),
        ["lost-characters"] = ("Dit is een fout van het programma: meld haar met het nummer van de editie.", "Das ist ein Fehler des Programms: bitte mit der Nummer der Ausgabe melden.", "This is a fault of the program: report it with the number of the edition."),
        ["lost-entries"] = ("Geef de agenda meer ruimte, of kies minder dagen.", "Dem Kalender mehr Platz geben oder weniger Tage wählen.", "Give the calendar more room, or choose fewer days."),
        ["overfull-line"] = ("Schrijf het woord korter, of zet een zacht afbreekteken.", "Das Wort kürzen oder ein weiches Trennzeichen setzen.", "Write the word shorter, or put a soft hyphen into it."),
        ["missing-glyph"] = ("Kies een ander teken, of voeg een lettertype toe dat het heeft.", "Ein anderes Zeichen wählen oder eine Schrift ergänzen, die es hat.", "Choose another character, or add a font that has it."),
        ["missing-picture"] = ("Kies een ander beeld.", "Ein anderes Bild wählen.", "Choose another picture."),
        ["object-overset"] = ("Kort het kader in, of geef het meer ruimte.", "Den Kasten kürzen oder ihm mehr Platz geben.", "Shorten the box, or give it more room."),
        ["typesetting"] = ("Bekijk de plaats op de pagina.", "Die Stelle auf der Seite ansehen.", "Look at the place on the page."),
        ["many-hyphens"] = ("Maak de kolom breder, of herschrijf de alinea’s met de meeste afbrekingen.", "Die Spalte verbreitern oder die Absätze mit den meisten Trennungen umschreiben.", "Make the column wider, or rewrite the paragraphs with most hyphens."),
        ["wide-lines"] = ("Herschrijf de regels die in het rapport staan.", "Die Zeilen, die im Bericht stehen, umschreiben.", "Rewrite the lines that the report names."),
        ["not-confirmed"] = ("Laat de drukkerij profiel, inktlimiet en papier bevestigen.", "Profil, Farbauftrag und Papier von der Druckerei bestätigen lassen.", "Have the print office confirm profile, ink limit and paper."),
        ["profile-missing"] = ("Zet het profiel van de drukkerij in print/profiles.", "Das Profil der Druckerei in print/profiles ablegen.", "Put the print office's profile into print/profiles."),
        ["profile-damaged"] = ("Vraag de drukkerij om een nieuw exemplaar.", "Die Druckerei um ein neues Exemplar bitten.", "Ask the print office for a new copy."),
        ["profile-not-cmyk"] = ("Kies het CMYK-profiel van de drukvoorwaarde.", "Das CMYK-Profil der Druckbedingung wählen.", "Choose the CMYK profile of the printing condition."),
        ["cannot-tag"] = ("Geef elk beeld een tekst voor wie het niet ziet.", "Jedem Bild einen Text für jene geben, die es nicht sehen.", "Give every picture a text for those who do not see it."),
        ["low-contrast"] = ("Kies een donkerdere letter of een lichtere ondergrond.", "Eine dunklere Schrift oder einen helleren Grund wählen.", "Choose darker type or a lighter ground."),
        ["cannot-print"] = ("Herstel wat hier wordt genoemd en laat opnieuw zetten.", "Das Genannte in Ordnung bringen und neu setzen lassen.", "Put right what is named here and set again."),
        ["empty-list"] = ("Kies andere items, of haal het blok weg.", "Andere Inhalte wählen oder den Block entfernen.", "Choose items, or take the block out."),
        ["no-text"] = ("Schrijf een tekst, of haal het item uit het vlakplan.", "Einen Text schreiben oder den Inhalt aus dem Seitenplan nehmen.", "Write a text, or take the item out of the flatplan."),
        ["missing-alt"] = ("Beschrijf wat op het beeld te zien is.", "Beschreiben, was auf dem Bild zu sehen ist.", "Describe what the picture shows."),
        ["rights-expired"] = OtherPicture,
        ["rights-channel"] = OtherPicture,
        ["rights-territory"] = OtherPicture,
        ["rights-run"] = OtherPicture,
        ["advert-missing"] = ("Zet het bestand in de map van de editie; hooguit 200 MB.", "Die Datei in den Ordner der Ausgabe legen; höchstens 200 MB.", "Put the file into the folder of the edition; at most 200 MB."),
        ["advert-size"] = ("Vraag om de juiste maat, of zet haar in een ander vak.", "Das richtige Format anfordern oder sie in einen anderen Rahmen setzen.", "Ask for the right size, or put it into another frame."),
        ["advert-bleed"] = ("Vraag om afloop aan de kanten die worden afgesneden.", "Beschnitt an den Seiten anfordern, die geschnitten werden.", "Ask for bleed on the sides that are cut."),
        ["advert-pages"] = ("Zeg in het vlakplan welke pagina is bedoeld: page: 1.", "Im Seitenplan sagen, welche Seite gemeint ist: page: 1.", "Say in the flatplan which page is meant: page: 1."),
        ["advert-ink"] = ("Vraag om een versie in cyaan, magenta, geel en zwart.", "Eine Fassung in Cyan, Magenta, Gelb und Schwarz anfordern.", "Ask for it in cyan, magenta, yellow and black."),
        ["advert"] = ("Vraag de adverteerder om een nieuw bestand als PDF/X-4.", "Beim Inserenten eine neue Datei als PDF/X-4 anfordern.", "Ask the advertiser for a new file as PDF/X-4."),
    };

    // Beside where it is, which the finding names.
    private static readonly Dictionary<string, (string Dutch, string German)> Elsewhere = new()
    {
        ["no-text"] = ("Er is geen tekst in deze taal die gezet kan worden.", "Es gibt in dieser Sprache keinen Text, der gesetzt werden kann."),
        ["empty-list"] = ("Een lijst met andere items heeft er geen die in deze taal is gepubliceerd.", "Eine Liste anderer Inhalte hat keinen, der in dieser Sprache veröffentlicht ist."),
        ["missing-picture"] = ("Het beeld staat niet in de mediabibliotheek, of zijn bestand ontbreekt.", "Das Bild ist nicht in der Medienbibliothek, oder seine Datei fehlt."),
        ["missing-alt"] = ("Het beeld heeft in deze taal geen beschrijving.", "Das Bild hat in dieser Sprache keine Beschreibung."),
        ["rights-expired"] = ("Het recht om dit beeld te gebruiken is verlopen.", "Das Recht, dieses Bild zu verwenden, ist abgelaufen."),
        ["rights-channel"] = ("Dit beeld mag niet in druk worden gebruikt.", "Dieses Bild darf nicht gedruckt werden."),
        ["rights-territory"] = ("Dit beeld mag in dit gebied niet worden gebruikt.", "Dieses Bild darf in diesem Gebiet nicht verwendet werden."),
        ["rights-run"] = ("Dit beeld mag niet in zo’n hoge oplage worden gedrukt.", "Dieses Bild darf nicht in so hoher Auflage gedruckt werden."),
    };

    private static (string Dutch, string German, string English) OtherPicture =>
        ("Kies een ander beeld, of verleng de licentie.", "Ein anderes Bild wählen oder die Lizenz verlängern.", "Choose another picture, or extend the licence.");

    /// <returns>By culture code; null for a code that has none.</returns>
    public static IReadOnlyDictionary<string, string>? Of(string code) =>
        Hints.TryGetValue(code, out var hint) || (code.StartsWith("advert-", StringComparison.Ordinal) && Hints.TryGetValue("advert", out hint))
            ? PressFinding.In(hint.Dutch, hint.German, hint.English)
            : null;

    /// <summary>The message of a finding of another part; in English alone when its code is not known here.</summary>
    public static IReadOnlyDictionary<string, string> Message(string code, string english) =>
        Elsewhere.TryGetValue(code, out var said) ? PressFinding.In(said.Dutch, said.German, english) : PressFinding.In(english, english, english);
}
