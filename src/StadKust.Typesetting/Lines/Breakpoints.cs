namespace StadKust.Typesetting;

/// <summary>Second step: every place where a line may end, with running sums, so that any line is measured by one subtraction.</summary>
internal static class Breakpoints
{
    // A word's own hyphen is a better end than one we add; a stub of two letters a worse one (print-rules §2.4).
    private const double Division = 1;
    private const double Stub = 1.6;
    private const double Joint = 0.4;
    private const double Address = 60;

    /// <summary>Dividing the last word of a paragraph: only when nothing else will do.</summary>
    private const double LastWord = 400;

    public static IReadOnlyList<BreakPoint> Of(string text, IReadOnlyList<Element> elements, ParagraphStyle style)
    {
        var points = new List<BreakPoint> { new(BreakKind.Start, 0, -1, default, default, 0, 0) };
        var sums = default(Sums);
        var lastWord = LastIndexOf(elements, ElementKind.Word);
        for (var e = 0; e < elements.Count; e++)
        {
            var element = elements[e];
            var look = element.Look;
            switch (element.Kind)
            {
                case ElementKind.Word:
                    AddInWord(text, e, element, sums, e == lastWord, points);
                    sums += WidthOf(element);
                    break;
                case ElementKind.NewLine:
                    points.Add(new BreakPoint(BreakKind.NewLine, e, -1, sums - LastStep(look), sums, 0, element.End));
                    break;
                default:
                    var after = sums + new Sums(0, look.SpaceWidth, 0);
                    var isLeading = points.Count == 1 && !HasWord(elements, e);
                    if (element.Kind == ElementKind.Space && points[^1].Source < element.Start && e < elements.Count - 1 && !isLeading)
                        AddAtSpace(text, e, element, sums, after, style, points);
                    sums = after;
                    if (element.Kind == ElementKind.Space && isLeading)
                        points[0] = points[0] with { Element = e + 1, Starts = after, Source = element.End };
                    break;
            }
        }

        points.Add(new BreakPoint(BreakKind.End, elements.Count, -1, EndWithoutSpaces(elements, sums), sums, 0, text.Length));
        return points;
    }

    public static Sums WidthOf(Element word) => new(word.Look.WidthOf(word.Shape), 0, word.Shape.Steps * word.Look.Size);

    // Several spaces in a row end a line once, at the last: the next line begins with a word.
    private static void AddAtSpace(string text, int e, Element element, Sums before, Sums after, ParagraphStyle style, List<BreakPoint> points)
    {
        if (points[^1].Kind == BreakKind.Space && points[^1].Element == e - 1)
        {
            points[^1] = points[^1] with { Element = e, Starts = after, Source = element.End };
            return;
        }

        points.Add(new BreakPoint(BreakKind.Space, e, -1, before - LastStep(element.Look), after, IsHeading(style) && EndsInArticle(text, element.Start) ? 1 : 0, element.End));
    }

    private static void AddInWord(string text, int e, Element word, Sums before, bool isLast, List<BreakPoint> points)
    {
        var source = text.AsSpan(word.Start, word.Length);
        for (var b = 0; b < word.Breaks.Length; b++)
        {
            var cut = word.Breaks[b];
            var printed = Printed.CountOf(source, cut.Place);
            var whole = Printed.CountOf(source, source.Length);
            var share = whole == 0 ? 0 : printed / (double)whole;
            var upper = (word.Shape.WidthOfFirst(printed, whole) * word.Look.Size) + (printed * word.Look.Tracking);
            var starts = before + new Sums(upper, 0, share * word.Shape.Steps * word.Look.Size);
            var ends = starts;
            if (cut.Before is { } respelled)
                ends = before + new Sums(word.Look.WidthOf(word.Look.Shaper.Shape(respelled)), 0, respelled.Length * word.Look.Size);
            if (cut.After is { } lower)
                starts = before + WidthOf(word) - new Sums(word.Look.WidthOf(word.Look.Shaper.Shape(lower)), 0, lower.Length * word.Look.Size);
            ends += cut.Hyphen ? new Sums(word.Look.HyphenWidth, 0, 0) : new Sums(0, 0, -word.Look.Size);
            var penalty = (cut.Hyphen ? cut.IsStub ? Stub : Division : cut.IsStub ? Address : Joint) + (isLast && cut.Hyphen ? LastWord : 0);
            points.Add(new BreakPoint(cut.Hyphen ? BreakKind.Division : BreakKind.Joint, e, b, ends, starts, penalty, word.Start + cut.Place));
        }
    }

    private static Sums EndWithoutSpaces(IReadOnlyList<Element> elements, Sums sums)
    {
        var last = elements.Count - 1;
        for (; last >= 0 && elements[last].Kind is ElementKind.Space; last--)
            sums -= new Sums(0, elements[last].Look.SpaceWidth, 0);
        return last >= 0 ? sums - LastStep(elements[last].Look) : sums;
    }

    // No letter space stands after the last glyph of a line.
    private static Sums LastStep(Look look) => new(0, 0, look.Size);

    // A paragraph whose first word is its initial begins with a space.
    private static bool HasWord(IReadOnlyList<Element> elements, int before)
    {
        for (var e = 0; e < before; e++)
        {
            if (elements[e].Kind != ElementKind.Space)
                return true;
        }

        return false;
    }

    private static int LastIndexOf(IReadOnlyList<Element> elements, ElementKind kind)
    {
        for (var e = elements.Count - 1; e >= 0; e--)
        {
            if (elements[e].Kind == kind)
                return e;
        }

        return -1;
    }

    private static bool IsHeading(ParagraphStyle style) => style.Role is >= Role.H1 and <= Role.H6;

    // A headline line does not end in "de", "in", "der", "the": words of up to three small letters.
    private static bool EndsInArticle(string text, int space)
    {
        var start = space;
        while (start > 0 && char.IsLower(text[start - 1]))
            start--;
        return space - start is > 0 and <= 3 && (start == 0 || text[start - 1] is ' ' or '\u00A0');
    }
}
