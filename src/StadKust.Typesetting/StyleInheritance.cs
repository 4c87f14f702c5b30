namespace StadKust.Typesetting;

/// <summary>Fills null members of styles from what they are based on, collecting faults instead of stopping at the first.</summary>
internal sealed class StyleInheritance(
    Palette palette, FontSet fonts, ValueList<ParagraphStyle> paragraphs, ValueList<CharacterStyle> characters)
{
    private readonly Dictionary<StyleName, ParagraphStyle> paragraphByName = FirstOf(paragraphs, s => s.Name);
    private readonly Dictionary<StyleName, CharacterStyle> characterByName = FirstOf(characters, s => s.Name);

    public List<string> Faults { get; } =
    [
        .. Doubled(paragraphs, s => s.Name).Select(n => $"Paragraph style '{n}' is declared twice."),
        .. Doubled(characters, s => s.Name).Select(n => $"Character style '{n}' is declared twice."),
    ];

    public CharacterStyle Resolve(CharacterStyle style)
    {
        var chain = new HashSet<StyleName> { style.Name };
        var result = style;
        for (var next = style.BasedOn; next is { } name;)
        {
            if (!characterByName.TryGetValue(name, out var basis))
            {
                Faults.Add($"Character style '{style.Name}' is based on '{name}', which does not exist.");
                break;
            }

            if (!chain.Add(name))
            {
                Faults.Add($"Character style '{style.Name}' is based on itself.");
                break;
            }

            result = Over(result, basis);
            next = basis.BasedOn;
        }

        CheckNames($"Character style '{style.Name}'", result);
        return result with { BasedOn = null };
    }

    public ParagraphStyle Resolve(ParagraphStyle style)
    {
        var chain = new HashSet<StyleName> { style.Name };
        var text = Resolve(style.Text);
        for (var next = style.BasedOn; next is { } name;)
        {
            if (!paragraphByName.TryGetValue(name, out var basis))
            {
                Faults.Add($"Paragraph style '{style.Name}' is based on '{name}', which does not exist.");
                break;
            }

            if (!chain.Add(name))
            {
                Faults.Add($"Paragraph style '{style.Name}' is based on itself.");
                break;
            }

            text = Over(text, Resolve(basis.Text));
            next = basis.BasedOn;
        }

        if (text.Font is null || text.Size is null || text.Colour is null)
            Faults.Add($"Paragraph style '{style.Name}' has no font, size or colour, neither its own nor inherited.");
        CheckSwatch(style.Name, style.Background);
        CheckSwatch(style.Name, style.RuleAbove);
        CheckSwatch(style.Name, style.RuleBelow);
        if (style.Continued is { } again && !paragraphByName.ContainsKey(again))
            Faults.Add($"Paragraph style '{style.Name}' is said again as '{again}', which does not exist.");
        if (style.Leading.Points <= 0)
            Faults.Add($"Paragraph style '{style.Name}' has a leading of {style.Leading.Points} pt; it must be above 0.");
        return style with { BasedOn = null, Text = text };
    }

    public void CheckMasters(ValueList<Master> masters)
    {
        Faults.AddRange(Doubled(masters, m => m.Name).Select(n => $"Master '{n}' is declared twice."));
        foreach (var master in masters)
        {
            var names = master.Frames.Select(f => f.Name).ToHashSet();
            Faults.AddRange(Doubled(master.Frames, f => f.Name).Select(n => $"Master '{master.Name}' has two frames '{n}'."));
            CheckThreads(master);
            foreach (var frame in master.Frames)
            {
                if (frame.Next is { } next && !names.Contains(next))
                    Faults.Add($"Frame '{frame.Name}' of master '{master.Name}' runs on into '{next}', which does not exist.");
                if (frame.Columns < 1)
                    Faults.Add($"Frame '{frame.Name}' of master '{master.Name}' has {frame.Columns} columns; it must have at least 1.");
            }
        }
    }

    private void CheckThreads(Master master)
    {
        var frames = master.Frames.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.First());
        foreach (var start in master.Frames)
        {
            var met = new HashSet<FrameName> { start.Name };
            for (var next = start.Next; next is { } name && frames.TryGetValue(name, out var frame); next = frame.Next)
            {
                if (met.Add(name))
                    continue;
                if (name == start.Name)
                    Faults.Add($"The thread of frame '{start.Name}' of master '{master.Name}' runs in a circle.");
                break;
            }
        }
    }

    /// <summary>Members of <paramref name="style"/>, and where it has none those of <paramref name="basis"/>.</summary>
    internal static CharacterStyle Over(CharacterStyle style, CharacterStyle basis) => style with
    {
        Font = style.Font ?? basis.Font,
        Size = style.Size ?? basis.Size,
        Colour = style.Colour ?? basis.Colour,
        Rise = style.Rise ?? basis.Rise,
        Tracking = style.Tracking ?? basis.Tracking,
        Capitals = style.Capitals ?? basis.Capitals,
        Features = [.. basis.Features.Where(b => style.Features.All(s => s.Tag != b.Tag)), .. style.Features],
    };

    private void CheckNames(string what, CharacterStyle style)
    {
        if (style.Font is { } font && !fonts.Contains(font))
            Faults.Add($"{what} asks for font '{font}', which the font set does not have.");
        if (style.Colour is { } colour && palette.Find(colour) is null)
            Faults.Add($"{what} asks for colour '{colour}', which the palette does not have.");
    }

    private void CheckSwatch(StyleName name, SwatchId? swatch)
    {
        if (swatch is { } id && palette.Find(id) is null)
            Faults.Add($"Paragraph style '{name}' asks for colour '{id}', which the palette does not have.");
    }

    private static Dictionary<TName, T> FirstOf<T, TName>(IEnumerable<T> all, Func<T, TName> name)
        where TName : notnull => all.GroupBy(name).ToDictionary(g => g.Key, g => g.First());

    private static IEnumerable<TName> Doubled<T, TName>(IEnumerable<T> all, Func<T, TName> name) =>
        all.GroupBy(name).Where(g => g.Count() > 1).Select(g => g.Key);
}
