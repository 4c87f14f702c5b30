using StadKust.Content;
using StadKust.Themes;

namespace StadKust.Web.Website;

/// <summary>Renders every page of every language: missing phrases, blocks without a template, templates that break.</summary>
internal sealed class PageCheck(PageRendering rendering, ThemeSource themes) : ISiteCheck
{
    public const string Pages = "pages";

    public string Subject => Pages;

    public IEnumerable<Finding> Check(ContentSet set) => Faults() is { Count: > 0 } faults
        ? faults
        : set.Entries.Where(e => RenderScope.HasPage(set, e)).SelectMany(e => set.CulturesOf(e.Key).SelectMany(c => Page(set, e.Key, c)));

    private IReadOnlyList<Finding> Faults()
    {
        try
        {
            _ = themes.Current;
            return [];
        }
        catch (ThemeFaultException faulty)
        {
            return faulty.Findings;
        }
    }

    private IReadOnlyList<Finding> Page(ContentSet set, Guid key, Culture culture)
    {
        if (set.Find(key, culture) is not { } item || set.PathOf(key, culture) is null)
        {
            return [];
        }

        try
        {
            return rendering.Render(set, item, QueryCollection.Empty, "https://check.example.org").Findings;
        }
        catch (ThemeFaultException broken)
        {
            return broken.Findings;
        }
    }
}
