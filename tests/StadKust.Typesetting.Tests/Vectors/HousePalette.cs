using System.Globalization;
using System.Text.RegularExpressions;

namespace StadKust.Typesetting.Tests;

/// <summary>Screen values of the theme's palette, read with one expression: tests of this project read no YAML.</summary>
internal static partial class HousePalette
{
    public static Palette Read()
    {
        var file = Path.Combine(Given.RepositoryRoot, "themes", "kueste-und-kultur", "print", "palette.yaml");
        return new Palette(Entry().Matches(File.ReadAllText(file)).Select(Swatch).ToValueList());
    }

    private static Swatch Swatch(Match m)
    {
        var role = m.Groups[2].Value switch { "black" => SwatchRole.Black, "rich-black" => SwatchRole.RichBlack, "paper" => SwatchRole.Paper, _ => SwatchRole.Colour };
        var rgb = int.Parse(m.Groups[4].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var ink = m.Groups[3].Value.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        return new Swatch(new(m.Groups[1].Value), role, new Cmyk(ink[0], ink[1], ink[2], ink[3]), new Rgb((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb), null);
    }

    [GeneratedRegex(@"^  ([\w-]+): \{ role: ([\w-]+), cmyk: \[([\d, ]+)\], screen: '#(\w{6})'", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
