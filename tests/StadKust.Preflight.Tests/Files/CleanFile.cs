using HarfBuzzSharp;
using StadKust.Pdf;
using StadKust.Typesetting;

namespace StadKust.Preflight.Tests.Files;

/// <summary>Two facing pages of our own writer with everything a page may hold: the soil faults are planted in.</summary>
internal static class CleanFile
{
    public const string Name = "SK_2027-1_BODY_v01.pdf";
    private static readonly Culture Dutch = new("nl");
    private static readonly FontId Literata = new("Literata_400Regular");
    private static readonly FontId WorkSans = new("WorkSans_700Bold");
    private static readonly Origin Origin = new(null, null, "test");
    private static readonly SwatchId Black = new("black");
    private static readonly Lazy<byte[]> Written = new(Write);

    public static byte[] Bytes => Written.Value;

    public static string Theme { get; } = Path.Combine(Repository.Root, "themes", "kueste-und-kultur", "print");

    public static ReadOnlyMemory<byte> Profile { get; } = File.ReadAllBytes(Path.Combine(Theme, "profiles", "FOGRA28L_LWC_300.icc"));

    public static Palette Palette { get; } = new([
        new Swatch(Black, SwatchRole.Black, new Cmyk(0, 0, 0, 100), new Rgb(0x18, 0x17, 0x15), null),
        new Swatch(new("paper"), SwatchRole.Paper, default, new Rgb(255, 255, 255), null),
        new Swatch(new("sea"), SwatchRole.Colour, new Cmyk(85, 35, 0, 5), new Rgb(0, 0x80, 0xC2), null),
        new Swatch(new("cyan"), SwatchRole.Colour, new Cmyk(100, 0, 0, 0), new Rgb(0, 0x9F, 0xE3), null),
        new Swatch(new("gold"), SwatchRole.Colour, new Cmyk(0, 35, 90, 0), new Rgb(0xF9, 0xB1, 0x1D), null),
    ]);

    /// <summary>Pages 2 and 3.</summary>
    public static byte[] Of(params Mark[] marks) => Of(
        [new SetSpread([new PageIndex(1), new PageIndex(2)], ["2", "3"], [.. marks], new StructNode(Role.Document, Dutch, null, []), []) { StartsLeft = true }]);

    public static byte[] Of(SetSpread[] spreads)
    {
        using var to = new MemoryStream();
        var condition = new PrintCondition("FOGRA28", true, Hash.Of(Profile.Span), 300, "LWC 60 g/m²", false);
        PrintPdf.Write(
            to,
            new PrintDocument(
                [.. spreads],
                new PageFormat(new Size(Length.Mm(210), Length.Mm(275)), Edges.All(Length.Mm(3)), Edges.All(Length.Mm(7)), Length.Mm(10), new Grid(Length.Mm(20), Length.Pt(12))),
                new FontSet([Font(Literata), Font(WorkSans)]),
                Palette,
                condition,
                new MadeUpPictures(),
                new PdfTitle("Küste & Kultur <1>", Dutch, "StadKust", new DateTimeOffset(2027, 1, 4, 9, 30, 0, TimeSpan.FromHours(1)))),
            CancellationToken.None);
        return to.ToArray();
    }

    public static Rect Mm(double x, double y, double width, double height) => new Rect(Length.Mm(x), Length.Mm(y), Length.Mm(width), Length.Mm(height)).Rounded();

    public static Typesetting.Paint Solid(string swatch, double tint = 1) => new(new SwatchId(swatch), tint, Overprint.Knockout);

    public static PathMark Box(Rect at, string swatch, double tint = 1) => Box(at, new SolidFill(Solid(swatch, tint)), null);

    public static PathMark Box(Rect at, Fill? fill, Typesetting.Stroke? stroke) => new(new MarkId(1), Origin, null, at, Segment.Rectangle(at), FillRule.NonZero, fill, stroke);

    public static TextMark Text(double x, double y, string text, double size = 10, string swatch = "black", bool bold = false)
    {
        var font = bold ? WorkSans : Literata;
        var paint = new Typesetting.Paint(new SwatchId(swatch), 1, swatch == "black" ? Overprint.Overprint : Overprint.Knockout);
        var glyphs = new List<Glyph>();
        using var blob = Blob.FromFile(FontFile(font));
        using var face = new Face(blob, 0);
        using var opened = new Font(face);
        opened.SetScale(1000, 1000);
        var pen = 0.0;
        for (var i = 0; i < text.Length; i++)
        {
            Assert.True(opened.TryGetNominalGlyph(text[i], out var glyph));
            var advance = opened.GetHorizontalGlyphAdvance(glyph) * size / 1000;
            glyphs.Add(new Glyph((ushort)glyph, Length.Pt(pen).Rounded(), Length.Zero, Length.Pt(advance).Rounded(), i));
            pen += advance;
        }

        var run = new GlyphRun(font, Length.Pt(size), 1, Dutch, paint, [.. glyphs], [new TextFor(.., new SourceRange(0, text.Length), null, null, false)]);
        var (left, baseline) = (Length.Mm(x).Rounded(), Length.Mm(y).Rounded());
        return new TextMark(new MarkId(2), Origin, null, new Rect(left, baseline - Length.Pt(size), Length.Pt(pen), Length.Pt(size * 1.3)), run, Typesetting.Matrix.Translate(left, baseline));
    }

    private static byte[] Write()
    {
        var picture = Mm(30, 40, 40, 30);
        var gradient = new GradientFill(
            false, new Point(Length.Mm(120), Length.Mm(40)), new Point(Length.Mm(180), Length.Mm(40)), [new(0, Solid("cyan", 0.2)), new(1, Solid("sea"))]);
        return Of(
            Box(Mm(-213, -3, 213, 20), "sea", 0.3),
            Text(-190, 40, "Langs de kust loopt een pad van duin naar duin."),
            Text(-190, 46, "De stad krijgt een nieuwe leeszaal aan de kade."),
            Text(-190, 60, "Groot en zwart", 24, bold: true),
            Box(Mm(-190, 80, 60, 40), "gold"),
            Text(-185, 100, "Wit op goud", 14, "paper", bold: true),
            new GroupMark(new MarkId(4), Origin, null, Mm(-190, 130, 50, 50), [Box(Mm(-190, 130, 50, 50), "cyan", 0.5)], null, 0.5, Blend.Multiply, false, false, null),
            new ImageMark(new MarkId(3), Origin, null, picture, MadeUpPictures.Colour, Placed(picture), picture, ImageIntent.Photo),
            Text(30, 90, "Bijschrift onder een beeld", 8),
            Box(Mm(120, 40, 60, 30), gradient, null),
            Box(Mm(120, 90, 60, 30), null, new Typesetting.Stroke(Solid("sea"), Length.Pt(1), LineCap.Butt, LineJoin.Mitre, 10, [], Length.Zero)),
            Text(30, 120, "Eind", 10));
    }

    private static Typesetting.Matrix Placed(Rect at) => new(at.Width.Points, 0, 0, at.Height.Points, at.X.Points, at.Y.Points);

    private static (FontFace Face, ReadOnlyMemory<byte> Bytes) Font(FontId id)
    {
        var bytes = File.ReadAllBytes(FontFile(id));
        return (new FontFace(id, Hash.Of(bytes), [], new Licence("OFL-1.1", true)), bytes);
    }

    private static string FontFile(FontId id) => Path.Combine(Theme, "fonts", $"{id.Value}.ttf");
}
