using System.Globalization;
using StadKust.Content;
using StadKust.Events;
using StadKust.Media;

namespace StadKust.Themes;

/// <summary>All that one rendering looks at: one set, one culture, one day. Gathers the findings.</summary>
/// <param name="Today">Local date of the site, Europe/Amsterdam.</param>
public sealed record RenderScope(ContentSet Set, Culture Culture, MediaLibrary Library, Seal Seal, RichTextToHtml RichTexts, DateOnly Today)
{
    private readonly List<Finding> findings = [];
    private readonly Dictionary<Guid, ItemView?> items = [];

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>The item being rendered, for the place of findings.</summary>
    public string Where { get; init; } = "";

    /// <summary>Occurrences of the same set; null where events do not matter.</summary>
    public Events.Calendar? Calendar { get; init; }

    /// <summary>Of the site, for addresses that are read elsewhere; "" where all of them are read here.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Language that must be spoken at listed events; null: any.</summary>
    public string? Spoken { get; init; }

    /// <summary>The date of an event somebody follows a link to: <c>?on=2027-04-12</c>.</summary>
    public string? On { get; init; }

    /// <summary>Which page of a long list is asked for: <c>?page=2</c>.</summary>
    public int PageNumber { get; init; } = 1;

    /// <summary>Formats of numbers and dates. English is that of Britain: day before month, 24 hours.</summary>
    public CultureInfo Format { get; } = CultureInfo.GetCultureInfo(Culture.Code.ToLowerInvariant() switch { "nl" => "nl-NL", "de" => "de-DE", "en" => "en-GB", var other => other });

    /// <summary>Each finding once: a missing phrase in a list of forty cards is one finding.</summary>
    public void Find(Finding finding)
    {
        if (!findings.Contains(finding))
        {
            findings.Add(finding);
        }
    }

    public void Find(Severity severity, string code, string message, string? hint = null) =>
        Find(new Finding(severity, code, $"{Culture} {Where}".Trim(), message, hint));

    /// <summary>The item as templates see it; null when it does not exist in the culture.</summary>
    public ItemView? Item(Guid key)
    {
        if (!items.TryGetValue(key, out var view))
        {
            view = Set.Find(key, Culture) is { } item ? new ItemView(this, item) : null;
            items[key] = view;
        }

        return view;
    }

    /// <summary>Address of an item on this site; null when it has no page in the culture.</summary>
    public SafeUrl? AddressOf(Guid key, Culture? culture = null)
    {
        var wanted = culture ?? Culture;
        return Set.Exists(key, wanted) && Set.Entry(key) is { } entry && HasPage(Set, entry) && Set.PathOf(key, wanted) is { } path
            ? SafeUrl.Local($"/{wanted.Code.ToLowerInvariant()}{path}") : null;
    }

    /// <summary>Types whose items are looked up and named, but have no page of their own.</summary>
    public static bool HasPage(ContentSet set, ItemEntry entry) => entry.Type is not ("settings" or "registry" or "venue" or "organiser" or "errorPage");

    /// <summary>A word of the dictionary. A missing one is a finding; its key's last part stands in.</summary>
    public string Phrase(string key)
    {
        if (Set.Phrase(key, Culture) is { Length: > 0 } phrase)
        {
            return phrase;
        }

        Find(Severity.Warning, "phrase-missing", $"The dictionary has no \"{key}\" in \"{Culture}\".", "Add it under Dictionary.");
        return key[(key.LastIndexOf('.') + 1)..];
    }

    public string Phrase(string key, params ReadOnlySpan<(string Name, string Value)> places)
    {
        var text = Phrase(key);
        foreach (var (name, value) in places)
        {
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        }

        return text;
    }
}
