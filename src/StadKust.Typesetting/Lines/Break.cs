namespace StadKust.Typesetting;

/// <summary>Third step: the line ends of a paragraph, weighing all its lines together.</summary>
/// <remarks>
/// Source: Knuth and Plass, "Breaking Paragraphs into Lines", 1981, with one pass instead of two: every line that is not too wide may be,
/// at a price that grows with the cube of its stretch. Runs of hyphens are part of the state, so ladders are weighed like any other fault.
/// A word wider than its line is set overfull and marked, where the paper gives up.
/// Cost: breakpoints × open lines (about ten); 60,000 words take some 40 ms.
/// </remarks>
internal static class Break
{
    private const double LinePenalty = 10;

    // Prices in demerits. A hyphen costs about as much as stretching a line to its limits; a second below the first
    // nearly as much again; TeX's own numbers for unlike neighbours (10 000) are kept.
    private const double HyphenPrice = 12_000;
    private const double SecondHyphen = 9000;
    private const double LadderPrice = 200_000;
    private const double UnlikeNeighbours = 10_000;
    private const double ShortLastLine = 40_000;

    // A last line of one short word looks like a mistake, although it is none: the price of a hyphen.
    private const double Runt = 12_000;
    private const double RuntShare = 0.15;
    private const double FootPrice = 150_000;
    private const double OverLadder = 1e13;
    private const double Overfull = 1e16;

    /// <summary>Chooses the line ends.</summary>
    /// <param name="from">Index of the point the first line starts at; 0 for the whole paragraph.</param>
    /// <returns>Indexes of points, ascending, one per line; the last is the end of the paragraph.</returns>
    public static int[] Into(CollectedParagraph paragraph, Measures measures, int from)
    {
        var hyphenPrice = 1.0;
        int[] ends;

        // Few hyphens are wanted in some styles (captions): ask again with dearer ones, at last without.
        do
        {
            ends = new Search(paragraph, measures, from, hyphenPrice).Run();
            hyphenPrice *= 8;
        }
        while (Hyphens(paragraph, ends) > paragraph.Style.Hyphens.MostInParagraph && hyphenPrice < 10_000);
        return ends;
    }

    private static int Hyphens(CollectedParagraph paragraph, int[] ends)
    {
        var count = 0;
        foreach (var end in ends)
            count += paragraph.Points[end].HasHyphen ? 1 : 0;
        return count;
    }

    private struct Node
    {
        public int Point;
        public int Line;
        public int Previous;
        public int Hyphens;
        public int Fitness;
        public double Demerits;
    }

    private sealed class Search(CollectedParagraph paragraph, Measures measures, int from, double hyphenPrice)
    {
        private readonly IReadOnlyList<BreakPoint> points = paragraph.Points;
        private readonly ParagraphStyle style = paragraph.Style;
        private readonly Tightness tightness = new(paragraph.Style.Spaces);
        private readonly bool justified = paragraph.Style.Align == Align.Justified;
        private readonly bool balanced = paragraph.Style.Role is >= Role.H1 and <= Role.H6 or Role.Quotation && paragraph.Style.Align != Align.Justified;
        private readonly List<Node> nodes = new(64);
        private readonly List<int> active = new(32);
        private readonly List<Node> candidates = new(8);

        public int[] Run()
        {
            nodes.Add(new Node { Point = from, Previous = -1, Fitness = 1 });
            active.Add(0);
            for (var p = from + 1; p < points.Count; p++)
                Try(p);
            return Trace();
        }

        private void Try(int p)
        {
            var point = points[p];
            candidates.Clear();
            var narrowest = -1;
            var leastExcess = double.MaxValue;
            var kept = 0;
            for (var a = 0; a < active.Count; a++)
            {
                ref var node = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(nodes)[active[a]];
                var measure = measures[node.Line];
                var line = point.Ends - points[node.Point].Starts;
                var ratio = tightness.Ratio(line, measure);
                if (ratio < -1)
                {
                    var excess = tightness.Natural(line) - measure;
                    if (excess < leastExcess)
                        (leastExcess, narrowest) = (excess, active[a]);

                    // A respelled or hyphenated end can be wider than a later end: only what is wide without hyphen goes for good.
                    if (tightness.Ratio(point.Starts - points[node.Point].Starts, measure) < -1 || point.IsForced || point.Kind == BreakKind.Space)
                        continue;
                }
                else
                {
                    Weigh(active[a], node, p, point, ratio, line, measure);
                }

                active[kept++] = active[a];
            }

            if (kept == 0 && candidates.Count == 0)
            {
                // Nothing fits any more: the narrowest of what there is, overfull.
                var node = nodes[narrowest];
                candidates.Add(new Node
                {
                    Point = p,
                    Line = node.Line + 1,
                    Previous = narrowest,
                    Fitness = 0,
                    Hyphens = point.HasHyphen ? node.Hyphens + 1 : 0,
                    Demerits = node.Demerits + Overfull,
                });
            }

            active.RemoveRange(kept, active.Count - kept);
            if (point.IsForced)
                active.Clear();
            Keep();
        }

