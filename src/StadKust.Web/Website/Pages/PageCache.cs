using System.Collections.Concurrent;

namespace StadKust.Web.Website;

/// <summary>Pages of one version of the content and the theme. A publish empties it: a page takes about a millisecond.</summary>
internal sealed class PageCache(WebsiteSettings settings)
{
    private Pages current = new("", new());

    /// <param name="edition">Version of the set, stamp of the theme, day: whatever a page depends on beside its address.</param>
    public CachedPage Get(string edition, string address, Func<CachedPage> render)
    {
        if (settings.KeptPages == 0)
        {
            return render();
        }

        var pages = Volatile.Read(ref current);
        if (pages.Edition != edition)
        {
            pages = new Pages(edition, new ConcurrentDictionary<string, CachedPage>(StringComparer.Ordinal));
            Volatile.Write(ref current, pages);
        }

        if (pages.ByAddress.TryGetValue(address, out var page))
        {
            return page;
        }

        page = render();
        if (pages.ByAddress.Count < settings.KeptPages)
        {
            pages.ByAddress[address] = page;
        }

        return page;
    }

    private sealed record Pages(string Edition, ConcurrentDictionary<string, CachedPage> ByAddress);
}
