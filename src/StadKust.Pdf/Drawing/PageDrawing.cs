using System.Globalization;
using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>What all pages of one file share.</summary>
internal sealed record Shared(PdfFile File, FontBook Fonts, Inks Inks, Pictures Pictures, GraphicsStates States, Gradients Gradients);

/// <summary>Draws the marks of a spread that one of its pages shows.</summary>
internal sealed class PageDrawing(Shared shared, PageSpace page)
{
    // A reader of the file keeps a state for each; PDF names 28 as the least depth all must manage (ISO 32000-1, annex C).
    private const int Deepest = 24;
    private int forms;

    /// <summary>True when something on the page is transparent; then the page must say in which inks it is blended (X20).</summary>
    public bool IsTransparent { get; private set; }

    public Canvas Draw(IEnumerable<Mark> marks)
    {
        var canvas = new Canvas(shared.States);
        Draw(canvas, marks, Deepest);
        return canvas;
    }

    private void Draw(Canvas canvas, IEnumerable<Mark> marks, int depth)
    {
        foreach (var mark in marks)
        {
            Draw(canvas, mark, depth);
        }
    }

    private void Draw(Canvas canvas, Mark mark, int depth)
    {
        if (!page.Shows(Extents.Of(mark)))
        {
            return;
        }

        switch (mark)
        {
            case TextMark text:
                TextDrawing.Draw(canvas, text, shared.Fonts[text.Run.Font], shared.Inks.Of(text.Run.Fill, InkUse.Text, text), page.ToPage);
                break;
            case PathMark path:
                Path(canvas, path);
                break;
            case ImageMark image:
                Picture(canvas, image);
                break;
            case GroupMark group:
                Group(canvas, group, depth);
                break;
            case PdfMark advert:
                throw new ArgumentException($"Mark {advert.Id.Number} ({advert.From.What}) is a supplied PDF; this writer takes none.", nameof(mark));
            default:
                throw new ArgumentException($"Mark {mark.Id.Number} is of an unknown kind, {mark.GetType().Name}.", nameof(mark));
        }
    }

    private void Path(Canvas canvas, PathMark mark)
    {
        if (mark.Path.Count == 0)
        {
            return;
        }

        var stroke = mark.Stroke is { } s ? shared.Inks.Of(s.Paint, InkUse.Line, mark) : (Ink?)null;
        if (mark.Stroke is { Width.Points: <= 0 })
        {
            throw new ArgumentException($"Mark {mark.Id.Number} ({mark.From.What}) has a line without width.", nameof(mark));
        }

        if (mark.Fill is GradientFill gradient)
        {
            Shade(canvas, mark, gradient);
            if (stroke is null)
            {
                return;
            }
        }

        var fill = mark.Fill is SolidFill solid ? shared.Inks.Of(solid.Paint, InkUse.Area, mark) : (Ink?)null;
        if (fill is null && stroke is null)
        {
            return;
        }

        var to = canvas.Outside();
        canvas.Ink(fill, stroke);
        if (mark.Stroke is not null)
        {
            canvas.Pen(mark.Stroke);
        }

        Outline(to, mark.Path);
        var star = fill is not null && mark.Rule == FillRule.EvenOdd ? "*" : "";
        to.Raw(stroke is null ? "f" : fill is null ? "S" : "B").Raw(star).Raw("\n");
    }

    private void Shade(Canvas canvas, PathMark mark, GradientFill gradient)
    {
        if (gradient.Stops.Count == 0)
        {
            throw new ArgumentException($"Mark {mark.Id.Number} ({mark.From.What}) has a gradient without stops.", nameof(mark));
        }

        var stops = gradient.Stops.Select(s => (s.Offset, shared.Inks.Of(s.Paint with { Overprint = Overprint.Knockout }, InkUse.Area, mark))).ToList();
        var shading = shared.Gradients.Add(gradient, stops, page.ToPage);
        canvas.Resources.Add("Shading", shading.Name, shading.Reference);
        canvas.Save();
        canvas.Ink(stops[0].Item2, null);
        Clip(canvas.Outside(), mark.Path, mark.Rule);
        canvas.Outside().Name(shading.Name).Raw("sh\n");
        canvas.Restore();
    }

