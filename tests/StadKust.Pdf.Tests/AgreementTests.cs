using SkiaSharp;
using StadKust.Preview;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>The print file and the picture of the same spread show the same page.</summary>
public sealed class AgreementTests
{
    private const int Dpi = 200;

    // Twenty pixels, so that both pictures lie on the same raster.
    private static readonly PageFormat Format = Given.Format with { Bleed = Edges.All(Length.Pt(7.2)) };

    [Fact]
    public void Print_file_and_picture_agree_on_every_square_of_a_millimetre_and_a_half()
    {
        var hole = new ClipPath([.. Segment.Rectangle(Given.Mm(150, 100, 40, 40)), .. Segment.Rectangle(Given.Mm(160, 110, 20, 20))], FillRule.EvenOdd);
        var spread = Given.Spread(
            Given.Box(Given.Mm(0, 0, 210, 30), Given.Solid("sea")),
            Given.Text(20, 20, "Küste & Kultur", Given.WorkSans, 36, Given.Solid("paper")),
            Given.Text(20, 50, "De stad krijgt een nieuwe leeszaal aan de kade.", size: 24, paint: Given.Solid("black")),
            Given.Text(20, 62, "Smaller gezet: open vanaf mei.", size: 24, scaleX: 0.7, paint: Given.Solid("tulip")),
            Turned(Given.Text(0, 0, "gedraaid", Given.WorkSans, 30, Given.Solid("black")), 190, 180),
            Given.Box(Given.Mm(20, 80, 50, 30), new SolidFill(Given.Solid("gold")), Given.Line(Given.Solid("black"), 4)),
            Given.Box(Given.Mm(20, 120, 90, 30), null, Given.Line(Given.Solid("tulip"), 5) with { Dashes = [Length.Pt(12), Length.Pt(7)], Cap = LineCap.Round, Join = LineJoin.Round }),
            Given.Picture(Given.Mm(80, 80, 60, 30), "halves") with { Crop = Given.Mm(90, 85, 45, 20) },
            Given.Group(Given.Mm(150, 100, 40, 40), [Given.Box(Given.Mm(140, 90, 60, 60), Given.Solid("sea"))], clip: hole));
        var sheet = Sheet(spread);
        using var pdf = new SavedPdf(sheet);
        var printed = new Raster(pdf, 1, Dpi);

        using var drawn = SKBitmap.Decode(PagePicture.Png(spread, Screen(), Dpi / 72.0, null, TestContext.Current.CancellationToken));

        Assert.All(Squares(drawn.Width, drawn.Height), square =>
        {
            var (a, b) = (Mean(square, (x, y) => printed[x + 20, y + 20]), Mean(square, (x, y) => (drawn.GetPixel(x, y).Red, drawn.GetPixel(x, y).Green, drawn.GetPixel(x, y).Blue)));

            // Antialiasing differs by a part of a pixel along edges; a letter out of place differs by more than 60.
            Assert.True(Math.Abs(a.R - b.R) < 32 && Math.Abs(a.G - b.G) < 32 && Math.Abs(a.B - b.B) < 32, $"{square}: printed {a}, drawn {b}");
        });
    }

    private static PrintDocument Sheet(SetSpread spread) => Given.Document(spread) with { Format = Format };

    /// <summary>The palette as poppler shows it, read off a sheet of patches, so that only places are compared.</summary>
    private static PreviewDocument Screen()
    {
        var swatches = Given.Palette.Swatches.Where(s => s.Id.Name is "black" or "paper" or "sea" or "tulip" or "gold").ToList();
        var marks = swatches.Select((s, i) => (Mark)Given.Box(Given.Mm(20, 20 * (i + 1), 20, 20), Given.Solid(s.Id.Name)));
        using var pdf = new SavedPdf(Sheet(Given.Spread([.. marks, Given.Picture(Given.Mm(60, 20, 40, 20), "halves")])));
        var patches = new Raster(pdf, 1, Dpi);
        Rgb At(double x, double y)
        {
            var (r, g, b) = patches[(int)(x / 25.4 * Dpi) + 20, (int)(y / 25.4 * Dpi) + 20];
            return new Rgb(r, g, b);
        }

        var palette = new Palette([.. swatches.Select((s, i) => s with { Screen = At(30, (20 * (i + 1)) + 10) })]);
        return new PreviewDocument(Format, Given.Fonts, palette, new TestRenditions { Halves = (At(70, 30), At(90, 30)) });
    }

    // A quarter turn to the left around its own beginning.
    private static TextMark Turned(TextMark text, double x, double y) =>
        text with { Place = new Matrix(0, -1, 1, 0, Length.Mm(x).Points, Length.Mm(y).Points) };

    private static IEnumerable<(int X, int Y)> Squares(int width, int height) =>
        from y in Enumerable.Range(0, height / 12) from x in Enumerable.Range(0, width / 12) select (x * 12, y * 12);

    private static (double R, double G, double B) Mean((int X, int Y) square, Func<int, int, (byte R, byte G, byte B)> pixel)
    {
        var (r, g, b) = (0, 0, 0);
        for (var i = 0; i < 144; i++)
        {
            var p = pixel(square.X + (i % 12), square.Y + (i / 12));
            (r, g, b) = (r + p.R, g + p.G, b + p.B);
        }

        return (r / 144.0, g / 144.0, b / 144.0);
    }
}
