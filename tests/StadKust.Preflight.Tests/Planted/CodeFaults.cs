using System.Globalization;
using System.Text;
using StadKust.Preflight.Tests.Files;
using static StadKust.Preflight.Tests.Planted.PlantedFault;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Printed codes that a telephone will not read, or that lead elsewhere. Their modules lie in <c>Codes/</c>, made by qrencode.</summary>
internal static class CodeFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        By("a code with modules of 0.4 mm", "H-QR", "", s => Draw(s, module: 0.4)),
        By("a code of 15 mm", "H-QR", "", s => Draw(s, module: 0.52)),
        By("a code 6 mm from the trim", "H-QR", "", s => Draw(s, x: 6)),
        By("a code in rich black", "H-QR", "", s => Draw(s, colour: "0.4 0.3 0.3 1 k")),
        By("a code in blue", "H-QR", "", s => Draw(s, colour: "1 0.6 0 0 k")),
        By("a code in 70 per cent black", "H-QR", "", s => Draw(s, colour: "0 0 0 0.7 k")),
        By("a code on a gold field", "H-QR", "", s => Draw(s, ground: "0 0.2 0.6 0 k")),
        By("a code without free ground", "H-QR", "", s => Draw(s, isCrowded: true)),
        By("a code with a spoilt module", "H-QR", "", s => Draw(s, isSpoilt: true)),
        By("a code that corrects little", "H-QR", "", s => Draw(s, "weak")),
        By("a code whose address is not printed", "H-QR", "", s => Draw(s, "unprinted")),
        By("a code that leads to another house", "H-QR", "", s => Draw(s, "elsewhere")),
    ];

    /// <summary>On the left page, below all else; its address is the first word of that page.</summary>
    /// <param name="module">In millimetres, as is the distance from the trim.</param>
    public static void Draw(
        Surgery s, string which = "sound", double module = 0.8, double x = 30, string colour = "0 0 0 1 k", string? ground = null, bool isCrowded = false, bool isSpoilt = false)
    {
        const double Point = 72 / 25.4;
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "StadKust.Preflight.Tests", "Planted", "Codes", $"{which}.txt"));
        var (left, top, side, n) = ((3 + x) * Point, 240.0, module * Point, rows.Length);
        var drawn = new StringBuilder();
        void Area(double column, double row, double wide, double high) => drawn.Append(
            CultureInfo.InvariantCulture, $"{left + (column * side):0.###} {top - ((row + high) * side):0.###} {wide * side:0.###} {high * side:0.###} re ");
        if (ground is not null)
        {
            drawn.Append(ground).Append('\n');
            Area(-5, -5, n + 10, n + 10);
            drawn.Append("f\n");
        }

        drawn.Append(colour).Append('\n');
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < n; column++)
            {
                if (rows[row][column] == '#' != (isSpoilt && (row, column) == (12, 12)))
                {
                    Area(column, row, 1, 1);
                }
            }
        }

        if (isCrowded)
        {
            Area(n + 2, 4, 1, 8);
        }

        drawn.Append("f\n");
        s.Draw(1, drawn.ToString());
    }
}
