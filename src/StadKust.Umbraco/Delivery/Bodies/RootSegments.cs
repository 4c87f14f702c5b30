using System.Collections.Concurrent;
using StadKust.Content;

namespace StadKust.Umbraco.Delivery;

/// <summary>The URL segments of the roots of one set. Every route names one; working it out takes longer than the rest of the route.</summary>
internal sealed class RootSegments
{
    private readonly ConcurrentDictionary<(Guid Root, Culture Culture), string> known = new();

    /// <summary>The URL segment of a root. The first root has one too, though no path shows it.</summary>
    public static string Of(ContentSet set, Guid root, Culture culture)
    {
        var segments = set.Derived<RootSegments>(static (_, _) => new RootSegments());
        return segments.known.GetOrAdd((root, culture), static (wanted, all) => Read(all, wanted.Root, wanted.Culture), set);
    }

    private static string Read(ContentSet set, Guid root, Culture culture)
    {
        if (set.SlugOf(root, culture) is { Length: > 0 } slug)
        {
            return slug;
        }

        return set.Find(root, culture) is not { } item ? ""
            : Slugs.From(item.Values.Text(Slugs.Property)) is { Length: > 0 } own ? own
            : Slugs.From(item.Name);
    }
}
