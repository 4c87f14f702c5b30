using System.Globalization;

namespace StadKust.Preflight.Rules;

/// <summary>The two ways in which a file writes dates, made one so that they can be compared.</summary>
internal static class Dates
{
    private const string One = "yyyy-MM-dd'T'HH:mm:sszzz";

    private static readonly string[] XmpForms = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd"];

    private static readonly string[] PdfForms = ["yyyyMMddHHmmsszzz", "yyyyMMddHHmmss'Z'", "yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd"];

    /// <returns>With seconds and zone; null when it is no date.</returns>
    public static string? Xmp(string? text) => Parse(text, XmpForms);

    /// <summary>D:20261124013000+01'00', the apostrophes left out or not.</summary>
    public static string? Pdf(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var plain = text.StartsWith("D:", StringComparison.Ordinal) ? text[2..] : text;
        plain = plain.Replace("'", "", StringComparison.Ordinal);
        if (plain.IndexOf('Z', StringComparison.Ordinal) is > 0 and var zulu)
        {
            plain = plain[..(zulu + 1)];
        }

        return plain.Length == 19 && plain[14] is '+' or '-' ? Parse(plain.Insert(17, ":"), PdfForms) : Parse(plain, PdfForms);
    }

    private static string? Parse(string? text, string[] forms) =>
        text is not null && DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at.ToString(One, CultureInfo.InvariantCulture)
            : null;
}
