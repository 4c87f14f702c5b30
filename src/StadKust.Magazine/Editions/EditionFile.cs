using System.Globalization;
using StadKust.Content;
using StadKust.Magazine.House;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary><c>print/editions/&lt;number&gt;.yaml</c>: the flatplan of an edition. Read when the edition is set, not before.</summary>
internal sealed class EditionFile
{
    private readonly YamlFile file;
    private readonly HouseStyle house;
    private readonly string name;
    private readonly Dictionary<string, Guid> media = [];
    private string site = "";

    private EditionFile(YamlFile file, HouseStyle house, string name)
    {
        this.file = file;
        this.house = house;
        this.name = name;
    }

    public static string FolderOf(HouseStyle house) => Path.Combine(house.Folder, "editions");

    /// <summary>Numbers of the editions that have a flatplan, newest first.</summary>
    public static IReadOnlyList<string> Numbers(HouseStyle house) =>
        Directory.Exists(FolderOf(house))
            ? [.. Directory.GetFiles(FolderOf(house), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).OrderDescending(StringComparer.Ordinal)]
            : [];

    /// <returns>Null when there is an error among the findings.</returns>
    public static (Edition? Edition, IReadOnlyList<Finding> Findings) Read(string number, HouseStyle house)
    {
        // The number becomes part of paths: only what H-NAME allows.
        if (!Numbers(house).Contains(number, StringComparer.Ordinal))
        {
            return (null, [new Finding(
                Severity.Error, "unknown-edition", $"print/editions/{number}.yaml", $"There is no edition '{number}'.",
                Numbers(house) is { Count: > 0 } known ? $"Known editions: {string.Join(", ", known)}." : "Put a flatplan into print/editions.")]);
        }

        var name = $"print/editions/{number}.yaml";
        return Parse(YamlFile.Read(Path.Combine(FolderOf(house), number + ".yaml"), name), house, name, number);
    }

    internal static (Edition? Edition, IReadOnlyList<Finding> Findings) Parse(YamlFile file, HouseStyle house, string name, string number)
    {
        var edition = new EditionFile(file, house, name).Edition(number);
        return (file.Findings.Any(f => f.Severity == Severity.Error) ? null : edition, file.Findings);
    }

    private Edition Edition(string number)
    {
        var root = file.Root;
        if (root.Needed("edition") is { Length: > 0 } said && said != number)
        {
            root.Fault("edition", "wrong-value", $"The file is called {number}, but says it is edition '{said}'.");
        }

        var item = Key(root, "item");
        var condition = Condition(root.MapOrEmpty("condition"));
        var sources = new Dictionary<string, Guid>();
        var languages = new Dictionary<string, ContentCulture>();
        var named = root.MapOrEmpty("sources");
        foreach (var source in named.Keys)
        {
            if (named.IsMap(source) && named.Map(source) is { } other)
            {
                sources[source] = Key(other, "item");
                languages[source] = new ContentCulture(other.Needed("culture"));
                other.NoOthers();
            }
            else
            {
                sources[source] = Key(named, source);
            }
        }

        var pictures = root.MapOrEmpty("media");
        foreach (var picture in pictures.Keys)
        {
            media[picture] = Key(pictures, picture);
        }

        site = (root.Text("site") ?? "").TrimEnd('/');
        if (site.Length > 0 && !(Uri.TryCreate(site, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            root.Fault("site", "wrong-value", $"site is '{site}'; an address such as https://stadkust.example.org is asked.");
        }

        var leaves = root.List("pages").Select(l => Leaf(l, sources)).ToList();
        var edition = new Edition(
            number, item, new ContentCulture(root.Needed("culture")), root.Needed("title"), root.Needed("season"), root.Whole("run") ?? 0, Instant(root, "made"),
            condition, sources, leaves, name)
        {
            Media = media,
            Languages = languages,
            Site = site,
            OnlineOnly = [.. Sources(root, "online-only", sources)],
        };
        root.NoOthers();
        Count(root, leaves);
        return edition;
    }

    // Pages in order without a gap, and as many as sheets can be folded from.
    private static void Count(YamlMap root, List<Leaf> leaves)
    {
        var next = 1;
        foreach (var leaf in leaves)
        {
            if (leaf.Pages.Count == 0)
            {
                continue;
            }

            if (leaf.Pages[0] != next)
            {
                root.Fault("pages", "page-order", $"Page {next} is expected, the plan goes on with page {leaf.Pages[0]}.", "Give every page once, in order.");
                return;
            }

            next = leaf.Pages[^1] + 1;
        }

        if ((next - 1) % 4 != 0 || next == 1)
        {
            root.Fault("pages", "page-count", $"The plan has {next - 1} pages; folded sheets have 4, 8, 12 and so on.", "Add or take out pages until the number can be divided by four.");
        }
    }

    private Leaf Leaf(YamlMap map, Dictionary<string, Guid> sources)
    {
        var pages = new List<int>();
        foreach (var part in map.Needed("page").Split('-'))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var page))
            {
                pages.Add(page);
            }
        }

