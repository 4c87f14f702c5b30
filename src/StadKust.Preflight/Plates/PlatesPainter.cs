using StadKust.Preflight.Drawing;
using StadKust.Preflight.Fonts;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Plates;

/// <summary>Draws a page onto four plates.</summary>
/// <remarks>
/// Overprint, opacity, masks, groups and blend modes count; knock-out groups are drawn as plain ones, and groups that do not stand alone and blend
/// are drawn as if they did: both change where inks meet at the edges of such a group, not how much there can be. Screen colours are
/// taken as complements without a profile.
/// </remarks>
internal sealed class PlatesPainter : IPainter
{
    private readonly ResourceBook book;
    private readonly Matrix toPixels;
    private readonly Stack<(Surface? Below, Coverage Bounds)> outer = new();
    private readonly Stack<Surface> spare = new();
    private readonly GlyphShapes glyphs;
    private readonly byte[][] rows;
    private readonly byte[] alpha;
    private readonly byte[] clipRow;
    private readonly int[] places;
    private Surface surface;

    /// <param name="page">Box that is drawn, in points.</param>
    /// <param name="isGroup">Keep what the page covers: bare paper then counts as nothing and not as white, as some blend modes ask.</param>
    /// <param name="glyphs">Of all pages of the file.</param>
    public PlatesPainter(ResourceBook book, Box page, double pixelsPerInch, bool isGroup, GlyphShapes glyphs)
    {
        (this.book, this.glyphs) = (book, glyphs);
        var scale = pixelsPerInch / 72;
        (Width, Height) = ((int)Math.Clamp(Math.Ceiling(page.Width * scale), 1, 12_000), (int)Math.Clamp(Math.Ceiling(page.Height * scale), 1, 12_000));
        toPixels = new Matrix(scale, 0, 0, -scale, -page.Left * scale, page.Top * scale);
        surface = Page = new Surface(Width, Height, isGroup);
        rows = [new byte[Width], new byte[Width], new byte[Width], new byte[Width]];
        (alpha, clipRow, places) = (new byte[Width], new byte[Width], new int[Width]);
    }

    public int Width { get; }

    public int Height { get; }

    public Surface Page { get; }

    public SortedSet<string> Unmeasured { get; } = new(StringComparer.Ordinal);

    public void Fill(Outline outline, bool evenOdd, GraphicsState state) =>
        Lay(Scan.Fill(outline, toPixels, evenOdd, Width, Height), state.Fill.Ink, state, state.FillOpacity, state.OverprintFill, state.Fill.Space);

    public void Stroke(Outline outline, GraphicsState state)
    {
        // A pattern on a line is rare; its base colour stands for it.
        var edges = Strokes.Edges(outline, toPixels, state);
        Lay(Scan.Fill(edges, false, 0, 0, Width, Height), state.Stroke.Ink, state, state.StrokeOpacity, state.OverprintStroke, state.Stroke.Space);
    }

    public void Glyph(PdfFont font, int glyph, in Matrix place, GraphicsState state)
    {
        if (font.Program is not { } program)
        {
            Unmeasured.Add($"{font.Name}: {font.ProgramTrouble ?? "FontFile –"}");
            return;
        }

        var whole = place.Then(toPixels);
        // A quarter of a pixel is fine enough; then equal letters are drawn once.
        var (x, y) = (Math.Floor(whole.E * 4) / 4, Math.Floor(whole.F * 4) / 4);
        var (px, py) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (fx, fy) = ((int)((x - px) * 4), (int)((y - py) * 4));
        if (px < -Width || px > 2 * Width || py < -Height || py > 2 * Height)
        {
            return;
        }

        var shape = glyphs.Of(program, glyph, whole, fx, fy);
        Lay(shape, state.Fill.Ink, state, state.FillOpacity, state.OverprintFill, state.Fill.Space, px, py);
    }

