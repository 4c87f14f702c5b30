namespace StadKust.Typesetting;

/// <summary>First step: spans to words and spaces, each word shaped and its divisions found.</summary>
internal sealed class Collect(Layout layout, FontBook fonts)
{
    [ThreadStatic]
    private static Breakpoints? breakpoints;

    [ThreadStatic]
    private static Gather<Element>? words;

    private readonly List<Hyphenator> hyphenators = [];
    private readonly Dictionary<string, Paint> textPaints = [];
    private readonly Lock gate = new();

    /// <summary>Threads that may work on one story; what is set does not depend on it.</summary>
    public int Hands { get; init; } = 1;

    /// <summary>Any thread may ask.</summary>
    public CollectedParagraph Paragraph(Paragraph paragraph, Story story)
    {
        var facts = new List<Fact>();
        var origin = new Origin(story.Id, paragraph.Id, paragraph.Style.Name);
        var style = layout.Paragraph(paragraph.Style);
        if (style is null)
        {
            style = layout.Paragraphs[0];
            facts.Add(new Fact("unknown-style", null, null, origin, $"No paragraph style '{paragraph.Style}'; set as '{style.Name}'.", null));
        }

        var leaves = new List<Leaf>(1);
        var text = TextOf(paragraph);
        var elements = words ??= new Gather<Element>(512);
        elements.Clear();
        var at = 0;
        Look? last = null;
        Initial? initial = null;
        for (var s = 0; s < paragraph.Spans.Count; s++)
        {
            var span = paragraph.Spans[s];
            CharacterStyle? own = null;
            if (span.Style is { } name && (own = layout.Character(name)) is null)
                facts.Add(new Fact("unknown-style", null, null, origin, $"No character style '{name}'; set as the text around it.", null));
            var leaf = LeafFor(span, leaves);
            last = LookOf(style, own, span, story.Language, leaf);
            if (at == 0)
                initial = Initial.Of(style, span.Text, last, layout.Format.Grid);
            var initialEnd = at == 0 ? initial?.Characters ?? 0 : 0;
            Divide(text, at + initialEnd, at + span.Text.Length, last, elements, facts, origin);
            if (initialEnd > 0 && elements.Count > 0 && elements[0].Kind == ElementKind.Word)
                elements[0] = elements[0] with { Breaks = AfterInitial(BreaksOf(text.AsSpan(0, elements[0].End), last), initialEnd) };
            at += span.Text.Length;
        }

        if (leaves.Count == 0)
            leaves.Add(new Leaf(story.Language, null));
        var basis = last ?? LookOf(style, null, Span.Plain("", story.Language), story.Language, 0);
        var all = elements.Take();
        return new CollectedParagraph(paragraph, style, basis, text, all, leaves, (breakpoints ??= new Breakpoints()).Of(text, all, style), initial, facts);
    }

    /// <summary>The style a heading is said again in.</summary>
    public StyleName ContinuedStyle(StyleName heading) => layout.Paragraph(heading)?.Continued ?? heading;

    /// <summary>The look of the paragraph's own style, for labels.</summary>
    public Look Plain(ParagraphStyle style, Culture language) => LookOf(style, null, Span.Plain("", language), language, 0);

