using System.Globalization;

namespace StadKust.Typesetting;

/// <summary>Colours of an SVG to swatches of the palette: by their screen value in hexadecimal; black and white also by name.</summary>
internal static class SvgColours
{
    /// <returns>Null when the palette has no such colour.</returns>
    public static SwatchId? Find(string colour, Palette palette)
    {
        var hex = colour switch
        {
            "white" => "#ffffff",
            "black" or "#000" or "#000000" => null,
            _ => colour,
        };
        if (hex is null)
            return palette.Swatches.FirstOrDefault(s => s.Role == SwatchRole.Black)?.Id;
        return Rgb(hex) is { } rgb ? palette.Find(rgb)?.Id : null;
    }

    private static Rgb? Rgb(string hex)
    {
        if (!hex.StartsWith('#') || hex.Length is not (4 or 7))
            return null;
        var digits = hex.Length == 7 ? hex[1..] : string.Concat(hex.Skip(1).Select(c => new string(c, 2)));
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Rgb((byte)(value >> 16), (byte)(value >> 8), (byte)value)
            : null;
    }
}