        var master = new MasterName(map.Needed("master"));
        var pattern = house.Layout.Master(master);
        if (pattern is null && master.Name.Length > 0)
        {
            map.Fault("master", "unknown-master", $"There is no master '{master}'.", $"Known masters: {string.Join(", ", house.Layout.Masters.Select(m => m.Name))}.");
        }

        var fits = pattern?.Sides switch
        {
            Sides.Spread => pages.Count == 2 && pages[0] % 2 == 0 && pages[1] == pages[0] + 1,
            Sides.Left => pages.Count == 1 && pages[0] % 2 == 0,
            Sides.Right => pages.Count == 1 && pages[0] % 2 == 1,
            _ => pages.Count > 0,
        };
        if (!fits)
        {
            map.Fault("page", "wrong-side", $"Page '{map.Text("page")}' does not fit master '{master}', which is made for: {pattern?.Sides.ToString().ToLowerInvariant()}.",
                "Even pages are left, odd pages right; a spread is an even page and the next.");
        }

        var section = map.Text("section") ?? "";
        var puts = new List<Put>();
        var frames = map.MapOrEmpty("put");
        foreach (var frame in frames.Keys)
        {
            if (pattern is not null && pattern.Frames.All(f => f.Name.Name != frame))
            {
                frames.Fault(frame, "unknown-frame", $"Master '{master}' has no frame '{frame}'.", $"It has: {string.Join(", ", pattern.Frames.Select(f => f.Name))}.");
            }

            if (One(frames, new FrameName(frame), sources) is { } put)
            {
                puts.Add(put);
            }
        }

