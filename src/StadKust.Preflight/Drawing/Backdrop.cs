using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>Remembers roughly where ink lies, in squares of 3 pt: enough to know whether something stands on something else.</summary>
internal sealed class Backdrop
{
    private const double Cell = 3;
    private const int Side = 600;
    private readonly bool[] cells = new bool[Side * Side];

    public bool Meets(Box box)
    {
        var (x0, y0, x1, y1) = Cells(box, -0.4);
        for (var y = y0; y <= y1; y++)
        {
            if (x1 >= x0 && cells.AsSpan((y * Side) + x0, x1 - x0 + 1).Contains(true))
            {
                return true;
            }
        }

        return false;
    }

    public void Add(Box box, bool hasInk)
    {
        // What is covered with paper is bare again, but only cells that are wholly covered.
        var (x0, y0, x1, y1) = Cells(box, hasInk ? 0 : -Cell / 2);
        for (var y = y0; y <= y1; y++)
        {
            if (x1 >= x0)
            {
                cells.AsSpan((y * Side) + x0, x1 - x0 + 1).Fill(hasInk);
            }
        }
    }

    // Pages begin near 0; half of the grid lies on each side.
    private static (int X0, int Y0, int X1, int Y1) Cells(Box box, double grow)
    {
        static int At(double value) => (int)Math.Clamp((value / Cell) + 60, 0, Side - 1);
        return (At(box.Left - grow), At(box.Bottom - grow), At(box.Right + grow), At(box.Top + grow));
    }
}
