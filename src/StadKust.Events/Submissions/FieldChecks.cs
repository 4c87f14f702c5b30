using System.Text.RegularExpressions;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>What a form or a feed may say. All faults at once.</summary>
internal static partial class FieldChecks
{
    public const int LongestTitle = 140;
    public const int LongestIntro = 300;
    public const int LongestDescription = 10_000;
    public const int LongestNote = 255;

    private static readonly string[] Languages = ["nl", "de", "en", "none"];
    private static readonly string[] States = ["planned", "cancelled", "postponed", "soldOut"];

    public static IEnumerable<Finding> Of(EventFields fields)
    {
        foreach (var (culture, words) in fields.Words)
        {
            foreach (var (field, text, most, plain) in new[]
            {
                ("title", words.Title, LongestTitle, true), ("intro", words.Intro, LongestIntro, true),
                ("description", words.Description, LongestDescription, false), ("priceNote", words.PriceNote, LongestNote, true),
            })
            {
                foreach (var finding in Text($"{field}/{culture}", text, most, plain))
                {
                    yield return finding;
                }
            }
        }

        foreach (var finding in Text("address", fields.Address, LongestNote, plain: true))
        {
            yield return finding;
        }

        if (fields.When is { Length: > 0 } when)
        {
            foreach (var finding in When.Read(when, "when").Findings)
            {
                yield return finding;
            }
        }

        if (fields.BookingLink is { Length: > 0 } link && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && link.Length <= 1000))
        {
            yield return new(Severity.Error, "link-invalid", "bookingLink", "The link is no web address.", "It begins with https://.");
        }

        if (fields.Price is { Length: > 0 } price && Price.Read(price).Kind == PriceKind.Unknown)
        {
            yield return new(Severity.Error, "price-invalid", "price", "The price is neither an amount, nor free, nor a donation.");
        }

        if (fields.Latitude is < -90 or > 90 || fields.Longitude is < -180 or > 180)
        {
            yield return new(Severity.Error, "position-invalid", "latitude", "The position lies outside the Earth.");
        }

        if (fields.Languages?.Except(Languages).FirstOrDefault() is { } language)
        {
            yield return new(Severity.Error, "choice-unknown", "languages", $"\"{Cut(language)}\" is not one of {string.Join(", ", Languages)}.");
        }

        if (fields.Status is { } status && !States.Contains(status))
        {
            yield return new(Severity.Error, "choice-unknown", "status", $"\"{Cut(status)}\" is not one of {string.Join(", ", States)}.");
        }
    }

    private static IEnumerable<Finding> Text(string field, string? text, int most, bool plain)
    {
        if (text is null)
        {
            yield break;
        }

        if (text.Length > most)
        {
            yield return new(Severity.Error, "text-too-long", field, $"The text has {text.Length} characters; {most} are allowed.");
        }

        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
        {
            yield return new(Severity.Error, "control-character", field, "The text has control characters in it.", "It was probably saved in another encoding.");
        }

        if (text.Contains('\uFFFD', StringComparison.Ordinal))
        {
            yield return new(Severity.Error, "wrong-encoding", field, "The text has characters that could not be read.", "Save the file as UTF-8.");
        }

        if (plain && Markup().IsMatch(text))
        {
            yield return new(Severity.Error, "markup-in-text", field, $"The text has HTML in it: {Cut(Markup().Match(text).Value)}", "Leave the tags out.");
        }

        if (plain && text.Length > 0 && (text[0] is '=' or '@' or '\t' or '\r' || Formula().IsMatch(text)))
        {
            yield return new(Severity.Error, "formula", field, $"The text begins like a formula of a spreadsheet: {Cut(text)}", "Begin with a letter or a figure.");
        }
    }

    private static string Cut(string text) => text.Length > 40 ? text[..40] + "…" : text;

    [GeneratedRegex(@"</?[a-zA-Z!][^<>]*>|<(script|img|svg|iframe)\b|&#\d+;|&lt;", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    // +cmd|… and -2+3+cmd|… are run by old spreadsheets; "+31 71 …" and "-10 graden" are not.
    [GeneratedRegex(@"\A[=+\-@][^|]{0,100}\|[^!]{0,200}!", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
