using System.Globalization;
using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Pdf.Tagging;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>What all pages of one file share.</summary>
internal sealed record Shared(
    PdfFile File, FontBook Fonts, IInks Inks, Pictures Pictures, GraphicsStates States, Gradients Gradients, SuppliedPages Supplied);

/// <summary>Draws the marks of a spread that one of its pages shows.</summary>
/// <param name="tags">Notes what belongs to which leaf of the structure; null for a file without one.</param>
internal sealed class PageDrawing(Shared shared, PageSpace page, Tags? tags = null)
{
    // A reader of the file keeps a state for each; PDF names 28 as the least depth all must manage (ISO 32000-1, annex C).
    private const int Deepest = 24;
    private int forms;
    private bool isInMask;

    /// <summary>True when something on the page is transparent; then the page must say in which inks it is blended (X20).</summary>
    public bool IsTransparent { get; private set; }

    public Canvas Draw(IEnumerable<Mark> marks)
    {
        var canvas = new Canvas(shared.States);
        if (page.HasRoom)
        {
            // Nothing of a page shows beyond its bleed.
            canvas.Save();
            Clip(canvas.Outside(), Segment.Rectangle(page.Bleed), FillRule.NonZero);
        }

        Draw(canvas, marks, Deepest);
        tags?.Leave(canvas);
        if (page.HasRoom)
        {
            canvas.Restore();
        }

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

        if (mark is not (GroupMark or TextMark))
        {
            tags?.Enter(canvas, mark, page);
        }

        switch (mark)
        {
            case TextMark text:
                TextDrawing.Draw(canvas, text, shared.Fonts[text.Run.Font], InkOf(text.Run.Fill, InkUse.Text, text), page, tags);
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
                Advert(canvas, advert);
                break;
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

        var stroke = mark.Stroke is { } s ? InkOf(s.Paint, InkUse.Line, mark) : (Ink?)null;
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

        var fill = mark.Fill is SolidFill solid ? InkOf(solid.Paint, InkUse.Area, mark) : (Ink?)null;
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

        var stops = gradient.Stops.Select(s => (s.Offset, InkOf(s.Paint with { Overprint = Overprint.Knockout }, InkUse.Area, mark))).ToList();
        var shading = shared.Gradients.Add(gradient, stops, page.ToPage);
        canvas.Resources.Add("Shading", shading.Name, shading.Reference);
        canvas.Save();
        canvas.Ink(stops[0].Item2, null);
        Clip(canvas.Outside(), mark.Path, mark.Rule);
        canvas.Outside().Name(shading.Name).Raw("sh\n");
        canvas.Restore();
    }

    /// <summary>Only holds its marks together: it is drawn without a form.</summary>
    public static bool IsPlain(GroupMark group) => group is { Opacity: >= 1, Blend: Blend.Normal, Mask: null, Knockout: false, Isolated: false };

    private Ink InkOf(Paint paint, InkUse use, Mark mark) => isInMask ? shared.Inks.OfMask(paint, use, mark) : shared.Inks.Of(paint, use, mark);

    /// <summary>Foreign content, which begins as on a page of its own and is cut where ours does not reach.</summary>
    private void Advert(Canvas canvas, PdfMark mark)
    {
        var supplied = shared.Supplied[mark];
        IsTransparent |= supplied.IsTransparent;
        canvas.Resources.Add("XObject", supplied.Name, supplied.Reference);
        canvas.Save();
        Clip(canvas.Outside(), Segment.Rectangle(page.WithBleed(mark.Bounds)), FillRule.NonZero);
        canvas.AsBegun();
        var place = supplied.ToBox.Then(mark.Place).Then(page.ToPage);
        canvas.Outside().Matrix(place.A, place.B, place.C, place.D, place.E, place.F).Raw("cm ").Name(supplied.Name).Raw("Do\n");
        canvas.Restore();
    }

    private void Picture(Canvas canvas, ImageMark mark)
    {
        var picture = shared.Pictures[mark];
        canvas.Resources.Add("XObject", picture.Name, picture.Reference);
        canvas.Save();
        canvas.Ink(picture.IsStencil ? shared.Inks.Stencil : shared.Inks.Black, null);
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

        var inside = tags?.Group(canvas, group, page);
        canvas.Save();
        if (group.Clip is { } clip)
        {
            Clip(canvas.Outside(), clip.Path, clip.Rule);
        }

        if (IsPlain(group))
        {
            Draw(canvas, group.Marks, depth - 1);
        }
        else
        {
            IsTransparent = true;
            var opacity = Math.Clamp(group.Opacity, 0, 1);
            var form = Form(to => Draw(to, group.Marks, depth - 1), group.Isolated, group.Knockout);
            if (group.Mask is { } mask)
            {
                if (opacity < 1)
                {
                    // Two groups, one for each: with both in one state mutool applies the opacity twice.
                    var inner = form;
                    form = Form(to => Show(to, inner, shared.States.Transparency(opacity, Blend.Normal, null, shared.Inks.Dark)), false, false);
                }

                var outer = isInMask;
                isInMask = mask.Luminosity;
                var light = Form(to => Draw(to, mask.Marks, depth - 1), true, false);
                isInMask = outer;
                Show(canvas, form, shared.States.Transparency(1, group.Blend, (light, mask.Luminosity), shared.Inks.Dark));
            }
            else
            {
                Show(canvas, form, shared.States.Transparency(opacity, group.Blend, null, shared.Inks.Dark));
            }
        }

        tags?.EndGroup(canvas, inside == true);
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
            .Dictionary("Group", g => g.Name("S", "Transparency").Name("CS", shared.Inks.Space).Bool("I", isolated).Bool("K", knockout)));
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
