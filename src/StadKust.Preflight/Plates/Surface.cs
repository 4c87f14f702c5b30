using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Plates;

/// <summary>Four plates, 0 to 255 each, and for a group how much of each pixel it covers.</summary>
internal sealed class Surface(int width, int height, bool isGroup)
{
    public int Width => width;

    public int Height => height;

    public byte[][] Plates { get; } = [new byte[width * height], new byte[width * height], new byte[width * height], new byte[width * height]];

    /// <summary>Null for the page itself, which is paper all over.</summary>
    public byte[]? Alpha { get; } = isGroup ? new byte[width * height] : null;

    /// <summary>Makes it clean again for the next group.</summary>
    public void Clear(Coverage bounds)
    {
        for (var y = bounds.Y0; y < bounds.Y1; y++)
        {
            var at = (y * width) + bounds.X0;
            foreach (var plate in Plates)
            {
                plate.AsSpan(at, bounds.X1 - bounds.X0).Clear();
            }

            Alpha.AsSpan(at, bounds.X1 - bounds.X0).Clear();
        }
    }

    /// <summary>Ends a group that is a page: where it covers half, half the ink is left.</summary>
    public void OntoPaper()
    {
        for (var i = 0; Alpha is not null && i < Alpha.Length; i++)
        {
            foreach (var plate in Plates)
            {
                plate[i] = Coverage.Times(plate[i], Alpha[i]);
            }

            Alpha[i] = 255;
        }
    }

    /// <summary>Whether <see cref="LayPlain"/> does for this blend mode: on paper, one ink over another.</summary>
    public bool TakesPlain(string blend) => Alpha is null && blend == "Normal";

    /// <summary>Lays one ink along a row of the page.</summary>
    /// <param name="ink">Four values, one a plate.</param>
    /// <param name="plates">Bits of the plates that are written.</param>
    public void LayPlain(int y, int x0, ReadOnlySpan<byte> alpha, ReadOnlySpan<byte> ink, int plates)
    {
        var at = (y * width) + x0;
        for (var i = 0; i < alpha.Length;)
        {
            // Inside of a shape and outside of it long runs are alike.
            int a = alpha[i];
            var run = a is 0 or 255 ? alpha[i..].IndexOfAnyExcept((byte)a) : 1;
            run = run < 0 ? alpha.Length - i : run;
            for (var p = 0; a != 0 && p < 4; p++)
            {
                if ((plates & (1 << p)) == 0)
                {
                    continue;
                }

                var plate = Plates[p].AsSpan(at + i, run);
                if (a == 255)
                {
                    plate.Fill(ink[p]);
                }
                else
                {
                    plate[0] = (byte)(((plate[0] * (255 - a)) + (ink[p] * a) + 127) / 255);
                }
            }

            i += run;
        }
    }

    /// <summary>Lays a row of ink onto the plates.</summary>
    /// <param name="alpha">Shape, opacity and masks multiplied.</param>
    /// <param name="ink">Four rows, one a plate.</param>
    /// <param name="plates">Bits of the plates that are written; the others stay (overprint).</param>
    public void Lay(int y, int x0, ReadOnlySpan<byte> alpha, ReadOnlySpan<byte> c, ReadOnlySpan<byte> m, ReadOnlySpan<byte> yellow, ReadOnlySpan<byte> k, int plates, string blend)
    {
        var at = (y * width) + x0;
        if (Blending.IsWhole(blend))
        {
            Whole(at, alpha, c, m, yellow, k, blend);
            return;
        }

        for (var p = 0; p < 4; p++)
        {
            var ink = p switch { 0 => c, 1 => m, 2 => yellow, _ => k };
            var plate = Plates[p].AsSpan(at, alpha.Length);
            var isWritten = (plates & (1 << p)) != 0;
            if (Alpha is null)
            {
                if (isWritten)
                {
                    OnPaper(plate, alpha, ink, blend);
                }
            }
            else
            {
                InGroup(plate, Alpha.AsSpan(at, alpha.Length), alpha, ink, isWritten, blend);
            }
        }

        Grow(at, alpha);
    }

    private static void OnPaper(Span<byte> plate, ReadOnlySpan<byte> alpha, ReadOnlySpan<byte> ink, string blend)
    {
        var isNormal = blend == "Normal";
        if (isNormal && !alpha.ContainsAnyExcept((byte)255))
        {
            ink.CopyTo(plate);
            return;
        }

        for (var i = 0; i < alpha.Length; i++)
        {
            var a = alpha[i];
            if (a == 0)
            {
                continue;
            }

            var source = isNormal ? ink[i] : Blending.One(blend, plate[i], ink[i]);
            plate[i] = a == 255 ? source : (byte)(((plate[i] * (255 - a)) + (source * a) + 127) / 255);
        }
    }

    // ISO 32000-1, 11.3.6.
    private static void InGroup(Span<byte> plate, ReadOnlySpan<byte> behind, ReadOnlySpan<byte> alpha, ReadOnlySpan<byte> ink, bool isWritten, string blend)
    {
        for (var i = 0; i < alpha.Length; i++)
        {
            var a = alpha[i] / 255f;
            if (a == 0)
            {
                continue;
            }

            var b = behind[i] / 255f;
            var union = a + b - (a * b);
            float source = isWritten ? ink[i] : plate[i];
            var mixed = isWritten && blend != "Normal" ? Blending.One(blend, plate[i], ink[i]) : source;
            plate[i] = (byte)Math.Clamp(((1 - (a / union)) * plate[i]) + (a / union * (((1 - b) * (isWritten ? source : 0)) + (b * mixed))) + 0.5f, 0, 255);
        }
    }

    private void Grow(int at, ReadOnlySpan<byte> alpha)
    {
        if (Alpha is null)
        {
            return;
        }

        for (var i = 0; i < alpha.Length; i++)
        {
            Alpha[at + i] = (byte)(Alpha[at + i] + alpha[i] - Coverage.Times(Alpha[at + i], alpha[i]));
        }
    }

    private void Whole(int at, ReadOnlySpan<byte> alpha, ReadOnlySpan<byte> c, ReadOnlySpan<byte> m, ReadOnlySpan<byte> y, ReadOnlySpan<byte> k, string blend)
    {
        for (var i = 0; i < alpha.Length; i++)
        {
            var (a, b) = (alpha[i] / 255f, Alpha is null ? 1f : Alpha[at + i] / 255f);
            if (a == 0)
            {
                continue;
            }

            var union = a + b - (a * b);
            var mixed = Blending.All(blend, (Plates[0][at + i], Plates[1][at + i], Plates[2][at + i], Plates[3][at + i]), (c[i], m[i], y[i], k[i]));
            ReadOnlySpan<byte> source = [c[i], m[i], y[i], k[i]];
            for (var p = 0; p < 4; p++)
            {
                var both = p switch { 0 => mixed.C, 1 => mixed.M, 2 => mixed.Y, _ => mixed.K };
                Plates[p][at + i] = (byte)Math.Clamp(((1 - (a / union)) * Plates[p][at + i]) + (a / union * (((1 - b) * source[p]) + (b * both))) + 0.5f, 0, 255);
            }
        }

        Grow(at, alpha);
    }
}
