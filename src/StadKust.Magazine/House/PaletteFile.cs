using System.Globalization;
using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary><c>print/palette.yaml</c>: every colour of the house, in ink and on screen.</summary>
internal static class PaletteFile
{
    /// <summary>Ink a colour of the palette may need in sum; rich black is allowed more (page-model, last rule).</summary>
    private const double MostInk = 240;

    public static Palette Read(YamlFile file)
    {
        var swatches = new List<Swatch>();
        foreach (var (name, map) in file.Root.MapOrEmpty("swatches").Maps())
        {
            var role = map.Choice<SwatchRole>("role") ?? SwatchRole.Colour;
            var ink = Ink(map);
            if (role is SwatchRole.Colour && ink.Sum > MostInk)
            {
                map.Fault("cmyk", "too-much-ink", $"'{name}' needs {ink.Sum:0} % ink; a colour may need {MostInk:0} %.");
            }

            swatches.Add(new Swatch(new SwatchId(name), role, ink, Screen(map), map.Text("spot")));
            map.NoOthers();
        }

        file.Root.NoOthers();
        foreach (var (role, name) in new[] { (SwatchRole.Black, "black"), (SwatchRole.Paper, "paper") })
        {
            if (!swatches.Exists(s => s.Role == role))
            {
                file.Fault(file.Root.Node, "missing-key", $"The palette has no colour of the role '{name}'.");
            }
        }

        return new Palette(swatches.ToValueList());
    }

    private static Cmyk Ink(YamlMap map)
    {
        var parts = map.Texts("cmyk");
        var numbers = parts.Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && n is >= 0 and <= 100 ? n : double.NaN).ToArray();
        if (numbers.Length == 4 && !numbers.Any(double.IsNaN))
        {
            return new Cmyk(numbers[0], numbers[1], numbers[2], numbers[3]);
        }

        map.Fault("cmyk", "wrong-value", $"{map.Path}/cmyk has to be four numbers from 0 to 100.");
        return default;
    }

    private static Rgb Screen(YamlMap map)
    {
        if (map.Text("screen") is ['#', .. { Length: 6 } hex] && int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
        {
            return new Rgb((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
        }

        map.Fault("screen", "wrong-value", $"{map.Path}/screen has to be a colour such as '#e72f37'.");
        return default;
    }
}
