using System.Globalization;
using System.Text;

namespace StadKust.Typesetting;

public enum NoteKind
{
    /// <summary>Word spaces above 133 %.</summary>
    LooseLine,

    /// <summary>Word spaces below 88 %.</summary>
    TightLine,

    /// <summary>More than two hyphens below each other.</summary>
    Ladder,
    River,
    OffGrid,
    Overfull,
    HyphenAtFoot,
    Widow,
    Orphan,
    Overset,
}

/// <summary>Something on a page that a person should look at, with its place.</summary>
/// <param name="Area">In spread space.</param>
public sealed record PageNote(NoteKind Kind, PageIndex Page, Rect Area, string Text)
{
    // A page is drawn in words and in colours from the same list; these are the numbers behind it.
    private const double Tight = 0.88;
    private const int LongestLadder = 2;

    /// <summary>The notes of all pages, page by page, from the top down.</summary>
    public static IReadOnlyList<PageNote> Of(SetResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var notes = new List<PageNote>();
        foreach (var story in result.Stories)
        {
            OfLines(story, notes);
            notes.AddRange(River.Of(story.Lines).Select(r => new PageNote(
                NoteKind.River, r.Page, r.Path.Aggregate((a, b) => a.Union(b)), $"river of {r.Lines} lines")));
            if (story.Rest.Count > 0 && story.Lines.Count > 0)
            {
                var last = story.Lines[^1];
                notes.Add(new PageNote(
                    NoteKind.Overset, last.Facts.Page, AreaOf(last),
                    $"overset: {story.Rest.Sum(r => r.Source.Count)} characters in {story.Rest.Sum(r => r.Lines)} lines of '{story.Id}'"));
            }
        }

        return [.. notes.OrderBy(n => n.Page).ThenBy(n => n.Area.Y).ThenBy(n => n.Area.X).ThenBy(n => n.Kind)];
    }

    /// <summary>The report of one page, for people and golden files.</summary>
    public static string Write(PageIndex page, SetResult result, IReadOnlyList<PageNote> notes)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(notes);
        var lines = result.Stories.SelectMany(s => s.Lines).Where(l => l.Facts.Page == page).ToList();
        var metrics = SettingMetrics.Of(result.Stories.Select(s => s with { Lines = s.Lines.Where(l => l.Facts.Page == page).ToValueList(), Rest = [] }));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"page {page.Value + 1}  {metrics.Lines} lines  {metrics.HyphensPer100} hyphens per 100  word space {metrics.Tightest:0.00}–{metrics.Loosest:0.00}\n");
        foreach (var target in LineTargets.Of(lines, result.Reading.Language))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  measure {target.Class}  {target.Lines} lines of {target.Characters} characters  hyphens {target.HyphensPer100} of {target.MostHyphens}  wide {target.WideLines} of {target.MostWideLines} %  {(target.IsMet ? "met" : "missed")}\n");
        }

        foreach (var note in notes.Where(n => n.Page == page))
            text.Append(CultureInfo.InvariantCulture, $"  {note.Kind}  {note.Area}  {note.Text}\n");
        return text.ToString();
    }

    private static void OfLines(SetStory story, List<PageNote> notes)
    {
        var ladder = 0;
        for (var i = 0; i < story.Lines.Count; i++)
        {
            var line = story.Lines[i];
            var facts = line.Facts;
            var isNew = i > 0 && story.Lines[i - 1].Facts.Column != facts.Column;
            var isCut = i > 0 && isNew && story.Lines[i - 1].Paragraph == line.Paragraph;
            ladder = facts is { EndsInHyphen: true, IsLast: false } ? ladder + 1 : 0;
            if (facts is { Stretch: not 0, IsLast: false, WordSpace: > SettingMetrics.Wide })
                Add(NoteKind.LooseLine, line, FormattableString.Invariant($"word space {facts.WordSpace * 100:0} %"));
            else if (facts is { Stretch: not 0, IsLast: false, WordSpace: < Tight })
                Add(NoteKind.TightLine, line, FormattableString.Invariant($"word space {facts.WordSpace * 100:0} %"));
            if (ladder == LongestLadder + 1)
                notes.Add(new PageNote(NoteKind.Ladder, facts.Page, AreaOf(story.Lines[i - LongestLadder]).Union(AreaOf(line)), "three hyphens below each other"));
            if (!facts.OnGrid)
                Add(NoteKind.OffGrid, line, FormattableString.Invariant($"baseline at {line.Baseline.Y.Millimetres:0.00} mm"));
            if (facts.IsOverfull)
                Add(NoteKind.Overfull, line, "wider than its column");
            if (isCut && story.Lines[i - 1].Facts.EndsInHyphen)
                Add(NoteKind.HyphenAtFoot, story.Lines[i - 1], "a word goes on in the next column");
            if (isCut && facts.IsLast)
                Add(NoteKind.Widow, line, "last line alone at the head");
            if (isCut && story.Lines[i - 1].Facts.IsFirst)
                Add(NoteKind.Orphan, story.Lines[i - 1], "first line alone at the foot");
        }

        void Add(NoteKind kind, SetLine line, string text) => notes.Add(new PageNote(kind, line.Facts.Page, AreaOf(line), text));
    }

    private static Rect AreaOf(SetLine line)
    {
        var size = line.Runs.Count > 0 ? line.Runs[0].Size : Length.Pt(8);
        return new Rect(line.Ink.X, line.Baseline.Y - (size * 0.75), Length.Max(line.Ink.Width, Length.Pt(1)), size).Rounded();
    }
}
