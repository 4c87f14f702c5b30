namespace StadKust.Typesetting;

/// <summary>What stands on a line: a word, part of a word, a space or an added hyphen.</summary>
/// <param name="Start">In the paragraph's joined text.</param>
/// <param name="Printed">When it differs from the source.</param>
/// <param name="Meant">When it differs from what is printed.</param>
internal readonly record struct Piece(
    Look Look, ShapedWord Shape, int Start, int End, bool IsSpace, string? Printed, string? Meant, bool IsHyphen)
{
    /// <summary>The pieces of one line, in order, without the spaces at its ends.</summary>
    public static void Of(BrokenParagraph broken, int line, Gather<Piece> pieces)
    {
        var paragraph = broken.Paragraph;
        ref var start = ref paragraph.Points[broken.StartOf(line)];
        ref var end = ref paragraph.Points[broken.Ends[line]];
        var elements = paragraph.Elements;
        var e = start.Element;
        var isInWord = start.Kind is BreakKind.Division or BreakKind.Joint;
        if (isInWord && end.Element == e && end.Kind is BreakKind.Division or BreakKind.Joint)
        {
            AddPart(paragraph.Text, elements[e], start.Within, end.Within, pieces);
            return;
        }

        if (isInWord)
            AddPart(paragraph.Text, elements[e], start.Within, -1, pieces);
        if (start.Kind != BreakKind.Start)
            e++;
        for (; e < end.Element; e++)
            AddWhole(paragraph.Text, elements[e], pieces);
        if (end.Kind is BreakKind.Division or BreakKind.Joint)
            AddPart(paragraph.Text, elements[end.Element], -1, end.Within, pieces);
        while (pieces.Count > 0 && pieces.Last.IsSpace)
            pieces.RemoveLast();
    }

    private static void AddWhole(string text, in Element element, Gather<Piece> pieces)
    {
        if (element.Kind == ElementKind.Word)
        {
            var source = text.AsSpan(element.Start, element.Length);
            if (element.Shape.IsBlank)
            {
                pieces.Add(new Piece(element.Look, element.Shape, element.Start, element.End, false, new string(' ', element.Length), source.ToString(), false));
                return;
            }

            var printed = Typesetting.Printed.Of(source, element.Look);
            var differs = !printed.SequenceEqual(source);
            pieces.Add(new Piece(
                element.Look, element.Shape, element.Start, element.End, false,
                differs ? printed.ToString() : null, differs && element.Look.Capitals ? source.ToString() : null, false));
        }
        else if (element.Kind == ElementKind.FixedSpace || pieces.Count > 0)
        {
            pieces.Add(new Piece(element.Look, ShapedWord.Empty, element.Start, element.End, true, null, null, false));
        }
    }

    private static void AddPart(string text, in Element word, int after, int upTo, Gather<Piece> pieces)
    {
        var source = text.AsSpan(word.Start, word.Length);
        var from = after < 0 ? 0 : word.Breaks[after].Place;
        var to = upTo < 0 ? word.Length : word.Breaks[upTo].Place;
        var part = source[from..to];

        // A word divided twice: what the first division respelled is cut again where the second wants it.
        var respelled = upTo >= 0 && word.Breaks[upTo].Before is { } upper ? upper[from..]
            : after >= 0 && word.Breaks[after].After is { } lower ? lower[..^(word.Length - to)]
            : null;
        var printed = Typesetting.Printed.Of(respelled ?? part, word.Look);
        var differs = !printed.SequenceEqual(part);
        var meant = differs && (respelled is not null || word.Look.Capitals) ? part.ToString() : null;
        pieces.Add(new Piece(
            word.Look, word.Look.Shaper.Shape(printed), word.Start + from, word.Start + to, false, differs ? printed.ToString() : null, meant, false));
        if (upTo >= 0 && word.Breaks[upTo].Hyphen)
        {
            var hyphen = word.Look.Shaper.HyphenText;
            pieces.Add(new Piece(word.Look, word.Look.Shaper.Shape(hyphen), word.Start + to, word.Start + to, false, hyphen, "", true));
        }
    }
}
