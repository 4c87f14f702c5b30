namespace StadKust.Preflight.Plates;

/// <summary>How much of each pixel of a rectangle a shape covers, 0 to 255. Shapes with level sides keep a row and a column instead of all pixels.</summary>
internal sealed class Coverage
{
    private readonly byte[] data;
    private readonly byte[]? columns;

    public Coverage(int x0, int y0, int x1, int y1, byte[] data)
    {
        (X0, Y0, X1, Y1) = (x0, y0, Math.Max(x0, x1), Math.Max(y0, y1));
        this.data = data;
    }

    private Coverage(int x0, int y0, byte[] columns, byte[] rows)
    {
        (X0, Y0, X1, Y1) = (x0, y0, x0 + columns.Length, y0 + rows.Length);
        (this.columns, data) = (columns, rows);
    }

    public int X0 { get; }

    public int Y0 { get; }

    public int X1 { get; }

    public int Y1 { get; }

    public bool IsEmpty => X1 <= X0 || Y1 <= Y0;

    /// <summary>A rectangle with level sides, in pixels, cut to the limits.</summary>
    public static Coverage Rectangle(double left, double top, double right, double bottom, int width, int height)
    {
        var (x0, x1) = ((int)Math.Floor(Math.Clamp(left, 0, width)), (int)Math.Ceiling(Math.Clamp(right, 0, width)));
        var (y0, y1) = ((int)Math.Floor(Math.Clamp(top, 0, height)), (int)Math.Ceiling(Math.Clamp(bottom, 0, height)));
        return new Coverage(x0, y0, Side(left, right, x0, x1), Side(top, bottom, y0, y1));
    }

    /// <summary>One row, from the first column on.</summary>
    /// <param name="from">First column wanted, not before <see cref="X0"/>.</param>
    /// <param name="into">As many as are wanted; none may lie beyond <see cref="X1"/>.</param>
    public void Row(int y, int from, Span<byte> into)
    {
        if (columns is null)
        {
            data.AsSpan(((y - Y0) * (X1 - X0)) + from - X0, into.Length).CopyTo(into);
            return;
        }

        var row = data[y - Y0];
        var source = columns.AsSpan(from - X0, into.Length);
        if (row == 255)
        {
            source.CopyTo(into);
            return;
        }

        for (var i = 0; i < into.Length; i++)
        {
            into[i] = Times(source[i], row);
        }
    }

    /// <summary>Whether so many pixels of a row, from a column on, are covered wholly. False when it would have to be counted.</summary>
    public bool IsWhole(int y, int from, int count) =>
        columns is not null && data[y - Y0] == 255 && !columns.AsSpan(from - X0, count).ContainsAnyExcept((byte)255);

    public Coverage And(Coverage other)
    {
        var (x0, x1, y0, y1) = (Math.Max(X0, other.X0), Math.Min(X1, other.X1), Math.Max(Y0, other.Y0), Math.Min(Y1, other.Y1));
        if (x1 <= x0 || y1 <= y0)
        {
            return new Coverage(x0, y0, x0, y0, []);
        }

        if (columns is not null && other.columns is not null)
        {
            return new Coverage(x0, y0, Both(columns, x0 - X0, other.columns, x0 - other.X0, x1 - x0), Both(data, y0 - Y0, other.data, y0 - other.Y0, y1 - y0));
        }

        var both = new byte[(x1 - x0) * (y1 - y0)];
        var line = new byte[x1 - x0];
        for (var y = y0; y < y1; y++)
        {
            var into = both.AsSpan((y - y0) * (x1 - x0), x1 - x0);
            Row(y, x0, into);
            other.Row(y, x0, line);
            for (var i = 0; i < line.Length; i++)
            {
                into[i] = Times(into[i], line[i]);
            }
        }

        return new Coverage(x0, y0, x1, y1, both);
    }

    public static byte Times(byte a, byte b) => a == 255 ? b : b == 255 ? a : (byte)(((a * b) + 127) / 255);

    private static byte[] Both(byte[] a, int fromA, byte[] b, int fromB, int count)
    {
        var both = new byte[count];
        for (var i = 0; i < count; i++)
        {
            both[i] = Times(a[fromA + i], b[fromB + i]);
        }

        return both;
    }

    private static byte[] Side(double from, double to, int first, int last)
    {
        var side = new byte[Math.Max(0, last - first)];
        for (var i = 0; i < side.Length; i++)
        {
            var part = Math.Min(to, first + i + 1) - Math.Max(from, first + i);
            side[i] = (byte)Math.Round(Math.Clamp(part, 0, 1) * 255);
        }

        return side;
    }
}
