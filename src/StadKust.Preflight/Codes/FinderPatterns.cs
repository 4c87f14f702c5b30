namespace StadKust.Preflight.Codes;

/// <summary>Finds the squares in three corners of a QR code: dark, light, dark, light, dark as 1 : 1 : 3 : 1 : 1, along and across.</summary>
/// <remarks>Edges are taken from the greys of the plates, so the middle is known to a tenth of a pixel. Source: ISO/IEC 18004, 5.3.2 and 12.</remarks>
internal sealed class FinderPatterns(byte[] dark, int width, int height)
{
    // A page with more is full of squares and not of codes.
    private const int Most = 120;
    private readonly List<(double X, double Y, double Module, int Seen)> found = [];

    public IReadOnlyList<(double X, double Y, double Module)> Find()
    {
        Span<int> runs = stackalloc int[6];
        for (var y = 0; y < height && found.Count < Most; y++)
        {
            var row = dark.AsSpan(y * width, width);
            if (row.ContainsAnyInRange((byte)128, (byte)255))
            {
                Along(row, y, runs);
            }
        }

        // A pattern three modules high is met by many rows; what is met once is chance.
        return [.. found.Where(f => f.Seen >= 3).Select(f => (f.X / f.Seen, f.Y / f.Seen, f.Module / f.Seen))];
    }

    private void Along(ReadOnlySpan<byte> row, int y, Span<int> runs)
    {
        // Starts of the last six runs; the pattern begins with a dark one.
        runs.Fill(-1);
        var isDark = false;
        for (var x = 0; x <= row.Length; x++)
        {
            var now = x < row.Length && row[x] >= 128;
            if (now == isDark && x < row.Length)
            {
                continue;
            }

            runs[1..].CopyTo(runs);
            runs[5] = x;
            if (isDark && runs[0] >= 0 && Fits(runs))
            {
                var (left, right) = (Edge(y * width, 1, runs[0], width), Edge(y * width, 1, runs[5], width));
                Across((left + right) / 2, y, (right - left) / 7);
            }

            isDark = now;
        }
    }

    private static bool Fits(ReadOnlySpan<int> runs)
    {
        var module = (runs[5] - runs[0]) / 7.0;
        if (module < 1.2)
        {
            return false;
        }

        for (var i = 0; i < 5; i++)
        {
            double wanted = i == 2 ? 3 : 1;
            if (Math.Abs(runs[i + 1] - runs[i] - (wanted * module)) > Math.Max(0.55 * module, 0.9))
            {
                return false;
            }
        }

        return true;
    }

    // Where the shape ends between two pixels of a line: the grey one says how far it reaches.
    private double Edge(int start, int step, int at, int length)
    {
        double before = at > 0 ? dark[start + ((at - 1) * step)] / 255.0 : 0, behind = at < length ? dark[start + (at * step)] / 255.0 : 0;
        return behind >= before ? at + 1 - behind - before : at - 1 + before + behind;
    }

    private void Across(double x, int y, double module)
    {
        // From a place in the middle square: up and down to its ends, then the ring.
        var px = (int)x;
        if (dark[(y * width) + px] < 128)
        {
            return;
        }

        Span<int> runs = stackalloc int[6];
        runs[2] = Until(px, y, -1, isDark: true) + 1;
        runs[1] = Until(px, runs[2] - 1, -1, isDark: false) + 1;
        runs[0] = Until(px, runs[1] - 1, -1, isDark: true) + 1;
        runs[3] = Until(px, y, 1, isDark: true);
        runs[4] = Until(px, runs[3], 1, isDark: false);
        runs[5] = Until(px, runs[4], 1, isDark: true);
        var (top, bottom) = (Edge(px, width, runs[0], height), Edge(px, width, runs[5], height));
        var tall = (bottom - top) / 7;
        if (Fits(runs) && Math.Abs(tall - module) < 0.2 * module)
        {
            Note(x, (top + bottom) / 2, (module + tall) / 2);
        }
    }

    private int Until(int x, int y, int step, bool isDark)
    {
        while (y >= 0 && y < height && dark[(y * width) + x] >= 128 == isDark)
        {
            y += step;
        }

        return y;
    }

    private void Note(double x, double y, double module)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var (sumX, sumY, sumModule, seen) = found[i];
            if (Math.Abs((sumX / seen) - x) < 2 * module && Math.Abs((sumY / seen) - y) < 2 * module)
            {
                found[i] = (sumX + x, sumY + y, sumModule + module, seen + 1);
                return;
            }
        }

        found.Add((x, y, module, 1));
    }
}
