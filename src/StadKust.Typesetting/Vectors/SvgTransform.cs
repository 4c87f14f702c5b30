namespace StadKust.Typesetting;

/// <summary>The <c>transform</c> attribute: matrix, translate, scale, rotate, skewX and skewY, in any number.</summary>
internal static class SvgTransform
{
    /// <returns>Null when it cannot be read.</returns>
    public static Matrix? Read(string? text)
    {
        var result = Matrix.Identity;
        var rest = (text ?? "").AsSpan().Trim();
        Span<double> n = stackalloc double[6];
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('(');
            var close = rest.IndexOf(')');
            if (open < 0 || close < open)
                return null;
            var name = rest[..open].Trim(" ,\t\r\n");
            var numbers = new SvgNumbers(rest[(open + 1)..close]);
            var count = 0;
            while (count < n.Length && numbers.TryNumber(out n[count]))
                count++;
            if (!numbers.IsAtEnd || One(name.ToString(), n, count) is not { } one)
                return null;

            // The last in the list is applied first.
            result = one.Then(result);
            rest = rest[(close + 1)..].Trim(" ,\t\r\n");
        }

        return result;
    }

    private static Matrix? One(string name, Span<double> n, int count) => (name, count) switch
    {
        ("matrix", 6) => new Matrix(n[0], n[1], n[2], n[3], n[4], n[5]),
        ("translate", 1) => new Matrix(1, 0, 0, 1, n[0], 0),
        ("translate", 2) => new Matrix(1, 0, 0, 1, n[0], n[1]),
        ("scale", 1) => Matrix.Scale(n[0], n[0]),
        ("scale", 2) => Matrix.Scale(n[0], n[1]),
        ("rotate", 1) => Rotation(n[0]),
        ("rotate", 3) => new Matrix(1, 0, 0, 1, -n[1], -n[2]).Then(Rotation(n[0])).Then(new Matrix(1, 0, 0, 1, n[1], n[2])),
        ("skewX", 1) => new Matrix(1, 0, Math.Tan(n[0] * Math.PI / 180), 1, 0, 0),
        ("skewY", 1) => new Matrix(1, Math.Tan(n[0] * Math.PI / 180), 0, 1, 0, 0),
        _ => null,
    };

    private static Matrix Rotation(double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return new Matrix(cos, sin, -sin, cos, 0, 0);
    }
}