        var language = map.Text("language") is { } code ? new ContentCulture(code) : (ContentCulture?)null;
        map.NoOthers();
        return new Leaf(pages, master, section, puts, Line(map)) { Language = language };
    }

    private Put? One(YamlMap frames, FrameName frame, Dictionary<string, Guid> sources)
    {
        if (frames.IsList(frame.Name))
        {
            var lines = new List<(StyleName, string)>();
            foreach (var line in frames.List(frame.Name))
            {
                lines.AddRange(Lines(line));
            }

            return new TextPut(frame, lines, $"{name}:{frames.Node.Line}");
        }

        if (frames.Map(frame.Name) is not { } map)
        {
            return null;
        }

        Put? put = null;
        var where = Line(map);
        var number = map.Whole("number");
        if (Source(map, "story", sources) is { } story)
        {
            put = new StoryPut(frame, story, where);
        }
        else if (Source(map, "picture", sources) is { } picture)
        {
            put = new PicturePut(frame, picture, number ?? 0, Focal(map), where);
        }
        else if (map.Text("media") is { } own)
        {
            if (!media.ContainsKey(own))
            {
                map.Fault("media", "unknown-source", $"'{own}' is not among the media of this edition.", $"Known: {string.Join(", ", media.Keys)}.");
            }

            put = new MediaPut(frame, own, Focal(map), where);
        }
        else if (Source(map, "qr", sources) is { } coded)
        {
            if (site.Length == 0)
            {
                map.Fault("qr", "missing-key", "A code needs the address of the website.", "Say it at the top: site: https://…");
            }

            put = new QrPut(frame, coded, where);
        }
        else if (Source(map, "box", sources) is { } box)
        {
            put = new ObjectPut(frame, box, ObjectKind.Box, number ?? 1, where) { Styles = Styles(map) };
        }
        else if (Source(map, "quotation", sources) is { } quotation)
        {
            put = new ObjectPut(frame, quotation, ObjectKind.Quotation, number ?? 1, where) { Styles = Styles(map) };
        }
        else if (Source(map, "table", sources) is { } table)
        {
            put = new ObjectPut(frame, table, ObjectKind.Table, number ?? 1, where) { Styles = Styles(map) };
        }
        else if (Source(map, "card", sources) is { } card)
        {
            put = new CardPut(frame, card, where);
        }
        else if (map.Text("advert") is { } advert)
        {
            put = new AdvertPut(frame, advert, map.Whole("page"), map.Needed("alt-text"), where);
        }
        else if (map.Map("calendar") is { } calendar)
        {
            put = new CalendarPut(frame, Day(calendar, "from"), Day(calendar, "to"), calendar.Needed("recurring"), where)
            {
                Order = calendar.Choice<CalendarOrder>("by") ?? CalendarOrder.Day,
                Language = calendar.Text("language") is { } spoken ? new ContentCulture(spoken) : null,
                Most = calendar.Whole("most"),
                Pool = [.. calendar.List("pool").Select(Lines)],
            };
            calendar.NoOthers();
        }

        map.NoOthers();
        if (put is null)
        {
            file.Fault(map.Node, "missing-key", $"{map.Path} says nothing that could be set.", "Give lines of text, or one of: story, picture, media, qr, box, quotation, table, card, advert, calendar.");
        }

        return put;
    }

    private List<(StyleName Style, string Text)> Lines(YamlMap map)
    {
        var lines = new List<(StyleName, string)>();
        foreach (var style in map.Keys)
        {
            var known = new StyleName(style);
            if (house.Layout.Paragraph(known) is null)
            {
                map.Fault(style, "unknown-style", $"There is no paragraph style '{style}'.");
            }

            lines.Add((known, map.Text(style) ?? ""));
        }

        return lines;
    }

    private Dictionary<StyleName, StyleName> Styles(YamlMap map)
    {
        var styles = new Dictionary<StyleName, StyleName>();
        var given = map.MapOrEmpty("styles");
        foreach (var style in given.Keys)
        {
            var other = new StyleName(given.Text(style) ?? "");
            if (house.Layout.Paragraph(other) is null)
            {
                given.Fault(style, "unknown-style", $"There is no paragraph style '{other}'.");
            }

            styles[new StyleName(style)] = other;
        }

        return styles;
    }

    private static IEnumerable<string> Sources(YamlMap map, string key, Dictionary<string, Guid> sources)
    {
        foreach (var source in map.Has(key) ? map.Texts(key) : [])
        {
            if (!sources.ContainsKey(source))
            {
                map.Fault(key, "unknown-source", $"'{source}' is not among the sources of this edition.", $"Known: {string.Join(", ", sources.Keys)}.");
            }

            yield return source;
        }
    }

    private static string? Source(YamlMap map, string key, Dictionary<string, Guid> sources)
    {
        if (map.Text(key) is not { } source)
        {
            return null;
        }

        if (!sources.ContainsKey(source))
        {
            map.Fault(key, "unknown-source", $"'{source}' is not among the sources of this edition.", $"Known: {string.Join(", ", sources.Keys)}.");
        }

        return source;
    }

    private static FocalPoint? Focal(YamlMap map)
    {
        if (!map.Has("focal"))
        {
            return null;
        }

        var parts = map.Texts("focal").Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n is >= 0 and <= 1 ? n : -1).ToArray();
        if (parts is [>= 0, >= 0])
        {
            return new FocalPoint(parts[0], parts[1]);
        }

        map.Fault("focal", "wrong-value", $"{map.Path}/focal has to be two numbers from 0 to 1, such as [0.5, 0.3].");
        return null;
    }

    private static Condition Condition(YamlMap map)
    {
        var condition = new Condition(
            map.Needed("identifier"), map.Flag("registered") ?? false, map.Needed("profile"), map.Whole("ink-limit") ?? 300, map.Text("paper") ?? "",
            map.Flag("confirmed") ?? false);
        map.NoOthers();
        return condition;
    }

    private static Guid Key(YamlMap map, string key)
    {
        if (Guid.TryParse(map.Needed(key), CultureInfo.InvariantCulture, out var found))
        {
            return found;
        }

        map.Fault(key, "wrong-value", $"{key} has to be the key of an item.");
        return Guid.Empty;
    }

    private static DateOnly Day(YamlMap map, string key)
    {
        if (DateOnly.TryParseExact(map.Needed(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        map.Fault(key, "wrong-value", $"{map.Path}/{key} has to be a day such as 2027-03-15.");
        return default;
    }

    private static DateTimeOffset Instant(YamlMap map, string key)
    {
        if (DateTimeOffset.TryParse(map.Needed(key), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            return instant;
        }

        map.Fault(key, "wrong-value", $"{key} has to be an instant such as 2026-11-23T12:00:00Z.");
        return default;
    }

    private string Line(YamlMap map) => $"{name}:{map.Node.Line}";
}
