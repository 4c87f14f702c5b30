namespace StadKust.Typesetting;

/// <summary>A drawn picture read from SVG: everything in the units of its view box, transforms applied, colours looked up.</summary>
internal sealed record VectorPicture(double X, double Y, double Width, double Height, IReadOnlyList<Drawn> Parts, IReadOnlyList<Fact> Facts)
{
    // Rich black is for areas above 10 × 10 mm (house rule); below that its four plates would have to fit too well.
    private const double LeastRichBlack = 10 * 72 / 25.4;

    /// <summary>In points: a thinner line breaks up in print, of several inks it gets coloured rims (GWG R0010, R0019).</summary>
    private const double LeastLine = 0.25;

    public List<Mark> Marks(Matrix place, Palette palette, Origin origin, SpreadBuilder spread) =>
        [.. Parts.Select(part => MarkOf(part, place, palette, origin, spread))];

    private static Mark MarkOf(Drawn part, Matrix place, Palette palette, Origin origin, SpreadBuilder spread)
    {
        var id = spread.NextId();
        var from = origin with { What = part.Id };
        if (part is DrawnGroup group)
        {
            var marks = group.Parts.Select(p => MarkOf(p, place, palette, origin, spread)).ToValueList();
            var clip = group.Clip is { } shape ? new ClipPath(Outline.Moved(shape, place), group.ClipRule) : null;
            var area = clip is not null ? Outline.Bounds(clip.Path) : marks.Count > 0 ? marks.Select(m => m.Bounds).Aggregate((a, b) => a.Union(b)) : default;
            return new GroupMark(id, from, null, area.Rounded(), marks, clip, group.Opacity, Blend.Normal, false, false, null);
        }

        var path = (DrawnPath)part;
        var scale = Math.Sqrt(Math.Abs((place.A * place.D) - (place.B * place.C)));
        var segments = Outline.Moved(path.Path, place);
        var bounds = Outline.Bounds(segments);
        var fill = path.Fill switch
        {
            DrawnColour colour => new SolidFill(Area(palette[colour.Swatch], bounds, from, spread)),
            DrawnGradient gradient => new GradientFill(
                gradient.Radial, place.Apply(gradient.From).Rounded(), place.Apply(gradient.To).Rounded(),
                gradient.Stops.Select(s => new GradientStop(s.Offset, Area(palette[s.Swatch], bounds, from, spread))).ToValueList()),
            _ => (Fill?)null,
        };
        var stroke = path.Stroke is { } line
            ? new Stroke(
                Line(palette[line.Swatch], bounds, from, spread), Length.Pt(Math.Max(line.Width * scale, LeastLine)).Rounded(), line.Cap, line.Join, line.MitreLimit,
                line.Dashes.Select(d => Length.Pt(d * scale).Rounded()).ToValueList(), Length.Pt(line.DashOffset * scale).Rounded())
            : null;
        if (stroke is not null)
            bounds = bounds.Inflate(stroke.Width / 2);
        return new PathMark(id, from, null, bounds.Rounded(), segments, path.Rule, fill, stroke);
    }

    private static Paint Area(Swatch swatch, Rect bounds, Origin from, SpreadBuilder spread)
    {
        if (swatch.Role == SwatchRole.RichBlack && Length.Min(bounds.Width, bounds.Height).Points < LeastRichBlack)
            spread.Facts.Add(RichBlack(bounds, from, "a small area"));
        return Ink.OfArea(swatch, 1, bounds.Width.Points * bounds.Height.Points);
    }

    private static Paint Line(Swatch swatch, Rect bounds, Origin from, SpreadBuilder spread)
    {
        if (swatch.Role == SwatchRole.RichBlack)
            spread.Facts.Add(RichBlack(bounds, from, "a line"));
        return Ink.OfLine(swatch, 1);
    }

    private static Fact RichBlack(Rect bounds, Origin from, string what) =>
        new("rich-black-detail", null, bounds.Rounded(), from, $"'{from.What}' is {what} in rich black; use black.", null);
}

/// <summary>A part of a drawn picture.</summary>
/// <param name="Id">Of its element, or the element's name.</param>
internal abstract record Drawn(string Id);

internal sealed record DrawnPath(string Id, IReadOnlyList<Segment> Path, FillRule Rule, DrawnFill? Fill, DrawnStroke? Stroke) : Drawn(Id);

internal sealed record DrawnGroup(string Id, IReadOnlyList<Drawn> Parts, IReadOnlyList<Segment>? Clip, FillRule ClipRule, double Opacity) : Drawn(Id);

internal abstract record DrawnFill;

internal sealed record DrawnColour(SwatchId Swatch) : DrawnFill;

internal sealed record DrawnGradient(bool Radial, Point From, Point To, IReadOnlyList<(double Offset, SwatchId Swatch)> Stops) : DrawnFill;

internal sealed record DrawnStroke(
    SwatchId Swatch, double Width, LineCap Cap, LineJoin Join, double MitreLimit, IReadOnlyList<double> Dashes, double DashOffset);
