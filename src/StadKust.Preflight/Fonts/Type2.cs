using StadKust.Preflight.Drawing;

namespace StadKust.Preflight.Fonts;

/// <summary>Runs one charstring of a CFF font. Source: Adobe technical note 5177.</summary>
internal sealed class Type2(byte[] data, (int At, int Length)[] global, (int At, int Length)[] local)
{
    private readonly double[] stack = new double[64];
    private int count;
    private int hints;
    private double x;
    private double y;
    private bool widthSeen;
    private bool isOpen;
    private bool isDone;
    private int steps;

    public Outline Path { get; } = new();

    /// <summary>Difference to the nominal width; null when the default holds.</summary>
    public double? Width { get; private set; }

    public void Run(int at, int length, int depth = 0)
    {
        var end = at + length;
        while (at < end && !isDone)
        {
            if (++steps > 100_000 || depth > 10)
            {
                isDone = true;
                return;
            }

            var b = data[at++];
            if (b >= 32 || b == 28)
            {
                at = Number(b, at);
                continue;
            }

            switch (b)
            {
                case 1 or 3 or 18 or 23:
                    TakeWidth((count & 1) == 1);
                    hints += count / 2;
                    count = 0;
                    break;
                case 19 or 20:
                    TakeWidth((count & 1) == 1);
                    hints += count / 2;
                    count = 0;
                    at += (hints + 7) / 8;
                    break;
                case 21:
                    TakeWidth(count > 2);
                    Move(Get(0), Get(1));
                    break;
                case 22:
                    TakeWidth(count > 1);
                    Move(Get(0), 0);
                    break;
                case 4:
                    TakeWidth(count > 1);
                    Move(0, Get(0));
                    break;
                case 10 or 29:
                    var subrs = b == 10 ? local : global;
                    var bias = subrs.Length < 1240 ? 107 : subrs.Length < 33900 ? 1131 : 32768;
                    var number = count > 0 ? (int)stack[--count] + bias : -1;
                    if (number >= 0 && number < subrs.Length)
                    {
                        Run(subrs[number].At, subrs[number].Length, depth + 1);
                    }

                    break;
                case 11:
                    return;
                case 14:
                    TakeWidth(count is 1 or 5);
                    CloseIfOpen();
                    isDone = true;
                    return;
                case 12:
                    Flex(data[at++]);
                    count = 0;
                    break;
                default:
                    Draw(b);
                    count = 0;
                    break;
            }
        }
    }

    private int Number(byte b, int at)
    {
        double value;
        if (b == 28)
        {
            value = (short)((data[at] << 8) | data[at + 1]);
            at += 2;
        }
        else if (b <= 246)
        {
            value = b - 139;
        }
        else if (b <= 250)
        {
            value = ((b - 247) * 256) + data[at++] + 108;
        }
        else if (b <= 254)
        {
            value = (-(b - 251) * 256) - data[at++] - 108;
        }
        else
        {
            value = ((data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3]) / 65536.0;
            at += 4;
        }

        if (count < stack.Length)
        {
            stack[count++] = value;
        }

        return at;
    }

    private void TakeWidth(bool isThere)
    {
        if (!widthSeen)
        {
            widthSeen = true;
            if (isThere && count > 0)
            {
                Width = stack[0];
                Array.Copy(stack, 1, stack, 0, --count);
            }
        }
    }

    private double Get(int i) => i < count ? stack[i] : 0;

    private void CloseIfOpen()
    {
        if (isOpen)
        {
            Path.Close();
        }

        isOpen = false;
    }

    private void Move(double dx, double dy)
    {
        CloseIfOpen();
        (x, y, isOpen, count) = (x + dx, y + dy, true, 0);
        Path.Move(x, y);
    }

    private void Line(double dx, double dy) => Path.Line(x += dx, y += dy);

    private void Curve(double dx1, double dy1, double dx2, double dy2, double dx3, double dy3)
    {
        var (x1, y1) = (x + dx1, y + dy1);
        var (x2, y2) = (x1 + dx2, y1 + dy2);
        (x, y) = (x2 + dx3, y2 + dy3);
        Path.Curve(x1, y1, x2, y2, x, y);
    }

    private void Draw(byte op)
    {
        var i = 0;
        switch (op)
        {
            case 5:
                Lines(ref i, count);
                break;
            case 6 or 7:
                for (var isLevel = op == 6; i < count; isLevel = !isLevel)
                {
                    var d = Get(i++);
                    Line(isLevel ? d : 0, isLevel ? 0 : d);
                }

                break;
            case 8:
                Curves(ref i, count);
                break;
            case 24:
                Curves(ref i, count - 2);
                Line(Get(i), Get(i + 1));
                break;
            case 25:
                Lines(ref i, count - 6);
                Curves(ref i, count);
                break;
            case 26:
                var dx = (count & 3) == 1 ? Get(i++) : 0;
                for (; i + 4 <= count; i += 4, dx = 0)
                {
                    Curve(dx, Get(i), Get(i + 1), Get(i + 2), 0, Get(i + 3));
                }

                break;
            case 27:
                var dy = (count & 3) == 1 ? Get(i++) : 0;
                for (; i + 4 <= count; i += 4, dy = 0)
                {
                    Curve(Get(i), dy, Get(i + 1), Get(i + 2), Get(i + 3), 0);
                }

                break;
            case 30 or 31:
                for (var isLevel = op == 31; i + 4 <= count; isLevel = !isLevel, i += 4)
                {
                    var last = count - i == 5 ? Get(i + 4) : 0;
                    if (isLevel)
                    {
                        Curve(Get(i), 0, Get(i + 1), Get(i + 2), last, Get(i + 3));
                    }
                    else
                    {
                        Curve(0, Get(i), Get(i + 1), Get(i + 2), Get(i + 3), last);
                    }
                }

                break;
            default:
                break;
        }
    }

    private void Lines(ref int i, int until)
    {
        for (; i + 2 <= until; i += 2)
        {
            Line(Get(i), Get(i + 1));
        }
    }

    private void Curves(ref int i, int until)
    {
        for (; i + 6 <= until; i += 6)
        {
            Curve(Get(i), Get(i + 1), Get(i + 2), Get(i + 3), Get(i + 4), Get(i + 5));
        }
    }

    private void Flex(byte op)
    {
        switch (op)
        {
            case 34:
                Curve(Get(0), 0, Get(1), Get(2), Get(3), 0);
                Curve(Get(4), 0, Get(5), -Get(2), Get(6), 0);
                break;
            case 35:
                Curve(Get(0), Get(1), Get(2), Get(3), Get(4), Get(5));
                Curve(Get(6), Get(7), Get(8), Get(9), Get(10), Get(11));
                break;
            case 36:
                Curve(Get(0), Get(1), Get(2), Get(3), Get(4), 0);
                Curve(Get(5), 0, Get(6), Get(7), Get(8), -(Get(1) + Get(3) + Get(7)));
                break;
            case 37:
                var (dx, dy) = (Get(0) + Get(2) + Get(4) + Get(6) + Get(8), Get(1) + Get(3) + Get(5) + Get(7) + Get(9));
                var isLevel = Math.Abs(dx) > Math.Abs(dy);
                Curve(Get(0), Get(1), Get(2), Get(3), Get(4), Get(5));
                Curve(Get(6), Get(7), Get(8), Get(9), isLevel ? Get(10) : -dx, isLevel ? -dy : Get(10));
                break;
            default:
                break;
        }
    }
}