    public void Image(PdfStream image, PdfDict resources, GraphicsState state)
    {
        var whole = new Matrix(1, 0, 0, -1, 0, 1).Then(state.Ctm).Then(toPixels);
        if (whole.Inverse() is not { } back)
        {
            return;
        }

        var isStencil = image.Dict.Bool("ImageMask") ?? image.Dict.Bool("IM") ?? false;
        var wanted = Math.Sqrt((whole.A * whole.A) + (whole.B * whole.B));
        var (picture, trouble) = Picture.Read(image, resources, book, wanted, isStencil);
        if (picture is null)
        {
            Unmeasured.Add($"{image}: {trouble}");
            return;
        }

        var mask = Mask(image, resources, wanted);
        var shape = Scan.Fill(Outline.Of(new Box(0, 0, 1, 1)), new Matrix(1, 0, 0, -1, 0, 1).Then(state.Ctm).Then(toPixels), false, Width, Height);
        var ink = state.Fill.Ink;
        LayRows(shape, state, state.FillOpacity, 0, 0, isStencil ? Plates(ink, state.OverprintFill, state.OverprintMode, state.Fill.Space) : state.OverprintFill ? picture.Plates : 15, (y, from, count) =>
        {
            for (var i = 0; i < count; i++)
            {
                var (u, v) = back.On(from + i + 0.5, y + 0.5);
                var (x, row) = ((int)Math.Clamp(u * picture.Width, 0, picture.Width - 1), (int)Math.Clamp(v * picture.Height, 0, picture.Height - 1));
                places[i] = (row * picture.Width) + x;
                if (mask is not null)
                {
                    var (mx, my) = ((int)Math.Clamp(u * mask.Width, 0, mask.Width - 1), (int)Math.Clamp(v * mask.Height, 0, mask.Height - 1));
                    alpha[i] = Coverage.Times(alpha[i], mask.Ink[0][(my * mask.Width) + mx]);
                }
            }

            if (isStencil)
            {
                // A sample of 0 paints.
                for (var i = 0; i < count; i++)
                {
                    alpha[i] = Coverage.Times(alpha[i], (byte)(255 - picture.Ink[0][places[i]]));
                }

                Constant(ink, count);
                return;
            }

            for (var p = 0; p < 4; p++)
            {
                var (into, samples) = (rows[p], picture.Ink[p]);
                for (var i = 0; i < count; i++)
                {
                    into[i] = samples[places[i]];
                }
            }

            for (var i = 0; picture.Shown is { } shown && i < count; i++)
            {
                alpha[i] = Coverage.Times(alpha[i], shown[places[i]]);
            }
        });
    }

    public void Shade(PdfValue shading, PdfDict resources, in Matrix place, Outline? outline, bool evenOdd, GraphicsState state)
    {
        var whole = place.Then(toPixels);
        if (Shader.Of(shading, resources, book) is not { } shader || whole.Inverse() is not { } back)
        {
            Unmeasured.Add($"shading {(shading as PdfDict)?.Integer("ShadingType") ?? (shading as PdfStream)?.Dict.Integer("ShadingType")}");
            return;
        }

        var shape = outline is null ? Coverage.Rectangle(0, 0, Width, Height, Width, Height) : Scan.Fill(outline, toPixels, evenOdd, Width, Height);
        LayRows(shape, state, state.FillOpacity, 0, 0, 15, (y, from, count) =>
        {
            for (var i = 0; i < count; i++)
            {
                var (u, v) = back.On(from + i + 0.5, y + 0.5);
                if (shader.At(u, v) is not { } ink)
                {
                    alpha[i] = 0;
                    continue;
                }

                (rows[0][i], rows[1][i], rows[2][i], rows[3][i]) = (ink.C, ink.M, ink.Y, ink.K);
            }
        });
    }

    public object Clip(object? clip, Outline outline, bool evenOdd)
    {
        var shape = Scan.Fill(outline, toPixels, evenOdd, Width, Height);
        return clip is Coverage before ? before.And(shape) : shape;
    }

    public void BeginGroup(bool isolated, Box bounds, GraphicsState outside)
    {
        // A group that only binds things together is drawn where it stands.
        var isPlain = !isolated && outside is { FillOpacity: 1, Blend: "Normal", Mask: null };
        var (left, top) = toPixels.On(bounds.Left, bounds.Top);
        var (right, bottom) = toPixels.On(bounds.Right, bounds.Bottom);
        outer.Push((isPlain ? null : surface, Coverage.Rectangle(Math.Floor(left), Math.Floor(top), Math.Ceiling(right), Math.Ceiling(bottom), Width, Height)));
        if (!isPlain)
        {
            surface = spare.TryPop(out var clean) ? clean : new Surface(Width, Height, isGroup: true);
        }
    }

