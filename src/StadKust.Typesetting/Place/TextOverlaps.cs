namespace StadKust.Typesetting;

/// <summary>Lines of two texts that stand on each other, because their frames overlap.</summary>
internal static class TextOverlaps
{
    // Of the size above and below the baseline: small letters, so that a tight headline is no overlap.
    private const double Above = 0.5;
    private const double Below = 0.05;

    public static IEnumerable<Fact> Of(IReadOnlyList<(FlowedStory Story, List<SetLine> Lines)> texts)
    {
        for (var a = 0; a < texts.Count; a++)
        {
            for (var b = a + 1; b < texts.Count; b++)
            {
                if (Meet(texts[a].Story, texts[b].Story) && Crossing(texts[a].Lines, texts[b].Lines) is { } at)
                {
                    var (one, other) = (texts[a].Story.Story.Id, texts[b].Story.Story.Id);
                    yield return new Fact(
                        "text-overlap", at.Page, at.Area, new Origin(one, null, $"{at.Frame}"), $"Text of '{one}' and of '{other}' stand on each other: their frames overlap.", null);
                }
            }
        }
    }

    private static bool Meet(FlowedStory a, FlowedStory b)
    {
        foreach (var one in a.Plan.Frames)
        {
            foreach (var other in b.Plan.Frames)
            {
                if (one.Spread == other.Spread && one.Bounds.Intersects(other.Bounds))
                    return true;
            }
        }

        return false;
    }

    private static (PageIndex Page, Rect Area, FrameName Frame)? Crossing(List<SetLine> a, List<SetLine> b)
    {
        var others = b.Where(l => l.Runs.Count > 0).Select(l => (l.Facts.Page, Ink: Ink(l))).ToList();
        foreach (var line in a.Where(l => l.Runs.Count > 0))
        {
            var ink = Ink(line);
            if (others.Exists(o => o.Page == line.Facts.Page && o.Ink.Intersects(ink)))
                return (line.Facts.Page, ink.Rounded(), line.Facts.Frame);
        }

        return null;
    }

    private static Rect Ink(SetLine line)
    {
        var (left, right, size) = (line.Ink.X, line.Ink.X + line.Ink.Width, line.Runs.Max(r => r.Size.Points));
        return Rect.Between(left, line.Baseline.Y - Length.Pt(size * Above), right, line.Baseline.Y + Length.Pt(size * Below));
    }
}
