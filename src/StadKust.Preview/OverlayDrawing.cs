using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Baseline grid in blue, safety in green, frames in magenta: lines of one pixel over the finished page.</summary>
internal static class OverlayDrawing
{
    public static void Draw(SKCanvas canvas, SetSpread spread, PageFormat format, Overlay overlay)
    {
        // Width 0 is one pixel at any scale.
        using var line = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 0 };
        var hasLeft = spread.Pages.Count == 2 || spread.StartsLeft;
        var hasRight = spread.Pages.Count == 2 || !spread.StartsLeft;
        var left = hasLeft ? -format.Trim.Width : Length.Zero;
        var right = hasRight ? format.Trim.Width : Length.Zero;
        if (overlay.Grid && format.Grid.Step > Length.Zero)
        {
            line.Color = new SKColor(0x33, 0x99, 0xFF, 0x80);
            for (var y = format.Grid.First; y < format.Trim.Height; y += format.Grid.Step)
            {
                canvas.DrawLine((float)left.Points, (float)y.Points, (float)right.Points, (float)y.Points, line);
            }
        }

        if (overlay.Safety)
        {
            line.Color = new SKColor(0x00, 0xA0, 0x40);
            var (top, bottom) = (format.Safety.Top, format.Trim.Height - format.Safety.Bottom);
            if (hasLeft)
            {
                canvas.DrawRect(Rect.Between(left + format.Safety.Outer, top, -format.GutterSafety, bottom).OnCanvas(), line);
            }

            if (hasRight)
            {
                canvas.DrawRect(Rect.Between(format.GutterSafety, top, right - format.Safety.Outer, bottom).OnCanvas(), line);
            }
        }

        OverlayNotes.Draw(canvas, spread, overlay.Notes);
        line.Color = new SKColor(0xE0, 0x20, 0xC0);
        foreach (var frame in overlay.Frames)
        {
            Frame(canvas, frame, line);
        }
    }

    private static void Frame(SKCanvas canvas, Frame frame, SKPaint line)
    {
        var bounds = frame.Shape.Bounds;
        canvas.DrawRect(bounds.OnCanvas(), line);
        var column = (bounds.Width - (frame.Gap * (frame.Columns - 1))) / Math.Max(1, frame.Columns);
        for (var i = 1; i < frame.Columns; i++)
        {
            var end = bounds.X + (column * i) + (frame.Gap * (i - 1));
            foreach (var x in (ReadOnlySpan<Length>)[end, end + frame.Gap])
            {
                canvas.DrawLine((float)x.Points, (float)bounds.Y.Points, (float)x.Points, (float)bounds.Bottom.Points, line);
            }
        }
    }
}