    public void EndGroup(GraphicsState outside)
    {
        var (below, bounds) = outer.Pop();
        if (below is null)
        {
            return;
        }

        var group = surface;
        surface = below;
        LayRows(bounds, outside, outside.FillOpacity, 0, 0, 15, (y, from, count) =>
        {
            var at = (y * Width) + from;
            for (var p = 0; p < 4; p++)
            {
                group.Plates[p].AsSpan(at, count).CopyTo(rows[p]);
            }

            for (var i = 0; i < count; i++)
            {
                alpha[i] = Coverage.Times(alpha[i], group.Alpha![at + i]);
            }
        });
        group.Clear(bounds);
        spare.Push(group);
    }

    public object Mask(bool isLuminosity, Ink backdrop, Action draw)
    {
        var before = surface;
        surface = new Surface(Width, Height, isGroup: true);
        draw();
        var (drawn, mask) = (surface, new byte[Width * Height]);
        surface = before;
        var bare = Light(backdrop.C * 255, backdrop.M * 255, backdrop.Y * 255, backdrop.K * 255);
        for (var i = 0; i < mask.Length; i++)
        {
            var a = drawn.Alpha![i];
            mask[i] = !isLuminosity ? a
                : a == 0 ? (byte)bare
                : (byte)Math.Clamp(((Light(drawn.Plates[0][i], drawn.Plates[1][i], drawn.Plates[2][i], drawn.Plates[3][i]) * a) + (bare * (255 - a))) / 255, 0, 255);
        }

        return mask;
    }

    // Luminosity of ink: that of the light it leaves. Source: ISO 32000-1, 11.5.3 and 10.3.4.
    private static double Light(double c, double m, double y, double k) =>
        (0.3 * Math.Max(0, 255 - c - k)) + (0.59 * Math.Max(0, 255 - m - k)) + (0.11 * Math.Max(0, 255 - y - k));

    private static int Plates(Ink ink, bool overprints, int mode, ColorSpace space)
    {
        if (!overprints)
        {
            return 15;
        }

        if (space.Kind == SpaceKind.Cmyk && mode == 1)
        {
            return (ink.C > 0 ? 1 : 0) | (ink.M > 0 ? 2 : 0) | (ink.Y > 0 ? 4 : 0) | (ink.K > 0 ? 8 : 0);
        }

        return ink.Plates;
    }

    private Picture? Mask(PdfStream image, PdfDict resources, double wanted)
    {
        if (image.Dict.Stream("SMask") is { } soft)
        {
            var (read, trouble) = Picture.Read(soft, resources, book, wanted, asMask: true);
            if (trouble is not null)
            {
                Unmeasured.Add($"{image} /SMask: {trouble}");
            }

            return read;
        }

        if (image.Dict.Stream("Mask") is not { } hard)
        {
            return null;
        }

        var (stencil, fault) = Picture.Read(hard, resources, book, wanted, asMask: true);
        if (fault is not null)
        {
            Unmeasured.Add($"{image} /Mask: {fault}");
        }

        // In a stencil 1 hides.
        for (var i = 0; stencil is not null && i < stencil.Ink[0].Length; i++)
        {
            stencil.Ink[0][i] = (byte)(255 - stencil.Ink[0][i]);
        }

        return stencil;
    }

