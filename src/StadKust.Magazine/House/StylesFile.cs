using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary><c>print/styles.yaml</c>: character and paragraph styles. A style inherits every member of the style it is based on.</summary>
internal sealed class StylesFile(YamlFile file, Palette palette, IReadOnlyDictionary<string, FontId> fonts, Length step)
{
    private readonly Dictionary<string, ParagraphStyle> paragraphs = [];
    private readonly Dictionary<string, CharacterStyle> characters = [];
    private readonly Dictionary<StyleName, Emphasis> emphasis = [];
    private readonly List<(string Name, YamlMap Map)> continued = [];

    public Styles Read()
    {
        foreach (var (name, map) in file.Root.MapOrEmpty("characters").Maps())
        {
            characters[name] = Character(name, map, map.Text("based-on") is { } basis ? Known(map, characters, basis) : null);
            map.NoOthers();
        }

        foreach (var (name, map) in file.Root.MapOrEmpty("paragraphs").Maps())
        {
            paragraphs[name] = Paragraph(name, map, map.Text("based-on") is { } basis ? Known(map, paragraphs, basis) : null);
            map.NoOthers();
        }

        foreach (var (name, map) in continued.Where(c => !paragraphs.ContainsKey(c.Name)))
        {
            map.Fault("continued", "unknown-style", $"{map.Path} is said again as '{name}', which does not exist.");
        }

        var quotes = file.Root.MapOrEmpty("quotes");
        var marks = quotes.Keys.ToDictionary(k => k, k => quotes.Choice<QuoteStyle>(k) ?? QuoteStyle.House);
        file.Root.NoOthers();
        return new Styles([.. paragraphs.Values], [.. characters.Values], emphasis, marks);
    }

    private static T? Known<T>(YamlMap map, Dictionary<string, T> styles, string basis)
        where T : class
    {
        if (styles.TryGetValue(basis, out var found))
        {
            return found;
        }

        map.Fault("based-on", "unknown-style", $"{map.Path} is based on '{basis}', which does not stand above it.", "Put the style it is based on before it.");
        return null;
    }

    private CharacterStyle Character(string name, YamlMap map, CharacterStyle? basis) =>
        new(new StyleName(name), null, Font(map) ?? basis?.Font, map.Length("size", step) ?? basis?.Size, Swatch(map, "colour") ?? basis?.Colour,
            map.Has("features") ? Features(map) : basis?.Features ?? [], map.Length("rise", step) ?? basis?.Rise)
        {
            Tracking = map.Number("tracking") ?? basis?.Tracking,
            Capitals = map.Flag("capitals") ?? basis?.Capitals,
        };

    private ParagraphStyle Paragraph(string name, YamlMap map, ParagraphStyle? basis)
    {
        var text = Character(name + "/text", map, basis?.Text);
        foreach (var (missing, key) in new[] { (text.Font is null, "font"), (text.Size is null, "size"), (text.Colour is null, "colour") })
        {
            // A font that is named and missing has its own finding.
            if (missing && !map.Has(key))
            {
                file.Fault(map.Node, "missing-key", $"{map.Path} needs '{key}', its own or that of the style it is based on.");
            }
        }

        var leading = map.Length("leading", step) ?? basis?.Leading ?? step;
        if (leading.Points <= 0)
        {
            map.Fault("leading", "wrong-length", $"A leading of {leading.Points} pt is too small.");
            leading = step;
        }

        var style = new StyleName(name);
        emphasis[style] = new Emphasis(
            CharacterName(map, "strong") ?? Inherited(basis)?.Strong, CharacterName(map, "italic") ?? Inherited(basis)?.Italic,
            CharacterName(map, "link") ?? Inherited(basis)?.Link);
        return new ParagraphStyle(
            style, null, text, leading,
            map.Choice<GridUse>("grid") ?? basis?.Grid ?? GridUse.All,
            map.Choice<Align>("align") ?? basis?.Align ?? Align.Left,
            Spaces(map, basis), Hyphenation(map, basis), Keep(map, basis),
            map.Length("before", step) ?? basis?.Before ?? Length.Zero,
            map.Length("after", step) ?? basis?.After ?? Length.Zero,
            map.Length("indent", step) ?? basis?.Indent ?? Length.Zero,
            map.Choice<Role>("role") ?? basis?.Role ?? Role.Paragraph)
        {
            SpansColumns = map.Flag("spans-columns") ?? basis?.SpansColumns ?? false,
            DropCap = map.Whole("drop-cap") ?? basis?.DropCap ?? 0,
            DropCapLetters = Math.Max(1, map.Whole("drop-cap-letters") ?? basis?.DropCapLetters ?? 1),
            IndentFirst = map.Flag("indent-first") ?? basis?.IndentFirst ?? false,
            Background = Swatch(map, "background") ?? basis?.Background,
            Padding = map.Length("padding", step) ?? basis?.Padding ?? Length.Zero,
            RuleAbove = Swatch(map, "rule-above") ?? basis?.RuleAbove,
            Continued = Continued(map) ?? basis?.Continued,
            RuleBelow = Swatch(map, "rule-below") ?? basis?.RuleBelow,
            Leader = map.Text("leader") is { } leader ? (leader == "none" ? null : leader) : basis?.Leader,
            RuleWeight = map.Length("rule-weight", step) ?? basis?.RuleWeight ?? Length.Pt(0.5),
        };
    }

