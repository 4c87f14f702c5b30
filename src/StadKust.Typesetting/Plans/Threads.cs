namespace StadKust.Typesetting;

/// <summary>A story and the frames it runs through.</summary>
/// <param name="Text">The placement, when it is a small text of its own frame.</param>
/// <param name="Order">Of its first frame: spread, reading order of the frame, place in the plan.</param>
internal sealed record PlannedThread(Story Story, IReadOnlyList<FrameSpace> Frames, TextPlacement? Text, (int Spread, int Reading, int Plan) Order);

/// <summary>A placement that is no text, with its frame.</summary>
internal sealed record PlannedThing(Placement Placement, FrameSpace Frame, (int Spread, int Reading, int Plan) Order);

/// <summary>The plan looked up in the masters: threads of frames, and all that stands beside them.</summary>
internal sealed class Threads
{
    // In points. Narrower is a slip of the pen, not a column.
    private const double NarrowestColumn = 6;

    // More than any master has: numbers of frames are small.
    private const int FramesOfPage = 10_000;
    private readonly Layout layout;
    private readonly Dictionary<StoryId, List<FrameSpace>> framesOf = [];
    private readonly Dictionary<StoryId, (int Spread, int Reading, int Plan)> orderOf = [];
    private readonly HashSet<(int Spread, MasterName Master, FrameName Frame)> taken = [];
    private int planned;

    private Threads(Layout layout) => this.layout = layout;

    public List<PlannedThread> Texts { get; } = [];

    public List<PlannedThing> Things { get; } = [];

    public List<Fact> Facts { get; } = [];

    /// <exception cref="ArgumentException">Two stories with one id.</exception>
    public static Threads Of(ValueList<PlannedSpread> plan, ValueList<Story> stories, Layout layout)
    {
        var threads = new Threads(layout);
        var byId = new Dictionary<StoryId, Story>();
        foreach (var story in stories)
        {
            if (!byId.TryAdd(story.Id, story))
                throw new ArgumentException($"Two stories have the id '{story.Id}'.", nameof(stories));
        }

        for (var s = 0; s < plan.Count; s++)
            threads.Add(plan[s], s, byId);
        foreach (var story in stories)
        {
            var hasFrames = threads.framesOf.TryGetValue(story.Id, out var frames);
            if (!hasFrames)
                threads.Facts.Add(new Fact("story-unplaced", null, null, new Origin(story.Id, null, "plan"), $"Story '{story.Id}' has no frame.", null));
            threads.Texts.Add(new PlannedThread(
                story, frames ?? [], null, hasFrames ? threads.orderOf[story.Id] : (int.MaxValue, 0, 0)));
        }

        threads.Texts.Sort((a, b) => a.Order.CompareTo(b.Order));
        return threads;
    }

    private void Add(PlannedSpread spread, int index, Dictionary<StoryId, Story> stories)
    {
        var owners = spread.Pages.Select((page, i) => (page.Master, page.Placements, Page: i)).ToList();
        if (spread.Master is { } over)
            owners.Insert(0, (over, spread.Placements, -1));

        // A frame that has its own placement is no longer the continuation of another.
        foreach (var (name, placements, _) in owners)
        {
            if (name is { } master)
                taken.UnionWith(placements.Select(p => (index, master, p.Frame)));
        }

        Obstacle[] obstacles = [.. owners.SelectMany(o => Obstacles(o.Master, o.Placements))];
        foreach (var (name, placements, page) in owners)
        {
            foreach (var placement in placements)
            {
                var master = name is { } wanted ? layout.Master(wanted) : null;
                var frame = master?.Frames.FirstOrDefault(f => f.Name == placement.Frame);
                if (master is null || frame is null)
                {
                    var at = page >= 0 ? spread.Pages[page].Index : (PageIndex?)null;
                    Facts.Add(new Fact(
                        "unknown-frame", at, null, new Origin(null, null, placement.Frame.Name),
                        master is null ? $"No master '{name}' for frame '{placement.Frame}'." : $"Master '{name}' has no frame '{placement.Frame}'.", null));
                    continue;
                }

                Put(placement, SpaceOf(frame, spread, index, page, obstacles), master, stories, obstacles, spread, page);
            }
        }
    }

