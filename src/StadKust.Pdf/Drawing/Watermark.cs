using StadKust.Pdf.Fonts;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>A word across the page from bottom left to top right, light enough to read through.</summary>
internal sealed class Watermark(string word, FontSet fonts)
{
    private const double Opacity = 0.18;

    /// <exception cref="ArgumentException">The first font of the set has no glyph for one of the letters.</exception>
    public void Draw(Canvas canvas, Shared shared, PageSpace space)
    {
        if (word.Length == 0)
        {
            return;
        }

        var font = shared.Fonts[fonts.Faces.First().Id];
        var glyphs = word.Select(c => font.GlyphOf(c) ?? throw new ArgumentException($"The font '{font.Id}' has no '{c}' for the watermark.", nameof(shared))).ToArray();
        var box = space.TrimBox;
        var (width, height) = (box[2] - box[0], box[3] - box[1]);
        var diagonal = Math.Sqrt((width * width) + (height * height));

        // Four fifths of the diagonal.
        var size = 0.8 * diagonal / (glyphs.Sum(g => font.Width(g)) / 1000);
        var (cos, sin) = (width / diagonal, height / diagonal);
        canvas.Save();
        canvas.Use(shared.States.Transparency(Opacity, Blend.Normal, null, shared.Inks.Dark));
        var to = canvas.Text(font, Length.Pt(size), 1);
        canvas.Ink(Ink.Rgb(default), null);
        to.Matrix(cos, sin, -sin, cos, box[0] + (0.1 * width) + (sin * size * 0.35), box[1] + (0.1 * height) - (cos * size * 0.35)).Raw("Tm\n<");
        foreach (var glyph in glyphs)
        {
            font.Use(glyph, null);
            to.HexWord(glyph);
        }

        to.Raw("> Tj\n");
        canvas.Restore();
    }
}
