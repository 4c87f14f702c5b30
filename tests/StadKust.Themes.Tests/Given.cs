using System.Runtime.CompilerServices;
using Scriban.Runtime;
using StadKust.Content;
using StadKust.Media;

namespace StadKust.Themes.Tests;

internal static class Given
{
    public static string Repository { get; } = Find();

    public static string ThemeFolder => Path.Combine(Repository, "themes", "kueste-und-kultur");

    /// <summary>The real content, read once.</summary>
    public static ContentSet Set { get; } = SiteExport.Read(Path.Combine(Repository, "content-export")).ToSet();

    public static RenderScope Scope(Culture? culture = null, ContentSet? set = null) =>
        new(set ?? Set, culture ?? Culture.Dutch, new MediaLibrary(), new Seal("a key for tests only"), new RichTextToHtml(), new DateOnly(2027, 3, 20))
        {
            Where = "test",
            Calendar = Events.Calendar.Build(set ?? Set, new DateOnly(2026, 12, 1)),
        };

    public static RenderedPage Render(string template, ScriptObject? values = null, RenderLimits? limits = null, RenderScope? scope = null) =>
        Theme.Parse(new Dictionary<string, string> { ["page"] = template }, ThemeAssets.None, limits ?? new RenderLimits()).Render(scope ?? Scope(), "page", values ?? []);

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "StadKust.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The checkout was not found.");
    }
}
