using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview.Tests;

/// <summary>One approved picture for each kind of mark, beside this file. UPDATE_GOLDEN=1 accepts new ones.</summary>
public sealed class GoldenTests
{
    private const double TwoPixelsPerPoint = 2;
    private static readonly Rect Patch = Given.Mm(10, 8, 40, 24);

    public static TheoryData<string, Mark[]> Kinds => new()
    {
        { "text", [Given.Text(5, 18, "Küste & Kultur", 20, Given.Solid("black")), Given.Text(5, 30, "smaller, 80 % wide", 12, Given.Solid("tulip"), scaleX: 0.8)] },
        { "path", [Curve(), Given.Box(Given.Mm(34, 8, 16, 24), null, Dashed())] },
        { "gradient", [Given.Box(Given.Mm(5, 8, 22, 24), Gradient(false)), Given.Box(Given.Mm(32, 8, 22, 24), Gradient(true))] },
        { "picture", [Given.Picture(Patch, "halves"), Given.Picture(Given.Mm(20, 14, 8, 12), "grey")] },
        { "group", [Given.Picture(Patch, "halves"), Given.Group(Patch, [Given.Text(8, 24, "Hafen", 36, Given.Solid("paper")), Given.Box(Given.Mm(30, 4, 10, 30), Given.Solid("gold"))], opacity: 0.7)] },
        { "advert", [Given.Advert(Patch)] },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Mark_looks_as_approved(string kind, Mark[] marks)
    {
        var golden = Path.Combine(Given.Here(), "Goldens", $"{kind}.png");
        var page = Given.Page(marks);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllBytes(golden, PagePicture.Png(page, Given.Document, TwoPixelsPerPoint, null, TestContext.Current.CancellationToken));
        }

        using var approved = SKBitmap.Decode(golden);
        using var drawn = PagePicture.Pixels(page, Given.Document, TwoPixelsPerPoint, null, Look.Screen, TestContext.Current.CancellationToken);

        Assert.Equal((approved.Width, approved.Height), (drawn.Width, drawn.Height));
        for (var y = 0; y < drawn.Height; y++)
        {
            for (var x = 0; x < drawn.Width; x++)
            {
                // Skia rounds in other places on processors with other vector units: two steps of 255 are let pass.
                var (a, b) = (approved.GetPixel(x, y), drawn.GetPixel(x, y));
                Assert.True(Math.Abs(a.Red - b.Red) <= 2 && Math.Abs(a.Green - b.Green) <= 2 && Math.Abs(a.Blue - b.Blue) <= 2, $"pixel {x},{y}: {a} became {b}");
            }
        }
    }

    private static PathMark Curve()
    {
        var (left, right) = (new Point(Length.Mm(8), Length.Mm(30)), new Point(Length.Mm(28), Length.Mm(30)));
        ValueList<Segment> path =
        [
            Segment.Move(left), Segment.Curve(new Point(Length.Mm(8), Length.Mm(2)), new Point(Length.Mm(28), Length.Mm(2)), right), Segment.Close(),
        ];
        return Given.Box(Patch, Given.Solid("sea")) with { Path = path, Stroke = Stroke(2, []) };
    }

    private static Stroke Dashed() => Stroke(3, [Length.Pt(6), Length.Pt(4), Length.Pt(1)]);

    private static Stroke Stroke(double width, ValueList<Length> dashes) =>
        new(Given.Solid("tulip"), Length.Pt(width), LineCap.Round, LineJoin.Round, 4, dashes, Length.Zero);

    private static GradientFill Gradient(bool radial) => new(
        radial, new Point(Length.Mm(radial ? 43 : 5), Length.Mm(20)), new Point(Length.Mm(radial ? 54 : 27), Length.Mm(20)),
        [new(0, Given.Solid("gold")), new(0.5, Given.Solid("tulip")), new(1, Given.Solid("sea"))]);
}
