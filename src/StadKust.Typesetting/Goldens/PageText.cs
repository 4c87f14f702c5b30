using System.Globalization;
using System.Text;

namespace StadKust.Typesetting;

/// <summary>A spread as text a printer can read, for golden files and reviews: millimetres with two decimals, <c>\n</c>, no culture.</summary>
/// <remarks>
/// One line per mark in paint order; text marks of one frame, paragraph and baseline make one line together. After the marks the facts,
/// then the reading order with the numbers the marks carry, leaves without a mark on this spread left out.
/// </remarks>
public static class PageText
{
    public static string Write(SetSpread spread, PageFormat format)
    {
        ArgumentNullException.ThrowIfNull(spread);
        ArgumentNullException.ThrowIfNull(format);
        var text = new StringBuilder();
        for (var i = 0; i < spread.Pages.Count; i++)
        {
            var side = spread.StartsLeft && i == 0 ? "left" : "right";
            Line(text, 0, $"page {spread.Pages[i].Value}  {side}  folio \"{spread.Folios[i]}\"  trim {Mm(format.Trim.Width)} x {Mm(format.Trim.Height)} mm  bleed {Mm(format.Bleed.Outer)} mm");
        }

        Marks(text, 1, spread.Marks);
        foreach (var fact in spread.Facts)
            Line(text, 1, $"fact {fact.Code}  {fact.From?.What}  \"{fact.Text}\"");
        var leaves = Leaves(spread.Marks).ToHashSet();
        Reading(text, 1, spread.Reading, leaves);
        return text.ToString();
    }

    private static void Marks(StringBuilder text, int depth, ValueList<Mark> marks)
    {
        for (var i = 0; i < marks.Count;)
        {
            if (marks[i] is not TextMark first)
            {
                Mark(text, depth, marks[i++]);
                continue;
            }

            var runs = new List<TextMark>();
            while (i < marks.Count && marks[i] is TextMark next && next.From == first.From && next.Place.F == first.Place.F)
            {
                runs.Add(next);
                i++;
            }

            TextLine(text, depth, runs);
        }
    }

    private static void TextLine(StringBuilder text, int depth, List<TextMark> runs)
    {
        var bounds = runs.Select(r => r.Bounds).Aggregate((a, b) => a.Union(b));
        var printed = string.Concat(runs.Select(r => Printed(r.Run)));
        var notes = new StringBuilder();
        foreach (var part in runs.SelectMany(r => r.Run.Text))
        {
            if (part.Artifact)
                notes.Append("  hyphen");
            else if (part.Meant is { } meant)
                notes.Append(CultureInfo.InvariantCulture, $"  meant \"{meant}\"");
        }

        var first = runs[0];
        Line(text, depth, $"line  {first.From.What}  x {Mm(bounds.X)}  y {Mm(Length.Pt(first.Place.F))}  w {Mm(bounds.Width)}  \"{printed}\"{notes}{Role(first)}");
        if (runs.Count == 1)
        {
            Line(text, depth + 1, $"run  {Run(first)}");
            return;
        }

        foreach (var run in runs)
            Line(text, depth + 1, $"run  {Run(run)}  \"{Printed(run.Run)}\"{Role(run)}");
    }

    private static string Run(TextMark mark) => string.Create(
        CultureInfo.InvariantCulture,
        $"{mark.Run.Font.Value[..Math.Min(8, mark.Run.Font.Value.Length)]}  {mark.Run.Size.Points:0.00} pt  scale {mark.Run.ScaleX:0.0000}  {mark.Run.Language}  {Paint(mark.Run.Fill)}{(mark.Run.Link is { } link ? "  to " + link.OriginalString : "")}");

    /// <summary>What is printed of a run, hyphens at line ends included.</summary>
    public static string Printed(GlyphRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var text = new StringBuilder();
        foreach (var part in run.Text)
        {
            if (part.Printed is { } printed)
                text.Append(printed);
            else
                text.Append(run.Source, part.Source.Start - run.SourceStart, part.Source.Count);
        }

        return text.ToString();
    }

    private static void Mark(StringBuilder text, int depth, Mark mark)
    {
        var what = $"{mark.From.What}  {mark.Bounds}";
        switch (mark)
        {
            case PathMark path:
                Line(text, depth, $"path  {what}  {path.Path.Count} steps{(path.Rule == FillRule.EvenOdd ? "  even-odd" : "")}{Fill(path.Fill)}{Stroke(path.Stroke)}{Role(mark)}");
                break;
            case ImageMark image:
                Line(text, depth, $"image  {what}  {image.Intent}  whole {Whole(image.Place)}  {image.Original.Hex[..Math.Min(8, image.Original.Hex.Length)]}{Role(mark)}");
                break;
            case PdfMark pdf:
                Line(text, depth, $"advert  {what}  page {pdf.Page} {pdf.Box}  \"{pdf.AltText}\"{Role(mark)}");
                break;
            case GroupMark group:
                Line(text, depth, string.Create(
                    CultureInfo.InvariantCulture,
                    $"group  {what}  opacity {group.Opacity:0.00}  {group.Blend}{(group.Clip is { } clip ? $"  clip {clip.Path.Count} steps" : "")}{Role(mark)}"));
                Marks(text, depth + 1, group.Marks);
                break;
        }
    }

    private static string Whole(Matrix place) => new Rect(Length.Pt(place.E), Length.Pt(place.F), Length.Pt(place.A), Length.Pt(place.D)).ToString();

    private static string Fill(Fill? fill) => fill switch
    {
        SolidFill solid => $"  fill {Paint(solid.Paint)}",
        GradientFill gradient => $"  {(gradient.Radial ? "radial" : "linear")} {string.Join(" to ", gradient.Stops.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Offset:0.00} {Paint(s.Paint)}")))}",
        _ => "",
    };

    private static string Stroke(Stroke? stroke) => stroke is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"  stroke {stroke.Width.Points:0.00} pt {Paint(stroke.Paint)}{(stroke.Dashes.Count > 0 ? " dashed" : "")}");

    private static string Paint(Paint paint) => string.Create(
        CultureInfo.InvariantCulture, $"{paint.Swatch}{(paint.Tint == 1 ? "" : $" {paint.Tint * 100:0.##} %")}{(paint.Overprint == Overprint.Overprint ? " overprint" : "")}");

    private static string Role(Mark mark) => mark.Role is { } leaf ? $"  leaf {leaf.Number}" : "  artifact";

    private static IEnumerable<StructRef> Leaves(IEnumerable<Mark> marks) => marks.SelectMany(m =>
        (m.Role is { } own ? [own] : Array.Empty<StructRef>()).Concat(m is GroupMark group ? Leaves(group.Marks) : []));

    private static bool Reading(StringBuilder text, int depth, StructNode node, HashSet<StructRef> leaves)
    {
        var start = text.Length;
        var own = node.Children.OfType<StructLeaf>().Where(l => leaves.Contains(l.Ref)).Select(l => l.Ref.Number).ToList();
        Line(text, depth, $"{node.Role}  {node.Language}{(own.Count > 0 ? "  leaf " + string.Join(' ', own) : "")}{(node.Alt is { } alt ? $"  alt \"{alt}\"" : "")}{(node.Link is { } link ? "  to " + link.OriginalString : "")}");
        var isNamed = own.Count > 0;
        foreach (var child in node.Children.OfType<StructNode>())
            isNamed |= Reading(text, depth + 1, child, leaves);
        if (!isNamed)
            text.Length = start;
        return isNamed;
    }

    private static string Mm(Length length) => length.Millimetres.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, int depth, string line) => text.Append(' ', depth * 2).Append(line).Append('\n');
}
