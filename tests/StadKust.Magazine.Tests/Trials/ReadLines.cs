using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using StadKust.Magazine.Tests.PressRoom;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.Trials;

/// <summary>Lines of a saved file as MuPDF lays them out: the place of the first character, and the text as it is printed.</summary>
internal static partial class ReadLines
{
    public sealed record Line(int Page, double X, double Y, string Text);

    /// <summary>Of all pages, column by column in the order they are read.</summary>
    /// <param name="master">A master with a frame <c>story</c>, whose columns these are.</param>
    public static List<List<Line>> Columns(string file, int pages, string master, Func<Line, bool>? counts = null)
    {
        var frame = Given.House.Layout.Master(new MasterName(master))!.Frames.First(f => f.Name.Name == "story");
        var pitch = (frame.Shape.Bounds.Width + frame.Gap).Points / frame.Columns;
        var columns = new List<List<Line>>();
        for (var page = 1; page <= pages; page++)
        {
            var lines = Of(file, page).Where(counts ?? (_ => true)).ToList();
            if (lines.Count == 0)
                continue; // A spread is whole: its right page may be empty.
            var left = lines.Min(l => l.X);
            columns.AddRange(lines.GroupBy(l => (int)((l.X - left + 8) / pitch)).OrderBy(g => g.Key).Select(g => g.OrderBy(l => l.Y).ToList()));
        }

        return columns;
    }

    public static IEnumerable<Line> Of(string file, int page)
    {
        foreach (Match found in LineOf().Matches(Tool.Run("mutool", "draw", "-q", "-F", "stext", file, $"{page}")))
        {
            var characters = CharOf().Matches(found.Value);
            if (characters.Count > 0)
            {
                yield return new Line(
                    page, Number(characters[0].Groups[1].Value), Number(characters[0].Groups[2].Value),
                    WebUtility.HtmlDecode(string.Concat(characters.Select(c => c.Groups[3].Value))));
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("<line .*?</line>", RegexOptions.Singleline)]
    private static partial Regex LineOf();

    [GeneratedRegex("<char [^>]*?\\bx=\"([-\\d.]+)\" y=\"([-\\d.]+)\"[^>]*?\\bc=\"([^\"]*)\"")]
    private static partial Regex CharOf();
}
