using System.Globalization;

namespace StadKust.Content;

internal static class WriteWords
{
    public static void All(SiteExport export, ExportFiles files)
    {
        foreach (var language in export.Languages)
        {
            Language(language, files);
        }

        foreach (var word in export.Words)
        {
            Word(word, files);
        }

        foreach (var domain in export.Domains)
        {
            Domain(domain, files);
        }

        foreach (var template in export.Templates)
        {
            var text = new ExportText().Open("Template", ("Key", template.Key.ToString()), ("Alias", template.Alias), ("Level", "1")).Text("Name", template.Name);
            _ = template.Parent is { } parent ? text.Text("Parent", parent) : text.Empty("Parent");
            files.Add("Templates", template.Alias.ToLowerInvariant(), template.Key, text.Close());
        }
    }

    public static string Flag(bool flag) => flag ? "true" : "false";

    private static void Language(Language language, ExportFiles files)
    {
        var key = UsyncKey.Of(language.Culture.Code);
        var text = new ExportText()
            .Open("Language", ("Key", key.ToString()), ("Alias", language.Culture.Code), ("Level", "0"))
            .Text("Name", language.Name)
            .Text("IsoCode", language.Culture.Code)
            .Text("IsMandatory", Flag(language.IsMandatory))
            .Text("IsDefault", Flag(language.IsDefault));
        if (language.Fallback is { } fallback)
        {
            text.Text("Fallback", fallback.Code);
        }

        files.Add("Languages", language.Culture.Code.ToLowerInvariant(), key, text.Close());
    }

    private static void Word(DictionaryWord word, ExportFiles files)
    {
        var text = new ExportText().Open(
            "Dictionary", ("Key", word.Key.ToString()), ("Alias", word.Name), ("Level", word.Level.ToString(CultureInfo.InvariantCulture)));
        text.List("Info", word.Parent is { } parent ? [parent] : Array.Empty<string>(), p => text.Text("Parent", p));
        var texts = word.Texts.OrderBy(t => t.Key.Code, StringComparer.Ordinal).ToList();
        text.List("Translations", texts, t => text.Text("Translation", t.Value, ("Language", t.Key.Code)));
        files.Add("Dictionary", SafeNames.Word(word.Name), word.Key, text.Close());
    }

    private static void Domain(SiteDomain domain, ExportFiles files)
    {
        var key = UsyncKey.Of(domain.Address);
        var text = new ExportText()
            .Open("Domain", ("Key", key.ToString()), ("Alias", domain.Address))
            .Open("Info")
            .Text("IsWildcard", Flag(domain.IsWildcard))
            .Text("Language", domain.Culture.Code)
            .Text("Root", domain.RootPath, ("Key", domain.Root.ToString()));
        if (domain.SortOrder is { } order)
        {
            text.Text("SortOrder", order.ToString(CultureInfo.InvariantCulture));
        }

        files.Add("Domains", $"{SafeNames.File(domain.Address)}_{domain.Culture.Code.ToLowerInvariant()}", key, text.Close().Close());
    }
}