    private StyleName? Continued(YamlMap map)
    {
        if (map.Text("continued") is not { } name)
        {
            return null;
        }

        continued.Add((name, map));
        return new StyleName(name);
    }

    private Emphasis? Inherited(ParagraphStyle? basis) => basis is null ? null : emphasis[basis.Name];

    private StyleName? CharacterName(YamlMap map, string key)
    {
        if (map.Text(key) is not { } name)
        {
            return null;
        }

        if (characters.ContainsKey(name))
        {
            return new StyleName(name);
        }

        map.Fault(key, "unknown-style", $"{map.Path} asks for the character style '{name}', which does not exist.");
        return null;
    }

    private FontId? Font(YamlMap map)
    {
        if (map.Text("font") is not { } name)
        {
            return null;
        }

        if (fonts.TryGetValue(name, out var id))
        {
            return id;
        }

        map.Fault("font", "unknown-font", $"{map.Path} asks for the font '{name}', which fonts.yaml does not have.");
        return null;
    }

    private SwatchId? Swatch(YamlMap map, string key) => Swatches.Known(map, key, palette);

    private static ValueList<Feature> Features(YamlMap map)
    {
        var features = new List<Feature>();
        foreach (var word in map.Texts("features"))
        {
            // "onum" switches on, "-liga" off.
            var tag = word.TrimStart('-');
            if (tag.Length != 4)
            {
                map.Fault("features", "wrong-word", $"'{word}' at {map.Path}/features is no OpenType feature of four letters.");
                continue;
            }

            features.Add(new Feature(tag, word.StartsWith('-') ? 0 : 1));
        }

        return features.ToValueList();
    }

    private static SpaceLimits Spaces(YamlMap map, ParagraphStyle? basis)
    {
        var usual = basis?.Spaces ?? SpaceLimits.Magazine;
        if (map.Map("spaces") is not { } own)
        {
            return usual;
        }

        var limits = new SpaceLimits(
            own.Number("word-least") ?? usual.WordLeast, own.Number("word") ?? usual.Word, own.Number("word-most") ?? usual.WordMost,
            own.Number("letter-least") ?? usual.LetterLeast, own.Number("letter-most") ?? usual.LetterMost,
            own.Number("glyph-least") ?? usual.GlyphLeast, own.Number("glyph-most") ?? usual.GlyphMost);
        own.NoOthers();
        return limits;
    }

    private static Hyphens Hyphenation(YamlMap map, ParagraphStyle? basis)
    {
        var usual = basis?.Hyphens ?? Hyphens.None;
        if (map.Map("hyphens") is not { } own)
        {
            return usual;
        }

        var allowed = own.Flag("allowed") ?? true;
        var hyphens = allowed
            ? new Hyphens(true, own.Whole("left") ?? 2, own.Whole("right") ?? 3, own.Whole("ladder") ?? 2, own.Whole("most") ?? int.MaxValue)
            : Hyphens.None;
        own.NoOthers();
        return hyphens;
    }

    private static Keeps Keep(YamlMap map, ParagraphStyle? basis)
    {
        var usual = basis?.Keeps ?? Keeps.Text;
        if (map.Map("keeps") is not { } own)
        {
            return usual;
        }

        var keeps = new Keeps(
            own.Whole("first") ?? usual.First, own.Whole("last") ?? usual.Last, own.Flag("with-next") ?? usual.WithNext,
            own.Flag("together") ?? usual.Together);
        own.NoOthers();
        return keeps;
    }
}

/// <summary>Character styles for what an editor marked, so that bold in a sans paragraph is a bold sans.</summary>
public sealed record Emphasis(StyleName? Strong, StyleName? Italic, StyleName? Link);

internal sealed record Styles(
    ValueList<ParagraphStyle> Paragraphs, ValueList<CharacterStyle> Characters, IReadOnlyDictionary<StyleName, Emphasis> Emphasis,
    IReadOnlyDictionary<string, QuoteStyle> Quotes);

internal static class Swatches
{
    public static SwatchId? Known(YamlMap map, string key, Palette palette)
    {
        if (map.Text(key) is not { } name || name == "none")
        {
            return null;
        }

        var id = new SwatchId(name);
        if (palette.Find(id) is not null)
        {
            return id;
        }

        map.Fault(key, "unknown-swatch", $"{map.Path}/{key} asks for the colour '{name}', which palette.yaml does not have.");
        return null;
    }
}
