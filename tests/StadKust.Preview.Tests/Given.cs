using System.Runtime.CompilerServices;
using System.Text;
using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview.Tests;

/// <summary>A page of 60 × 40 mm and marks made by hand.</summary>
internal static class Given
{
    public static readonly Culture Dutch = new("nl");
    public static readonly FontId Literata = new("Literata_400Regular");
    private static readonly Origin Origin = new(null, null, "test");
    private static readonly StructNode Reading = new(Role.Document, Dutch, null, []);

    public static PageFormat Format { get; } = new(
        new Size(Length.Mm(60), Length.Mm(40)), Edges.All(Length.Mm(3)), Edges.All(Length.Mm(5)), Length.Mm(4), new Grid(Length.Mm(10), Length.Mm(5)));

    public static Palette Palette { get; } = new([
        new Swatch(new("black"), SwatchRole.Black, new Cmyk(0, 0, 0, 100), new Rgb(0x18, 0x17, 0x15), null),
        new Swatch(new("paper"), SwatchRole.Paper, default, new Rgb(255, 255, 255), null),
        new Swatch(new("sea"), SwatchRole.Colour, new Cmyk(85, 35, 0, 5), new Rgb(0, 0x80, 0xC2), null),
        new Swatch(new("tulip"), SwatchRole.Colour, new Cmyk(0, 90, 75, 0), new Rgb(0xE7, 0x2F, 0x37), null),
        new Swatch(new("gold"), SwatchRole.Colour, new Cmyk(0, 35, 90, 0), new Rgb(0xF9, 0xB1, 0x1D), null),
    ]);

    public static PreviewDocument Document { get; } = new(Format, Fonts(), Palette, new TestRenditions());

    public static SetSpread Page(params Mark[] marks) => new([new PageIndex(0)], ["1"], [.. marks], Reading, []);

    public static SetSpread Facing(params Mark[] marks) => new([new PageIndex(1), new PageIndex(2)], ["2", "3"], [.. marks], Reading, []) { StartsLeft = true };

    public static Paint Solid(string swatch, double tint = 1) => new(new SwatchId(swatch), tint, Overprint.Knockout);

    public static Rect Mm(double x, double y, double width, double height) =>
        new Rect(Length.Mm(x), Length.Mm(y), Length.Mm(width), Length.Mm(height)).Rounded();

    public static PathMark Box(Rect at, Paint paint) => Box(at, new SolidFill(paint));

    public static PathMark Box(Rect at, Fill? fill, Stroke? stroke = null) =>
        new(new MarkId(1), Origin, null, at, Segment.Rectangle(at), FillRule.NonZero, fill, stroke);

    public static GroupMark Group(Rect bounds, Mark[] marks, double opacity = 1, Blend blend = Blend.Normal, ClipPath? clip = null, SoftMask? mask = null) =>
        new(new MarkId(4), Origin, null, bounds, [.. marks], clip, opacity, blend, false, false, mask);

    public static ImageMark Picture(Rect at, string name) => new(
        new MarkId(3), Origin, null, at, TestRenditions.Named(name),
        new Matrix(at.Width.Points, 0, 0, at.Height.Points, at.X.Points, at.Y.Points), at, ImageIntent.Photo);

    public static PdfMark Advert(Rect at) => new(new MarkId(5), Origin, null, at, default, 0, BoxKind.Trim, Matrix.Identity, "Advertentie");

    /// <summary>A line of text, its glyphs found and measured without shaping.</summary>
    public static TextMark Text(double x, double y, string text, double size, Paint paint, double scaleX = 1)
    {
        using var data = SKData.CreateCopy(Document.Fonts.Bytes(Literata).Span);
        using var face = SKTypeface.FromData(data);
        using var font = new SKFont(face, 1000);
        var ids = font.GetGlyphs(text);
        var widths = font.GetGlyphWidths(ids);
        var glyphs = new List<Glyph>();
        var at = 0.0;
        for (var i = 0; i < ids.Length; i++)
        {
            var advance = widths[i] / 1000 * size * scaleX;
            glyphs.Add(new Glyph(ids[i], Length.Pt(at).Rounded(), Length.Zero, Length.Pt(advance).Rounded(), i));
            at += advance;
        }

        var run = new GlyphRun(Literata, Length.Pt(size), scaleX, Dutch, paint, [.. glyphs], [new TextFor(.., new SourceRange(0, text.Length), null, null, false)]);
        return new TextMark(new MarkId(2), Origin, null, new Rect(Length.Mm(x), Length.Mm(y), Length.Pt(at), Length.Pt(size)), run, Matrix.Translate(Length.Mm(x), Length.Mm(y)));
    }

    public static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static FontSet Fonts()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Here(), "..", "..", "themes", "kueste-und-kultur", "print", "fonts", $"{Literata.Value}.ttf"));
        return new FontSet([(new FontFace(Literata, Hash.Of(bytes), [], new Licence("OFL-1.1", true)), bytes)]);
    }
}

/// <summary>Pictures that are made up: their name says what they look like.</summary>
internal sealed class TestRenditions : IRenditions
{
    private static readonly Hash Halves = Named("halves");
    private static readonly Hash Grey = Named("grey");

    public static Hash Named(string name) => Hash.Of(Encoding.UTF8.GetBytes(name));

    public PictureBytes Print(Hash original, ImageIntent intent, PrintCondition condition, int mostPixelsWide) => throw new NotSupportedException();

    public ReadOnlyMemory<byte> Profile(Hash icc) => throw new NotSupportedException();

    // Halves: left green, right red, top and bottom alike. Grey: dark above light. Anything else is damaged.
    public PictureBytes Screen(Hash original, int mostPixelsWide) =>
        original == Halves ? Raw(3, [0, 160, 0, 200, 0, 0, 0, 160, 0, 200, 0, 0])
        : original == Grey ? Raw(1, [60, 60, 200, 200])
        : Raw(3, [1, 2, 3]);

    private static PictureBytes Raw(int components, byte[] bytes) => new(2, 2, components, false, false, bytes);
}
