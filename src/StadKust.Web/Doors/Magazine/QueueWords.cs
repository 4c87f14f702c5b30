using System.Globalization;

namespace StadKust.Web.Doors;

/// <summary>Words of the editors' events, in three languages.</summary>
public sealed class QueueWords
{
    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["title"] = ["Activiteiten", "Veranstaltungen", "Events"],
        ["lead"] = [
            "Wat gemeenten en partners insturen. Goedkeuren zet het in de agenda; terugsturen vraagt om een reden die de partner kan gebruiken.",
            "Was Gemeinden und Partner einreichen. Freigeben stellt es in den Kalender; Zurückgeben verlangt einen Grund, mit dem der Partner etwas anfangen kann.",
            "What municipalities and partners send in. Approving puts it in the calendar; sending back asks for a reason the partner can use."],
        ["none"] = ["Niets te doen. Geniet ervan.", "Nichts zu tun. Genießen Sie es.", "Nothing to do. Enjoy it."],
        ["pairs"] = ["Misschien dubbel", "Vielleicht doppelt", "Possibly the same"],
        ["pairs-lead"] = [
            "Twee meldingen die dezelfde activiteit kunnen zijn. Samenvoegen kan ongedaan worden gemaakt.",
            "Zwei Meldungen, die dieselbe Veranstaltung sein können. Zusammenführen lässt sich rückgängig machen.",
            "Two entries that may be the same event. Merging can be undone."],
        ["pairs-none"] = ["Geen twijfelgevallen.", "Keine Zweifelsfälle.", "No doubtful cases."],
        ["sources"] = ["Bronnen", "Quellen", "Sources"],
        ["sources-lead"] = [
            "Waar activiteiten vandaan komen, en wie je vertrouwt: van een vertrouwde bron wordt alles meteen gepubliceerd.",
            "Woher Veranstaltungen kommen und wem Sie vertrauen: Aus einer vertrauten Quelle wird alles sofort veröffentlicht.",
            "Where events come from, and whom you trust: everything from a trusted source is published at once."],
        ["sources-none"] = ["Nog geen bronnen. Partners koppelen hun agenda achter hun eigen deur.", "Noch keine Quellen. Partner verbinden ihren Kalender hinter ihrer eigenen Tür.", "No sources yet. Partners connect their calendar behind their own door."],
        ["look"] = ["Bekijken", "Ansehen", "Look"],
        ["before"] = ["Staat nu online", "Jetzt online", "Online now"],
        ["after"] = ["Ingestuurd", "Eingereicht", "Sent in"],
        ["field"] = ["Veld", "Feld", "Field"],
        ["nothing-changed"] = ["Er is niets veranderd tegenover wat online staat.", "Gegenüber dem, was online ist, hat sich nichts geändert.", "Nothing has changed against what is online."],
        ["approve"] = ["Goedkeuren en publiceren", "Freigeben und veröffentlichen", "Approve and publish"],
        ["approved"] = ["Gepubliceerd: {0}", "Veröffentlicht: {0}", "Published: {0}"],
        ["refuse"] = ["Terugsturen", "Zurückgeben", "Send back"],
        ["refused"] = ["Teruggestuurd: {0}. De partner krijgt een mail.", "Zurückgegeben: {0}. Der Partner bekommt eine E-Mail.", "Sent back: {0}. The partner gets a mail."],
        ["cancelled"] = ["Afgelast: {0}", "Abgesagt: {0}", "Cancelled: {0}"],
        ["reinstated"] = ["Het gaat toch door: {0}", "Findet doch statt: {0}", "Takes place after all: {0}"],
        ["given-back"] = ["Het veld volgt weer de bron: {0}", "Das Feld folgt wieder der Quelle: {0}", "The field follows the source again: {0}"],
        ["owned"] = ["Door mensen gewijzigd", "Von Menschen geändert", "Changed by people"],
        ["owned-hint"] = ["Deze velden laat de bron met rust, tot je ze teruggeeft.", "Diese Felder lässt die Quelle in Ruhe, bis Sie sie zurückgeben.", "The source leaves these fields alone until you give them back."],
        ["offered"] = ["De bron zegt nu", "Die Quelle sagt jetzt", "The source now says"],
        ["offered-same"] = ["hetzelfde", "dasselbe", "the same"],
        ["give-back"] = ["Geef terug aan de bron", "An die Quelle zurückgeben", "Give back to the source"],
        ["reason"] = ["Reden", "Grund", "Reason"],
        ["reason-words"] = ["In gewone woorden, voor de partner", "In einfachen Worten, für den Partner", "In plain words, for the partner"],
        ["reason-wanted"] = ["Zeg in een zin wat de partner kan doen.", "Sagen Sie in einem Satz, was der Partner tun kann.", "Say in one sentence what the partner can do."],
        ["merge"] = ["Het is dezelfde: voeg samen", "Es ist dieselbe: zusammenführen", "They are the same: merge"],
        ["merged"] = ["Samengevoegd.", "Zusammengeführt.", "Merged."],
        ["apart"] = ["Het zijn er twee", "Es sind zwei", "They are two"],
        ["kept-apart"] = ["We vragen het niet meer.", "Wir fragen nicht mehr.", "We will not ask again."],
        ["undo"] = ["Maak het samenvoegen ongedaan", "Zusammenführen rückgängig machen", "Undo the merge"],
        ["undone"] = ["Het zijn weer twee activiteiten.", "Es sind wieder zwei Veranstaltungen.", "They are two events again."],
        ["known"] = ["Stond er al", "War schon da", "Was there"],
        ["newcomer"] = ["Kwam erbij", "Kam dazu", "Came in"],
        ["alike"] = ["{0:0} % gelijk", "{0:0} % gleich", "{0:0} % alike"],
        ["back"] = ["Terug naar de rij", "Zurück zur Liste", "Back to the queue"],
        ["checks"] = ["Wat nog recht moet", "Was noch zu tun ist", "What is left to put right"],
        ["gone"] = ["Deze activiteit is er niet meer.", "Diese Veranstaltung gibt es nicht mehr.", "This event is not there any more."],
        ["rule-Moderated"] = ["Eerst kijken", "Erst ansehen", "Look first"],
        ["rule-Trusted"] = ["Vertrouwd: meteen online", "Vertraut: sofort online", "Trusted: online at once"],
        ["rule-save"] = ["Bewaar", "Speichern", "Save"],
        ["rule-saved"] = ["Bewaard.", "Gespeichert.", "Saved."],
        ["failing"] = ["{0} keer achter elkaar mislukt", "{0}-mal hintereinander fehlgeschlagen", "failed {0} times in a row"],
        ["off"] = ["uitgeschakeld", "ausgeschaltet", "switched off"],
        ["history"] = ["Wat er gebeurde", "Was geschah", "What happened"],
        ["someone"] = ["iemand", "jemand", "somebody"],
        ["partners"] = ["Wie meldt aan", "Wer einreicht", "Who submits"],
        ["partners-lead"] = ["Wie voor welke gemeente of organisator activiteiten aanmeldt.", "Wer für welche Gemeinde oder welchen Veranstalter einreicht.", "Who submits for which municipality or organiser."],
        ["partners-none"] = ["Nog niemand. Nodig de eerste uit.", "Noch niemand. Laden Sie die erste Person ein.", "Nobody yet. Invite the first."],
        ["invite"] = ["Nodig iemand uit", "Jemanden einladen", "Invite somebody"],
        ["invite-link"] = ["Er gaat geen mail uit. Geef deze link zelf door; hij is 48 uur geldig en wordt één keer getoond.", "Es gehen keine E-Mails hinaus. Geben Sie diesen Link selbst weiter; er gilt 48 Stunden und wird einmal gezeigt.", "No mail goes out. Hand this link over yourself; it is valid for 48 hours and shown once."],
        ["invited"] = ["Er is een uitnodiging onderweg naar {0}.", "Eine Einladung ist unterwegs an {0}.", "An invitation is on its way to {0}."],
        ["invite-email-taken"] = ["Dit adres heeft al een account. Geef het hierboven een rol.", "Diese Adresse hat schon ein Konto. Geben Sie ihm oben eine Rolle.", "This address has an account already. Give it a role above."],
        ["invite-email-invalid"] = ["Dit is geen e-mailadres.", "Das ist keine E-Mail-Adresse.", "This is no e-mail address."],
        ["name"] = ["Naam", "Name", "Name"],
        ["reads"] = ["Leest het liefst", "Liest am liebsten", "Prefers to read"],
        ["email"] = ["E-mailadres", "E-Mail-Adresse", "E-mail address"],
        ["email-wanted"] = ["Dit is geen e-mailadres.", "Das ist keine E-Mail-Adresse.", "This is no e-mail address."],
        ["acts-for"] = ["Meldt aan voor", "Reicht ein für", "Submits for"],
        ["role"] = ["Rol", "Rolle", "Role"],
        ["role-Contributor"] = ["schrijft en stuurt in", "schreibt und reicht ein", "writes and sends in"],
        ["role-Owner"] = ["ook agenda’s koppelen", "auch Kalender verbinden", "also connects calendars"],
        ["party-Municipality"] = ["gemeente", "Gemeinde", "municipality"],
        ["party-Organiser"] = ["organisator", "Veranstalter", "organiser"],
        ["grant"] = ["Geef", "Geben", "Give"],
        ["revoke"] = ["Neem terug", "Zurücknehmen", "Take back"],
        ["missing"] = ["Dit ontbreekt nog", "Das fehlt noch", "This is missing"],
    };

    private readonly int column;
    private readonly CultureInfo format;

    private QueueWords(string language) => (column, format) = (language switch { "de" => 1, "en" => 2, _ => 0 }, CultureInfo.GetCultureInfo(language));

    public string this[string key] => Words.TryGetValue(key, out var row) ? row[column] : key;

    public string With(string key, params object[] values) => string.Format(format, this[key], values);

    public static QueueWords For(HttpContext context) => new(AccountWords.For(context).Language);
}
