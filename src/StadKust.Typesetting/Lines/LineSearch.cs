namespace StadKust.Typesetting;

/// <summary>The search behind <see cref="Break"/>. Keeps its room between paragraphs; one thread at a time.</summary>
internal sealed class LineSearch
{
    private const double LinePenalty = 10;

    // Prices in demerits. A hyphen costs about as much as stretching a line to its limits; a second below the first
    // nearly as much again; TeX's own numbers for unlike neighbours (10 000) are kept.
    private const double HyphenPrice = 12_000;
    private const double SecondHyphen = 9000;
    private const double LadderPrice = 2_000_000;
    private const double UnlikeNeighbours = 10_000;
    private const double ShortLastLine = 40_000;

    // The last line but one should not end in a hyphen: TeX's final hyphen demerits.
    private const double FinalHyphen = 5000;

    // A last line of one short word looks like a mistake, although it is none: the price of a hyphen.
    private const double Runt = 12_000;
    private const double RuntShare = 0.15;
    private const double FootPrice = 150_000;
    private const double OverLadder = 1e15;

    // However dear a hyphen is made, a word that is divided is better than one that runs out of its line.
    private const double MostForHyphen = 1e14;
    private const double Overfull = 1e16;

    // Lines looser than this are left out at first: few paragraphs need one.
    private const double FirstTolerance = 3;
    private const double NoTolerance = 1e9;

    // So many line ends are weighed together: some two hundred lines. What is longer, and no paragraph, is settled in stretches.
    private const int MostNodes = 60_000;

    private readonly Gather<Node> nodes = new(256);
    private readonly Gather<int> settled = new(16);
    private readonly Gather<Node> candidates = new(16);
    private int[] active = new int[64];
    private int activeCount;

    private BreakPoint[] points = [];
    private CollectedParagraph paragraph = null!;
    private ParagraphStyle style = null!;
    private Measures measures;
    private Tightness tightness;
    private double hyphenPrice;
    private double tolerance;
    private bool justified;
    private bool balanced;
    private bool countsLines;
    private int ladder;
    private int alike;

    public int[] Run(CollectedParagraph paragraph, Measures measures, int from, double hyphenPrice)
    {
        Take(paragraph, measures, hyphenPrice);
        if (justified)
        {
            // One looser line costs more than all that was found: nothing better is to be had.
            tolerance = FirstTolerance;
            if (Search(from) && nodes[Best()].Demerits <= Square(LinePenalty + Badness(FirstTolerance)))
                return Trace();
        }

        tolerance = NoTolerance;
        Search(from);
        return Trace();
    }

    /// <summary>Line ends up to a point inside the paragraph, which is taken as one; null when no line can end there.</summary>
    public int[]? RunUntil(CollectedParagraph paragraph, Measures measures, int from, int until)
    {
        Take(paragraph, measures, 1);
        tolerance = NoTolerance;
        Search(from, until);

        (active[0], activeCount) = (NodeAt(until), 1);
        return active[0] < 0 ? null : Trace();
    }

    private int NodeAt(int point)
    {
        var best = -1;
        for (var i = nodes.Count - 1; i >= 0 && nodes[i].Point == point; i--)
            best = best < 0 || nodes[i].Demerits < nodes[best].Demerits ? i : best;
        return best;
    }

    public double CostOf(CollectedParagraph paragraph, Measures measures, ReadOnlySpan<int> ends)
    {
        Take(paragraph, measures, 1);
        tolerance = NoTolerance;
        var node = new Node { Point = 0, Previous = -1, Fitness = 1, Starts = points[0].Starts };
        foreach (var end in ends)
        {
            ref var point = ref points[end];
            var line = point.Ends - node.Starts;
            var ratio = tightness.Ratio(line, measures[node.Line]);
            candidates.Clear();
            if (ratio < -1)
                OfferOverfull(0, node, end);
            else
                Weigh(0, node, end, ratio, line, measures[node.Line]);
            node = candidates[0];
        }

        return node.Demerits;
    }

