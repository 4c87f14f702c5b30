using System.Security.Cryptography;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

internal enum SpaceKind
{
    Gray,
    Rgb,
    Cmyk,
    CalGray,
    CalRgb,
    Lab,
    Icc,
    Indexed,
    Separation,
    DeviceN,
    Pattern,
    Unknown,
}

/// <summary>A colour space, with the way from its numbers to ink. Source: ISO 32000-1, 8.6.</summary>
internal sealed class ColorSpace
{
    public static readonly ColorSpace Gray = new(SpaceKind.Gray, 1);
    public static readonly ColorSpace Rgb = new(SpaceKind.Rgb, 3);
    public static readonly ColorSpace Cmyk = new(SpaceKind.Cmyk, 4);
    private static readonly ColorSpace PatternOnly = new(SpaceKind.Pattern, 0);
    private static readonly ColorSpace Unknown = new(SpaceKind.Unknown, 1);
    private Function? tint;
    private byte[] table = [];
    private double[] labRange = [-100, 100, -100, 100];

    private ColorSpace(SpaceKind kind, int components) => (Kind, Components) = (kind, components);

    public SpaceKind Kind { get; }

    public int Components { get; }

    /// <summary>Base of an indexed space or pattern, alternate of a separation.</summary>
    public ColorSpace? Base { get; private init; }

    /// <summary>Inks of a separation or DeviceN.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    /// <summary>SHA-256 of the embedded profile.</summary>
    public string? Profile { get; private init; }

    /// <summary>Largest index of an indexed space.</summary>
    public int Last { get; private init; }

    /// <summary>True when a Default… entry of the resources gives a device space its meaning.</summary>
    public bool IsByDefault { get; init; }

    public string Label => Kind switch
    {
        SpaceKind.Gray => "DeviceGray",
        SpaceKind.Rgb => "DeviceRGB",
        SpaceKind.Cmyk => "DeviceCMYK",
        SpaceKind.CalGray => "CalGray",
        SpaceKind.CalRgb => "CalRGB",
        SpaceKind.Icc => $"ICCBased ({Components})",
        SpaceKind.Separation or SpaceKind.DeviceN => $"{Kind} {string.Join(", ", Names)}",
        SpaceKind.Indexed => $"Indexed {Base?.Label}",
        _ => Kind.ToString(),
    };

    /// <summary>Colour spaces below this one, itself first: that of an index, the alternate of a separation.</summary>
    public IEnumerable<ColorSpace> All => Base is null ? [this] : Base.All.Prepend(this);

    /// <param name="resources">Where names are looked up.</param>
    public static ColorSpace Of(PdfValue value, PdfDict resources, Limits limits, int depth = 0)
    {
        if (depth > 8)
        {
            return Unknown;
        }

        if (value is PdfName name)
        {
            return name.Value switch
            {
                "DeviceGray" or "G" => Default("DefaultGray", Gray),
                "DeviceRGB" or "RGB" => Default("DefaultRGB", Rgb),
                "DeviceCMYK" or "CMYK" => Default("DefaultCMYK", Cmyk),
                "Pattern" => PatternOnly,
                _ => resources.Dict("ColorSpace")[name.Value] is { } found and not PdfNull && !(found is PdfName same && same.Value == name.Value)
                    ? Of(found, resources, limits, depth + 1)
                    : Unknown,
            };
        }

        if (value is not PdfArray { Count: > 0 } array)
        {
            return Unknown;
        }

        switch (array[0].AsName)
        {
            case "DeviceGray" or "G" or "DeviceRGB" or "RGB" or "DeviceCMYK" or "CMYK":
                return Of(array[0], resources, limits, depth + 1);
            case "CalGray":
                return new ColorSpace(SpaceKind.CalGray, 1);
            case "CalRGB":
                return new ColorSpace(SpaceKind.CalRgb, 3);
            case "Lab":
                var lab = new ColorSpace(SpaceKind.Lab, 3);
                lab.labRange = (array[1] as PdfDict)?.Array("Range").Numbers() is { Length: 4 } range ? range : lab.labRange;
                return lab;
            case "ICCBased" when array[1] is PdfStream stream:
                var n = stream.Dict.Integer("N") ?? 3;
                return new ColorSpace(SpaceKind.Icc, n is 1 or 3 or 4 ? n : 3) { Profile = Hash(stream, limits) };
            case "Indexed" or "I":
                var inner = Of(array[1], resources, limits, depth + 1);
                return new ColorSpace(SpaceKind.Indexed, 1)
                {
                    Base = inner,
                    Last = (int)Math.Clamp(array[2].AsNumber ?? 0, 0, 255),
                    table = array[3] switch { PdfString text => text.Bytes, PdfStream stream => stream.Decode(limits).Bytes, _ => [] },
                };
            case "Separation":
                return new ColorSpace(SpaceKind.Separation, 1)
                {
                    Names = [array[1].AsName ?? ""],
                    Base = Of(array[2], resources, limits, depth + 1),
                    tint = Function.Of(array[3], limits),
                };
            case "DeviceN":
                var names = (array[1] as PdfArray)?.Values.Select(v => v.AsName ?? "").Take(32).ToList() ?? [];
                return new ColorSpace(SpaceKind.DeviceN, Math.Max(1, names.Count)) { Names = names, Base = Of(array[2], resources, limits, depth + 1), tint = Function.Of(array[3], limits) };
            case "Pattern":
                return array.Count > 1 ? new ColorSpace(SpaceKind.Pattern, 0) { Base = Of(array[1], resources, limits, depth + 1) } : PatternOnly;
            default:
                return Unknown;
        }

        ColorSpace Default(string key, ColorSpace device)
        {
            if (resources.Find("ColorSpace") is not { } spaces || !spaces.Has(key) || depth > 0)
            {
                return device;
            }

            var made = Of(spaces[key], PdfDict.Empty, limits, depth + 1);
            return made.Components == device.Components
                ? new ColorSpace(made.Kind, made.Components) { Base = made.Base, Names = made.Names, Profile = made.Profile, tint = made.tint, table = made.table, Last = made.Last, IsByDefault = true }
                : device;
        }
    }

