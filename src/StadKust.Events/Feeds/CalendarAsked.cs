using StadKust.Content;

namespace StadKust.Events;

/// <summary>How an address narrows a calendar: <c>?town=leiden&amp;kind=market&amp;theme=coast&amp;audience=families&amp;language=en</c>. The same for pages, feeds and frames.</summary>
/// <param name="Town">Last part of the address of a municipality; "" for all.</param>
/// <param name="Kind">One of the choices of <c>kinds</c>, such as <c>market</c> or <c>business</c>; "" for all.</param>
/// <param name="Theme">One of the choices of <c>icons</c>, such as <c>coast</c>; "" for all.</param>
/// <param name="Language">Spoken: <c>nl</c>, <c>de</c> or <c>en</c>; "" for all.</param>
/// <remarks>A value that means nothing is passed over, so that a slip shows everything instead of nothing and caches hold one answer for it.</remarks>
public sealed record CalendarAsked(string Town = "", string Kind = "", string Theme = "", string Audience = "", string Language = "")
{
    // The longest choice has ten letters.
    private const int MaxLetters = 20;

    /// <summary>Key of the municipality; null for all.</summary>
    public Guid? Municipality { get; private init; }

    public bool IsNarrowed => this != new CalendarAsked();

    /// <param name="query">Value of a name in the address; "" when it is not there.</param>
    public static CalendarAsked Read(ContentSet set, Culture culture, Func<string, string> query)
    {
        var wanted = query("town");
        Guid? town = wanted.Length is 0 or > 80 ? null
            : set.OfType("destination", culture).Cast<Guid?>().FirstOrDefault(k => string.Equals(set.SlugOf(k!.Value, culture), wanted, StringComparison.Ordinal));
        return new(
            town is null ? "" : wanted, Choice("kind", "Kind"), Choice("theme", "Icon"), Choice("audience", "Audience"),
            query("language") is "nl" or "de" or "en" ? query("language") : "")
        { Municipality = town };

        // What the dictionary has a word for is a choice.
        string Choice(string name, string group) =>
            query(name) is { Length: > 0 and <= MaxLetters } value && value.All(char.IsAsciiLetterLower)
            && set.ChoicePhrase(group, value, culture) is { Length: > 0 } ? value : "";
    }

    /// <param name="under">Only events below this folder.</param>
    public CalendarFilter Filter(Guid? under = null) => new(Municipality, Or(Kind), Or(Theme), Or(Audience), Or(Language), under);

    /// <summary>In one order, without question mark; "" when nothing is narrowed.</summary>
    public string Query => string.Join('&', new[] { ("town", Town), ("kind", Kind), ("theme", Theme), ("audience", Audience), ("language", Language) }
        .Where(p => p.Item2.Length > 0).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2)}"));

    private static string? Or(string value) => value.Length == 0 ? null : value;
}
