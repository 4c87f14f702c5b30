using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Backoffice.Answers;

/// <summary>Refusals that an editor reads, in the language of the interface. The client shows title and detail of a 400 as they come.</summary>
internal static class Refusal
{
    private static readonly Dictionary<string, Words> Table = new()
    {
        ["password-wrong"] = new("InvalidPassword",
            new("Wachtwoord niet gewijzigd", "Het huidige wachtwoord klopt niet."),
            new("Passwort nicht geändert", "Das bisherige Passwort stimmt nicht."),
            new("Password not changed", "The current password is not right.")),
        ["password-rule"] = new("InvalidPassword",
            new("Wachtwoord niet gewijzigd", "Kies ten minste 12 tekens, waaronder vier verschillende. Een zin mag."),
            new("Passwort nicht geändert", "Wählen Sie mindestens 12 Zeichen, darunter vier verschiedene. Ein Satz ist erlaubt."),
            new("Password not changed", "Choose at least 12 characters, four of them different. A sentence is fine.")),
        ["email-taken"] = new("DuplicateEmail",
            new("Niet uitgenodigd", "Er is al een account met dit adres."),
            new("Nicht eingeladen", "Zu dieser Adresse gibt es schon ein Konto."),
            new("Not invited", "There is an account with this address already.")),
        ["email-invalid"] = new("InvalidEmail",
            new("Niet uitgenodigd", "Dit is geen e-mailadres."),
            new("Nicht eingeladen", "Das ist keine E-Mail-Adresse."),
            new("Not invited", "This is not an e-mail address.")),
        ["email-kept"] = new("EmailCannotBeChanged",
            new("Adres niet gewijzigd", "Aan het adres herkent het programma de persoon. Nodig het nieuwe adres uit en schakel dit account uit."),
            new("Adresse nicht geändert", "An der Adresse erkennt das Programm die Person. Laden Sie die neue Adresse ein und deaktivieren Sie dieses Konto."),
            new("Address not changed", "The program knows the person by this address. Invite the new address and disable this account.")),
        ["not-oneself"] = new("CannotDisableSelf",
            new("Niet mogelijk", "Je eigen account kun je niet uitschakelen of verwijderen."),
            new("Nicht möglich", "Das eigene Konto lässt sich nicht deaktivieren oder löschen."),
            new("Not possible", "You cannot disable or delete your own account.")),
        ["user-worked"] = new("CannotDelete",
            new("Niet verwijderd", "Wie hier heeft gewerkt, staat in de geschiedenis. Schakel het account uit; dan gaat geen deur meer open."),
            new("Nicht gelöscht", "Wer hier gearbeitet hat, steht in der Geschichte. Deaktivieren Sie das Konto; dann öffnet sich keine Tür mehr."),
            new("Not deleted", "Who has worked here stands in the history. Disable the account; then no door opens any more.")),
        ["last-administrator"] = new("LastAdministrator",
            new("Niet mogelijk", "Er moet ten minste één actieve beheerder blijven."),
            new("Nicht möglich", "Mindestens ein aktives Administrationskonto muss bleiben."),
            new("Not possible", "At least one active administrator must remain.")),
        ["alias-taken"] = new("DuplicateAlias",
            new("Groep niet opgeslagen", "Er is al een groep met deze alias."),
            new("Gruppe nicht gespeichert", "Es gibt schon eine Gruppe mit diesem Alias."),
            new("Group not saved", "There is a group with this alias already.")),
        ["name-missing"] = new("MissingName",
            new("Niet opgeslagen", "De naam ontbreekt."),
            new("Nicht gespeichert", "Der Name fehlt."),
            new("Not saved", "The name is missing.")),
        ["group-built-in"] = new("IsSystemUserGroup",
            new("Niet verwijderd", "Deze groep hoort bij het programma. Je kunt haar rechten wijzigen."),
            new("Nicht gelöscht", "Diese Gruppe gehört zum Programm. Ihre Rechte lassen sich ändern."),
            new("Not deleted", "This group belongs to the program. Its rights can be changed.")),
        ["language-unknown"] = new("InvalidIsoCode",
            new("Taal niet opgeslagen", "De interface spreekt nl, de en en."),
            new("Sprache nicht gespeichert", "Die Oberfläche spricht nl, de und en."),
            new("Language not saved", "The interface speaks nl, de and en.")),
        ["culture-invalid"] = new("InvalidIsoCode",
            new("Taal niet opgeslagen", "Deze taalcode bestaat niet of is al in gebruik."),
            new("Sprache nicht gespeichert", "Diesen Sprachcode gibt es nicht, oder er ist schon vergeben."),
            new("Language not saved", "This language code does not exist or is in use already.")),
        ["culture-used"] = new("LanguageInUse",
            new("Taal niet verwijderd", "Er is nog inhoud in deze taal, of het is de standaardtaal."),
            new("Sprache nicht gelöscht", "Es gibt noch Inhalt in dieser Sprache, oder sie ist die Standardsprache."),
            new("Language not deleted", "There still is content in this language, or it is the default language.")),
        ["word-taken"] = new("DuplicateKey",
            new("Woord niet opgeslagen", "Er is al een woord met deze sleutel."),
            new("Wort nicht gespeichert", "Es gibt schon ein Wort mit diesem Schlüssel."),
            new("Word not saved", "There is a word with this key already.")),
        ["word-place"] = new("InvalidParent",
            new("Woord niet verplaatst", "Een woord kan niet onder zichzelf staan, en het doel moet bestaan."),
            new("Wort nicht verschoben", "Ein Wort kann nicht unter sich selbst stehen, und das Ziel muss es geben."),
            new("Word not moved", "A word cannot lie below itself, and the target must exist.")),
    };

    /// <param name="code">Kebab-case, one of the table.</param>
    public static IResult Of(HttpContext context, string code)
    {
        var words = Table[code];
        var (title, detail) = context.Asker().Account.Language switch { "de" => words.De, "en" => words.En, _ => words.Nl };
        return Problem.Invalid(title, detail, words.Operation);
    }

    private sealed record Words(string Operation, Said Nl, Said De, Said En);

    private sealed record Said(string Title, string Detail);
}
