using System.Buffers.Binary;
using System.Text;

namespace StadKust.Preview;

/// <summary>Shows inks as they will look on paper, through the profile of the printing condition.</summary>
/// <remarks>
/// Reads the profile's own table from inks to colour (A2B1, relative colorimetric; A2B0 where there is none) and turns it into a grid of
/// screen colours once. Sources: ICC.1:2001-04, 6.5.7 and 6.5.8 (lut16, lut8), annex A (Lab encoding); IEC 61966-2-1 (sRGB).
/// An own reader of 150 lines instead of a port to lcms: this project knows no library of pictures, and one table is all it needs.
/// </remarks>
public sealed class SoftProof
{
    // Steps of the grid: between two of them colours of paper are straight lines to half a unit of eight bits.
    private const int Steps = 17;

    // Pixels of one colour follow each other: so many are remembered.
    private const int Remembered = 8192;
    private readonly float[] grid = new float[Steps * Steps * Steps * Steps * 3];

    /// <param name="profile">Bytes of a CMYK printer profile, version 2.</param>
    /// <param name="paper">True: white is the paper's own white. False: white is the screen's.</param>
    /// <exception cref="InvalidDataException">No CMYK profile, or one without a table this reads.</exception>
    public SoftProof(ReadOnlyMemory<byte> profile, bool paper)
    {
        var table = IccTable.Read(profile.Span);
        Span<double> inks = stackalloc double[4];
        var at = 0;
        for (var i = 0; i < Steps * Steps * Steps * Steps; i++)
        {
            for (var (ink, rest) = (3, i); ink >= 0; ink--, rest /= Steps)
            {
                inks[ink] = rest % Steps / (Steps - 1.0);
            }

            var (r, g, b) = table.Screen(inks, paper);
            (grid[at], grid[at + 1], grid[at + 2]) = (r, g, b);
            at += 3;
        }
    }

    public byte[] Png(PageInks inks) => PngFile.Write(Pixels(inks), inks.Width, inks.Height);

    /// <summary>Red, green, blue and an unused byte for each pixel.</summary>
    internal byte[] Pixels(PageInks inks)
    {
        var samples = inks.Samples.Span;
        var rgba = new byte[samples.Length];
        var keys = new uint[Remembered];
        var values = new uint[Remembered];
        var known = new bool[Remembered];
        for (var at = 0; at < samples.Length; at += 4)
        {
            var key = BinaryPrimitives.ReadUInt32LittleEndian(samples[at..]);
            var slot = (key * 2654435761u) >> 19;
            if (!known[slot] || keys[slot] != key)
            {
                (known[slot], keys[slot], values[slot]) = (true, key, Colour(samples.Slice(at, 4)));
            }

            BinaryPrimitives.WriteUInt32LittleEndian(rgba.AsSpan(at), values[slot]);
        }

        return rgba;
    }

    /// <summary>Linear between the sixteen corners of the grid around it.</summary>
    private uint Colour(ReadOnlySpan<byte> inks)
    {
        Span<int> low = stackalloc int[4];
        Span<float> share = stackalloc float[4];
        for (var ink = 0; ink < 4; ink++)
        {
            var place = inks[ink] / 255f * (Steps - 1);
            low[ink] = Math.Min((int)place, Steps - 2);
            share[ink] = place - low[ink];
        }

        var (r, g, b) = (0f, 0f, 0f);
        for (var corner = 0; corner < 16; corner++)
        {
            var weight = 1f;
            var index = 0;
            for (var ink = 0; ink < 4; ink++)
            {
                var high = (corner >> ink) & 1;
                weight *= high == 1 ? share[ink] : 1 - share[ink];
                index = (index * Steps) + low[ink] + high;
            }

            (r, g, b) = (r + (weight * grid[index * 3]), g + (weight * grid[(index * 3) + 1]), b + (weight * grid[(index * 3) + 2]));
        }

        static uint Byte(float part) => (uint)Math.Clamp((int)MathF.Round(part), 0, 255);
        return Byte(r) | (Byte(g) << 8) | (Byte(b) << 16) | 0xFF000000;
    }
}

/// <summary>A profile's table from four inks to colour.</summary>
internal sealed class IccTable
{
    private readonly double[][] curvesIn;
    private readonly double[][] curvesOut;
    private readonly double[] points;
    private readonly int steps;
    private readonly bool isWord;
    private readonly (double X, double Y, double Z) white;

    private IccTable(ReadOnlySpan<byte> table, (double X, double Y, double Z) white)
    {
        this.white = white;
        isWord = Word(table, 0) == "mft2";
        steps = table[10];
        var (inputs, outputs, at, entriesIn, entriesOut) = isWord
            ? (table[8], table[9], 52, BinaryPrimitives.ReadUInt16BigEndian(table[48..]), BinaryPrimitives.ReadUInt16BigEndian(table[50..]))
            : (table[8], table[9], 48, 256, 256);
        if (inputs != 4 || outputs != 3 || steps < 2 || entriesIn < 2 || entriesOut < 2)
        {
            throw new InvalidDataException("The profile's table does not lead from four inks to colour.");
        }

        curvesIn = Curves(table, ref at, 4, entriesIn);
        points = Numbers(table, ref at, steps * steps * steps * steps * 3);
        curvesOut = Curves(table, ref at, 3, entriesOut);
    }