    private void Take(CollectedParagraph paragraph, Measures measures, double hyphenPrice)
    {
        (this.paragraph, this.measures, this.hyphenPrice) = (paragraph, measures, hyphenPrice);
        points = paragraph.Points;
        style = paragraph.Style;
        tightness = new Tightness(style.Spaces, measures.Tuning);
        justified = style.Align == Align.Justified;
        balanced = style.Role is >= Role.H1 and <= Role.H6 or Role.Quotation && !justified;
        countsLines = measures.Looseness != 0;
        ladder = style.Hyphens.Ladder;
        alike = measures.Alike;
    }

    /// <summary>False when no way leads to the end inside the tolerance.</summary>
    private bool Search(int from) => Search(from, points.Length - 1);

    private bool Search(int from, int until)
    {
        nodes.Clear();
        settled.Clear();
        nodes.Add(new Node { Point = from, Previous = -1, Fitness = 1, Starts = points[from].Starts });
        active[0] = 0;
        activeCount = 1;
        for (var p = from + 1; p <= until; p++)
        {
            Try(p);
            if (activeCount == 0)
                return false;
            if (nodes.Count > MostNodes && nodes.Last.Point == p && !countsLines)
                Settle(p);
        }

        return true;
    }

    // The best way to this point is taken for good, so that ten megabytes without a line end take no more room than a page.
    private void Settle(int p)
    {
        var best = nodes.Count - 1;
        for (var i = best; i >= 0 && nodes[i].Point == p; i--)
            best = nodes[i].Demerits < nodes[best].Demerits ? i : best;
        var known = settled.Count;
        for (var line = known; line < nodes[best].Line; line++)
            settled.Add(0);
        for (var i = best; nodes[i].Previous >= 0; i = nodes[i].Previous)
            settled[nodes[i].Line - 1] = nodes[i].Point;
        var start = nodes[best] with { Previous = -1 };
        nodes.Clear();
        nodes.Add(start);
        (active[0], activeCount) = (0, 1);
    }

    private void Try(int p)
    {
        ref var point = ref points[p];
        var isForced = point.IsForced;
        candidates.Clear();
        var narrowest = -1;
        var leastExcess = double.MaxValue;
        var kept = 0;
        for (var a = 0; a < activeCount; a++)
        {
            ref var node = ref nodes[active[a]];
            var measure = measures[node.Line];
            var line = point.Ends - node.Starts;
            var ratio = tightness.Ratio(line, measure);
            if (ratio < -1)
            {
                var excess = tightness.Natural(line) - measure;
                if (excess < leastExcess)
                    (leastExcess, narrowest) = (excess, active[a]);

                // A respelled or hyphenated end can be wider than a later end: only what is wide without hyphen goes for good.
                if (isForced || point.Kind == BreakKind.Space || tightness.Ratio(point.Starts - node.Starts, measure) < -1)
                    continue;
            }
            else if (ratio <= tolerance || isForced)
            {
                Weigh(active[a], node, p, ratio, line, measure);
            }

            active[kept++] = active[a];
        }

        // Nothing fits any more: the narrowest of what there is, overfull; not while very loose lines have not been tried.
        if (kept == 0 && candidates.Count == 0 && tolerance == NoTolerance)
            OfferOverfull(narrowest, nodes[narrowest], p);
        activeCount = isForced ? 0 : kept;
        Keep();
    }

    private void OfferOverfull(int index, in Node node, int p) => candidates.Add(new Node
    {
        Point = p,
        Line = node.Line + 1,
        Previous = index,
        Fitness = 0,
        Hyphens = points[p].ShowsHyphen ? node.Hyphens + 1 : 0,
        Starts = points[p].Starts,
        Demerits = node.Demerits + Overfull,
    });

