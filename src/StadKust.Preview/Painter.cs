using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Draws marks one after another.</summary>
internal sealed class Painter(SKCanvas canvas, PreviewDocument document, Rect shown, double pixelsPerPoint, Look look, CancellationToken stop)
{
    private bool inMask;

    public void Draw(IEnumerable<Mark> marks)
    {
        foreach (var mark in marks)
        {
            stop.ThrowIfCancellationRequested();
            switch (mark)
            {
                case TextMark text:
                    Text(text);
                    break;
                case PathMark path:
                    Path(path);
                    break;
                case ImageMark image:
                    Picture(image);
                    break;
                case GroupMark group:
                    Group(group);
                    break;
                case PdfMark advert:
                    Advert(advert);
                    break;
                default:
                    throw new ArgumentException($"Mark {mark.Id.Number} is of an unknown kind, {mark.GetType().Name}.", nameof(marks));
            }
        }
    }

    private void Text(TextMark mark)
    {
        var run = mark.Run;
        if (run.Glyphs.Count == 0)
        {
            return;
        }

        using var font = new SKFont(document.Fonts.Typeface(run.Font), (float)run.Size.Points, (float)run.ScaleX, 0)
        {
            Subpixel = true,
            Hinting = SKFontHinting.None,
            Edging = SKFontEdging.Antialias,
            LinearMetrics = true,
            BaselineSnap = false,
        };
        var glyphs = new ushort[run.Glyphs.Count];
        var positions = new SKPoint[run.Glyphs.Count];
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = run.Glyphs[i];
            glyphs[i] = glyph.Id;
            positions[i] = new Point(glyph.X, glyph.Y).OnCanvas();
        }

        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun(glyphs, font, positions);
        using var blob = builder.Build();
        if (blob is null)
        {
            return;
        }

