namespace StadKust.Typesetting;

/// <summary>Lines and objects into columns, one after the other, on the baseline grid, keeping together what belongs together.</summary>
/// <remarks>A pure function of its arguments: balancing runs it again with shorter columns. Lines are broken once and remembered.</remarks>
internal sealed class ColumnFlow(IReadOnlyList<Block> blocks, Grid grid)
{
    /// <summary>Fills the columns.</summary>
    /// <param name="spansApart">True: stop at a paragraph that runs across all columns, and set wide objects aside. False: they are set like any other.</param>
    /// <param name="apart">Wide objects that have their place already.</param>
    /// <param name="noFill">A background that is painted by the box around.</param>
    /// <param name="below">True when something stands above the first column: its text keeps the distance it asks for.</param>
    public Filling Fill(
        FlowPosition from, IReadOnlyList<ColumnSpace> columns, bool spansApart, IReadOnlySet<ObjectBlock>? apart = null, SwatchId? noFill = null,
        bool below = false) =>
        new Run(blocks, grid, columns, from, spansApart, apart, noFill, below).Fill();

    private sealed class Run(
        IReadOnlyList<Block> blocks, Grid grid, IReadOnlyList<ColumnSpace> columns, FlowPosition from, bool spansApart,
        IReadOnlySet<ObjectBlock>? apart, SwatchId? noFill, bool below)
    {
        private readonly List<Placed> items = [];
        private readonly List<ObjectBlock> waiting = [.. from.Waiting];
        private readonly List<ObjectBlock> wide = [];
        private readonly Length[] bottoms = [.. columns.Select(c => c.Top)];
        private int block = from.Block;
        private int fromPoint = from.FromPoint;
        private int line;
        private ParagraphStyle? previous = from.Previous;
        private int column;
        private Length y = columns[0].Top;
        private bool atHead = !below;
        private bool snapNext;
        private int foot = -1;
        private Length lowest = columns[0].Top;

        private ColumnSpace Here => columns[column];

        public Filling Fill()
        {
            while (true)
            {
                if (atHead)
                    PlaceWaiting();
                if (block == blocks.Count)
                {
                    if (waiting.Count == 0 || !NextColumn())
                        return Done(FlowStop.End);
                    continue;
                }

                if (blocks[block] is ObjectBlock @object)
                {
                    Meet(@object);
                    block++;
                    continue;
                }

                var text = (TextBlock)blocks[block];
                if (spansApart && text.Style.SpansColumns && fromPoint == 0 && line == 0)
                    return Done(FlowStop.Spanning);
                if (!PlaceParagraph(text) && !NextColumn())
                    return Done(FlowStop.Full);
            }
        }

        private Filling Done(FlowStop stop)
        {
            bottoms[column] = y;
            if (line > 0 && blocks[block] is TextBlock text)
                fromPoint = BreakOf(text).StartOf(line);
            var next = new FlowPosition(block, fromPoint, [.. waiting], previous);
            return new Filling(items, next, stop, bottoms, lowest, wide);
        }

        private bool NextColumn()
        {
            bottoms[column] = y;
            if (column + 1 == columns.Count)
                return false;
            column++;
            y = Here.Top;
            atHead = true;
            snapNext = false;
            return true;
        }

        private void Meet(ObjectBlock @object)
        {
            if (apart?.Contains(@object) == true)
                return;
            if (spansApart && @object.IsWide && columns.Count > 1)
                wide.Add(@object);
            else if (waiting.Count > 0 || !TryPlace(@object))
                waiting.Add(@object);
        }

        private void PlaceWaiting()
        {
            while (waiting.Count > 0 && TryPlace(waiting[0]))
                waiting.RemoveAt(0);
        }

        private bool TryPlace(ObjectBlock @object)
        {
            var setting = ObjectSetting.Into(@object, Here, y, atHead, grid, columnsInside: 1);
            if (setting is null)
                return false;
            items.AddRange(setting.Items);
            y = setting.Bottom;
            lowest = Length.Max(lowest, setting.LastBaseline);
            atHead = false;
            snapNext = true;
            return true;
        }

        // True when something of it was placed or nothing was left of it; false when it needs another column.
        private bool PlaceParagraph(TextBlock text)
        {
            var style = text.Style;
            var broken = BreakOf(text);
            var remaining = broken.Lines - line;
            var isStart = fromPoint == 0 && line == 0;
            var room = new LineRoom(text, grid, Here, noFill);
            var baselines = room.Baselines(y, atHead, isStart, snapNext, remaining);
            var count = baselines.Count;
            if (count < remaining)
            {
                count = Kept(text, count, remaining, isStart);
                if (count > 0 && foot < 0 && EndsInHyphen(broken, line + count - 1))
                    return AvoidHyphenAtFoot(text, broken, count);
            }
            else if (isStart && style.Keeps.WithNext && !atHead && !NextFits(block + 1, room.After(baselines[^1])))
                count = 0;

            if (count == 0)
            {
                // In an empty column nothing is gained by waiting for the next.
                if (!atHead || baselines.Count == 0)
                    return false;
                count = Math.Min(baselines.Count, remaining);
            }

            Place(text, broken, room, baselines, count, isStart, count == remaining);
            if (count < remaining)
                return NextColumn() || Interrupted();
            line = 0;
            fromPoint = 0;
            foot = -1;
            block++;
            previous = style;
            return true;
        }

        // A word is not divided where the reader must look up or turn the page: broken again with that line end made dear.
        private bool AvoidHyphenAtFoot(TextBlock text, BrokenParagraph broken, int count)
        {
            (fromPoint, line, foot) = (line == 0 ? fromPoint : broken.StartOf(line), 0, count - 1);
            return PlaceParagraph(text);
        }

        private static bool EndsInHyphen(BrokenParagraph broken, int line) => broken.Paragraph.Points[broken.Ends[line]].HasHyphen;

        // The paragraph goes on in another frame: Done remembers where.
        private static bool Interrupted() => false;

        private void Place(
            TextBlock text, BrokenParagraph broken, LineRoom room, List<Length> baselines, int count, bool isStart, bool isEnd)
        {
            var style = text.Style;
            items.AddRange(room.Behind(baselines, count, isStart));
            if (isStart && text.Source.Label is { Length: > 0 } label)
                items.Add(new PlacedLabel(Here, text, label, Here.X + room.Inset, baselines[0]));
            var initial = isStart ? text.Text.Initial : null;
            var initialFoot = baselines[0] + (room.Leading * ((initial?.Lines ?? 1) - 1));
            if (initial is not null)
                items.Add(new PlacedInitial(Here, text, initial, Here.X + room.Inset, initialFoot));
            for (var i = 0; i < count; i++)
            {
                var indent = initial is not null ? Length.Pt(i < initial.Lines ? initial.Width : 0)
                    : text.Source.Label is { Length: > 0 } || (isStart && i == 0 && IsIndented(text)) ? style.Indent : Length.Zero;
                var onGrid = style.Grid != GridUse.All || IsOnGrid(baselines[i]);
                items.Add(new PlacedLine(Here, text, broken, line + i, Here.X + room.Inset + indent, baselines[i], onGrid));
            }

            line += count;
            var last = Length.Max(baselines[count - 1], initialFoot);
            lowest = Length.Max(lowest, last + room.FootOf(isEnd));
            y = isEnd ? room.After(last) : room.Below(last);
            snapNext = isEnd && style.Grid == GridUse.SnapAfter;
            atHead = false;
        }

        private static int Kept(TextBlock text, int count, int remaining, bool isStart)
        {
            var keeps = text.Style.Keeps;
            var first = Math.Max(keeps.First, text.Text.Initial?.Lines ?? 0);
            if (keeps.Together && isStart)
                return 0;
            var rest = remaining - count;
            if (rest < keeps.Last)
                count -= keeps.Last - rest;
            return count < (isStart ? first : 1) ? 0 : count;
        }

        /// <summary>Whether enough of the next paragraph fits below a heading that ends at <paramref name="top"/>.</summary>
        private bool NextFits(int next, Length top)
        {
            while (next < blocks.Count && blocks[next] is ObjectBlock)
                next++;
            if (next == blocks.Count || blocks[next] is not TextBlock text || (spansApart && text.Style.SpansColumns))
                return true;
            var keeps = text.Style.Keeps;
            var lines = text.Break(MeasuresOf(text, 0, -1), 0).Lines;
            var needed = keeps.Together || keeps.WithNext || lines < keeps.First + keeps.Last ? lines : Math.Max(1, keeps.First);
            var room = new LineRoom(text, grid, Here, noFill);
            var baselines = room.Baselines(top, false, true, false, needed);
            return baselines.Count == needed && (!keeps.WithNext || NextFits(next + 1, room.After(baselines[^1])));
        }

        private BrokenParagraph BreakOf(TextBlock text) => text.Break(MeasuresOf(text, fromPoint, foot), fromPoint);

        private Measures MeasuresOf(TextBlock text, int point, int footLine)
        {
            var style = text.Style;
            var width = Here.Width.Points - (2 * new LineRoom(text, grid, Here, noFill).Inset.Points);
            if (text.Source.Label is { Length: > 0 })
                return new Measures([], Math.Round(width - style.Indent.Points, 3), footLine);
            double[] first = point != 0 ? []
                : text.Text.Initial is { } initial ? [.. Enumerable.Repeat(Math.Round(width - initial.Width, 3), initial.Lines)]
                : IsIndented(text) && style.Indent.Points != 0 ? [Math.Round(width - style.Indent.Points, 3)]
                : [];
            return new Measures(first, Math.Round(width, 3), footLine);
        }

        // Indented is what follows its like: not the first paragraph, not what follows a heading.
        private bool IsIndented(TextBlock text) => text.Style.IndentFirst || previous?.Name == text.Style.Name;

        private bool IsOnGrid(Length baseline) => Math.Abs((grid.AtOrBelow(baseline) - baseline).Points) < 0.1;
    }
}