    private void Weigh(int index, in Node node, int p, double ratio, in Sums line, double measure)
    {
        ref var point = ref points[p];
        var isLast = point.IsForced;
        var fitness = 1;
        double demerits;
        if (balanced)
        {
            // Fewest lines first, then no article at an end, then lines of like width, the last one too.
            var gap = Math.Max(0, measure - tightness.Natural(line)) / measure;
            demerits = 1e7 + (gap * gap * 1e5) + (point.Penalty * 1e6);
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

        var hyphens = point.ShowsHyphen ? Math.Min(node.Hyphens + 1, ladder + 2) : 0;
        if (!balanced)
            demerits += Math.Min(point.Penalty * HyphenPrice * hyphenPrice * (justified ? 1 : 2), MostForHyphen);
        if (hyphens >= 2)
            demerits += hyphens > ladder + 1 ? OverLadder : hyphens > ladder ? LadderPrice : SecondHyphen;
        if (point.HasHyphen && node.Line == measures.Foot)
            demerits += FootPrice;
        if (Math.Abs(fitness - node.Fitness) > 1)
            demerits += UnlikeNeighbours;
        if (point.Kind == BreakKind.End && node.Line > 0 && !balanced)
            demerits += AtEnd(node, line, measure);

        Offer(index, node, p, hyphens, fitness, node.Demerits + demerits);
    }

    private double AtEnd(in Node node, in Sums line, double measure)
    {
        var demerits = node.Hyphens > 0 ? FinalHyphen : 0;

        // At least four characters and one and a half em.
        var natural = tightness.Natural(line);
        if (points[^1].Source - points[node.Point].Source < 4 || natural < 1.5 * paragraph.Basis.Size)
            demerits += ShortLastLine;
        return natural < RuntShare * measure ? demerits + Runt : demerits;
    }

    private void Offer(int index, in Node node, int p, int hyphens, int fitness, double demerits)
    {
        var line = node.Line + 1;
        var state = Math.Min(line, alike);
        for (var i = 0; i < candidates.Count; i++)
        {
            ref var other = ref candidates[i];
            if (other.Fitness != fitness || other.Hyphens != hyphens || Math.Min(other.Line, alike) != state)
                continue;
            if (demerits < other.Demerits)
                (other.Previous, other.Line, other.Demerits) = (index, line, demerits);
            return;
        }

        candidates.Add(new Node
        {
            Point = p,
            Line = line,
            Previous = index,
            Hyphens = hyphens,
            Fitness = fitness,
            Starts = points[p].Starts,
            Demerits = demerits,
        });
    }

    // Dropped is what is dearer than another with no longer ladder, by more than its class of tightness can ever be worth.
    private void Keep()
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            ref var node = ref candidates[i];
            if (node.Line > alike && IsBeaten(node))
                continue;
            if (activeCount == active.Length)
                Array.Resize(ref active, active.Length * 2);
            active[activeCount++] = nodes.Count;
            nodes.Add(node);
        }
    }

    private bool IsBeaten(in Node node)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            ref var other = ref candidates[i];
            if (other.Line > alike && other.Hyphens <= node.Hyphens && other.Demerits + UnlikeNeighbours < node.Demerits)
                return true;
        }

        return false;
    }

    private int Best()
    {
        var best = active[0];
        for (var a = 1; a < activeCount; a++)
        {
            if (nodes[active[a]].Demerits < nodes[best].Demerits)
                best = active[a];
        }

        return countsLines ? OfLines(best) : best;
    }

    // As many lines more or fewer as asked; the best of all where no way has that many without an overfull line.
    private int OfLines(int best)
    {
        var wanted = nodes[best].Line + measures.Looseness;
        var found = -1;
        for (var a = 0; a < activeCount; a++)
        {
            ref var node = ref nodes[active[a]];
            if (node.Line == wanted && node.Demerits < OverLadder && (found < 0 || node.Demerits < nodes[found].Demerits))
                found = active[a];
        }

        return found < 0 ? best : found;
    }

    private int[] Trace()
    {
        var best = Best();
        var ends = new int[nodes[best].Line];
        settled.Span.CopyTo(ends);
        for (var i = best; nodes[i].Previous >= 0; i = nodes[i].Previous)
            ends[nodes[i].Line - 1] = nodes[i].Point;
        return ends;
    }

    private static double Square(double x) => x * x;

    private static double Badness(double ratio)
    {
        var r = Math.Abs(ratio);
        return r > 20 ? 1e6 : 100 * r * r * r;
    }

    // TeX's four classes: tight, decent, loose, very loose.
    private static int Class(double ratio) => ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;

    /// <summary>A line end reached, by the cheapest way there with its class and ladder.</summary>
    private struct Node
    {
        public int Point;
        public int Line;
        public int Previous;
        public int Hyphens;
        public int Fitness;
        public Sums Starts;
        public double Demerits;
    }
}
