using System.Collections.Immutable;

namespace StadKust.Content;

internal sealed class ReadLanguages(ExportReading reading)
{
    private readonly Dictionary<Culture, Language> languages = reading.Stored.Languages.ToDictionary(l => l.Culture);
    private readonly HashSet<Culture> named = [];

    public void Take(ExportFile file)
    {
        var code = file.Root.Text("IsoCode");
        if (code.Length is 0 or > 20 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            reading.Say(Severity.Error, "language-without-code", file.At(file.Root), "The language has no IsoCode such as nl or de-AT.");
            return;
        }

        var fallback = file.Root.Text("Fallback");
        var culture = new Culture(code);
        if (!named.Add(culture))
        {
            reading.Say(Severity.Warning, "duplicate", file.At(file.Root), $"The language {code} occurs in two files; the last one counts.");
        }

        reading.Came("Languages", UsyncKey.Of(code), file.Name);
        languages[culture] = new Language(
            culture, file.Root.Text("Name"), file.Root.Flag("IsDefault"), file.Root.Flag("IsMandatory"), fallback.Length > 0 ? new Culture(fallback) : null);
    }

    public Culture Default =>
        // The default that is stored stays, unless its own file says otherwise.
        languages.Values.Where(l => l.IsDefault).OrderBy(l => named.Contains(l.Culture)).ThenBy(l => l.Culture.Code, StringComparer.Ordinal).Select(l => (Culture?)l.Culture).FirstOrDefault()
        ?? (languages.Count > 0 ? languages.Keys.OrderBy(c => c.Code, StringComparer.Ordinal).First() : Culture.Dutch);

    public IEnumerable<Culture> Cultures => languages.Keys;

    /// <summary>The language as spelled in its own file. One that is used without a file is made and reported: exports leave the default out.</summary>
    public Culture Used(string code, string where)
    {
        var culture = new Culture(code);
        if (languages.TryGetValue(culture, out var known))
        {
            return known.Culture;
        }

        reading.Say(Severity.Warning, "language-added", where, $"The culture {code} has no file among the languages; it was added.");
        languages[culture] = new Language(culture, code, languages.Count == 0, false, null);
        return culture;
    }

    public ImmutableArray<Language> All()
    {
        var first = Default;
        return
        [
            .. languages.Values.Select(l => l with { IsDefault = l.Culture == first })
                .OrderByDescending(l => l.IsDefault).ThenBy(l => l.Culture.Code, StringComparer.Ordinal),
        ];
    }
}

internal sealed class ReadDictionary(ExportReading reading, ReadLanguages languages)
{
    private readonly Dictionary<string, DictionaryWord> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, string> keys = [];

    public void Take(ExportFile file)
    {
        if (file.Root.Key() is not { } key || file.Root.Attribute("Alias", "") is not { Length: > 0 } name)
        {
            reading.Say(Severity.Error, "key-missing", file.At(file.Root), "The word has no Key or no Alias.");
            return;
        }

        if (words.ContainsKey(name))
        {
            reading.Say(Severity.Warning, "duplicate", file.At(file.Root), $"The word {name} occurs in two files; the last one counts.");
        }

        if (keys.TryGetValue(key, out var other) && !other.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            reading.Say(Severity.Error, "key-twice", file.At(file.Root), $"The words {other} and {name} have one key.", "Give one of them a key of its own.");
            return;
        }

        keys[key] = name;
        var texts = ImmutableDictionary.CreateBuilder<Culture, string>();
        foreach (var text in file.Root.Element("Translations")?.Elements("Translation") ?? [])
        {
            if (text.Attribute("Language", "") is { Length: > 0 } code && text.Value.Length > 0)
            {
                texts[languages.Used(code, file.At(text))] = text.Value;
            }
        }

        var parent = file.Root.Element("Info").Text("Parent");
        var level = int.TryParse(file.Root.Attribute("Level", "0"), out var number) ? number : 0;
        words[name] = new DictionaryWord(key, name, parent.Length > 0 ? parent : null, level, texts.ToImmutable());
    }

    public ImmutableArray<DictionaryWord> All() => [.. words.Values.OrderBy(w => w.Name, StringComparer.Ordinal)];
}

internal sealed class ReadDomains(ExportReading reading, ReadLanguages languages)
{
    private readonly Dictionary<string, SiteDomain> domains = new(StringComparer.OrdinalIgnoreCase);

    public void Take(ExportFile file)
    {
        var info = file.Root.Element("Info");
        var address = file.Root.Attribute("Alias", "")!;
        if (info.Text("Language") is not { Length: > 0 } code || info?.Element("Root").Key() is not { } root || address.Length == 0)
        {
            reading.Say(Severity.Warning, "domain-incomplete", file.At(file.Root), "The domain lacks its address, language or root item; it was left out.");
            return;
        }

        if (domains.ContainsKey(address))
        {
            reading.Say(Severity.Warning, "duplicate", file.At(file.Root), $"The domain {address} occurs in two files; the last one counts.");
        }

        reading.Came("Domains", UsyncKey.Of(address), file.Name);
        domains[address] = new SiteDomain(
            address, languages.Used(code, file.At(info)), root, info.Text("Root"), info.Flag("IsWildcard"),
            info.Element("SortOrder") is null ? null : info.Number("SortOrder"));
    }

    public ImmutableArray<SiteDomain> All() => [.. domains.Values.OrderBy(d => d.SortOrder ?? 0).ThenBy(d => d.Address, StringComparer.Ordinal)];
}

internal sealed class ReadTemplates(ExportReading reading)
{
    private readonly Dictionary<Guid, SiteTemplate> templates = [];

    public void Take(ExportFile file)
    {
        if (file.Root.Key() is not { } key || file.Root.Attribute("Alias", "") is not { Length: > 0 } alias)
        {
            reading.Say(Severity.Error, "key-missing", file.At(file.Root), "The template has no Key or no Alias.");
            return;
        }

        var parent = file.Root.Text("Parent");
        templates[key] = new SiteTemplate(key, alias, file.Root.Text("Name"), parent.Length > 0 ? parent : null);
    }

    public ImmutableArray<SiteTemplate> All() => [.. templates.Values.OrderBy(t => t.Alias, StringComparer.Ordinal)];
}
