namespace StadKust.Content;

/// <summary>What a link does when its target is not published in the language of the page. Never <c>#</c>, never silently another language.</summary>
public enum LinkPolicy
{
    /// <summary>The link goes; its words stay.</summary>
    Hide,

    /// <summary>It leads to another language, and says so.</summary>
    OtherLanguage,
}

/// <param name="Culture">Of the page it leads to.</param>
/// <param name="Path">Without the culture.</param>
/// <param name="IsOther">True when the page is in another language than asked: mark it with <c>hreflang</c> and <c>lang</c>.</param>
public sealed record LinkTarget(Culture Culture, string Path, bool IsOther);

public static class Leading
{
    /// <summary>Where a link to an item leads in a culture: the language's fallback goes before the default language, that before the rest.</summary>
    /// <returns>Null: no link is shown.</returns>
    public static LinkTarget? LeadTo(this ContentSet set, Guid key, Culture culture, LinkPolicy policy)
    {
        if (set.PathOf(key, culture) is { } own)
        {
            return new LinkTarget(culture, own, false);
        }

        if (policy == LinkPolicy.Hide)
        {
            return null;
        }

        var fallback = set.Languages.FirstOrDefault(l => l.Culture == culture)?.Fallback;
        IEnumerable<Culture> others = set.Languages.Select(l => l.Culture);
        foreach (var other in fallback is { } first ? others.Prepend(first) : others)
        {
            if (set.PathOf(key, other) is { } path)
            {
                return new LinkTarget(other, path, true);
            }
        }

        return null;
    }
}