    /// <exception cref="InvalidDataException">See <see cref="SoftProof"/>.</exception>
    public static IccTable Read(ReadOnlySpan<byte> profile)
    {
        if (profile.Length < 132 || Word(profile, 36) != "acsp" || Word(profile, 16) != "CMYK" || Word(profile, 20) != "Lab ")
        {
            throw new InvalidDataException("The profile does not lead from CMYK to Lab.");
        }

        try
        {
            var table = Tag(profile, "A2B1") ?? Tag(profile, "A2B0") ?? throw new InvalidDataException("The profile has no table from inks to colour.");
            var kind = Word(profile, table);
            if (kind is not ("mft1" or "mft2"))
            {
                throw new InvalidDataException($"The profile's table is of kind '{kind}'; mft1 and mft2 are read.");
            }

            var point = Tag(profile, "wtpt") is { } at ? (Fixed(profile, at + 8), Fixed(profile, at + 12), Fixed(profile, at + 16)) : (0.9642, 1, 0.8249);
            return new IccTable(profile[table..], point);
        }
        catch (Exception trouble) when (trouble is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The profile ends inside its table.", trouble);
        }
    }

    /// <summary>Screen colour of some inks from 0 to 1; 0 to 255 each, beyond that where no screen shows it.</summary>
    public (float R, float G, float B) Screen(ReadOnlySpan<double> inks, bool paper)
    {
        Span<double> colour = stackalloc double[3];
        Point(inks, colour);

        // Lab in 16 bits of version 2 ends at 100 and 127 + 255/256 at FF00; in 8 bits at FF.
        var full = isWord ? 65535.0 / 65280 : 1;
        var (l, a, b) = (colour[0] * 100 * full, (colour[1] * 255 * full) - 128, (colour[2] * 255 * full) - 128);
        var (x, y, z) = Xyz(l, a, b);
        if (paper)
        {
            (x, y, z) = (x * white.X / 0.9642, y * white.Y, z * white.Z / 0.8249);
        }

        // D50 to the screen's D65 by Bradford, in one matrix with the primaries of sRGB.
        return (
            Encoded((3.1338561 * x) - (1.6168667 * y) - (0.4906146 * z)),
            Encoded((-0.9787684 * x) + (1.9161415 * y) + (0.0334540 * z)),
            Encoded((0.0719453 * x) - (0.2289914 * y) + (1.4052427 * z)));
    }

    private void Point(ReadOnlySpan<double> inks, Span<double> colour)
    {
        Span<int> low = stackalloc int[4];
        Span<double> share = stackalloc double[4];
        for (var ink = 0; ink < 4; ink++)
        {
            var place = On(curvesIn[ink], inks[ink]) * (steps - 1);
            low[ink] = Math.Clamp((int)place, 0, steps - 2);
            share[ink] = place - low[ink];
        }

        colour.Clear();
        for (var corner = 0; corner < 16; corner++)
        {
            var (weight, index) = (1.0, 0);
            for (var ink = 0; ink < 4; ink++)
            {
                var high = (corner >> ink) & 1;
                weight *= high == 1 ? share[ink] : 1 - share[ink];
                index = (index * steps) + low[ink] + high;
            }

            for (var part = 0; part < 3 && weight > 0; part++)
            {
                colour[part] += weight * points[(index * 3) + part];
            }
        }

        for (var part = 0; part < 3; part++)
        {
            colour[part] = On(curvesOut[part], colour[part]);
        }
    }

    private static double On(double[] curve, double at)
    {
        var place = Math.Clamp(at, 0, 1) * (curve.Length - 1);
        var low = Math.Min((int)place, curve.Length - 2);
        return curve[low] + ((place - low) * (curve[low + 1] - curve[low]));
    }

    private static (double X, double Y, double Z) Xyz(double l, double a, double b)
    {
        // CIE 15: the inverse of the cube root with its straight foot.
        static double Cubed(double f) => f > 6.0 / 29 ? f * f * f : 3 * 36.0 / 841 * (f - (4.0 / 29));
        var fy = (l + 16) / 116;
        return (0.9642 * Cubed(fy + (a / 500)), Cubed(fy), 0.8249 * Cubed(fy - (b / 200)));
    }

    // Inks the screen cannot show go below nothing and stay there until after interpolation: else their neighbours would be pulled along.
    private static float Encoded(double linear)
    {
        var c = Math.Abs(linear);
        return (float)(Math.Sign(linear) * 255 * (c <= 0.0031308 ? 12.92 * c : (1.055 * Math.Pow(c, 1 / 2.4)) - 0.055));
    }

    private double[][] Curves(ReadOnlySpan<byte> table, ref int at, int count, int entries)
    {
        var curves = new double[count][];
        for (var i = 0; i < count; i++)
        {
            curves[i] = Numbers(table, ref at, entries);
        }

        return curves;
    }

    private double[] Numbers(ReadOnlySpan<byte> table, ref int at, int count)
    {
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = isWord ? BinaryPrimitives.ReadUInt16BigEndian(table[at..]) / 65535.0 : table[at] / 255.0;
            at += isWord ? 2 : 1;
        }

        return numbers;
    }

    private static int? Tag(ReadOnlySpan<byte> profile, string name)
    {
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[128..]), 200);
        for (var i = 0; i < count; i++)
        {
            if (Word(profile, 132 + (12 * i)) == name)
            {
                return (int)BinaryPrimitives.ReadUInt32BigEndian(profile[(136 + (12 * i))..]);
            }
        }

        return null;
    }

    private static double Fixed(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes[at..]) / 65536.0;

    private static string Word(ReadOnlySpan<byte> bytes, int at) => Encoding.ASCII.GetString(bytes.Slice(at, 4));
}
