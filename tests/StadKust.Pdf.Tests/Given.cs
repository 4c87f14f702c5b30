using System.Collections.Concurrent;
using HarfBuzzSharp;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>Small spreads made by hand: no shaping, one glyph for one character, real fonts of the house theme.</summary>
internal static class Given
{
    public static readonly Culture Dutch = new("nl");
    public static readonly SwatchId Black = new("black");
    public static readonly FontId Literata = new("Literata_400Regular");
    public static readonly FontId WorkSans = new("WorkSans_700Bold");
    public static readonly Origin Origin = new(null, null, "test");
    private static readonly ConcurrentDictionary<FontId, Opening> Opened = new();

    // 210 × 275 mm and 3 mm bleed: the format of the magazine.
    public static PageFormat Format { get; } = new(
        new Size(Length.Mm(210), Length.Mm(275)), Edges.All(Length.Mm(3)), Edges.All(Length.Mm(7)), Length.Mm(10), new Grid(Length.Mm(20), Length.Pt(12)));

    public static Palette Palette { get; } = new([
        new Swatch(Black, SwatchRole.Black, new Cmyk(0, 0, 0, 100), new Rgb(0x18, 0x17, 0x15), null),
        new Swatch(new("rich-black"), SwatchRole.RichBlack, new Cmyk(40, 30, 30, 100), new Rgb(3, 5, 3), null),
        new Swatch(new("paper"), SwatchRole.Paper, default, new Rgb(255, 255, 255), null),
        new Swatch(new("sea"), SwatchRole.Colour, new Cmyk(85, 35, 0, 5), new Rgb(0, 0x80, 0xC2), null),
        new Swatch(new("tulip"), SwatchRole.Colour, new Cmyk(0, 90, 75, 0), new Rgb(0xE7, 0x2F, 0x37), null),
        new Swatch(new("gold"), SwatchRole.Colour, new Cmyk(0, 35, 90, 0), new Rgb(0xF9, 0xB1, 0x1D), null),
        new Swatch(new("cyan"), SwatchRole.Colour, new Cmyk(100, 0, 0, 0), new Rgb(0, 0x9F, 0xE3), null),
        new Swatch(new("flood"), SwatchRole.Colour, new Cmyk(100, 100, 100, 50), new Rgb(0, 0, 0), null),
        new Swatch(new("all"), SwatchRole.Registration, new Cmyk(100, 100, 100, 100), new Rgb(0, 0, 0), null),
        new Swatch(new("pantone"), SwatchRole.Colour, new Cmyk(0, 50, 100, 0), new Rgb(255, 128, 0), "PANTONE 151 C"),
    ]);

    public static string Theme { get; } = Path.Combine(Root(), "themes", "kueste-und-kultur", "print");

    public static ReadOnlyMemory<byte> Profile { get; } = File.ReadAllBytes(Path.Combine(Theme, "profiles", "FOGRA28L_LWC_300.icc"));

    public static PrintCondition Condition { get; } = new("FOGRA28", false, Hash.Of(Profile.Span), 300, "LWC 60 g/m²", false);

    public static FontSet Fonts { get; } = new([Font(Literata), Font(WorkSans)]);

    public static PrintDocument Document(params Mark[] marks) => Document(Spread(marks));

    public static PrintDocument Document(params SetSpread[] spreads) => new(
        [.. spreads], Format, Fonts, Palette, Condition, new TestRenditions(),
        new PdfTitle("Küste & Kultur <1>", Dutch, "StadKust", new DateTimeOffset(2027, 1, 4, 9, 30, 0, TimeSpan.FromHours(1))));

    /// <summary>A lone right page, so that x runs from 0 to 595.276 pt.</summary>
    public static SetSpread Spread(params Mark[] marks) => new([new PageIndex(0)], ["1"], [.. marks], Reading, []);

    /// <summary>Pages 2 and 3.</summary>
    public static SetSpread Facing(params Mark[] marks) => new([new PageIndex(1), new PageIndex(2)], ["2", "3"], [.. marks], Reading, []) { StartsLeft = true };

    public static StructNode Reading { get; } = new(Role.Document, Dutch, null, []);

