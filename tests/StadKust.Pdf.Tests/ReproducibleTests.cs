using System.Globalization;
using CsCheck;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>Equal documents give equal bytes, on any machine and in any culture; other pages give other identifiers.</summary>
public sealed class ReproducibleTests
{
    private static readonly Gen<double> Millimetres = Gen.Double[-30, 300];

    private static readonly Gen<Paint> Paints = Gen.Select(Name("sea", "tulip", "gold", "paper", "black"), Gen.Double[0, 1]).Select(Given.Solid);

    private static readonly Gen<Rect> Rects =
        Gen.Select(Millimetres, Millimetres, Gen.Double[0, 200], Gen.Double[0, 200]).Select((x, y, w, h) => Given.Mm(x, y, w, h));

    private static readonly Gen<Fill> Fills = Gen.OneOf(
        Paints.Select(p => (Fill)new SolidFill(p)),
        Gen.Select(Gen.Bool, Rects, Gen.Select(Gen.Double[-0.5, 1.5], Paints).Array[1, 5]).Select((radial, r, stops) =>
            (Fill)new GradientFill(radial, new Point(r.X, r.Y), new Point(r.Right, r.Bottom), [.. stops.Select(s => new GradientStop(s.Item1, s.Item2))])));

    private static readonly Gen<Mark> Leaves = Gen.OneOf(
        Gen.Select(Rects, Fills, Paints, Gen.Double[0.1, 20], Gen.Double[0, 9].Array[0, 3]).Select((r, fill, line, width, dashes) => (Mark)Given.Box(
            r, fill, width < 5 ? Given.Line(line, width) with { Dashes = [.. dashes.Select(Length.Pt)] } : null)),
        Gen.Select(Millimetres, Millimetres, Gen.String[Gen.Char["aàbcdeéfghijkß –“”€0123456789"], 0, 40], Gen.Double[1, 90], Paints, Gen.Double[0.5, 2])
            .Select((x, y, text, size, paint, scale) => (Mark)Given.Text(x, y, text, size: size, paint: paint, scaleX: scale)),
        Gen.Select(Rects, Name("halves", "jpeg", "grey")).Select((r, name) => (Mark)Given.Picture(r, name)));

    private static readonly Gen<Mark> Marks = Gen.Recursive<Mark>((depth, inner) => depth > 3 ? Leaves : Gen.Frequency(
        (5, Leaves),
        (1, Gen.Select(Rects, inner.Array[0, 4], Gen.Double[0, 1], Gen.Enum<Blend>(), Gen.Bool, Gen.Int[0, 3]).Select((r, marks, opacity, blend, flag, kind) => (Mark)Given.Group(
            r, marks, kind == 0 ? opacity : 1, kind == 1 ? blend : Blend.Normal,
            flag ? new ClipPath(Segment.Rectangle(r), FillRule.EvenOdd) : null,
            kind == 2 ? new SoftMask([Given.Box(r, Given.Solid("paper", opacity))], flag) : null, flag)))));

    private static Gen<string> Name(params string[] names) => Gen.Int[0, names.Length - 1].Select(i => names[i]);

    [Fact]
    public void Any_marks_give_a_sound_file_and_the_same_bytes_twice() =>
        Marks.Array[0, 12].Sample(
            marks =>
            {
                var document = Given.Document(Given.Facing(marks));
                using var pdf = new SavedPdf(SavedPdf.Written(document));
                Assert.Equal(pdf.Bytes, SavedPdf.Written(document));
                Tool.Quiet("qpdf", "--check", pdf.Path);
                Tool.Quiet("mutool", "draw", "-N", "-q", "-r", "10", "-o", pdf.Beside("page%d.png"), pdf.Path);
            },
            iter: 40,
            threads: 1);

    [Fact]
    public void Bytes_do_not_depend_on_the_culture_of_the_machine()
    {
        var here = SavedPdf.Written(RulesTests.Everything());
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Decimal comma, and a minus sign that is not the hyphen of ASCII.
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            Assert.Equal(here, SavedPdf.Written(RulesTests.Everything()));
            CultureInfo.CurrentCulture = new CultureInfo("ar-SA");
            Assert.Equal(here, SavedPdf.Written(RulesTests.Everything()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void One_letter_changes_the_identifier_and_the_title_alone_does_too()
    {
        static string Id(PrintDocument document) => System.Text.Encoding.Latin1.GetString(SavedPdf.Written(document)).Split("/ID [<")[1][..32];
        var document = Given.Document(Given.Text(20, 30, "kade"));

        Assert.Equal(Id(document), Id(Given.Document(Given.Text(20, 30, "kade"))));
        Assert.NotEqual(Id(document), Id(Given.Document(Given.Text(20, 30, "kaden"))));
        Assert.NotEqual(Id(document), Id(document with { Title = document.Title with { Title = "Ander" } }));
    }
}