        private void Weigh(int index, in Node node, int p, in BreakPoint point, double ratio, Sums line, double measure)
        {
            var isLast = point.IsForced;
            var fitness = 1;
            double demerits;
            if (balanced)
            {
                // Fewest lines first, then lines of like width, the last one too.
                var gap = Math.Max(0, measure - tightness.Natural(line)) / measure;
                demerits = 1e7 + (gap * gap * 1e5) + (point.Penalty * 2e4);
            }
            else if (justified)
            {
                fitness = isLast && ratio > 0 ? 1 : Class(ratio);
                demerits = Square(LinePenalty + (isLast && ratio > 0 ? 0 : Badness(ratio)));
            }
            else
            {
                // Ragged: a line short by a sixth of the measure is as bad as one stretched to its limits.
                var gap = isLast ? 0 : Math.Max(0, measure - tightness.Natural(line)) / measure;
                demerits = Square(LinePenalty + Badness(gap * 6));
            }

            // Ragged lines are as wide as they come; what would have to shrink is too wide.
            if (!justified && ratio < -0.001 && ratio > -1)
                demerits += Square(100 * -ratio) + 1000;

            var hyphens = point.HasHyphen ? Math.Min(node.Hyphens + 1, style.Hyphens.Ladder + 2) : 0;
            if (!balanced)
                demerits += point.Penalty * HyphenPrice * hyphenPrice * (justified ? 1 : 2);
            if (hyphens >= 2)
                demerits += hyphens > style.Hyphens.Ladder + 1 ? OverLadder : hyphens > style.Hyphens.Ladder ? LadderPrice : SecondHyphen;
            if (point.HasHyphen && node.Line == measures.Foot)
                demerits += FootPrice;
            if (Math.Abs(fitness - node.Fitness) > 1)
                demerits += UnlikeNeighbours;
            if (point.Kind == BreakKind.End && node.Line > 0 && !balanced && IsTooShort(node, line))
                demerits += ShortLastLine;
            if (point.Kind == BreakKind.End && node.Line > 0 && !balanced && tightness.Natural(line) < RuntShare * measure)
                demerits += Runt;

            Offer(new Node { Point = p, Line = node.Line + 1, Previous = index, Hyphens = hyphens, Fitness = fitness, Demerits = node.Demerits + demerits });
        }

        // At least four characters and one and a half em.
        private bool IsTooShort(in Node node, Sums line)
        {
            var characters = points[^1].Source - points[node.Point].Source;
            return characters < 4 || tightness.Natural(line) < 1.5 * paragraph.Basis.Size;
        }

        private void Offer(Node node)
        {
            for (var i = 0; i < candidates.Count; i++)
            {
                var other = candidates[i];
                if (other.Fitness != node.Fitness || other.Hyphens != node.Hyphens || Math.Min(other.Line, measures.Alike) != Math.Min(node.Line, measures.Alike))
                    continue;
                if (node.Demerits < other.Demerits)
                    candidates[i] = node;
                return;
            }

            candidates.Add(node);
        }

        // Dropped is what is dearer than another with no longer ladder, by more than its class of tightness can ever be worth.
        private void Keep()
        {
            foreach (var node in candidates)
            {
                if (node.Line > measures.Alike && IsBeaten(node))
                    continue;
                active.Add(nodes.Count);
                nodes.Add(node);
            }
        }

        private bool IsBeaten(in Node node)
        {
            foreach (var other in candidates)
            {
                if (other.Line > measures.Alike && other.Hyphens <= node.Hyphens && other.Demerits + UnlikeNeighbours < node.Demerits)
                    return true;
            }

            return false;
        }

        private int[] Trace()
        {
            var best = active[0];
            foreach (var index in active)
            {
                if (nodes[index].Demerits < nodes[best].Demerits)
                    best = index;
            }

            if (measures.Looseness != 0)
                best = Looser(best);
            var count = nodes[best].Line;
            var ends = new int[count];
            for (var i = best; nodes[i].Previous >= 0; i = nodes[i].Previous)
                ends[nodes[i].Line - 1] = nodes[i].Point;
            return ends;
        }

        // As many lines longer or shorter as was asked; best when no way of setting has that many.
        private int Looser(int best)
        {
            var wanted = nodes[best].Line + measures.Looseness;
            var found = best;
            foreach (var index in active)
            {
                if (nodes[index].Line == wanted && nodes[index].Demerits < Overfull && (found == best || nodes[index].Demerits < nodes[found].Demerits))
                    found = index;
            }

            return found;
        }

        private static double Square(double x) => x * x;

        private static double Badness(double ratio)
        {
            var r = Math.Abs(ratio);
            return r > 20 ? 1e6 : 100 * r * r * r;
        }

        // TeX's four classes: tight, decent, loose, very loose.
        private static int Class(double ratio) => ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
    }
}