    public static Paint Solid(string swatch, double tint = 1) => new(new SwatchId(swatch), tint, Overprint.Knockout);

    public static Paint OverprintingBlack { get; } = new(Black, 1, Overprint.Overprint);

    public static Rect Mm(double x, double y, double width, double height) =>
        new Rect(Length.Mm(x), Length.Mm(y), Length.Mm(width), Length.Mm(height)).Rounded();

    public static PathMark Box(Rect at, Paint paint) => Box(at, new SolidFill(paint));

    public static PathMark Box(Rect at, Fill? fill, Stroke? stroke = null) =>
        new(new MarkId(1), Origin, null, at, Segment.Rectangle(at), FillRule.NonZero, fill, stroke);

    public static Stroke Line(Paint paint, double points) =>
        new(paint, Length.Pt(points), LineCap.Butt, LineJoin.Mitre, 10, [], Length.Zero);

    public static ImageMark Picture(Rect at, string name, ImageIntent intent = ImageIntent.Photo) => new(
        new MarkId(3), Origin, null, at, TestRenditions.Named(name),
        new Matrix(at.Width.Points, 0, 0, at.Height.Points, at.X.Points, at.Y.Points), at, intent);

    public static GroupMark Group(Rect bounds, Mark[] marks, double opacity = 1, Blend blend = Blend.Normal, ClipPath? clip = null, SoftMask? mask = null, bool isolated = false, bool knockout = false) =>
        new(new MarkId(4), Origin, null, bounds, [.. marks], clip, opacity, blend, isolated, knockout, mask);

    /// <summary>A line of text with its baseline at x, y in millimetres.</summary>
    public static TextMark Text(
        double x, double y, string text, FontId? font = null, double size = 10, Paint? paint = null, double scaleX = 1, TextFor[]? says = null)
    {
        var run = Run(text, font ?? Literata, size, paint ?? OverprintingBlack, scaleX, says);
        var width = run.Glyphs.Count == 0 ? Length.Zero : run.Glyphs[^1].X + run.Glyphs[^1].Advance;
        var (left, baseline) = (Length.Mm(x).Rounded(), Length.Mm(y).Rounded());
        return new TextMark(
            new MarkId(2), Origin, null, new Rect(left, baseline - Length.Pt(size), width, Length.Pt(size * 1.3)), run, Matrix.Translate(left, baseline));
    }

    public static GlyphRun Run(string text, FontId font, double size, Paint paint, double scaleX = 1, TextFor[]? says = null)
    {
        var opened = Opened.GetOrAdd(font, id => Open(FontFile(id))).Font;
        var glyphs = new List<Glyph>();
        var x = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            Assert.True(opened.TryGetNominalGlyph(text[i], out var glyph), $"no glyph for {text[i]}");
            var advance = opened.GetHorizontalGlyphAdvance(glyph) * size * scaleX / 1000;
            glyphs.Add(new Glyph((ushort)glyph, Length.Pt(x).Rounded(), Length.Zero, Length.Pt(advance).Rounded(), i));
            x += advance;
        }

        return new GlyphRun(
            font, Length.Pt(size), scaleX, Dutch, paint, [.. glyphs],
            says is null ? [new TextFor(.., new SourceRange(0, text.Length), null, null, false)] : [.. says]);
    }

    public static (FontFace Face, ReadOnlyMemory<byte> Bytes) Font(FontId id)
    {
        var bytes = File.ReadAllBytes(FontFile(id));
        return (new FontFace(id, Hash.Of(bytes), [], new Licence("OFL-1.1", true)), bytes);
    }

    public static string FontFile(FontId id) => Path.Combine(Theme, "fonts", $"{id.Value}.ttf");

    // 1000 units of the house fonts make one em.
    private static Opening Open(string path)
    {
        var blob = Blob.FromFile(path);
        var face = new Face(blob, 0);
        var font = new Font(face);
        font.SetScale(1000, 1000);
        return new Opening(blob, face, font);
    }

    // A font does not keep its file alive.
    private sealed record Opening(Blob File, Face Face, Font Font);

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "StadKust.sln")))
        {
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Not inside the repository.");
        }

        return at;
    }
}
