using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>A function written in a small part of PostScript. Source: ISO 32000-1, 7.10.5.</summary>
internal sealed class Calculator : Function
{
    private readonly List<object> body;

    public Calculator(byte[] program, double[] domain, double[] range)
        : base(domain, range)
    {
        var parser = new PdfParser(program, 0, program.Length, null);
        body = parser.Read() is PdfKeyword { Value: "{" } ? Block(parser, 0) : [];
    }

    protected override double[] Run(double[] x)
    {
        var stack = new List<double>(x);
        var steps = 0;
        Run(body, stack, ref steps);
        var y = new double[Outputs];
        for (var i = 0; i < y.Length; i++)
        {
            var at = stack.Count - y.Length + i;
            y[i] = at >= 0 ? stack[at] : 0;
        }

        return y;
    }

    private static List<object> Block(PdfParser parser, int depth)
    {
        var block = new List<object>();
        while (parser.Read() is { } value)
        {
            switch (value)
            {
                case PdfNumber number:
                    block.Add(number.Value);
                    break;
                case PdfBool yes:
                    block.Add(yes.Value ? 1.0 : 0.0);
                    break;
                case PdfKeyword { Value: "{" } when depth < 32:
                    block.Add(Block(parser, depth + 1));
                    break;
                case PdfKeyword { Value: "}" }:
                    return block;
                case PdfKeyword word:
                    block.Add(word.Value);
                    break;
                default:
                    break;
            }
        }

        return block;
    }

    private static void Run(List<object> block, List<double> stack, ref int steps)
    {
        for (var i = 0; i < block.Count && ++steps < 10_000; i++)
        {
            switch (block[i])
            {
                case double number:
                    stack.Add(number);
                    break;
                case List<object> first when i + 1 < block.Count && block[i + 1] is "if":
                    i++;
                    if (Pop(stack) != 0)
                    {
                        Run(first, stack, ref steps);
                    }

                    break;
                case List<object> yes when i + 2 < block.Count && block[i + 1] is List<object> no && block[i + 2] is "ifelse":
                    i += 2;
                    Run(Pop(stack) != 0 ? yes : no, stack, ref steps);
                    break;
                case string word when stack.Count < 256:
                    Do(word, stack);
                    break;
                default:
                    break;
            }
        }
    }

    private static double Pop(List<double> stack)
    {
        if (stack.Count == 0)
        {
            return 0;
        }

        var value = stack[^1];
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    private static void Do(string word, List<double> stack)
    {
        switch (word)
        {
            case "dup":
                stack.Add(stack.Count > 0 ? stack[^1] : 0);
                return;
            case "pop":
                Pop(stack);
                return;
            case "exch":
                var (top, below) = (Pop(stack), Pop(stack));
                stack.AddRange([top, below]);
                return;
            case "copy":
                var copies = (int)Math.Clamp(Pop(stack), 0, stack.Count);
                stack.AddRange(stack.GetRange(stack.Count - copies, copies));
                return;
            case "index":
                var back = stack.Count - 1 - (int)Pop(stack) - 1;
                stack.Add(back >= 0 && back < stack.Count ? stack[back] : 0);
                return;
            case "roll":
                Roll(stack);
                return;
        }

        var b = Pop(stack);
        if (One(word, b) is { } one)
        {
            stack.Add(one);
            return;
        }

        var a = Pop(stack);
        stack.Add(word switch
        {
            "add" => a + b,
            "sub" => a - b,
            "mul" => a * b,
            "div" => b == 0 ? 0 : a / b,
            "idiv" => b == 0 ? 0 : Math.Truncate(a / b),
            "mod" => b == 0 ? 0 : a % b,
            "exp" => Math.Pow(a, b),
            "atan" => ((Math.Atan2(a, b) * 180 / Math.PI) + 360) % 360,
            "eq" => a == b ? 1 : 0,
            "ne" => a != b ? 1 : 0,
            "gt" => a > b ? 1 : 0,
            "ge" => a >= b ? 1 : 0,
            "lt" => a < b ? 1 : 0,
            "le" => a <= b ? 1 : 0,
            "and" => (long)a & (long)b,
            "or" => (long)a | (long)b,
            "xor" => (long)a ^ (long)b,
            "bitshift" => b >= 0 ? (long)a << (int)b : (long)a >> (int)-b,
            _ => 0,
        });
    }

    private static double? One(string word, double b) => word switch
    {
        "abs" => Math.Abs(b),
        "neg" => -b,
        "ceiling" => Math.Ceiling(b),
        "floor" => Math.Floor(b),
        "round" => Math.Round(b, MidpointRounding.AwayFromZero),
        "truncate" or "cvi" => Math.Truncate(b),
        "cvr" => b,
        "sqrt" => Math.Sqrt(Math.Max(0, b)),
        "sin" => Math.Sin(b * Math.PI / 180),
        "cos" => Math.Cos(b * Math.PI / 180),
        "ln" => b > 0 ? Math.Log(b) : 0,
        "log" => b > 0 ? Math.Log10(b) : 0,
        "not" => b == 0 ? 1 : b == 1 ? 0 : ~(long)b,
        _ => null,
    };

    private static void Roll(List<double> stack)
    {
        var by = (int)Pop(stack);
        var count = (int)Math.Clamp(Pop(stack), 0, stack.Count);
        if (count == 0)
        {
            return;
        }

        var part = stack.GetRange(stack.Count - count, count);
        stack.RemoveRange(stack.Count - count, count);
        by = ((by % count) + count) % count;
        stack.AddRange(part.Skip(count - by));
        stack.AddRange(part.Take(count - by));
    }
}