    private static string TextOf(Paragraph paragraph)
    {
        var spans = paragraph.Spans;
        if (spans.Count == 1)
            return spans[0].Text;
        var parts = new string[spans.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = spans[i].Text;
        return string.Concat(parts);
    }

    private static int LeafFor(Span span, List<Leaf> leaves)
    {
        if (leaves.Count == 0 || leaves[^1].Language != span.Language || leaves[^1].Link != span.Link)
            leaves.Add(new Leaf(span.Language, span.Link));
        return leaves.Count - 1;
    }

    private Look LookOf(ParagraphStyle style, CharacterStyle? own, Span span, Culture story, int leaf)
    {
        var text = own is null ? style.Text : StyleInheritance.Over(own, style.Text);
        var size = text.Size!.Value.Points;
        var mayRespell = span.Kind == SpanKind.Plain && span.Language == story;
        var divides = style.Hyphens.Allowed && span.Kind is SpanKind.Plain or SpanKind.Name;
        return new Look(
            fonts.Shaper(text.Font!.Value, text.Features, span.Language),
            HyphenatorFor(span.Language, divides ? style.Hyphens.Left : 1000, style.Hyphens.Right, mayRespell),
            size, text.Rise?.Points ?? 0, (text.Tracking ?? 0) * size / 1000, text.Capitals ?? false,
            TextPaint(text.Colour!.Value), span.Language, span.Kind, span.Link, leaf);
    }

    private Hyphenator HyphenatorFor(Culture language, int left, int right, bool mayRespell)
    {
        lock (gate)
        {
            foreach (var known in hyphenators)
            {
                if (known.Language == language && known.Left == left && known.Right == right && known.MayRespell == mayRespell)
                    return known;
            }

            var hyphenator = new Hyphenator(LanguageRules.For(language), left, right, mayRespell) { Language = language };
            hyphenators.Add(hyphenator);
            return hyphenator;
        }
    }

    private Paint TextPaint(SwatchId swatch)
    {
        lock (gate)
        {
            if (!textPaints.TryGetValue(swatch.Name, out var paint))
                textPaints.Add(swatch.Name, paint = Ink.OfText(layout.Palette[swatch], 1));
            return paint;
        }
    }

    private void Divide(
        string text, int start, int end, Look look, Gather<Element> elements, List<Fact> facts, Origin origin)
    {
        var i = start;
        while (i < end)
        {
            if (SpaceKind(text[i]) is { } kind)
            {
                if (kind == ElementKind.Space && KeepsWithNext(text, i, look))
                    kind = ElementKind.FixedSpace;
                elements.Add(new Element(kind, i, i + 1, look, ShapedWord.Empty, []));
                i++;
                continue;
            }

            var stop = i;
            while (stop < end && SpaceKind(text[stop]) is null)
                stop++;
            AddWord(text, i, stop, look, elements, facts, origin);
            i = stop;
        }
    }

    // The first word is divided as the whole word it is, although its first letter stands apart.
    private static WordBreak[] AfterInitial(WordBreak[] ofWhole, int characters) =>
    [
        .. ofWhole.Where(b => b.Place > characters).Select(b => b with { Place = b.Place - characters, Before = b.Before?[characters..] }),
    ];

    private static ElementKind? SpaceKind(char c) => c switch
    {
        ' ' or '\t' or '\r' => ElementKind.Space,
        '\n' or '\u2028' => ElementKind.NewLine,
        '\u00A0' => ElementKind.FixedSpace,
        _ => null,
    };

    // Dutch ’s avonds, ’t strand, ’n keer: the shortened article never ends a line.
    private static bool KeepsWithNext(string text, int space, Look look) =>
        look.Language.Code.StartsWith("nl", StringComparison.Ordinal)
        && space >= 2
        && text[space - 1] is 's' or 't' or 'n'
        && text[space - 2] is '’' or '\''
        && (space == 2 || SpaceKind(text[space - 3]) is not null);

    private void AddWord(string text, int start, int end, Look look, Gather<Element> elements, List<Fact> facts, Origin origin)
    {
        var source = text.AsSpan(start, end - start);
        var shape = look.Shaper.Shape(Printed.Of(source, look));
        if (shape.Lacks)
            Fallback.Add(text, start, end, look, fonts, elements, facts, origin);
        else
            elements.Add(new Element(ElementKind.Word, start, end, look, shape, BreaksOf(source, look)));
    }

    internal static WordBreak[] BreaksOf(ReadOnlySpan<char> word, Look look) => look.Kind switch
    {
        SpanKind.Verbatim => [],
        SpanKind.Url => AddressJoints.Of(word),
        _ when AddressJoints.IsAddress(word) => AddressJoints.Of(word),
        _ => look.Hyphenator.Breaks(word),
    };
}
