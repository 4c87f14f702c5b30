using StadKust.Accounts;
using StadKust.Audience;
using StadKust.Content;

namespace StadKust.Web.Doors;

/// <summary>Letters about accounts, put into the outbox in the language of their reader.</summary>
internal sealed class AccountLetters(Outbox outbox, MailOptions options, LetterOrigin site) : IAccountMail
{
    private static readonly TimeSpan LinkLasts = TimeSpan.FromHours(48);

    public bool GoesOut => options.Host.Length > 0;

    public async Task SendAsync(AccountLetter letter, CancellationToken stop)
    {
        if (!GoesOut || !Outbox.IsAddress(letter.To))
        {
            return;
        }

        var template = letter.Kind switch { LetterKind.Invitation => "invitation", LetterKind.NewPassword => "reset", _ => "account-changed" };
        var origin = site.Address;
        var mail = new Mail(template, new Culture(letter.Language), letter.To, letter.Name)
            .With("site", letter.Language == "nl" ? "Stad + Kust" : "Küste und Kultur")
            .With("name", letter.Name is { Length: > 0 } name ? name : letter.To);
        mail = letter.Kind switch
        {
            LetterKind.Invitation => mail.With("inviter", letter.Message is { Length: > 0 } message ? Short(message) : Editors(letter.Language)).With("link", Link(origin, letter)).With("until", Until(letter.Language)),
            LetterKind.NewPassword => mail.With("link", Link(origin, letter)).With("until", Until(letter.Language)),
            _ => mail.With("link", $"{origin}/account/me"),
        };
        await outbox.WriteAsync(mail, stop);
    }

    private static string Link(string origin, AccountLetter letter) => $"{origin}/account/welcome?token={letter.Token}&lang={letter.Language}";

    private static string Until(string language) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow + LinkLasts, "Europe/Amsterdam").ToString(language == "de" ? "d. MMMM yyyy HH:mm" : "d MMMM yyyy HH:mm", SecurityWords.Culture(language));

    private static string Editors(string language) => language switch { "de" => "Die Redaktion", "en" => "The editors", _ => "De redactie" };

    // What the inviter adds stands in a sentence: one line, no address that could lead elsewhere.
    private static string Short(string message)
    {
        var line = string.Join(' ', message.Split(['\r', '\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries).Where(w => !w.Contains("://", StringComparison.Ordinal)));
        return line.Length > 200 ? line[..200] : line;
    }
}
