namespace StadKust.Typesetting;

/// <summary>Last step for text: placed lines to marks and set lines.</summary>
internal sealed class TextPlacing(Layout layout, Collect collect, ReadingTree reading, IReadOnlyList<SpreadBuilder> spreads)
{
    // Distance of leaders, and their distance from the words, in sizes of the type.
    private const double LeaderPitch = 0.55;
    private const double LeaderGap = 0.3;

    private readonly Justify justify = new();

    /// <returns>The set lines, in the order they are read.</returns>
    public List<SetLine> Place(FlowedStory flowed, string? furniture)
    {
        var (story, items) = (flowed.Story, flowed.Items);
        var lines = new List<SetLine>(items.Count);
        var columns = new Dictionary<(int Spread, double X, double FrameTop), int>();
        var composed = flowed.Composed ??= Composed(items);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var spread = spreads[item.Column.Frame.Spread];
            switch (item)
            {
                case PlacedLine line:
                    lines.Add(Line(story, line, composed[i], spread, furniture, ColumnNumber(columns, line.Column)));
                    break;
                case PlacedLabel label:
                    Label(story, label, spread, furniture);
                    break;
                case PlacedTail tail:
                    Tail(story, tail, spread, furniture);
                    break;
                case PlacedNote note:
                    Note(story, note, spread);
                    break;
                case PlacedRepeat repeat:
                    Repeat(story, repeat, spread);
                    break;
                case PlacedInitial initial:
                    Initial(story, initial, spread, furniture);
                    break;
                case PlacedFill fill:
                    Fill(story, fill, spread);
                    break;
            }
        }

