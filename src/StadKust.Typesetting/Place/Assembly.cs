namespace StadKust.Typesetting;

/// <summary>Last step: reading order, then marks layer by layer, then the result.</summary>
internal sealed class Assembly(
    Layout layout, Collect collect, ValueList<PlannedSpread> plan, Threads threads, IReadOnlyList<FlowedStory> stories, IVectorPictures vectors)
{
    private readonly SpreadBuilder[] spreads = [.. plan.Select(_ => new SpreadBuilder())];
    private readonly ReadingTree reading = new(stories.Count > 0 ? stories[0].Story.Language : new Culture("und"));
    private readonly List<Fact> facts = [.. threads.Facts];

    public SetResult Build(CancellationToken stop)
    {
        Read();
        var pictures = new PicturePlacing(layout, vectors);
        foreach (var thing in threads.Things.OrderBy(t => Layer(t.Placement)))
        {
            stop.ThrowIfCancellationRequested();
            Place(thing, pictures);
        }

        var texts = new TextPlacing(layout, collect, reading, spreads);
        var lines = new Dictionary<FlowedStory, List<SetLine>>(ReferenceEqualityComparer.Instance);
        foreach (var story in stories.OrderBy(s => s.Plan.Text is null ? 0 : 1))
        {
            stop.ThrowIfCancellationRequested();
            Objects(story, pictures);
            lines.Add(story, texts.Place(story, story.Plan.Text is { Furniture: true } text ? text.Frame.Name : null));
            State(story);
        }

        facts.AddRange(TextOverlaps.Of([.. stories.Select(s => (s, lines[s]))]));
        var root = reading.Root;
        var built = spreads.Select((s, i) => s.Build(plan[i], root)).ToValueList();
        return new SetResult(
            built,
            stories.Select(s => new SetStory(s.Story.Id, lines[s].ToValueList(), s.Rest.ToValueList(), s.Log.ToValueList()) { Entries = Entries.Count(s.Story, lines[s]), LeftOut = s.LeftOut.ToValueList() }).ToValueList(),
            root,
            [.. spreads.SelectMany(s => s.Facts), .. facts]);
    }

    private static int Layer(Placement placement) => placement switch
    {
        FillPlacement => 0,
        PicturePlacement => 1,
        _ => 2,
    };

    private void Read()
    {
        var parts = threads.Things.Where(t => t.Placement is PicturePlacement { PartOf: not null }).ToLookup(t => ((PicturePlacement)t.Placement).PartOf!.Value);
        var heads = stories.Where(s => s.Plan.Text is { Furniture: false, PartOf: not null }).ToLookup(s => s.Plan.Text!.PartOf!.Value);
        var known = stories.Where(s => s.Plan.Text is null).Select(s => s.Story.Id).ToHashSet();
        var order = new List<((int, int, int) Order, Action Read)>();
        foreach (var story in stories)
        {
            if (story.Plan.Text is { Furniture: true } || (story.Plan.Text?.PartOf is { } whole && known.Contains(whole)))
                continue;
            order.Add((story.Plan.Order, () => ReadArticle(story, parts[story.Story.Id], heads[story.Story.Id])));
        }

        foreach (var thing in threads.Things)
        {
            if (thing.Placement is PicturePlacement { Alt.Decorative: not true } picture && (picture.PartOf is not { } whole || !known.Contains(whole)))
                order.Add((thing.Order, () => reading.Add(reading.Figure(thing, picture.Alt, picture.Alt?.Language ?? new Culture("und")))));
            else if (thing.Placement is AdvertPlacement advert)
                order.Add((thing.Order, () => reading.Add(reading.Figure(thing, new AltText(advert.AltText, new Culture("nl"), false), new Culture("nl")))));
        }

        foreach (var (_, read) in order.OrderBy(o => o.Order))
            read();
    }

    private void ReadArticle(FlowedStory story, IEnumerable<PlannedThing> pictures, IEnumerable<FlowedStory> heads)
    {
        var children = new List<StructChild>();
        foreach (var head in heads)
            children.AddRange(reading.Children(head.Blocks, Placed(head)));
        foreach (var picture in pictures)
        {
            if (picture.Placement is PicturePlacement { Alt.Decorative: not true } placed)
                children.Add(reading.Figure(picture, placed.Alt, story.Story.Language));
        }

        reading.AddArticle(story.Plan.Text is null ? Role.Article : Role.Section, story.Story, children, story.Blocks.Concat(story.Pool), Placed(story));
    }

    private static HashSet<Block> Placed(FlowedStory story) =>
        [.. story.Items.OfType<PlacedLine>().Select(l => l.Block), .. story.Items.OfType<PlacedPicture>().Select(p => p.Block)];

    private void Place(PlannedThing thing, PicturePlacing pictures)
    {
        var spread = spreads[thing.Frame.Spread];
        var area = thing.Frame.Bounds.Rounded();
        var page = thing.Frame.PageAt(area.X + (area.Width / 2));
        switch (thing.Placement)
        {
            case FillPlacement fill when layout.Palette.Find(fill.Colour) is { } swatch:
                var paint = Ink.OfArea(swatch, fill.Tint, area.Width.Points * area.Height.Points);
                var path = thing.Frame.Frame.Shape.Outline is { Count: > 2 } outline ? Outline(outline) : Segment.Rectangle(area);
                spread.Marks.Add(new PathMark(
                    spread.NextId(), new Origin(null, null, fill.Frame.Name), null, area, path, FillRule.NonZero, new SolidFill(paint), null));
                break;
            case FillPlacement fill:
                spread.Facts.Add(new Fact(
                    "unknown-colour", page, area, new Origin(null, null, fill.Frame.Name), $"The palette has no swatch '{fill.Colour}'.", null));
                break;
            case PicturePlacement picture:
                pictures.Place(
                    picture.Media, picture.Crop, picture.Intent, area, new Origin(picture.PartOf, null, picture.Frame.Name),
                    reading.FigureOf(thing), page, spread);
                break;
            case AdvertPlacement advert:
                Advert(advert, thing, area, page, spread);
                break;
        }
    }

    private void Advert(AdvertPlacement advert, PlannedThing thing, Rect area, PageIndex page, SpreadBuilder spread)
    {
        var origin = new Origin(null, null, advert.Frame.Name);
        var (x, y) = ((area.Width - advert.Size.Width) / 2, (area.Height - advert.Size.Height) / 2);
        if (x.Points < -0.5 || y.Points < -0.5)
        {
            spread.Facts.Add(new Fact(
                "advert-too-large", page, area, origin,
                $"The advert is {advert.Size.Width} × {advert.Size.Height}, its frame {area.Width} × {area.Height}.", null));
        }

        var place = Matrix.Translate((area.X + x).Rounded(), (area.Y + y).Rounded());
        spread.Marks.Add(new PdfMark(
            spread.NextId(), origin, reading.FigureOf(thing), area, advert.File, advert.Page, advert.Box, place, advert.AltText));
    }

    private void Objects(FlowedStory story, PicturePlacing pictures)
    {
        foreach (var placed in story.Items.OfType<PlacedPicture>())
        {
            var source = placed.Block.Source;
            var origin = new Origin(story.Story.Id, source.At, source.Id.Value);
            pictures.Place(
                source.Media!, source.Crop, ImageIntent.Photo, placed.Area, origin, reading.FigureOf(placed.Block), placed.Column.Page,
                spreads[placed.Column.Frame.Spread]);
        }
    }

    private void State(FlowedStory story)
    {
        foreach (var block in story.Blocks.SelectMany(b => b is TextBlock text ? [text] : ((ObjectBlock)b).Text))
            facts.AddRange(block.Text.Facts);
        var characters = story.Rest.Sum(r => r.Source.Count);
        if (story.Rest.Count > 0)
        {
            var first = story.Rest[0];
            facts.Add(new Fact(
                "overset", null, null, new Origin(story.Story.Id, first.Paragraph, story.Plan.Frames.Count > 0 ? story.Plan.Frames[^1].Frame.Name.Name : "plan"),
                $"Story '{story.Story.Id}' has {characters} characters in {story.Rest.Sum(r => r.Lines)} lines more than its frames hold.", characters));
        }

        foreach (var left in story.ObjectsLeft)
        {
            facts.Add(new Fact(
                "object-overset", null, null, new Origin(story.Story.Id, left.Source.At, left.Source.Id.Value),
                $"{left.Source.Kind} '{left.Source.Id}' found no room in its frames.", null));
        }
    }

    private static ValueList<Segment> Outline(ValueList<Point> points) =>
        [Segment.Move(points[0]), .. points.Skip(1).Select(Segment.Line), Segment.Close()];
}
