namespace StadKust.Preflight.Drawing;

/// <summary>x' = ax + cy + e, y' = bx + dy + f.</summary>
internal readonly record struct Matrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly Matrix Identity = new(1, 0, 0, 1, 0, 0);

    public double Determinant => (A * D) - (B * C);

    /// <summary>How much a length grows on average.</summary>
    public double Scale => Math.Sqrt(Math.Abs(Determinant));

    /// <returns>Identity when the array has not six numbers.</returns>
    public static Matrix Of(double[] n) => n.Length == 6 ? new Matrix(n[0], n[1], n[2], n[3], n[4], n[5]) : Identity;

    /// <summary>First this, then the other.</summary>
    public Matrix Then(in Matrix o) => new(
        (A * o.A) + (B * o.C), (A * o.B) + (B * o.D), (C * o.A) + (D * o.C), (C * o.B) + (D * o.D), (E * o.A) + (F * o.C) + o.E, (E * o.B) + (F * o.D) + o.F);

    public (double X, double Y) On(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <returns>Null when everything falls onto a line.</returns>
    public Matrix? Inverse()
    {
        var det = Determinant;
        return Math.Abs(det) < 1e-14 || double.IsNaN(det)
            ? null
            : new Matrix(D / det, -B / det, -C / det, A / det, ((C * F) - (D * E)) / det, ((B * E) - (A * F)) / det);
    }
}
