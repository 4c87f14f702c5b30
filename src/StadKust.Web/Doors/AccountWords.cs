using System.Globalization;

namespace StadKust.Web.Doors;

/// <summary>Words of the account pages. They stand here and not in the dictionary, since these pages work before any content is there.</summary>
public sealed class AccountWords
{
    public static IReadOnlyList<(string Code, string Name)> Languages { get; } = [("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")];

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["language"] = ["Taal", "Sprache", "Language"],
        ["sign-in"] = ["Inloggen", "Anmelden", "Sign in"],
        ["sign-out"] = ["Uitloggen", "Abmelden", "Sign out"],
        ["email"] = ["E-mailadres", "E-Mail-Adresse", "E-mail address"],
        ["name"] = ["Naam (zoals anderen die zien)", "Name (wie andere ihn sehen)", "Name (as others see it)"],
        ["password"] = ["Wachtwoord", "Passwort", "Password"],
        ["new-password"] = ["Kies een wachtwoord", "Wählen Sie ein Passwort", "Choose a password"],
        ["password-rule"] = ["Ten minste 12 tekens. Een zin mag, spaties ook.", "Mindestens 12 Zeichen. Ein Satz ist erlaubt, Leerzeichen auch.", "At least 12 characters. A sentence is fine, spaces too."],
        ["begin"] = ["Opslaan en beginnen", "Speichern und beginnen", "Save and begin"],
        ["forgot"] = [
            "Wachtwoord vergeten? Vraag de beheerder om een nieuwe link; die is 48 uur geldig.",
            "Passwort vergessen? Bitten Sie die Administration um einen neuen Link; er gilt 48 Stunden.",
            "Forgot your password? Ask an administrator for a new link; it is valid for 48 hours."],
        ["welcome"] = ["Welkom", "Willkommen", "Welcome"],
        ["welcome-administrator"] = [
            "Dit is de eerste aanmelding. Je wordt beheerder: je kunt door alle deuren en maakt de andere accounts.",
            "Dies ist die erste Anmeldung. Sie werden Administrator: Sie können durch alle Türen und legen die anderen Konten an.",
            "This is the first sign-in. You become administrator: you may use every door and you make the other accounts."],
        ["welcome-editor"] = ["Je account voor de redactie.", "Ihr Konto für die Redaktion.", "Your account for the editors' desk."],
        ["welcome-partner"] = ["Je account voor gemeenten en partners.", "Ihr Konto für Gemeinden und Partner.", "Your account for municipalities and partners."],
        ["welcome-printer"] = ["Je account voor de drukkerij.", "Ihr Konto für die Druckerei.", "Your account for the print office."],
        ["door-print"] = ["De deur van de drukkerij: persklare bestanden van het magazine.", "Die Tür der Druckerei: druckfertige Dateien des Magazins.", "The print office's door: press-ready files of the magazine."],
        ["door-umbraco"] = ["De redactie.", "Die Redaktion.", "The editors' desk."],
        ["door-magazin"] = ["De magazineredactie.", "Die Magazinredaktion.", "The magazine desk."],
        ["door-partner"] = ["De deur van gemeenten en partners.", "Die Tür der Gemeinden und Partner.", "The door of municipalities and partners."],
        ["denied"] = ["Hier kom je niet verder", "Hier geht es nicht weiter", "You cannot go further here"],
        ["sign-out-lead"] = [
            "Je verlaat deze deur. Andere deuren blijven open.", "Sie verlassen diese Tür. Andere Türen bleiben offen.", "You leave this door. Other doors stay open."],
        ["link-gone"] = ["Deze link werkt niet meer", "Dieser Link gilt nicht mehr", "This link no longer works"],
        ["fault-link-expired"] = [
            "De link is al gebruikt of te oud. Vraag een nieuwe aan de beheerder.",
            "Der Link wurde schon benutzt oder ist zu alt. Bitten Sie die Administration um einen neuen.",
            "The link has been used or is too old. Ask an administrator for a new one."],
        ["fault-failed"] = [
            "Adres of wachtwoord klopt niet. Na tien pogingen blijft een account een kwartier dicht.",
            "Adresse oder Passwort stimmt nicht. Nach zehn Versuchen bleibt ein Konto eine Viertelstunde geschlossen.",
            "Address or password is not right. After ten tries an account stays closed for a quarter of an hour."],
        ["fault-wrong-door"] = ["Dit account hoort niet bij deze deur.", "Dieses Konto gehört nicht zu dieser Tür.", "This account is not for this door."],
        ["fault-email-invalid"] = ["Dit is geen e-mailadres.", "Das ist keine E-Mail-Adresse.", "This is not an e-mail address."],
        ["fault-email-taken"] = ["Er is al een account met dit adres.", "Zu dieser Adresse gibt es schon ein Konto.", "There is an account with this address already."],
        ["fault-duplicate-user-name"] = ["Er is al een account met dit adres.", "Zu dieser Adresse gibt es schon ein Konto.", "There is an account with this address already."],
        ["fault-duplicate-email"] = ["Er is al een account met dit adres.", "Zu dieser Adresse gibt es schon ein Konto.", "There is an account with this address already."],
        ["fault-invalid-user-name"] = ["In dit adres staat een teken dat niet kan.", "In dieser Adresse steht ein unzulässiges Zeichen.", "This address holds a character that cannot be used."],
        ["fault-name-too-long"] = ["De naam is te lang: ten hoogste 200 tekens.", "Der Name ist zu lang: höchstens 200 Zeichen.", "The name is too long: at most 200 characters."],
        ["fault-password-too-long"] = [
            "Het wachtwoord is te lang: ten hoogste 256 tekens.", "Das Passwort ist zu lang: höchstens 256 Zeichen.", "The password is too long: at most 256 characters."],
        ["fault-password-too-short"] = ["Het wachtwoord is te kort: ten minste 12 tekens.", "Das Passwort ist zu kurz: mindestens 12 Zeichen.", "The password is too short: at least 12 characters."],
        ["fault-password-requires-unique-chars"] = [
            "Het wachtwoord herhaalt te vaak dezelfde tekens.", "Das Passwort wiederholt zu oft dieselben Zeichen.", "The password repeats the same characters too often."],
    };

    private readonly int column;

    private AccountWords(int column) => this.column = column;

    public string Language => Languages[column].Code;

    /// <summary>The word, or its key when it is not known: visible, never empty.</summary>
    public string this[string key] => Words.TryGetValue(key, out var row) || SecurityWords.All.TryGetValue(key, out row) ? row[column] : key;

    /// <summary>What a browser calls itself, in two words.</summary>
    public string Browser(string agent) => SecurityWords.Browser(agent) ?? this["browser-unknown"];

    public string Day(DateTimeOffset at) => at.ToString(Language == "de" ? "d. MMMM yyyy" : "d MMMM yyyy", SecurityWords.Culture(Language));

    /// <summary>Day and time where the region lies.</summary>
    public string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(at, "Europe/Amsterdam").ToString(Language == "de" ? "d. MMMM, HH:mm" : "d MMMM, HH:mm", SecurityWords.Culture(Language));

    /// <summary>Language of the page: <c>?lang=</c>, else what the browser prefers, else Dutch.</summary>
    public static AccountWords For(HttpContext context)
    {
        var asked = context.Request.Query["lang"].ToString();
        foreach (var wanted in context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString()).Prepend(asked))
        {
            var index = Languages.Select(l => l.Code).ToList().FindIndex(code => wanted.StartsWith(code, true, CultureInfo.InvariantCulture));
            if (index >= 0)
            {
                return new AccountWords(index);
            }
        }

        return new AccountWords(0);
    }

    /// <summary>The address of this page in another language. All that a page needs stands in its query, so that a form that failed can change language too.</summary>
    public static string InLanguage(HttpContext context, string code)
    {
        var query = context.Request.Query.Where(q => q.Key is not "lang").Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}");
        return $"{context.Request.Path}?{string.Join('&', query.Append($"lang={code}"))}";
    }

    /// <summary>Where a form of this page goes: the page itself, in the language it is read in.</summary>
    public string Here(HttpContext context) => InLanguage(context, Language);
}
