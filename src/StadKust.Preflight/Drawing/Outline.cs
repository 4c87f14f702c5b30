using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

internal enum PathStep : byte
{
    Move,
    Line,
    Curve,
    Close,
}

/// <summary>Lines and curves; a curve takes three points, a move or line one.</summary>
internal sealed class Outline
{
    public List<PathStep> Steps { get; } = [];

    public List<double> Numbers { get; } = [];

    public bool IsEmpty => Steps.Count == 0;

    public double LastX => Numbers.Count >= 2 ? Numbers[^2] : 0;

    public double LastY => Numbers.Count >= 2 ? Numbers[^1] : 0;

    public void Move(double x, double y) => Add(PathStep.Move, x, y);

    public void Line(double x, double y) => Add(Steps.Count == 0 ? PathStep.Move : PathStep.Line, x, y);

    public void Curve(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        Steps.Add(PathStep.Curve);
        Numbers.AddRange([x1, y1, x2, y2, x3, y3]);
    }

    public void Close() => Steps.Add(PathStep.Close);

    public void Rectangle(double x, double y, double width, double height)
    {
        Move(x, y);
        Line(x + width, y);
        Line(x + width, y + height);
        Line(x, y + height);
        Close();
    }

    public static Outline Of(Box box)
    {
        var path = new Outline();
        path.Rectangle(box.Left, box.Bottom, box.Width, box.Height);
        return path;
    }

    public Outline On(in Matrix matrix)
    {
        var moved = new Outline();
        moved.Append(this, matrix);
        return moved;
    }

    public void Append(Outline other, in Matrix matrix)
    {
        Steps.AddRange(other.Steps);
        for (var i = 0; i + 1 < other.Numbers.Count; i += 2)
        {
            var (x, y) = matrix.On(other.Numbers[i], other.Numbers[i + 1]);
            Numbers.Add(x);
            Numbers.Add(y);
        }
    }

    /// <summary>Round all points, those of curves included; a little too large for a curve, never too small.</summary>
    public Box Bounds()
    {
        var box = Box.Nothing;
        for (var i = 0; i + 1 < Numbers.Count; i += 2)
        {
            box = box.Add(Numbers[i], Numbers[i + 1]);
        }

        return box;
    }

    /// <summary>The rectangle this is, when it is one with level sides.</summary>
    public Box? AsRectangle()
    {
        if (Steps.Contains(PathStep.Curve) || Steps.Count(s => s == PathStep.Move) != 1 || Numbers.Count is not (8 or 10))
        {
            return null;
        }

        var box = Bounds();
        for (var i = 0; i < Numbers.Count; i += 2)
        {
            var (x, y) = (Numbers[i], Numbers[i + 1]);
            if ((Math.Abs(x - box.Left) > 0.001 && Math.Abs(x - box.Right) > 0.001) || (Math.Abs(y - box.Bottom) > 0.001 && Math.Abs(y - box.Top) > 0.001))
            {
                return null;
            }
        }

        // Opposite corners in turn, or the shape is a bow tie.
        return (Numbers[0] == Numbers[4] && Numbers[1] == Numbers[5]) || (Numbers[0] != Numbers[2] && Numbers[1] != Numbers[3] && Math.Abs(Numbers[0] - Numbers[2]) > 0.001 && Math.Abs(Numbers[1] - Numbers[3]) > 0.001)
            ? null
            : box;
    }

    private void Add(PathStep step, double x, double y)
    {
        Steps.Add(step);
        Numbers.Add(x);
        Numbers.Add(y);
    }
}