        using var ink = Ink(run.Fill);
        canvas.Save();
        canvas.Concat(mark.Place.OnCanvas());
        canvas.DrawText(blob, 0, 0, ink);
        canvas.Restore();
    }

    private void Path(PathMark mark)
    {
        using var outline = mark.Path.Outline(mark.Rule);
        if (mark.Fill is { } fill)
        {
            using var ink = fill is SolidFill solid ? Ink(solid.Paint) : Shaded((GradientFill)fill);
            canvas.DrawPath(outline, ink);
        }

        if (mark.Stroke is { } stroke)
        {
            using var ink = Ink(stroke.Paint);
            ink.Style = SKPaintStyle.Stroke;
            ink.StrokeWidth = (float)stroke.Width.Points;
            ink.StrokeCap = (SKStrokeCap)stroke.Cap;
            ink.StrokeJoin = stroke.Join switch { LineJoin.Round => SKStrokeJoin.Round, LineJoin.Bevel => SKStrokeJoin.Bevel, _ => SKStrokeJoin.Miter };
            ink.StrokeMiter = (float)stroke.MitreLimit;
            using var dashes = stroke.Dashes.Count > 0 ? Dashed(stroke) : null;
            ink.PathEffect = dashes;
            canvas.DrawPath(outline, ink);
        }
    }

    private void Picture(ImageMark mark)
    {
        if (!mark.Crop.Intersects(shown))
        {
            return;
        }

        var points = Math.Sqrt((mark.Place.A * mark.Place.A) + (mark.Place.B * mark.Place.B));
        var pixelsWide = Math.Max(1, (int)Math.Ceiling(points * pixelsPerPoint));
        using var picture = look == Look.Screen ? ScreenPicture.Open(document.Renditions, mark, pixelsWide) : ScreenPicture.OpenPlates(document.Inks, mark, pixelsWide, look);
        if (picture is null)
        {
            return;
        }

        // Line art prints black over what is there.
        using var over = new SKPaint { BlendMode = look == Look.Black && mark.Intent == ImageIntent.LineArt ? SKBlendMode.Multiply : SKBlendMode.SrcOver };
        canvas.Save();
        canvas.ClipRect(mark.Crop.OnCanvas(), SKClipOperation.Intersect, antialias: true);
        canvas.Concat(mark.Place.OnCanvas());
        canvas.DrawImage(picture, new SKRect(0, 0, 1, 1), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), over);
        canvas.Restore();
    }

    private void Group(GroupMark group)
    {
        canvas.Save();
        if (group.Clip is { } clip)
        {
            using var outline = clip.Path.Outline(clip.Rule);
            canvas.ClipPath(outline, SKClipOperation.Intersect, antialias: true);
        }

        if (group.Opacity >= 1 && group is { Blend: Blend.Normal, Mask: null, Isolated: false })
        {
            Draw(group.Marks);
        }
        else
        {
            using var layer = new SKPaint { BlendMode = BlendOf(group.Blend) };
            layer.Color = SKColors.Black.WithAlpha((byte)Math.Round(255 * Math.Clamp(group.Opacity, 0, 1)));
            canvas.SaveLayer(layer);
            Draw(group.Marks);
            if (group.Mask is { } mask)
            {
                Mask(mask);
            }

            canvas.Restore();
        }

        canvas.Restore();
    }

    /// <summary>Keeps of the layer what the mask's marks make bright, or cover.</summary>
    private void Mask(SoftMask mask)
    {
        using var light = mask.Luminosity ? SKColorFilter.CreateLumaColor() : null;
        using var keep = new SKPaint { BlendMode = SKBlendMode.DstIn, ColorFilter = light };
        canvas.SaveLayer(keep);
        var outer = inMask;
        inMask = mask.Luminosity;
        Draw(mask.Marks);
        inMask = outer;
        canvas.Restore();
    }

    private void Advert(PdfMark mark)
    {
        if (!mark.Bounds.Intersects(shown))
        {
            return;
        }

        if (document.Supplied?.Page(mark.File, mark.Page, mark.Box, pixelsPerPoint) is { } inks)
        {
            using var picture = inks.Open(look, document.Proof);
            canvas.Save();
            // Its bleed at the spine lies on the other page, where it is not printed.
            var (left, right) = (mark.Bounds.X.Points > -0.5 ? 0 : float.MinValue, mark.Bounds.Right.Points < 0.5 ? 0 : float.MaxValue);
            canvas.ClipRect(new SKRect(Math.Max(left, -100_000), -100_000, Math.Min(right, 100_000), 100_000));
            canvas.Concat(mark.Place.OnCanvas());
            canvas.DrawImage(picture, inks.Area.OnCanvas(), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            canvas.Restore();
            return;
        }

        if (look == Look.Colours)
        {
            return;
        }

        var box = mark.Bounds.OnCanvas();
        using var paper = new SKPaint { Color = new SKColor(0xF2, 0xF2, 0xF2) };
        using var line = new SKPaint { Color = new SKColor(0x99, 0x99, 0x99), Style = SKPaintStyle.Stroke, StrokeWidth = 0.5f, IsAntialias = true };
        canvas.DrawRect(box, paper);
        canvas.DrawRect(box, line);
        canvas.DrawLine(box.Left, box.Top, box.Right, box.Bottom, line);
        canvas.DrawLine(box.Left, box.Bottom, box.Right, box.Top, line);
    }

    private SKColor Colour(Paint paint) => inMask ? document.Palette.InMask(paint)
        : look == Look.Screen ? document.Palette.OnScreen(paint)
        : document.Palette.OnPlates(paint, look);

    // Overprinting black: on a screen it darkens, on the plates of the colours it leaves what is there.
    private SKPaint Ink(Paint paint) => new()
    {
        Color = Colour(paint),
        IsAntialias = true,
        BlendMode = paint.Overprint != Overprint.Overprint || inMask ? SKBlendMode.SrcOver
            : look == Look.Screen ? SKBlendMode.Multiply
            : look == Look.Colours ? SKBlendMode.Dst
            : SKBlendMode.SrcOver,
    };

    private SKPaint Shaded(GradientFill fill)
    {
        var colours = fill.Stops.Select(s => Colour(s.Paint)).ToArray();
        var offsets = fill.Stops.Select(s => (float)s.Offset).ToArray();
        var (from, to) = (fill.From.OnCanvas(), fill.To.OnCanvas());
        using var shader = colours.Length == 1 ? SKShader.CreateColor(colours[0])
            : fill.Radial ? SKShader.CreateRadialGradient(from, Math.Max(SKPoint.Distance(from, to), 0.001f), colours, offsets, SKShaderTileMode.Clamp)
            : SKShader.CreateLinearGradient(from, to, colours, offsets, SKShaderTileMode.Clamp);
        return new SKPaint { Shader = shader, IsAntialias = true };
    }

    // Skia wants an even number of lengths; PDF goes on with an odd list from its beginning.
    private static SKPathEffect Dashed(Stroke stroke)
    {
        var once = stroke.Dashes.Select(d => (float)d.Points);
        var dashes = stroke.Dashes.Count % 2 == 0 ? once : once.Concat(once);
        return SKPathEffect.CreateDash(dashes.ToArray(), (float)stroke.DashOffset.Points);
    }

    private static SKBlendMode BlendOf(Blend blend) => blend switch
    {
        Blend.Multiply => SKBlendMode.Multiply,
        Blend.Screen => SKBlendMode.Screen,
        Blend.Overlay => SKBlendMode.Overlay,
        Blend.Darken => SKBlendMode.Darken,
        Blend.Lighten => SKBlendMode.Lighten,
        _ => SKBlendMode.SrcOver,
    };
}
