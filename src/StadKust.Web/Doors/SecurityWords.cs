using System.Globalization;

namespace StadKust.Web.Doors;

/// <summary>Words about what protects an account.</summary>
internal static class SecurityWords
{
    public static readonly Dictionary<string, string[]> All = new()
    {
        ["with-passkey"] = ["Met een passkey", "Mit einem Passkey", "With a passkey"],
        ["fault-passkey"] = [
            "Dat lukte niet met de passkey. Probeer het nog eens of kies een andere weg.", "Mit dem Passkey hat es nicht geklappt. Versuchen Sie es noch einmal oder auf anderem Weg.",
            "That did not work with the passkey. Try again or choose another way."],
        ["forgot-link"] = ["Wachtwoord vergeten?", "Passwort vergessen?", "Forgot your password?"],
        ["forgot-title"] = ["Wachtwoord vergeten", "Passwort vergessen", "Forgotten password"],
        ["forgot-lead"] = [
            "We sturen een link waarmee je een nieuw wachtwoord kiest.", "Wir senden einen Link, mit dem Sie ein neues Passwort wählen.", "We send a link with which you choose a new password."],
        ["forgot-send"] = ["Stuur de link", "Link senden", "Send the link"],
        ["forgot-sent"] = [
            "Als er een account met dit adres is, komt er zo een bericht. De link is 48 uur geldig. Niets gekomen? Kijk bij ongewenste mail, of vraag de beheerder.",
            "Wenn es zu dieser Adresse ein Konto gibt, kommt gleich eine Nachricht. Der Link gilt 48 Stunden. Nichts gekommen? Sehen Sie im Spam nach oder fragen Sie die Administration.",
            "If there is an account with this address, a message will come soon. The link is valid for 48 hours. Nothing came? Look among unwanted mail, or ask an administrator."],
        ["second"] = ["Nog één stap", "Noch ein Schritt", "One more step"],
        ["code"] = ["Code uit je app", "Code aus Ihrer App", "Code from your app"],
        ["code-hint"] = [
            "Zes cijfers. Telefoon kwijt? Vul hier een herstelcode in.", "Sechs Ziffern. Telefon nicht da? Geben Sie hier einen Wiederherstellungscode ein.", "Six digits. No phone at hand? Enter a recovery code here."],
        ["recovery-code"] = ["Of een herstelcode", "Oder ein Wiederherstellungscode", "Or a recovery code"],
        ["go-on"] = ["Verder", "Weiter", "Continue"],
        ["other-account"] = ["Met een ander account inloggen", "Mit einem anderen Konto anmelden", "Sign in with another account"],
        ["fault-code"] = [
            "Deze code klopt niet of is al gebruikt. Wacht op de volgende.", "Dieser Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten.",
            "This code is not right or has been used. Wait for the next one."],
        ["me"] = ["Mijn account", "Mein Konto", "My account"],
        ["second-title"] = ["Aanmelden in twee stappen", "Anmelden in zwei Schritten", "Signing in with two steps"],
        ["second-on"] = ["Staat aan: een wachtwoord alleen opent niets.", "Eingeschaltet: Ein Passwort allein öffnet nichts.", "Switched on: a password alone opens nothing."],
        ["second-off"] = [
            "Staat uit. Met een passkey of een app opent een gestolen wachtwoord niets.", "Ausgeschaltet. Mit einem Passkey oder einer App öffnet ein gestohlenes Passwort nichts.",
            "Switched off. With a passkey or an app a stolen password opens nothing."],
        ["fresh"] = ["Opnieuw inloggen om te wijzigen", "Neu anmelden, um zu ändern", "Sign in again to change this"],
        ["fresh-why"] = [
            "Je bent al langer dan twintig minuten ingelogd. Zo kan niemand aan een vergeten scherm je account overnemen.",
            "Sie sind seit mehr als zwanzig Minuten angemeldet. So kann niemand an einem vergessenen Bildschirm Ihr Konto übernehmen.",
            "You signed in more than twenty minutes ago. This way nobody at a forgotten screen can take over your account."],
        ["passkeys"] = ["Passkeys", "Passkeys", "Passkeys"],
        ["passkeys-none"] = [
            "Vingerafdruk, gezicht of een sleutel: sneller dan een code, en niet na te bootsen.", "Fingerabdruck, Gesicht oder ein Schlüssel: schneller als ein Code und nicht nachzuahmen.",
            "Fingerprint, face or a key: quicker than a code, and not to be imitated."],
        ["passkey-name"] = ["Naam van het apparaat", "Name des Geräts", "Name of the device"],
        ["passkey-example"] = ["Telefoon van Jo", "Telefon von Jo", "Jo’s phone"],
        ["passkey-add"] = ["Passkey toevoegen", "Passkey hinzufügen", "Add a passkey"],
        ["fault-passkey-new"] = ["De passkey is niet bewaard. Probeer het nog eens.", "Der Passkey wurde nicht gespeichert. Versuchen Sie es noch einmal.", "The passkey was not kept. Try again."],
        ["remove"] = ["Verwijderen", "Entfernen", "Remove"],
        ["app"] = ["Authenticator-app", "Authenticator-App", "Authenticator app"],
        ["app-on"] = ["Ingesteld. De app toont elke halve minuut een nieuwe code.", "Eingerichtet. Die App zeigt jede halbe Minute einen neuen Code.", "Set up. The app shows a new code every half minute."],
        ["app-remove"] = ["App ontkoppelen", "App trennen", "Disconnect the app"],
        ["app-how"] = [
            "Open je authenticator-app, scan dit beeld en typ de code die de app dan toont.", "Öffnen Sie Ihre Authenticator-App, scannen Sie dieses Bild und tippen Sie den Code, den die App dann zeigt.",
            "Open your authenticator app, scan this picture and type the code that the app then shows."],
        ["app-qr"] = ["QR-code voor de app; dezelfde sleutel staat eronder als tekst", "QR-Code für die App; derselbe Schlüssel steht darunter als Text", "QR code for the app; the same key stands below as text"],
        ["app-key"] = ["Zonder camera:", "Ohne Kamera:", "Without a camera:"],
        ["app-code"] = ["Code uit de app", "Code aus der App", "Code from the app"],
        ["app-add"] = ["App koppelen", "App verbinden", "Connect the app"],
        ["codes"] = ["Herstelcodes", "Wiederherstellungscodes", "Recovery codes"],
        ["codes-new"] = ["Je herstelcodes", "Ihre Wiederherstellungscodes", "Your recovery codes"],
        ["codes-keep"] = [
            "Bewaar ze buiten de telefoon. Elke code werkt één keer, en hier staan ze alleen nu.", "Bewahren Sie sie außerhalb des Telefons auf. Jeder Code gilt einmal, und hier stehen sie nur jetzt.",
            "Keep them somewhere else than on the phone. Each code works once, and they are shown only now."],
        ["codes-left"] = ["Nog over:", "Noch übrig:", "Left:"],
        ["codes-make"] = ["Nieuwe codes maken", "Neue Codes erzeugen", "Make new codes"],
        ["old-password"] = ["Huidig wachtwoord", "Bisheriges Passwort", "Current password"],
        ["password-change"] = ["Wachtwoord wijzigen", "Passwort ändern", "Change password"],
        ["fault-old-password"] = ["Het huidige wachtwoord klopt niet.", "Das bisherige Passwort stimmt nicht.", "The current password is not right."],
        ["sessions"] = ["Waar je bent ingelogd", "Wo Sie angemeldet sind", "Where you are signed in"],
        ["session-this"] = ["deze browser", "dieser Browser", "this browser"],
        ["session-end"] = ["Uitloggen", "Abmelden", "Sign out"],
        ["session-end-others"] = ["Overal elders uitloggen", "Überall sonst abmelden", "Sign out everywhere else"],
        ["back"] = ["Terug aan het werk", "Zurück an die Arbeit", "Back to work"],
        ["door-name-umbraco"] = ["redactie", "Redaktion", "editors’ desk"],
        ["door-name-magazin"] = ["magazine", "Magazin", "magazine"],
        ["door-name-partner"] = ["partners", "Partner", "partners"],
        ["door-name-print"] = ["drukkerij", "Druckerei", "print office"],
        ["browser-unknown"] = ["Onbekende browser", "Unbekannter Browser", "Unknown browser"],
    };

    /// <summary>Browser and system in two words, as a person knows them.</summary>
    public static string? Browser(string agent)
    {
        var browser = First(agent, ("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
        var system = First(agent, ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux"));
        return browser is null ? system : system is null ? browser : $"{browser}, {system}";
    }

    public static CultureInfo Culture(string language) => CultureInfo.GetCultureInfo(language switch { "de" => "de-DE", "en" => "en-GB", _ => "nl-NL" });

    private static string? First(string agent, params (string Sign, string Name)[] known) => known.FirstOrDefault(k => agent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
