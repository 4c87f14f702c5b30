using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>What a person should look at, in colours over the finished page.</summary>
/// <remarks>
/// Loose lines orange, tight ones blue; ladders violet at the right, rivers cyan, baselines off the
/// grid red below the line, lines too wide red around, lonely lines and hyphens at a foot green, overset a red corner.
/// </remarks>
internal static class OverlayNotes
{
    public static void Draw(SKCanvas canvas, SetSpread spread, IEnumerable<PageNote> notes)
    {
        using var fill = new SKPaint { Style = SKPaintStyle.Fill, IsAntialias = true };
        using var line = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = 1, IsAntialias = true };
        foreach (var note in notes)
        {
            if (spread.Pages.Contains(note.Page))
            {
                One(canvas, note, note.Area.OnCanvas(), fill, line);
            }
        }
    }

    private static void One(SKCanvas canvas, PageNote note, SKRect area, SKPaint fill, SKPaint line)
    {
        switch (note.Kind)
        {
            case NoteKind.LooseLine:
                Fill(0xFF, 0x8A, 0x00, 0x60);
                break;
            case NoteKind.TightLine:
                Fill(0x20, 0x70, 0xE0, 0x48);
                break;
            case NoteKind.Ladder:
                fill.Color = new SKColor(0x80, 0x30, 0xB0);
                canvas.DrawRect(area.Right + 1, area.Top, 2, area.Height, fill);
                break;
            case NoteKind.River:
                Fill(0x00, 0xB8, 0xD0, 0x70);
                break;
            case NoteKind.OffGrid:
                line.Color = new SKColor(0xE0, 0x10, 0x10);
                canvas.DrawLine(area.Left, area.Bottom - (area.Height / 4), area.Right, area.Bottom - (area.Height / 4), line);
                break;
            case NoteKind.Overfull:
                line.Color = new SKColor(0xE0, 0x10, 0x10);
                canvas.DrawRect(area, line);
                break;
            case NoteKind.Overset:
                fill.Color = new SKColor(0xE0, 0x10, 0x10);
                canvas.DrawRect(area.Right + 2, area.Bottom - 7, 7, 7, fill);
                break;
            default:
                Fill(0x20, 0xA0, 0x40, 0x60);
                break;
        }

        void Fill(byte r, byte g, byte b, byte a)
        {
            fill.Color = new SKColor(r, g, b, a);
            canvas.DrawRect(area, fill);
        }
    }
}