    /// <summary>Colour a space begins with.</summary>
    public double[] Initial() => Kind switch
    {
        SpaceKind.Cmyk => [0, 0, 0, 1],
        SpaceKind.Icc when Components == 4 => [0, 0, 0, 1],
        SpaceKind.Separation or SpaceKind.DeviceN => [.. Enumerable.Repeat(1.0, Components)],
        _ => new double[Math.Max(1, Components)],
    };

    public Ink Ink(ReadOnlySpan<double> v)
    {
        double At(ReadOnlySpan<double> values, int i) => i < values.Length ? Drawing.Ink.Limit(values[i]) : 0;
        switch (Kind)
        {
            case SpaceKind.Cmyk:
                return new Ink(At(v, 0), At(v, 1), At(v, 2), At(v, 3));
            case SpaceKind.Icc when Components == 4:
                return new Ink(At(v, 0), At(v, 1), At(v, 2), At(v, 3));
            case SpaceKind.Gray or SpaceKind.CalGray:
                return new Ink(0, 0, 0, 1 - At(v, 0));
            case SpaceKind.Icc when Components == 1:
                return new Ink(0, 0, 0, 1 - At(v, 0));
            case SpaceKind.Rgb or SpaceKind.CalRgb or SpaceKind.Icc:
                return Drawing.Ink.FromRgb(At(v, 0), At(v, 1), At(v, 2));
            case SpaceKind.Lab:
                return new Ink(0, 0, 0, v.Length > 0 ? 1 - Drawing.Ink.Limit(v[0] / 100) : 1);
            case SpaceKind.Indexed:
                return Base?.Ink(Entry(v.Length > 0 ? (int)Math.Clamp(v[0], 0, Last) : 0)) ?? Drawing.Ink.None;
            case SpaceKind.Separation or SpaceKind.DeviceN:
                return Named(v);
            default:
                return Drawing.Ink.None;
        }
    }

    /// <summary>Range of one component for pictures without Decode.</summary>
    public (double Low, double High) Range(int component, int bits) => Kind switch
    {
        SpaceKind.Indexed => (0, (1 << bits) - 1),
        SpaceKind.Lab when component == 0 => (0, 100),
        SpaceKind.Lab => (labRange[(component - 1) * 2], labRange[((component - 1) * 2) + 1]),
        _ => (0, 1),
    };

    private double[] Entry(int index)
    {
        var n = Base?.Components ?? 1;
        var values = new double[n];
        for (var i = 0; i < n && (index * n) + i < table.Length; i++)
        {
            var (low, high) = Base!.Range(i, 8);
            values[i] = low + (table[(index * n) + i] * (high - low) / 255);
        }

        return values;
    }

    private Ink Named(ReadOnlySpan<double> v)
    {
        double c = 0, m = 0, y = 0, k = 0;
        var plates = 0;
        for (var i = 0; i < Names.Count; i++)
        {
            var amount = i < v.Length ? Drawing.Ink.Limit(v[i]) : 0;
            switch (Names[i])
            {
                case "Cyan":
                    (c, plates) = (amount, plates | 1);
                    break;
                case "Magenta":
                    (m, plates) = (amount, plates | 2);
                    break;
                case "Yellow":
                    (y, plates) = (amount, plates | 4);
                    break;
                case "Black":
                    (k, plates) = (amount, plates | 8);
                    break;
                case "All":
                    (c, m, y, k, plates) = (amount, amount, amount, amount, 15);
                    break;
                case "None":
                    break;
                default:
                    return tint is null || Base is null ? new Ink(0, 0, 0, amount, 15, true) : Base.Ink(tint.At(v)) with { IsSpot = true };
            }
        }

        return new Ink(c, m, y, k, plates);
    }

    private static string Hash(PdfStream stream, Limits limits) => Convert.ToHexStringLower(SHA256.HashData(stream.Decode(limits).Bytes));
}