    private void Lay(Coverage shape, Ink ink, GraphicsState state, double opacity, bool overprints, ColorSpace space, int dx = 0, int dy = 0)
    {
        var plates = Plates(ink, overprints, state.OverprintMode, space);
        if (Area(shape, state, dx, dy) is not { } area)
        {
            return;
        }

        var isPlain = surface.TakesPlain(state.Blend);
        Span<byte> four = [(byte)((ink.C * 255) + 0.5), (byte)((ink.M * 255) + 0.5), (byte)((ink.Y * 255) + 0.5), (byte)((ink.K * 255) + 0.5)];
        var through = (byte)Math.Round(opacity * 255);
        var row = alpha.AsSpan(0, area.X1 - area.X0);
        for (var p = 0; !isPlain && p < 4; p++)
        {
            rows[p].AsSpan(0, row.Length).Fill(four[p]);
        }

        for (var y = area.Y0; y < area.Y1; y++)
        {
            if (!Row(shape, state, through, y, area.X0, row, dx, dy))
            {
                continue;
            }

            if (isPlain)
            {
                surface.LayPlain(y, area.X0, row, four, plates);
            }
            else
            {
                surface.Lay(y, area.X0, row, rows[0].AsSpan(0, row.Length), rows[1].AsSpan(0, row.Length), rows[2].AsSpan(0, row.Length), rows[3].AsSpan(0, row.Length), plates, state.Blend);
            }
        }
    }

    private void Constant(Ink ink, int count)
    {
        rows[0].AsSpan(0, count).Fill((byte)((ink.C * 255) + 0.5));
        rows[1].AsSpan(0, count).Fill((byte)((ink.M * 255) + 0.5));
        rows[2].AsSpan(0, count).Fill((byte)((ink.Y * 255) + 0.5));
        rows[3].AsSpan(0, count).Fill((byte)((ink.K * 255) + 0.5));
    }

    /// <param name="ink">Fills the rows of ink, and may take from alpha, for a row, from a column, so many pixels.</param>
    private void LayRows(Coverage shape, GraphicsState state, double opacity, int dx, int dy, int plates, Action<int, int, int> ink)
    {
        if (Area(shape, state, dx, dy) is not { } area)
        {
            return;
        }

        var through = (byte)Math.Round(opacity * 255);
        var row = alpha.AsSpan(0, area.X1 - area.X0);
        for (var y = area.Y0; y < area.Y1; y++)
        {
            if (Row(shape, state, through, y, area.X0, row, dx, dy))
            {
                ink(y, area.X0, row.Length);
                surface.Lay(y, area.X0, row, rows[0].AsSpan(0, row.Length), rows[1].AsSpan(0, row.Length), rows[2].AsSpan(0, row.Length), rows[3].AsSpan(0, row.Length), plates, state.Blend);
            }
        }
    }

    private (int X0, int X1, int Y0, int Y1)? Area(Coverage shape, GraphicsState state, int dx, int dy)
    {
        var (x0, x1) = (Math.Max(0, shape.X0 + dx), Math.Min(Width, shape.X1 + dx));
        var (y0, y1) = (Math.Max(0, shape.Y0 + dy), Math.Min(Height, shape.Y1 + dy));
        if (state.ClipMask is Coverage clip)
        {
            (x0, x1, y0, y1) = (Math.Max(x0, clip.X0), Math.Min(x1, clip.X1), Math.Max(y0, clip.Y0), Math.Min(y1, clip.Y1));
        }

        return x1 <= x0 || y1 <= y0 || shape.IsEmpty ? null : (x0, x1, y0, y1);
    }

    /// <summary>Shape, clip, mask and opacity of a row, multiplied.</summary>
    /// <returns>False when nothing is left.</returns>
    private bool Row(Coverage shape, GraphicsState state, byte through, int y, int x0, Span<byte> row, int dx, int dy)
    {
        shape.Row(y - dy, x0 - dx, row);
        if (!row.ContainsAnyExcept((byte)0))
        {
            return false;
        }

        if (state.ClipMask is Coverage clip && !clip.IsWhole(y, x0, row.Length))
        {
            var cut = clipRow.AsSpan(0, row.Length);
            clip.Row(y, x0, cut);
            Multiply(row, cut);
        }

        if (state.Mask is byte[] mask)
        {
            Multiply(row, mask.AsSpan((y * Width) + x0, row.Length));
        }

        for (var i = 0; through < 255 && i < row.Length; i++)
        {
            row[i] = Coverage.Times(row[i], through);
        }

        return true;
    }

    private static void Multiply(Span<byte> row, ReadOnlySpan<byte> by)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Coverage.Times(row[i], by[i]);
        }
    }
}
