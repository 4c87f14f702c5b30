namespace StadKust.Typesetting;

/// <summary>Second step: every place where a line may end, with running sums, so that any line is measured by one subtraction.</summary>
internal sealed class Breakpoints
{
    // A word's own hyphen is a better end than one we add; a stub of two letters a worse one (print-rules §2.4).
    private const double Joint = 0.4;
    private const double Address = 60;

    /// <summary>
    /// Dividing the last word of a paragraph: only where the word spaces of a line would else be nearly double. Never at all was tried on the
    /// spring edition: lines with wide spaces rose from 0.4 to 1.2 %, and house rule H-LINES allows 0.5.
    /// </summary>
    private const double LastWord = 4000;

    private static readonly HashSet<string> Articles =
    [
        "de", "het", "een", "’t", "’n", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "the", "a", "an",
    ];

    private readonly Gather<BreakPoint> points = new(256);
    private string text = "";
    private Element[] elements = [];
    private bool hangs;
    private bool isHeading;

    public BreakPoint[] Of(string text, Element[] elements, ParagraphStyle style)
    {
        (this.text, this.elements) = (text, elements);
        hangs = style.Align is Align.Justified;
        isHeading = style.Role is >= Role.H1 and <= Role.H6;
        points.Clear();
        points.Add(new BreakPoint(BreakKind.Start, 0, -1, default, StartsBefore(0, default), 0, 0));
        var sums = default(Sums);
        var lastWord = LastWordIndex();
        for (var e = 0; e < elements.Length; e++)
        {
            ref var element = ref elements[e];
            var look = element.Look;
            switch (element.Kind)
            {
                case ElementKind.Word:
                    AddInWord(e, element, sums, e == lastWord);
                    sums += WidthOf(element);
                    break;
                case ElementKind.NewLine:
                    points.Add(new BreakPoint(BreakKind.NewLine, e, -1, sums - LastStep(look), StartsBefore(e + 1, sums), 0, element.End));
                    break;
                default:
                    var after = sums + new Sums(0, look.SpaceWidth, 0);
                    var isLeading = points.Count == 1 && !HasWord(e);
                    if (element.Kind == ElementKind.Space && points.Last.Source < element.Start && e < elements.Length - 1 && !isLeading)
                        AddAtSpace(e, element, sums, after);
                    sums = after;
                    if (element.Kind == ElementKind.Space && isLeading)
                        points[0] = points[0] with { Element = e + 1, Starts = StartsBefore(e + 1, after), Source = element.End };
                    break;
            }
        }

        points.Add(new BreakPoint(BreakKind.End, elements.Length, -1, EndWithoutSpaces(sums), sums, 0, text.Length));
        return points.Take();
    }

    public static Sums WidthOf(in Element word) => new(word.Look.WidthOf(word.Shape), 0, word.Shape.Steps * word.Look.Size);

    // Several spaces in a row end a line once, at the last: the next line begins with a word.
    private void AddAtSpace(int e, in Element element, in Sums before, in Sums after)
    {
        var starts = StartsBefore(e + 1, after);
        if (points.Last.Kind == BreakKind.Space && points.Last.Element == e - 1)
        {
            points.Last = points.Last with { Element = e, Starts = starts, Source = element.End };
            return;
        }

        var penalty = isHeading ? Stranded(text, element.Start) : 0;
        points.Add(new BreakPoint(BreakKind.Space, e, -1, EndsAfter(e - 1, before) - LastStep(element.Look), starts, penalty, element.End)
        {
            ShowsHyphen = element.Start > 0 && text[element.Start - 1] == '-',
        });
    }

