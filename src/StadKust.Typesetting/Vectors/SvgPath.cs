namespace StadKust.Typesetting;

/// <summary>The <c>d</c> of a path: all of SVG 1.1's commands, quadratics and arcs as cubics.</summary>
internal static class SvgPath
{
    /// <returns>What could be read, and whether that was all of it.</returns>
    public static (List<Segment> Path, bool IsWhole) Read(string d)
    {
        var path = new List<Segment>();
        var numbers = new SvgNumbers(d);
        var (x, y, startX, startY) = (0.0, 0.0, 0.0, 0.0);
        var (handleX, handleY) = (0.0, 0.0);
        var (command, previous) = ('\0', '\0');
        Span<double> n = stackalloc double[7];
        while (!numbers.IsAtEnd)
        {
            if (numbers.TryCommand(out var next))
                command = next;
            else if (command is '\0' or 'Z' or 'z')
                return (path, false);
            var isRelative = char.IsLower(command);
            var kind = char.ToUpperInvariant(command);
            if (!TryArguments(ref numbers, kind, n) || (path.Count == 0 && kind != 'M'))
                return (path, false);
            var (ox, oy) = isRelative ? (x, y) : (0.0, 0.0);
            switch (kind)
            {
                case 'M':
                    (x, y) = (startX, startY) = (ox + n[0], oy + n[1]);
                    path.Add(Segment.Move(Outline.At(x, y)));

                    // Further pairs after a move are lines.
                    command = isRelative ? 'l' : 'L';
                    break;
                case 'L':
                    LineTo(ox + n[0], oy + n[1]);
                    break;
                case 'H':
                    LineTo(ox + n[0], y);
                    break;
                case 'V':
                    LineTo(x, oy + n[0]);
                    break;
                case 'C':
                    CurveTo(ox + n[0], oy + n[1], ox + n[2], oy + n[3], ox + n[4], oy + n[5]);
                    break;
                case 'S':
                    var (mx, my) = previous is 'C' or 'S' ? ((2 * x) - handleX, (2 * y) - handleY) : (x, y);
                    CurveTo(mx, my, ox + n[0], oy + n[1], ox + n[2], oy + n[3]);
                    break;
                case 'Q':
                    QuadraticTo(ox + n[0], oy + n[1], ox + n[2], oy + n[3]);
                    break;
                case 'T':
                    var (qx, qy) = previous is 'Q' or 'T' ? ((2 * x) - handleX, (2 * y) - handleY) : (x, y);
                    QuadraticTo(qx, qy, ox + n[0], oy + n[1]);
                    break;
                case 'A':
                    foreach (var arc in SvgArc.Curves(x, y, n[0], n[1], n[2], n[3] != 0, n[4] != 0, ox + n[5], oy + n[6]))
                        path.Add(arc);
                    (x, y) = (ox + n[5], oy + n[6]);
                    break;
                default:
                    path.Add(Segment.Close());
                    (x, y) = (startX, startY);
                    break;
            }

            previous = kind;
        }

        return (path, true);

        void LineTo(double toX, double toY)
        {
            (x, y) = (toX, toY);
            path.Add(Segment.Line(Outline.At(x, y)));
        }

        void CurveTo(double ax, double ay, double bx, double by, double toX, double toY)
        {
            path.Add(Segment.Curve(Outline.At(ax, ay), Outline.At(bx, by), Outline.At(toX, toY)));
            (handleX, handleY, x, y) = (bx, by, toX, toY);
        }

        void QuadraticTo(double hx, double hy, double toX, double toY)
        {
            path.Add(Segment.Curve(
                Outline.At(x + ((hx - x) * 2 / 3), y + ((hy - y) * 2 / 3)),
                Outline.At(toX + ((hx - toX) * 2 / 3), toY + ((hy - toY) * 2 / 3)),
                Outline.At(toX, toY)));
            (handleX, handleY, x, y) = (hx, hy, toX, toY);
        }
    }

    private static bool TryArguments(ref SvgNumbers numbers, char kind, scoped Span<double> n)
    {
        var count = kind switch { 'M' or 'L' or 'T' => 2, 'H' or 'V' => 1, 'C' => 6, 'S' or 'Q' => 4, 'A' => 7, 'Z' => 0, _ => -1 };
        for (var i = 0; i < count; i++)
        {
            if (kind == 'A' && i is 3 or 4)
            {
                if (!numbers.TryFlag(out var flag))
                    return false;
                n[i] = flag ? 1 : 0;
            }
            else if (!numbers.TryNumber(out n[i]))
            {
                return false;
            }
        }

        return count >= 0;
    }
}
