using System.Collections.Concurrent;

namespace StadKust.Web.Website;

/// <summary>Pages of one version of the content and the theme, up to a number of bytes. A publish empties it: a page takes about a millisecond.</summary>
internal sealed class PageCache(WebsiteSettings settings)
{
    private Pages current = new("");

    /// <param name="edition">Version of the set, stamp of the theme, day: whatever a page depends on beside its address.</param>
    public CachedPage Get(string edition, string address, Func<CachedPage> render)
    {
        if (settings.PageBudget == 0)
        {
            return render();
        }

        var pages = Volatile.Read(ref current);
        if (pages.Edition != edition)
        {
            pages = new Pages(edition);
            Volatile.Write(ref current, pages);
        }

        if (pages.ByAddress.TryGetValue(address, out var page))
        {
            return page;
        }

        page = render();
        if (page.Status < StatusCodes.Status500InternalServerError && pages.ByAddress.TryAdd(address, page))
        {
            // The visitor shall not wait for it.
            ThreadPool.UnsafeQueueUserWorkItem(static k => k.Pages.Keep(k.Address, k.Page, k.PageBudget), (Pages: pages, Address: address, Page: page, settings.PageBudget), preferLocal: false);
        }

        return page;
    }

    private sealed class Pages(string edition)
    {
        // Address, tags and the entry itself.
        private const int BytesBeside = 600;

        private readonly ConcurrentQueue<(string Address, int Bytes)> inOrder = new();
        private long held;

        public string Edition => edition;

        public ConcurrentDictionary<string, CachedPage> ByAddress { get; } = new(StringComparer.Ordinal);

        /// <summary>Packs the page; the oldest ones go when all together are beyond the budget.</summary>
        public void Keep(string address, CachedPage page, long budget)
        {
            var bytes = page.Pack() + BytesBeside;
            inOrder.Enqueue((address, bytes));
            Interlocked.Add(ref held, bytes);
            while (Interlocked.Read(ref held) > budget && inOrder.TryDequeue(out var oldest))
            {
                ByAddress.TryRemove(oldest.Address, out _);
                Interlocked.Add(ref held, -oldest.Bytes);
            }
        }
    }
}
