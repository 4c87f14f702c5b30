using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>An illegal file cannot be written: the call throws and says which mark and which rule.</summary>
public sealed class RefusalTests
{
    private static readonly Rect Patch = Given.Mm(20, 20, 50, 50);

    public static TheoryData<string, Mark[]> Forbidden => new()
    {
        { "rich black", [Given.Text(20, 20, "tekst", paint: Given.Solid("rich-black"))] },
        { "rich black", [Given.Box(Patch, null, Given.Line(Given.Solid("rich-black"), 1))] },
        { "limit of 300 %", [Given.Box(Patch, Given.Solid("flood"))] },
        { "only full black alone may overprint", [Given.Box(Patch, new Paint(new("sea"), 1, Overprint.Overprint))] },
        { "only full black alone may overprint", [Given.Box(Patch, new Paint(new("paper"), 1, Overprint.Overprint))] },
        { "only full black alone may overprint", [Given.Box(Patch, new Paint(new("black"), 0.5, Overprint.Overprint))] },
        { "cyan, magenta, yellow and black only", [Given.Box(Patch, Given.Solid("all"))] },
        { "cyan, magenta, yellow and black only", [Given.Box(Patch, Given.Solid("pantone"))] },
        { "not between 0 and 1", [Given.Box(Patch, Given.Solid("sea", 1.2))] },
        { "not between 0 and 1", [Given.Box(Patch, Given.Solid("sea", double.NaN))] },
        { "no swatch 'mauve'", [Given.Box(Patch, Given.Solid("mauve"))] },
        { "without width", [Given.Box(Patch, null, Given.Line(Given.Solid("sea"), 0))] },
        { "without stops", [Given.Box(Patch, new GradientFill(false, default, default, []))] },
        { "no glyph", [WithGlyph(0)] },
        { "no glyph", [WithGlyph(60_000)] },
        { "size 0 pt", [Given.Text(20, 20, "tekst", size: 0)] },
        { "deeper than", [Nested(40)] },
    };

    public static TheoryData<string, string> BrokenPictures => new()
    {
        { "rgb", "3 components" },
        { "short", "15 bytes" },
        { "no-jpeg", "is none" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void What_print_forbids_is_refused_with_its_reason(string reason, Mark[] marks)
    {
        var refused = Assert.Throws<ArgumentException>(() => SavedPdf.Written(Given.Document(marks)));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BrokenPictures))]
    public void A_picture_of_the_wrong_kind_is_refused_by_name(string picture, string reason)
    {
        var refused = Assert.Throws<InvalidDataException>(() => SavedPdf.Written(Given.Document(Given.Picture(Patch, picture))));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains(TestRenditions.Named(picture).Hex, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is not a TrueType font", false, 0)]
    [InlineData("ends inside", true, 40)]
    [InlineData("ends inside", true, 100_000)]
    public void A_file_that_is_no_font_is_refused_by_name(string reason, bool real, int length)
    {
        var (face, bytes) = Given.Font(Given.Literata);
        var broken = new FontSet([(face, real ? bytes[..length] : "Dit is geen lettertype."u8.ToArray())]);

        var refused = Assert.Throws<InvalidDataException>(() => SavedPdf.Written(Given.Document(Given.Text(20, 20, "a")) with { Fonts = broken }));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Literata_400Regular", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_whose_licence_forbids_embedding_is_refused()
    {
        var (face, bytes) = Given.Font(Given.Literata);
        var fonts = new FontSet([(face with { Licence = new Licence("LicenseRef-Desktop", false) }, bytes)]);

        var refused = Assert.Throws<InvalidDataException>(() => SavedPdf.Written(Given.Document(Given.Text(20, 20, "a")) with { Fonts = fonts }));

        Assert.Contains("LicenseRef-Desktop", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_not_there_is_refused()
    {
        var stop = TestContext.Current.CancellationToken;

        Assert.Throws<ArgumentException>(() => PrintPdf.Write(new MemoryStream(), Given.Document(Given.Facing()), [new PageIndex(9)], stop));
        Assert.Throws<ArgumentException>(() => PrintPdf.Write(new MemoryStream(), Given.Document(Given.Facing()), [], stop));
        Assert.Throws<ArgumentException>(() => SavedPdf.Written(Given.Document(Given.Facing(), Given.Facing())));
    }

    [Fact]
    public void A_run_that_is_stopped_writes_no_pages()
    {
        using var stream = new MemoryStream();

        Assert.Throws<OperationCanceledException>(() => PrintPdf.Write(stream, Given.Document(Given.Spread()), new CancellationToken(canceled: true)));
    }

    private static TextMark WithGlyph(ushort glyph)
    {
        var mark = Given.Text(20, 20, "a");
        return mark with { Run = mark.Run with { Glyphs = [mark.Run.Glyphs[0] with { Id = glyph }] } };
    }

    private static Mark Nested(int depth) =>
        depth == 0 ? Given.Box(Patch, Given.Solid("sea")) : Given.Group(Patch, [Nested(depth - 1)]);
}