    private void Put(
        Placement placement, FrameSpace space, Master master, Dictionary<StoryId, Story> stories, Obstacle[] obstacles,
        PlannedSpread spread, int page)
    {
        // The left page is read to its end before the right one: each master numbers its own frames.
        var order = (space.Spread, (Math.Max(page, 0) * FramesOfPage) + space.Frame.ReadingOrder, planned++);
        switch (placement)
        {
            case StoryPlacement { Story: var id } when !stories.ContainsKey(id):
                Facts.Add(new Fact("unknown-story", null, space.Bounds, new Origin(id, null, placement.Frame.Name), $"There is no story '{id}'.", null));
                break;
            case StoryPlacement { Story: var id } flows:
                if (space.ColumnWidth.Points < NarrowestColumn)
                {
                    Facts.Add(new Fact(
                        "frame-too-narrow", space.PageAt(space.Bounds.X), space.Bounds, new Origin(id, null, placement.Frame.Name),
                        FormattableString.Invariant($"A column of frame '{placement.Frame}' is {space.ColumnWidth.Points:0.00} pt wide; nothing can be set in it."),
                        space.ColumnWidth.Points));
                    break;
                }

                if (!framesOf.TryGetValue(id, out var frames))
                {
                    framesOf.Add(id, frames = []);
                    orderOf.Add(id, order);
                }

                if (!frames.Any(f => f.Spread == space.Spread && ReferenceEquals(f.Frame, space.Frame)))
                    Follow(space with { Jumps = flows.Jumps, Pool = flows.Pool, Fit = flows.Fit }, master, frames, obstacles, spread, page);
                break;
            case TextPlacement text:
                Texts.Add(new PlannedThread(text.Text, [space], text, order));
                break;
            default:
                Things.Add(new PlannedThing(placement, space, order));
                break;
        }
    }

    private void Follow(
        FrameSpace space, Master master, List<FrameSpace> frames, Obstacle[] obstacles, PlannedSpread spread, int page)
    {
        frames.Add(space);
        while (space.Frame.Next is { } next && !taken.Contains((space.Spread, master.Name, next)))
        {
            taken.Add((space.Spread, master.Name, next));
            space = SpaceOf(master.Frames.First(f => f.Name == next), spread, space.Spread, page, obstacles) with { Jumps = space.Jumps, Pool = space.Pool, Fit = space.Fit };
            if (space.ColumnWidth.Points < NarrowestColumn)
                continue;
            frames.Add(space);
        }
    }

    private static FrameSpace SpaceOf(Frame frame, PlannedSpread spread, int index, int page, Obstacle[] obstacles)
    {
        PageIndex? left = spread.StartsLeft ? spread.Pages[0].Index : null;
        PageIndex? right = spread.StartsLeft ? (spread.Pages.Count > 1 ? spread.Pages[1].Index : null) : spread.Pages[0].Index;
        if (page >= 0)
            (left, right) = (spread.Pages[page].Index, spread.Pages[page].Index);
        var folio = page >= 0 ? spread.Pages[page].Folio
            : spread.StartsLeft && spread.Pages.Count > 1 && frame.Shape.Bounds.X >= Length.Zero ? spread.Pages[1].Folio
            : spread.Pages[0].Folio;
        return new FrameSpace(frame, index, left, right, [.. obstacles.Where(o => o.Frame != frame.Name && !Holds(o.Bounds, frame.Shape.Bounds))]) { Folio = folio };
    }

    // A text that lies wholly inside what others run around stands on it.
    private static bool Holds(Rect outer, Rect inner) =>
        inner.X >= outer.X && inner.Y >= outer.Y && inner.Right <= outer.Right && inner.Bottom <= outer.Bottom;

    private IEnumerable<Obstacle> Obstacles(MasterName? name, ValueList<Placement> placements)
    {
        var master = name is { } wanted ? layout.Master(wanted) : null;
        return master is null
            ? []
            : master.Frames
                .Where(f => f.Wrap.Kind != WrapKind.None && placements.Any(p => p.Frame == f.Name))
                .Select(Obstacle.Of);
    }
}
