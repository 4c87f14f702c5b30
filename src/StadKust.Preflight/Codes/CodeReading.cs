using System.Globalization;
using System.Numerics;
using System.Text;

namespace StadKust.Preflight.Codes;

/// <summary>Reads the modules of a QR code up to version 4, without mending: on a fresh plate nothing may need it.</summary>
/// <remarks>Source: ISO/IEC 18004, 7.3 to 7.9 and annex C.</remarks>
internal static class CodeReading
{
    private const int LargestVersion = 4;
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    // Blocks and check bytes of each, for L, M, Q, H. Source: table 9.
    private static readonly (int Blocks, int Check)[][] Parts =
    [
        [(1, 7), (1, 10), (1, 13), (1, 17)], [(1, 10), (1, 16), (1, 22), (1, 28)], [(1, 15), (1, 26), (2, 18), (2, 22)], [(1, 20), (2, 18), (2, 26), (4, 16)],
    ];

    private static readonly int[] Codewords = [26, 44, 70, 100];
    private static readonly (byte[] Power, int[] Log) Field = MakeField();

    /// <param name="modules">[row, column], dark is true.</param>
    public static (char? Level, string? Text) Read(bool[,] modules)
    {
        var n = modules.GetLength(0);
        var version = (n - 17) / 4;
        if (Format(modules) is not { } format)
        {
            return (null, null);
        }

        // 01 is L, 00 M, 11 Q, 10 H.
        var level = (format >> 3) switch { 1 => 0, 0 => 1, 3 => 2, _ => 3 };
        var letter = "LMQH"[level];
        if (version > LargestVersion)
        {
            return (letter, null);
        }

        var words = Words(modules, version, format & 7);
        return (letter, Data(words, Parts[version - 1][level]) is { } data ? Text(data) : null);
    }

    private static int? Format(bool[,] m)
    {
        var bits = 0;
        void Take(int column, int row) => bits = (bits << 1) | (m[row, column] ? 1 : 0);
        for (var i = 0; i < 6; i++)
        {
            Take(i, 8);
        }

        Take(7, 8);
        Take(8, 8);
        Take(8, 7);
        for (var j = 5; j >= 0; j--)
        {
            Take(8, j);
        }

        for (var format = 0; format < 32; format++)
        {
            var check = format << 10;
            for (var i = 14; i >= 10; i--)
            {
                check ^= (check >> i & 1) * (0x537 << (i - 10));
            }

            if (BitOperations.PopCount((uint)(((format << 10) | check) ^ 0x5412 ^ bits)) <= 3)
            {
                return format;
            }
        }

        return null;
    }

    private static byte[] Words(bool[,] m, int version, int mask)
    {
        var n = m.GetLength(0);
        var words = new byte[Codewords[version - 1]];
        var (at, isUp) = (0, true);
        for (var right = n - 1; right > 0; right -= 2)
        {
            right -= right == 6 ? 1 : 0;
            for (var step = 0; step < n; step++)
            {
                var row = isUp ? n - 1 - step : step;
                for (var column = right; column > right - 2; column--)
                {
                    if (!IsPattern(n, version, row, column) && at < words.Length * 8)
                    {
                        words[at / 8] = (byte)((words[at / 8] << 1) | (m[row, column] ^ IsMasked(mask, row, column) ? 1 : 0));
                        at++;
                    }
                }
            }

            isUp = !isUp;
        }

        return words;
    }

    private static bool IsPattern(int n, int version, int row, int column) =>
        (row < 9 && column < 9) || (row < 9 && column >= n - 8) || (row >= n - 8 && column < 9) || row == 6 || column == 6
        || (version > 1 && Math.Abs(row - (n - 7)) <= 2 && Math.Abs(column - (n - 7)) <= 2);

    private static bool IsMasked(int mask, int i, int j) => mask switch
    {
        0 => (i + j) % 2 == 0,
        1 => i % 2 == 0,
        2 => j % 3 == 0,
        3 => (i + j) % 3 == 0,
        4 => ((i / 2) + (j / 3)) % 2 == 0,
        5 => (i * j % 2) + (i * j % 3) == 0,
        6 => ((i * j % 2) + (i * j % 3)) % 2 == 0,
        _ => (((i + j) % 2) + (i * j % 3)) % 2 == 0,
    };

    /// <returns>Null when the check bytes do not agree.</returns>
    private static byte[]? Data(byte[] words, (int Blocks, int Check) part)
    {
        var each = words.Length / part.Blocks;
        var data = new List<byte>();
        for (var block = 0; block < part.Blocks; block++)
        {
            var own = Enumerable.Range(0, each).Select(i => words[(i * part.Blocks) + block]).ToArray();
            for (var root = 0; root < part.Check; root++)
            {
                byte sum = 0;
                foreach (var word in own)
                {
                    sum = (byte)(Times(sum, Field.Power[root]) ^ word);
                }

                if (sum != 0)
                {
                    return null;
                }
            }

            data.AddRange(own[..(each - part.Check)]);
        }

        return [.. data];
    }

    private static string? Text(byte[] data)
    {
        var (at, text) = (0, new StringBuilder());
        int Bits(int count)
        {
            var value = 0;
            for (var i = 0; i < count; i++, at++)
            {
                value = (value << 1) | (at / 8 < data.Length ? data[at / 8] >> (7 - (at % 8)) & 1 : 0);
            }

            return value;
        }

        while (at + 4 <= data.Length * 8)
        {
            switch (Bits(4))
            {
                case 0:
                    return text.ToString();
                case 1:
                    for (var left = Bits(10); left > 0; left -= 3)
                    {
                        text.Append(Bits(left >= 3 ? 10 : left == 2 ? 7 : 4).ToString(CultureInfo.InvariantCulture).PadLeft(Math.Min(3, left), '0'));
                    }

                    break;
                case 2:
                    for (var left = Bits(9); left > 0; left -= 2)
                    {
                        var pair = Bits(left > 1 ? 11 : 6);
                        text.Append(left > 1 ? $"{Alphanumeric[Math.Min(44, pair / 45)]}{Alphanumeric[pair % 45]}" : Alphanumeric[Math.Min(44, pair)].ToString());
                    }

                    break;
                case 4:
                    var bytes = Enumerable.Range(0, Bits(8)).Select(_ => (byte)Bits(8)).ToArray();
                    text.Append(Encoding.UTF8.GetString(bytes));
                    break;
                case 7:
                    // Another character set is announced; addresses are the same in all of them.
                    Bits(8);
                    break;
                default:
                    return null;
            }
        }

        return text.ToString();
    }

    private static byte Times(byte a, byte b) => a == 0 || b == 0 ? (byte)0 : Field.Power[(Field.Log[a] + Field.Log[b]) % 255];

    private static (byte[] Power, int[] Log) MakeField()
    {
        var (power, log) = (new byte[256], new int[256]);
        var value = 1;
        for (var i = 0; i < 255; i++)
        {
            (power[i], log[value]) = ((byte)value, i);
            value <<= 1;
            value ^= value > 255 ? 0x11D : 0;
        }

        return (power, log);
    }
}
