using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Fonts;

/// <summary>Runs one charstring of a Type 1 font, flexes and accented letters included.</summary>
internal sealed class Type1Run(Dictionary<int, byte[]> subrs, Func<string, byte[]?> named)
{
    private readonly List<double> stack = [];
    private readonly List<double> handed = [];
    private readonly List<(double X, double Y)> flex = [];
    private double x;
    private double y;
    private bool isFlex;
    private bool isDone;
    private bool isOpen;
    private int steps;

    public Outline Path { get; } = new();

    public double Width { get; private set; }

    public void Run(byte[] code, int depth = 0)
    {
        for (var at = 0; at < code.Length && !isDone;)
        {
            if (++steps > 100_000 || depth > 10)
            {
                return;
            }

            var b = code[at++];
            if (b >= 32)
            {
                stack.Add(b <= 246 ? b - 139
                    : b <= 250 ? ((b - 247) * 256) + code[at++] + 108
                    : b <= 254 ? (-(b - 251) * 256) - code[at++] - 108
                    : (code[at] << 24) | (code[at + 1] << 16) | (code[at + 2] << 8) | code[at + 3]);
                at += b == 255 ? 4 : 0;
                continue;
            }

            if (b == 11)
            {
                return;
            }

            if (b == 10)
            {
                var number = (int)Pop();
                if (subrs.TryGetValue(number, out var subr))
                {
                    Run(subr, depth + 1);
                }

                continue;
            }

            if (b == 12)
            {
                Escape(code[at++], depth);
            }
            else
            {
                Draw(b);
                stack.Clear();
            }
        }
    }

    private double Pop()
    {
        var value = stack.Count > 0 ? stack[^1] : 0;
        if (stack.Count > 0)
        {
            stack.RemoveAt(stack.Count - 1);
        }

        return value;
    }

    private double Get(int i) => i < stack.Count ? stack[i] : 0;

    private void Draw(byte op)
    {
        switch (op)
        {
            case 13:
                (x, Width) = (Get(0), Get(1));
                break;
            case 21:
                Move(Get(0), Get(1));
                break;
            case 22:
                Move(Get(0), 0);
                break;
            case 4:
                Move(0, Get(0));
                break;
            case 5:
                Path.Line(x += Get(0), y += Get(1));
                break;
            case 6:
                Path.Line(x += Get(0), y);
                break;
            case 7:
                Path.Line(x, y += Get(0));
                break;
            case 8:
                Curve(Get(0), Get(1), Get(2), Get(3), Get(4), Get(5));
                break;
            case 30:
                Curve(0, Get(0), Get(1), Get(2), Get(3), 0);
                break;
            case 31:
                Curve(Get(0), 0, Get(1), Get(2), 0, Get(3));
                break;
            case 9:
                Path.Close();
                isOpen = false;
                break;
            case 14:
                if (isOpen)
                {
                    Path.Close();
                }

                isDone = true;
                break;
            default:
                break;
        }
    }

    private void Escape(byte op, int depth)
    {
        switch (op)
        {
            case 12:
                var (divisor, dividend) = (Pop(), Pop());
                stack.Add(divisor == 0 ? 0 : dividend / divisor);
                return;
            case 16:
                Other();
                return;
            case 17:
                stack.Add(handed.Count > 0 ? handed[^1] : 0);
                if (handed.Count > 0)
                {
                    handed.RemoveAt(handed.Count - 1);
                }

                return;
            case 6:
                var (dx, dy, under, over) = (Get(1) - Get(0), Get(2), (int)Get(3), (int)Get(4));
                var width = Width;
                stack.Clear();
                Accent(under, 0, 0, depth);
                Accent(over, dx, dy, depth);
                (Width, isDone) = (width, true);
                break;
            case 7:
                (x, y, Width) = (Get(0), Get(1), Get(2));
                break;
            case 33:
                (x, y) = (Get(0), Get(1));
                break;
            default:
                break;
        }

        stack.Clear();
    }

    // The accented letter is drawn from two letters of StandardEncoding.
    private void Accent(int letter, double dx, double dy, int depth)
    {
        if (letter is < 0 or > 255 || GlyphNames.Standard[letter] is not { } name || named(name) is not { } code || depth > 2)
        {
            return;
        }

        var run = new Type1Run(subrs, named);
        run.Run(code, depth + 3);
        Path.Append(run.Path, new Matrix(1, 0, 0, 1, dx, dy));
    }

    private void Other()
    {
        var number = (int)Pop();
        var count = (int)Math.Clamp(Pop(), 0, 24);
        handed.Clear();
        for (var i = 0; i < count; i++)
        {
            handed.Add(Pop());
        }

        switch (number)
        {
            case 1:
                (isFlex, _) = (true, 0);
                flex.Clear();
                break;
            case 0 when flex.Count >= 7:
                isFlex = false;
                Path.Curve(flex[1].X, flex[1].Y, flex[2].X, flex[2].Y, flex[3].X, flex[3].Y);
                Path.Curve(flex[4].X, flex[4].Y, flex[5].X, flex[5].Y, flex[6].X, flex[6].Y);
                (x, y) = flex[6];
                handed.Clear();
                handed.AddRange([y, x]);
                break;
            case 3:
                handed.Clear();
                handed.Add(3);
                break;
            default:
                break;
        }
    }

    private void Move(double dx, double dy)
    {
        (x, y) = (x + dx, y + dy);
        if (isFlex)
        {
            flex.Add((x, y));
            return;
        }

        Path.Move(x, y);
        isOpen = true;
    }

    private void Curve(double dx1, double dy1, double dx2, double dy2, double dx3, double dy3)
    {
        var (x1, y1) = (x + dx1, y + dy1);
        var (x2, y2) = (x1 + dx2, y1 + dy2);
        (x, y) = (x2 + dx3, y2 + dy3);
        Path.Curve(x1, y1, x2, y2, x, y);
    }
}