    private void Picture(Canvas canvas, ImageMark mark)
    {
        var picture = shared.Pictures[mark];
        canvas.Resources.Add("XObject", picture.Name, picture.Reference);
        canvas.Save();
        canvas.Ink(new Ink(0, 0, 0, 1, false), null);
        Clip(canvas.Outside(), Segment.Rectangle(mark.Crop), FillRule.NonZero);
        var place = new Matrix(1, 0, 0, -1, 0, 1).Then(mark.Place).Then(page.ToPage);
        canvas.Outside().Matrix(place.A, place.B, place.C, place.D, place.E, place.F).Raw("cm ").Name(picture.Name).Raw("Do\n");
        canvas.Restore();
    }

    private void Group(Canvas canvas, GroupMark group, int depth)
    {
        if (depth == 0)
        {
            throw new ArgumentException($"Mark {group.Id.Number} ({group.From.What}) lies deeper than {Deepest} groups.", nameof(group));
        }

        canvas.Save();
        if (group.Clip is { } clip)
        {
            Clip(canvas.Outside(), clip.Path, clip.Rule);
        }

        if (group.Opacity >= 1 && group is { Blend: Blend.Normal, Mask: null, Knockout: false, Isolated: false })
        {
            Draw(canvas, group.Marks, depth - 1);
        }
        else
        {
            IsTransparent = true;
            var opacity = Math.Clamp(group.Opacity, 0, 1);
            var form = Form(inside => Draw(inside, group.Marks, depth - 1), group.Isolated, group.Knockout);
            if (group.Mask is { } mask)
            {
                if (opacity < 1)
                {
                    // Two groups, one for each: with both in one state mutool applies the opacity twice.
                    var inner = form;
                    form = Form(inside => Show(inside, inner, shared.States.Transparency(opacity, Blend.Normal, null)), false, false);
                }

                var light = Form(inside => Draw(inside, mask.Marks, depth - 1), true, false);
                Show(canvas, form, shared.States.Transparency(1, group.Blend, (light, mask.Luminosity)));
            }
            else
            {
                Show(canvas, form, shared.States.Transparency(opacity, group.Blend, null));
            }
        }

        canvas.Restore();
    }

    private void Show(Canvas canvas, Ref form, (string Name, Ref Reference) state)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"X{++forms}");
        canvas.Resources.Add("XObject", name, form);
        canvas.Outside();
        canvas.Use(state);
        canvas.Outside().Name(name).Raw("Do\n");
    }

    private Ref Form(Action<Canvas> draw, bool isolated, bool knockout)
    {
        var canvas = new Canvas(shared.States);
        draw(canvas);
        return shared.File.AddStream(Packing.Flate, canvas.Body.Written, d => d
            .Name("Type", "XObject").Name("Subtype", "Form").Numbers("BBox", page.MediaBox)
            .Dictionary("Resources", canvas.Resources.Write)
            .Dictionary("Group", g => g.Name("S", "Transparency").Name("CS", "DeviceCMYK").Bool("I", isolated).Bool("K", knockout)));
    }

    private void Clip(PdfBuffer to, ValueList<Segment> path, FillRule rule)
    {
        Outline(to, path);
        to.Raw(rule == FillRule.EvenOdd ? "W* n\n" : "W n\n");
    }

    private void Outline(PdfBuffer to, ValueList<Segment> path)
    {
        // A path that begins without a move begins where its first step ends.
        var began = false;
        foreach (var segment in path)
        {
            if (segment.Kind == SegmentKind.Close)
            {
                to.Raw(began ? "h\n" : "");
                continue;
            }

            if (segment.Kind == SegmentKind.Curve && began)
            {
                At(to, segment.A);
                At(to, segment.B);
            }

            At(to, segment.To);
            to.Raw(!began || segment.Kind == SegmentKind.Move ? "m\n" : segment.Kind == SegmentKind.Line ? "l\n" : "c\n");
            began = true;
        }

        if (!began)
        {
            to.Raw("0 0 m\n");
        }
    }

    private void At(PdfBuffer to, Point point)
    {
        var p = page.ToPage.Apply(point);
        to.Number(p.X.Points).Number(p.Y.Points);
    }
}