        return lines;
    }

    // Lines are justified all at once before they become marks: by far most of the work, and no line depends on another.
    private ComposedLine[] Composed(IReadOnlyList<Placed> items)
    {
        var composed = new ComposedLine[items.Count];
        Crew.Do(items.Count, collect.Hands, () => new Justify(), (own, i) =>
        {
            if (items[i] is PlacedLine line)
                composed[i] = own.Line(line.Broken, line.Line);
        }, CancellationToken.None);
        return composed;
    }

    // Columns are counted over the story's frames; a column cut short by balancing is still the same column.
    private static int ColumnNumber(Dictionary<(int Spread, double X, double FrameTop), int> columns, ColumnSpace column)
    {
        var key = (column.Frame.Spread, column.X.Points, column.Frame.Bounds.Y.Points);
        if (!columns.TryGetValue(key, out var number))
            columns.Add(key, number = columns.Count);
        return number;
    }

    private SetLine Line(Story story, PlacedLine placed, ComposedLine composed, SpreadBuilder spread, string? furniture, int column)
    {
        var measure = placed.Broken.Measures[placed.Line];
        var shift = placed.Block.Style.Align switch
        {
            Align.Right => measure - composed.Width,
            Align.Centre => (measure - composed.Width) / 2,
            _ => 0,
        };
        var origin = new Origin(story.Id, placed.Block.Source.Id, furniture ?? placed.Column.Frame.Frame.Name.Name);
        Runs(composed, placed.X + Length.Pt(shift), placed.Baseline, origin, spread, leaf => reading.LeafOf(placed.Block, leaf));

        var baseline = new Point(placed.X, placed.Baseline).Rounded();
        var source = placed.Broken.SourceOf(placed.Line);
        if (composed.Excess > 0)
        {
            var text = placed.Broken.Paragraph.Text[source.Start..source.End].Trim();
            spread.Facts.Add(new Fact(
                "overfull-line", placed.Column.Page, new Rect(baseline.X, baseline.Y, Length.Pt(composed.Width), Length.Zero).Rounded(), origin,
                FormattableString.Invariant($"\"{text}\" is {composed.Excess:0.00} pt wider than its line of {measure:0.00} pt."), Math.Round(composed.Excess, 3)));
        }

        return new SetLine(
            placed.Block.Source.Id, source, baseline, Length.Pt(measure).Rounded(),
            composed.Facts with { OnGrid = placed.OnGrid, Page = placed.Column.Page, Column = column, Frame = placed.Column.Frame.Frame.Name },
            composed.Runs.Select(r => r.Run).ToValueList())
        {
            Ink = ((placed.X + Length.Pt(shift)).Rounded(), Length.Pt(composed.Width).Rounded()),
        };
    }

    private void Label(Story story, PlacedLabel placed, SpreadBuilder spread, string? furniture)
    {
        var composed = justify.Label(placed.Text, collect.Plain(placed.Block.Style, story.Language));
        var origin = new Origin(story.Id, placed.Block.Source.Id, furniture ?? placed.Column.Frame.Frame.Name.Name);
        Runs(composed, placed.X, placed.Baseline, origin, spread, _ => reading.LabelOf(placed.Block));
    }

    private void Tail(Story story, PlacedTail placed, SpreadBuilder spread, string? furniture)
    {
        var look = collect.Plain(placed.Block.Style, story.Language);
        var composed = justify.Label(placed.Text, look);
        var origin = new Origin(story.Id, placed.Block.Source.Id, furniture ?? placed.Column.Frame.Frame.Name.Name);
        var x = placed.Right - Length.Pt(composed.Width);
        Runs(composed, x, placed.Baseline, origin, spread, _ => reading.LeafOf(placed.Block, 0));
        if (placed.Block.Style.Leader is { Length: > 0 } leader)
            Leaders(leader, look, placed, x, origin, spread);
    }

    // Leaders stand on a common pitch counted from the right end of the line, so that they stand below each other.
    private void Leaders(string leader, Look look, PlacedTail placed, Length tail, Origin origin, SpreadBuilder spread)
    {
        var pitch = Length.Pt(look.Size * LeaderPitch);
        var width = Length.Pt(look.WidthOf(look.Shaper.Shape(leader)));
        var from = placed.Ends + Length.Pt(look.Size * LeaderGap);
        var to = tail - Length.Pt(look.Size * LeaderGap);
        var last = (int)Math.Ceiling((placed.Right - to + width) / pitch);
        var first = (int)Math.Floor((placed.Right - from) / pitch);
        for (var i = first; i >= last; i--)
            Runs(justify.Label(leader, look), placed.Right - (pitch * i), placed.Baseline, origin, spread, _ => null);
    }

    private void Repeat(Story story, PlacedRepeat placed, SpreadBuilder spread)
    {
        var composed = justify.Line(placed.Broken, placed.Line);
        Runs(composed, placed.X, placed.Baseline, new Origin(story.Id, placed.Block.Source.Id, "repeated"), spread, _ => null);
    }

    private void Note(Story story, PlacedNote placed, SpreadBuilder spread)
    {
        var composed = justify.Label(placed.Text, collect.Plain(placed.Style, story.Language));
        var x = placed.Style.Align == Align.Right ? placed.Right - Length.Pt(composed.Width) : placed.X;
        Runs(composed, x, placed.Baseline, new Origin(story.Id, null, "jump"), spread, _ => null);
    }

    private void Initial(Story story, PlacedInitial placed, SpreadBuilder spread, string? furniture)
    {
        var origin = new Origin(story.Id, placed.Block.Source.Id, furniture ?? placed.Column.Frame.Frame.Name.Name);
        Runs(justify.Initial(placed.Block.Text, placed.Initial), placed.X - Length.Pt(placed.Initial.Left), placed.Baseline, origin, spread, leaf => reading.LeafOf(placed.Block, leaf));
    }

    private static void Runs(ComposedLine line, Length x, Length baseline, Origin origin, SpreadBuilder spread, Func<int, StructRef?> leafOf)
    {
        foreach (var (offset, rise, leaf, run) in line.Runs)
        {
            var at = new Point(x + Length.Pt(offset), baseline - Length.Pt(rise)).Rounded();
            var width = run.Glyphs.Count == 0 ? Length.Zero : run.Glyphs[^1].X + run.Glyphs[^1].Advance;

            // Bounds of text are those of its line: a size above the baseline less a quarter, a quarter below.
            var bounds = new Rect(at.X, at.Y - (run.Size * 0.75), width, run.Size).Rounded();
            spread.Marks.Add(new TextMark(spread.NextId(), origin, leafOf(leaf), bounds, run, Matrix.Translate(at.X, at.Y)));
        }
    }

    private void Fill(Story story, PlacedFill placed, SpreadBuilder spread)
    {
        var area = placed.Area.Rounded();
        var swatch = layout.Palette[placed.Swatch];
        var paint = placed.IsRule ? Ink.OfLine(swatch, 1) : Ink.OfArea(swatch, 1, area.Width.Points * area.Height.Points);
        spread.Marks.Add(new PathMark(
            spread.NextId(), new Origin(story.Id, placed.Block.Source.Id, placed.IsRule ? "rule" : "background"), null, area,
            Segment.Rectangle(area), FillRule.NonZero, new SolidFill(paint), null));
    }
}
