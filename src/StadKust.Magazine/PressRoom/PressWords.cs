using System.Globalization;
using StadKust.Content;

namespace StadKust.Magazine.PressRoom;

/// <summary>What is said about an edition, in Dutch, German and English. <c>{0}</c>, <c>{1}</c> … are measured values and names.</summary>
internal static class PressWords
{
    private static readonly Dictionary<string, (Severity Severity, string Dutch, string German, string English)> Texts = new()
    {
        ["missing-item"] = (Severity.Error,
            "Het item ‘{0}’ ({1}) is niet gepubliceerd in het {2}.",
            "Der Inhalt „{0}“ ({1}) ist in {2} nicht veröffentlicht.",
            "The item '{0}' ({1}) is not published in '{2}'."),
        ["empty-calendar"] = (Severity.Error,
            "Tussen {0} en {1} is geen enkele activiteit gepubliceerd.",
            "Zwischen {0} und {1} ist keine Veranstaltung veröffentlicht.",
            "No event is published between {0} and {1}."),
        ["missing-object"] = (Severity.Error,
            "‘{0}’ heeft geen {1} {2}.",
            "„{0}“ hat kein {1} {2}.",
            "'{0}' has no {1} {2}."),
        ["object-left-out"] = (Severity.Warning,
            "Een onderdeel ({1}) van ‘{0}’ staat op geen enkele pagina: {2}",
            "Ein Teil ({1}) von „{0}“ steht auf keiner Seite: {2}",
            "A part ({1}) of '{0}' stands on no page: {2}"),
        ["unknown-placeholder"] = (Severity.Error,
            "{0} is onbekend, of er staat niets achter.",
            "{0} ist unbekannt, oder es steht nichts dahinter.",
            "{0} is not known, or there is nothing behind it."),
        ["overset"] = (Severity.Error,
            "‘{0}’ is te lang: {1} tekens in {2} regels vinden geen plaats, vanaf ‘{3}’.",
            "„{0}“ ist zu lang: {1} Zeichen in {2} Zeilen finden keinen Platz, ab „{3}“.",
            "'{0}' is too long: {1} characters in {2} lines find no room, from '{3}' on."),
        ["lost-characters"] = (Severity.Error,
            "‘{0}’ heeft {1} tekens, maar er zijn er {2} gezet en {3} overgebleven.",
            "„{0}“ hat {1} Zeichen, gesetzt wurden aber {2}, übrig sind {3}.",
            "'{0}' has {1} characters, but {2} were set and {3} are left over."),
        ["lost-entries"] = (Severity.Error,
            "‘{0}’ belooft {1} activiteiten, maar er staan er {2} op de pagina’s.",
            "„{0}“ verspricht {1} Veranstaltungen, auf den Seiten stehen aber {2}.",
            "'{0}' promises {1} events, but {2} stand on the pages."),
        ["overfull-line"] = (Severity.Warning,
            "Een woord is breder dan zijn kolom: {0}",
            "Ein Wort ist breiter als seine Spalte: {0}",
            "A word is wider than its column: {0}"),
        ["missing-glyph"] = (Severity.Error,
            "Een teken ontbreekt in het lettertype: {0}",
            "Ein Zeichen fehlt in der Schrift: {0}",
            "A character is missing in the font: {0}"),
        ["missing-picture"] = (Severity.Error,
            "Een beeld ontbreekt: {0}",
            "Ein Bild fehlt: {0}",
            "A picture is missing: {0}"),
        ["object-overset"] = (Severity.Error,
            "Een kader of beeld vindt geen plaats: {0}",
            "Ein Kasten oder Bild findet keinen Platz: {0}",
            "A box or picture finds no room: {0}"),
        ["typesetting"] = (Severity.Warning,
            "Bij het zetten opgemerkt: {0}",
            "Beim Satz aufgefallen: {0}",
            "Noticed while setting: {0}"),
        ["many-hyphens"] = (Severity.Note,
            "Er zijn {0} afbrekingen per 100 regels; hooguit {1} is het streven.",
            "Es gibt {0} Trennungen je 100 Zeilen; angestrebt sind höchstens {1}.",
            "There are {0} hyphens per 100 lines; at most {1} is the aim."),
        ["wide-lines"] = (Severity.Note,
            "{0} % van de regels heeft wijde woordspaties (boven 133 %); hooguit {1} % is het streven.",
            "{0} % der Zeilen haben weite Wortabstände (über 133 %); angestrebt sind höchstens {1} %.",
            "{0} % of the lines have wide word spaces (above 133 %); at most {1} % is the aim."),
        ["not-confirmed"] = (Severity.Note,
            "Drukvoorwaarde {0}, profiel, inktlimiet en papier zijn nog niet door de drukkerij bevestigd; tot dan kan de editie niet worden afgeleverd.",
            "Druckbedingung {0}, Profil, Farbauftrag und Papier sind von der Druckerei noch nicht bestätigt; bis dahin kann die Ausgabe nicht ausgeliefert werden.",
            "Printing condition {0}, profile, ink limit and paper are not yet confirmed by the print office; until then the edition cannot be delivered."),
        ["profile-missing"] = (Severity.Error,
            "Het drukprofiel {0} ontbreekt.",
            "Das Druckprofil {0} fehlt.",
            "The printing profile {0} is missing."),
        ["profile-damaged"] = (Severity.Error,
            "{0} is geen ICC-profiel of is beschadigd.",
            "{0} ist kein ICC-Profil oder beschädigt.",
            "{0} is no ICC profile, or it is damaged."),
        ["profile-not-cmyk"] = (Severity.Error,
            "{0} is een profiel voor {1}; drukken vraagt een CMYK-profiel van de klasse uitvoer.",
            "{0} ist ein Profil für {1}; der Druck verlangt ein CMYK-Profil der Klasse Ausgabe.",
            "{0} is a profile for {1}; printing needs a CMYK profile of the output class."),
        ["cannot-tag"] = (Severity.Warning,
            "De toegankelijke versie voor de website kan niet worden gemaakt: {0}",
            "Die barrierefreie Fassung für die Website kann nicht erzeugt werden: {0}",
            "The accessible version for the website cannot be made: {0}"),
        ["low-contrast"] = (Severity.Warning,
            "‘{0}’ is op het scherm slecht te lezen: contrast {1}, nodig is 4,5.",
            "„{0}“ ist am Bildschirm schlecht zu lesen: Kontrast {1}, nötig sind 4,5.",
            "'{0}' is hard to read on a screen: contrast {1}, 4.5 is needed."),
        ["cannot-print"] = (Severity.Error,
            "Het drukbestand kan niet worden gemaakt: {0}",
            "Die Druckdatei kann nicht erzeugt werden: {0}",
            "The print file cannot be made: {0}"),
    };

    public static PressFinding Say(string code, string where, int? page, string? hint, params IReadOnlyList<object> values)
    {
        var (severity, dutch, german, english) = Texts[code];
        return new PressFinding(severity, code, where, page, new Dictionary<string, string>
        {
            ["nl"] = In("nl", dutch),
            ["de"] = In("de", german),
            ["en"] = In("en", english),
        }, hint);

        string In(string culture, string text) => string.Format(CultureInfo.GetCultureInfo(culture), text, [.. values]);
    }
}
