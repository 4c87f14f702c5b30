using StadKust.Preflight.Plates;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Codes;

/// <summary>Looks for QR codes on the plates of a page and measures them.</summary>
/// <remarks>A code may stand at any quarter turn. Versions above 10 are not looked for: they are too fine for a magazine.</remarks>
internal static class CodeSearch
{
    private const int LargestSide = 57;

    /// <param name="toPoints">From pixels of the plates to points of the page.</param>
    public static IReadOnlyList<PrintedCode> Find(Surface page, Func<double, double, (double X, double Y)> toPoints)
    {
        var dark = Dark(page);
        var corners = new FinderPatterns(dark, page.Width, page.Height).Find();
        var codes = new List<PrintedCode>();
        foreach (var corner in corners)
        {
            foreach (var along in corners)
            {
                foreach (var across in corners)
                {
                    if (Grid.Of(corner, along, across) is { } grid && Side(dark, page, grid) is { } sized)
                    {
                        codes.Add(Measured(page, dark, sized, toPoints));
                    }
                }
            }
        }

        return codes;
    }

    // What a camera sees of the inks, roughly: enough to tell modules from ground.
    private static byte[] Dark(Surface page)
    {
        var dark = new byte[page.Width * page.Height];
        var (c, m, y, k) = (page.Plates[0], page.Plates[1], page.Plates[2], page.Plates[3]);
        for (var i = 0; i < dark.Length; i++)
        {
            dark[i] = (byte)Math.Min(255, k[i] + ((c[i] * 3) + (m[i] * 6) + y[i]) / 10);
        }

        return dark;
    }

    /// <summary>The number of modules at which the dotted lines between the corners alternate; null when none does.</summary>
    private static Grid? Side(byte[] dark, Surface page, Grid grid)
    {
        var best = Enumerable.Range(0, 10).Select(v => grid with { Modules = 21 + (4 * v) })
            .Where(g => g.Modules <= LargestSide && Math.Abs(g.Modules - grid.Estimate) <= 3)
            .Select(g => (Grid: g, Good: g.Alternating(dark, page.Width, page.Height)))
            .OrderByDescending(g => g.Good)
            .FirstOrDefault();
        return best.Good > 0.85 ? best.Grid : null;
    }

    private static PrintedCode Measured(Surface page, byte[] dark, Grid grid, Func<double, double, (double X, double Y)> toPoints)
    {
        var n = grid.Modules;
        var modules = new bool[n, n];
        var (leastBlack, mostColour) = (100.0, 0.0);
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                var at = grid.At(column + 0.5, row + 0.5);
                modules[row, column] = Bilinear(dark, page, at) >= 128;
                if (modules[row, column])
                {
                    leastBlack = Math.Min(leastBlack, Bilinear(page.Plates[3], page, at) / 2.55);
                }

                mostColour = Math.Max(mostColour, Colour(page, at));
            }
        }

        var ends = new[] { grid.At(0, 0), grid.At(n, 0), grid.At(0, n), grid.At(n, n) }.Select(p => toPoints(p.X, p.Y)).ToArray();
        var box = new Box(ends.Min(p => p.X), ends.Min(p => p.Y), ends.Max(p => p.X), ends.Max(p => p.Y));
        var (level, text) = CodeReading.Read(modules);
        return new PrintedCode(box, n, box.Width / n, level, text, leastBlack, mostColour, Quiet(page, grid));
    }

    private static double Colour(Surface page, (double X, double Y) at) =>
        (Bilinear(page.Plates[0], page, at) + Bilinear(page.Plates[1], page, at) + Math.Max(0, Bilinear(page.Plates[2], page, at) - 27)) / 2.55;

    // Rings of half a module, outwards, until one has ink.
    private static double Quiet(Surface page, Grid grid)
    {
        var n = grid.Modules;
        for (var out2 = 1; out2 <= 8; out2++)
        {
            // The first ring keeps clear of the grey of the edge itself.
            var d = Math.Max(0.6, (out2 / 2.0) - 0.25);
            for (var along = -d; along <= n + d; along += 0.5)
            {
                foreach (var at in new[] { grid.At(along, -d), grid.At(along, n + d), grid.At(-d, along), grid.At(n + d, along) })
                {
                    if (Colour(page, at) + (Bilinear(page.Plates[3], page, at) / 2.55) > 12)
                    {
                        return (out2 - 1) / 2.0;
                    }
                }
            }
        }

        return 4;
    }

    internal static double Bilinear(byte[] plate, Surface page, (double X, double Y) at)
    {
        var (x, y) = (at.X - 0.5, at.Y - 0.5);
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        var (u, v) = (x - left, y - top);
        double Of(int px, int py) => px < 0 || py < 0 || px >= page.Width || py >= page.Height ? 0 : plate[(py * page.Width) + px];
        return (((Of(left, top) * (1 - u)) + (Of(left + 1, top) * u)) * (1 - v)) + (((Of(left, top + 1) * (1 - u)) + (Of(left + 1, top + 1) * u)) * v);
    }

    /// <summary>Modules of a code to pixels of the plates.</summary>
    /// <param name="Corner">Middle of the square at the top left as the code is read.</param>
    /// <param name="Right">From there to that at the top right.</param>
    /// <param name="Down">From there to that at the bottom left.</param>
    private sealed record Grid((double X, double Y) Corner, (double X, double Y) Right, (double X, double Y) Down, double Estimate, int Modules)
    {
        public static Grid? Of((double X, double Y, double Module) corner, (double X, double Y, double Module) along, (double X, double Y, double Module) across)
        {
            var (right, down) = ((X: along.X - corner.X, Y: along.Y - corner.Y), (X: across.X - corner.X, Y: across.Y - corner.Y));
            var (a, b) = (Math.Sqrt((right.X * right.X) + (right.Y * right.Y)), Math.Sqrt((down.X * down.X) + (down.Y * down.Y)));
            var module = (corner.Module + along.Module + across.Module) / 3;
            var turn = (right.X * down.Y) - (right.Y * down.X);
            var isSquare = a > 10 * module && Math.Abs(a - b) < module && turn > 0.98 * a * b;
            var isAlike = Math.Max(corner.Module, Math.Max(along.Module, across.Module)) < 1.15 * Math.Min(corner.Module, Math.Min(along.Module, across.Module));
            var estimate = (a / module) + 7;
            return isSquare && isAlike && estimate < LargestSide + 4 ? new Grid((corner.X, corner.Y), right, down, estimate, 0) : null;
        }

        public (double X, double Y) At(double column, double row)
        {
            var (u, v) = ((column - 3.5) / (Modules - 7), (row - 3.5) / (Modules - 7));
            return (Corner.X + (u * Right.X) + (v * Down.X), Corner.Y + (u * Right.Y) + (v * Down.Y));
        }

        public double Alternating(byte[] dark, int width, int height)
        {
            var good = 0;
            for (var i = 8; i < Modules - 8; i++)
            {
                good += IsDark(i + 0.5, 6.5) == (i % 2 == 0) ? 1 : 0;
                good += IsDark(6.5, i + 0.5) == (i % 2 == 0) ? 1 : 0;
            }

            return good / (2.0 * (Modules - 16));

            bool IsDark(double column, double row)
            {
                var (x, y) = At(column, row);
                var (px, py) = ((int)x, (int)y);
                return px >= 0 && py >= 0 && px < width && py < height && dark[(py * width) + px] >= 128;
            }
        }
    }
}
