using System.Globalization;

namespace StadKust.Web.Doors.Partner;

/// <summary>Words of the door of municipalities and partners, in three languages. Its table stands beside it: <see cref="PartnerPhrases"/>.</summary>
public sealed class PartnerWords
{
    private readonly int column;

    private PartnerWords(string language) => (Language, column) = (language, language switch { "de" => 1, "en" => 2, _ => 0 });

    public string Language { get; }

    public CultureInfo Format => CultureInfo.GetCultureInfo(Language switch { "de" => "de-DE", "en" => "en-GB", _ => "nl-NL" });

    public Content.Culture Culture => new(Language);

    /// <summary>The word, or its key when it is not known: visible, never empty.</summary>
    public string this[string key] => PartnerPhrases.All.TryGetValue(key, out var row) ? row[column] : key;

    public string With(string key, params object[] values) => string.Format(Format, this[key], values);

    /// <summary>What is wrong as a sentence of this door; what has none here is said as it came.</summary>
    public string Fault(Content.Finding finding) => PartnerPhrases.All.TryGetValue("fault-" + finding.Code, out var row) ? row[column] : finding.Message;

    /// <summary>An address of this door in the language that is being read.</summary>
    public string At(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={Language}";

    /// <summary>Name of a stored field, with its language where it has one: <c>title/nl</c>.</summary>
    public string Field(string field) => field.Split('/') is [var alias, var tongue] ? $"{this["field-" + alias]} ({this["lang-" + tongue]})" : this["field-" + field];

    /// <summary>A moment as people say it: <c>maandag 30 november, 20.15</c>, in Amsterdam.</summary>
    public string Moment(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Amsterdam)
        .ToString(Language == "nl" ? "d MMMM yyyy, HH.mm" : Language == "de" ? "d. MMMM yyyy, HH.mm" : "d MMMM yyyy, HH:mm", Format);

    public static PartnerWords For(HttpContext context) => new(AccountWords.For(context).Language);

    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");
}
