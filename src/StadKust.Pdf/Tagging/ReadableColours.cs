using StadKust.Pdf.Drawing;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tagging;

/// <summary>Text that does not stand out enough from what lies beneath takes a darker or lighter shade of its colour.</summary>
/// <remarks>Source: WCAG 2.2, 1.4.3 (contrast 4.5), relative luminance by its definition. Screen only: print keeps its inks.</remarks>
internal sealed class ReadableColours(ScreenInks inks)
{
    public const double Least = 4.5;

    // Twentieths of the way to black or white: the smallest step that shows.
    private const int Steps = 20;

    /// <summary>Texts over pictures, whose colours are not known here.</summary>
    public int OverPictures { get; private set; }

    /// <summary>Texts no shade of which reaches the contrast on all that lies beneath.</summary>
    public List<(TextMark Text, double Contrast)> Unreadable { get; } = [];

    public int Changed { get; private set; }

    /// <summary>Looks at the texts of a spread in paint order.</summary>
    public void Read(IEnumerable<Mark> marks) => Read(marks, new Ground(inks));

    public static double Contrast(Rgb a, Rgb b)
    {
        var (light, dark) = (Luminance(a), Luminance(b));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static double Luminance(Rgb colour)
    {
        static double Linear(byte part) => part / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));
    }

    private void Read(IEnumerable<Mark> marks, Ground ground)
    {
        foreach (var mark in marks)
        {
            if (mark is TextMark text)
            {
                Read(text, ground);
            }
            else if (mark is GroupMark { Mask: null, Opacity: >= 1, Blend: Blend.Normal } group)
            {
                ground.Clipped(group.Clip, () => Read(group.Marks, ground));
            }
            else
            {
                ground.Add(mark);
            }
        }
    }

    private void Read(TextMark text, Ground ground)
    {
        if (text.Run.Glyphs.Count == 0)
        {
            return;
        }

        var beneath = new List<Rgb>();
        foreach (var at in Samples(text))
        {
            if (ground.At(at) is not { } colour)
            {
                OverPictures++;
                return;
            }

            if (!beneath.Contains(colour))
            {
                beneath.Add(colour);
            }
        }

        var own = inks.OnScreen(text.Run.Fill);
        if (Worst(own, beneath) >= Least)
        {
            return;
        }

        for (var step = 1; step <= Steps; step++)
        {
            var (dark, light) = (Mixed(own, 0, step), Mixed(own, 255, step));
            var better = Worst(dark, beneath) >= Worst(light, beneath) ? dark : light;
            if (Worst(better, beneath) >= Least)
            {
                inks.Read(text, better);
                Changed++;
                return;
            }
        }

        Unreadable.Add((text, Worst(own, beneath)));
    }

    private static double Worst(Rgb colour, List<Rgb> beneath) => beneath.Min(b => Contrast(colour, b));

    private static Rgb Mixed(Rgb from, byte to, int step)
    {
        byte Part(byte part) => (byte)Math.Round(part + ((to - part) * step / (double)Steps));
        return new Rgb(Part(from.R), Part(from.G), Part(from.B));
    }

    // Along the middle of the small letters: at both ends and three times between.
    private static IEnumerable<Point> Samples(TextMark text)
    {
        var (first, last, size) = (text.Run.Glyphs[0], text.Run.Glyphs[^1], text.Run.Size);
        var width = last.X + last.Advance - first.X;
        foreach (var share in (double[])[0.02, 0.25, 0.5, 0.75, 0.98])
        {
            yield return text.Place.Apply(new Point(first.X + (width * share), first.Y - (size * 0.25)));
        }
    }
}