    private void AddInWord(int e, in Element word, in Sums before, bool isLast)
    {
        var breaks = word.Breaks;
        if (breaks.Length == 0)
            return;
        var look = word.Look;
        var source = text.AsSpan(word.Start, word.Length);
        var whole = Printed.CountOf(source, source.Length);
        for (var b = 0; b < breaks.Length; b++)
        {
            ref var cut = ref breaks[b];
            var printed = Printed.CountOf(source, cut.Place);
            var share = whole == 0 ? 0 : printed / (double)whole;
            var upper = (word.Shape.WidthOfFirst(printed, whole) * look.Size) + (printed * look.Tracking);
            var starts = before + new Sums(upper, 0, share * word.Shape.Steps * look.Size);
            var ends = starts;
            if (cut.Before is { } respelled)
                ends = before + new Sums(look.WidthOf(look.Shaper.Shape(respelled)), 0, respelled.Length * look.Size);
            if (cut.After is { } lower)
                starts = before + WidthOf(word) - new Sums(look.WidthOf(look.Shaper.Shape(lower)), 0, lower.Length * look.Size);
            var last = source[cut.Place - 1];
            if (cut.Hyphen)
                ends += new Sums(look.HyphenWidth - (hangs ? look.HyphenHang : 0), 0, 0);
            else
                ends += new Sums(hangs ? -Hanging.Share(last) * look.WidthOf(look.Shaper.Shape(source.Slice(cut.Place - 1, 1))) : 0, 0, -look.Size);
            var penalty = cut.Hyphen ? cut.Price : cut.IsStub ? Address : Joint;
            points.Add(new BreakPoint(
                cut.Hyphen ? BreakKind.Division : BreakKind.Joint, e, b, ends, starts, penalty + (isLast && cut.Hyphen ? LastWord : 0), word.Start + cut.Place)
            {
                ShowsHyphen = cut.Hyphen || last is '-' or '\u2010',
            });
        }
    }

    // A line that starts with a quotation mark is by so much narrower as the mark hangs out.
    private Sums StartsBefore(int e, in Sums sums)
    {
        if (!hangs || e >= elements.Length || elements[e].Kind != ElementKind.Word)
            return sums;
        ref var word = ref elements[e];
        var hang = Hanging.Left(text[word.Start], word.Shape, word.Look);
        return hang == 0 ? sums : sums + new Sums(hang, 0, 0);
    }

    private Sums EndsAfter(int e, in Sums sums)
    {
        if (!hangs || e < 0 || elements[e].Kind != ElementKind.Word)
            return sums;
        ref var word = ref elements[e];
        var hang = Hanging.Right(text[word.End - 1], word.Shape, word.Look);
        return hang == 0 ? sums : sums - new Sums(hang, 0, 0);
    }

    private Sums EndWithoutSpaces(Sums sums)
    {
        var last = elements.Length - 1;
        for (; last >= 0 && elements[last].Kind is ElementKind.Space; last--)
            sums -= new Sums(0, elements[last].Look.SpaceWidth, 0);
        return last >= 0 ? EndsAfter(last, sums) - LastStep(elements[last].Look) : sums;
    }

    // No letter space stands after the last glyph of a line.
    private static Sums LastStep(Look look) => new(0, 0, look.Size);

    // A paragraph whose first word is its initial begins with a space.
    private bool HasWord(int before)
    {
        for (var e = 0; e < before; e++)
        {
            if (elements[e].Kind != ElementKind.Space)
                return true;
        }

        return false;
    }

    private int LastWordIndex()
    {
        for (var e = elements.Length - 1; e >= 0; e--)
        {
            if (elements[e].Kind == ElementKind.Word)
                return e;
        }

        return -1;
    }

    // A headline line does not end in an article; other words of up to three small letters are a little better.
    private static double Stranded(string text, int space)
    {
        var start = space;
        while (start > 0 && (char.IsLower(text[start - 1]) || text[start - 1] == '’'))
            start--;
        if (start == space || space - start > 6 || (start > 0 && text[start - 1] is not (' ' or '\u00A0')))
            return 0;
        return Articles.Contains(text[start..space]) ? 1 : space - start <= 3 ? 0.4 : 0;
    }
}
