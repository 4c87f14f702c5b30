using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary><c>print/masters.yaml</c>: page patterns with their frames, in millimetres from the left trim edge and the head.</summary>
/// <remarks>
/// <c>sides: left</c> and <c>right</c> measure from the left edge of their page, <c>spread</c> from that of the left page.
/// <c>sides: both</c> is written for a right page (x from the spine) and mirrored for the left one; its masters are called
/// <c>name</c> (right) and <c>name/left</c>.
/// </remarks>
internal sealed class MastersFile(YamlFile file, PageFormat format, Palette palette)
{
    private readonly List<Master> masters = [];
    private readonly Dictionary<MasterName, ValueList<Dressing>> dressings = [];
    private readonly Dictionary<MasterName, Length> steps = [];

    private enum SidesWord
    {
        Left,
        Right,
        Spread,
        Both,
    }

    public Masters Read()
    {
        foreach (var (name, map) in file.Root.MapOrEmpty("masters").Maps())
        {
            var sides = map.Choice<SidesWord>("sides") ?? SidesWord.Right;
            var step = map.Length("grid", format.Grid.Step) ?? format.Grid.Step;
            var frames = map.MapOrEmpty("frames").Maps().Select(f => Frame(f.Key, f.Map, sides)).ToList();
            var dressing = frames.Where(f => f.Dressing is not null).Select(f => f.Dressing!).ToValueList();
            map.NoOthers();
            Links(map, frames.ConvertAll(f => f.Frame));
            Circles(map, frames.ConvertAll(f => f.Frame));
            Add(name, sides == SidesWord.Left ? Sides.Left : sides == SidesWord.Spread ? Sides.Spread : Sides.Right, frames.Select(f => f.Frame), dressing, step);
            if (sides == SidesWord.Both)
            {
                Add(name + "/left", Sides.Left, frames.Select(f => Mirrored(f.Frame)), dressing, step);
            }
        }

        file.Root.NoOthers();
        return new Masters(masters.ToValueList(), dressings, steps);
    }

    private void Add(string name, Sides sides, IEnumerable<Frame> frames, ValueList<Dressing> dressing, Length step)
    {
        var master = new MasterName(name);
        masters.Add(new Master(master, sides, frames.ToValueList()));
        dressings[master] = dressing;
        steps[master] = step;
    }

    private (Frame Frame, Dressing? Dressing) Frame(string name, YamlMap map, SidesWord sides)
    {
        var step = format.Grid.Step;
        var origin = sides is SidesWord.Left or SidesWord.Spread ? -format.Trim.Width : Length.Zero;
        var bounds = new Rect(
            origin + map.LengthOr("x", step, Length.Zero), map.LengthOr("y", step, Length.Zero),
            map.LengthOr("w", step, format.Trim.Width), map.LengthOr("h", step, format.Trim.Height));
        if (bounds.Width.Points <= 0 || bounds.Height.Points <= 0)
        {
            file.Fault(map.Node, "wrong-length", $"Frame {map.Path} has no area: {bounds}.");
        }

        // What a single page puts beyond the spine would be printed on its neighbour; only spreads may cross it (H-SPINE).
        var beyond = sides is SidesWord.Left ? bounds.Right : sides is SidesWord.Spread ? Length.Zero : -bounds.X;
        if (beyond.Points > 0.001)
        {
            file.Fault(
                map.Node, "crosses-spine", $"Frame {map.Path} of a single page reaches {beyond} over the spine, onto the page beside it.",
                "End it at the spine, or use a master with sides: spread.");
        }

        var fill = Swatches.Known(map, "fill", palette);
        var text = map.Text("text");
        var style = map.Text("style");
        var frame = new Frame(
            new FrameName(name), new Shape(bounds, Outline(map, step, origin)), Math.Max(1, map.Whole("columns") ?? 1), map.LengthOr("gap", step, Length.Mm(5)),
            map.Choice<Accepts>("accepts") ?? (text is null ? Accepts.Text : Accepts.Furniture),
            map.Text("next") is { } next ? new FrameName(next) : null, Wrapping(map, step), map.Whole("order") ?? 0);
        var dressing = fill is null && text is null && !map.Has("stand") && style is null ? null : new Dressing(
            frame.Name, fill, map.Number("tint") ?? 1, text, style is null ? null : new StyleName(style), map.Choice<Stand>("stand") ?? Stand.Head);
        map.Number("tint");
        map.NoOthers();
        return (frame, dressing);
    }

    // Corners as "x y", measured like the frame; text runs around them when wrap says kind: shape.
    private static ValueList<Point>? Outline(YamlMap map, Length step, Length origin)
    {
        if (!map.Has("outline"))
        {
            return null;
        }

        var points = new List<Point>();
        foreach (var corner in map.Texts("outline"))
        {
            if (corner.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var x, var y] && LengthText.Read(x, step) is { } across && LengthText.Read(y, step) is { } down)
            {
                points.Add(new Point(origin + across, down));
            }
            else
            {
                map.Fault("outline", "wrong-length", $"'{corner}' at {map.Path}/outline is no corner.", "Write two lengths: 20mm 35mm.");
            }
        }

        return points.ToValueList();
    }

    private static Wrap Wrapping(YamlMap map, Length step)
    {
        if (map.Map("wrap") is not { } own)
        {
            return Wrap.None;
        }

        var wrap = new Wrap(own.Choice<WrapKind>("kind") ?? WrapKind.Box, own.LengthOr("standoff", step, Length.Mm(4)));
        own.NoOthers();
        return wrap;
    }

    private void Links(YamlMap map, List<Frame> frames)
    {
        foreach (var frame in frames)
        {
            if (frame.Next is { } next && !frames.Exists(f => f.Name == next))
            {
                file.Fault(map.Node, "unknown-frame", $"Frame {map.Path}/{frame.Name} runs on into '{next}', which this master does not have.");
            }
        }
    }

    private void Circles(YamlMap map, List<Frame> frames)
    {
        foreach (var start in frames)
        {
            var met = 0;
            for (var next = start.Next; next is { } name && met <= frames.Count; met++)
            {
                if (name == start.Name)
                {
                    file.Fault(map.Node, "thread-in-a-circle", $"The text of frame {map.Path}/{start.Name} would run in a circle.", "Take out one 'next'.");
                    return;
                }

                next = frames.Find(f => f.Name == name)?.Next;
            }
        }
    }

    private static Frame Mirrored(Frame frame)
    {
        var bounds = frame.Shape.Bounds;
        return frame with { Shape = new Shape(bounds with { X = -bounds.Right }, frame.Shape.Outline?.Select(p => p with { X = -p.X }).ToValueList()) };
    }
}

/// <summary>What a master itself puts into a frame: a colour field, a fixed text such as the folio, the style of what stands there.</summary>
/// <param name="Text">With <c>{folio}</c>, <c>{title}</c>, <c>{season}</c>; null for a frame that the flatplan fills.</param>
public sealed record Dressing(FrameName Frame, SwatchId? Fill, double Tint, string? Text, StyleName? Style, Stand Stand);

/// <param name="Steps">Grid step of each master: trial masters may have their own.</param>
internal sealed record Masters(
    ValueList<Master> All, IReadOnlyDictionary<MasterName, ValueList<Dressing>> Dressings, IReadOnlyDictionary<MasterName, Length> Steps);
