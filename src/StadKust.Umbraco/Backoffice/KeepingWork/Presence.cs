using System.Collections.Concurrent;

namespace StadKust.Umbraco.Backoffice.KeepingWork;

/// <summary>Who has which item open at the moment. Tabs say so every few seconds; one that says nothing for a minute has crashed.</summary>
/// <remarks>Kept in memory: after a restart all tabs have said it again within seconds. Editors on different nodes do not see each other.</remarks>
internal sealed class Presence(TimeProvider clock)
{
    /// <summary>Without a word for so long a tab is gone; the others ask every four seconds, so that they know it within a minute.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(55);

    // A browser with more tabs on one item than this is a program.
    private const int MostTabs = 200;

    private readonly ConcurrentDictionary<Guid, ConcurrentDictionary<string, OpenTab>> open = new();

    /// <summary>Notes that a tab shows an item.</summary>
    /// <returns>All other tabs that show it.</returns>
    public IReadOnlyList<OpenTab> Seen(Guid item, string tab, Editor editor)
    {
        var now = clock.GetUtcNow();
        var tabs = open.GetOrAdd(item, _ => new ConcurrentDictionary<string, OpenTab>());
        foreach (var silent in tabs.Where(t => now - t.Value.Last > Silence))
        {
            tabs.TryRemove(silent);
        }

        if (tabs.Count < MostTabs || tabs.ContainsKey(tab))
        {
            tabs.AddOrUpdate(tab, _ => new OpenTab(editor.Key, editor.Name, now, now), (_, known) => known with { Last = now });
        }

        return [.. tabs.Where(t => t.Key != tab).Select(t => t.Value).OrderBy(t => t.Since)];
    }

    public void Gone(Guid item, string tab)
    {
        if (open.TryGetValue(item, out var tabs) && tabs.TryRemove(tab, out _) && tabs.IsEmpty)
        {
            open.TryRemove(KeyValuePair.Create(item, tabs));
        }
    }
}

/// <param name="Since">When the tab showed the item first.</param>
internal sealed record OpenTab(Guid Editor, string Name, DateTimeOffset Since, DateTimeOffset Last);
