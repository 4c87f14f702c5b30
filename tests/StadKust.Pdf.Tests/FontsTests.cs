using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using StadKust.Pdf.Fonts;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>X15, X16: what is embedded is what was used, with the right widths and texts, under a tag of its own.</summary>
public sealed class FontsTests
{
    [Fact]
    public void Every_font_is_embedded_subset_and_has_its_own_tag()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Text(20, 30, "Literata"), Given.Text(20, 40, "Work Sans", Given.WorkSans)));

        var fonts = Tool.Quiet("pdffonts", pdf.Path).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.Equal(2, fonts.Length);
        Assert.All(fonts, f => Assert.Matches(@"^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes", f));
        Assert.NotEqual(fonts[0][..6], fonts[1][..6]);
    }

    [Fact]
    public void A_variable_font_is_embedded_as_the_instance_that_was_set()
    {
        var id = new FontId("variable");
        var fonts = new FontSet([(new FontFace(id, new Hash("aa"), [new Axis("wdth", 150)], new Licence("OFL-1.1", true)), Typesetting.Tests.VariableFont.Bytes())]);

        // Glyph 10 is H; at wdth 150 every letter is three quarters of an em wide.
        var run = new GlyphRun(
            id, Length.Pt(10), 1, Given.Dutch, Given.OverprintingBlack,
            [new Glyph(10, Length.Zero, Length.Zero, Length.Pt(7.5), 0), new Glyph(10, Length.Pt(7.5), Length.Zero, Length.Pt(7.5), 1)],
            [new TextFor(.., new SourceRange(0, 2), null, null, false)]);
        var mark = new TextMark(new MarkId(1), Given.Origin, null, Given.Mm(20, 20, 20, 5), run, Matrix.Translate(Length.Mm(20), Length.Mm(25)));
        using var pdf = new SavedPdf(Given.Document(mark) with { Fonts = fonts });

        var font = pdf.Dictionaries.Single(d => Name(d, "/Subtype") == "/CIDFontType2");
        var embedded = new SfntFile(pdf.Stream(pdf.Resolve(font.GetProperty("/FontDescriptor")).GetProperty("/FontFile2")), "embedded");
        Assert.False(embedded.IsVariable);
        Assert.Equal(750, embedded.Width(10));
        Assert.Equal(750, Widths(font.GetProperty("/W"))[10]);
        Assert.Equal("HH", pdf.Text.Trim());
    }

    [Fact]
    public void The_tag_follows_the_glyphs()
    {
        static string Tag(string text) => Regex.Match(Encoding.Latin1.GetString(SavedPdf.Written(Given.Document(Given.Text(20, 30, text)))), "/FontName /([A-Z]{6})").Groups[1].Value;

        Assert.Equal(Tag("kade"), Tag("deka"));
        Assert.NotEqual(Tag("kade"), Tag("kades"));
    }

    [Fact]
    public void Widths_equal_those_of_the_embedded_font_and_every_glyph_that_is_used_has_an_outline()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Text(20, 30, "De haven, 1574–2027: één stad.")));
        var font = pdf.Dictionaries.Single(d => Name(d, "/Subtype") == "/CIDFontType2");
        var program = pdf.Resolve(font.GetProperty("/FontDescriptor")).GetProperty("/FontFile2");

        var embedded = new SfntFile(pdf.Stream(program), "embedded");
        var widths = Widths(font.GetProperty("/W"));
        var used = Given.Run("De haven, 1574–2027: één stad.", Given.Literata, 10, Given.OverprintingBlack).Glyphs.Select(g => (int)g.Id).Distinct().ToList();

        Assert.Equal(used.Order(), widths.Keys.Order());
        Assert.All(widths, w => Assert.InRange(w.Value - embedded.Width(w.Key), -1, 1));
        Assert.Equal("/Identity", Name(font, "/CIDToGIDMap"));
        var outlines = Outlines(pdf.Stream(program));
        Assert.All(used, g => Assert.True(outlines(g) > 0 || g == used[2], $"glyph {g} has no outline"));
    }

    [Fact]
    public void Glyphs_that_were_not_used_are_not_in_the_file()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Text(20, 30, "aaa")));
        var program = pdf.Dictionaries.Single(d => Name(d, "/Type") == "/FontDescriptor").GetProperty("/FontFile2");
        var bytes = pdf.Stream(program);
        var outlines = Outlines(bytes);

        Assert.Equal(1, Enumerable.Range(0, new SfntFile(bytes, "embedded").GlyphCount).Count(g => outlines(g) > 0));
        Assert.True(bytes.Length < 10_000, $"{bytes.Length} bytes for one letter");
    }

    [Theory]
    [InlineData("Literata_300Light")]
    [InlineData("Literata_300Light_Italic")]
    [InlineData("Literata_400Regular")]
    [InlineData("Literata_400Regular_Italic")]
    [InlineData("Literata_600SemiBold")]
    [InlineData("Literata_600SemiBold_Italic")]
    [InlineData("Literata_700Bold")]
    [InlineData("Literata_900Black")]
    [InlineData("WorkSans_400Regular")]
    [InlineData("WorkSans_400Regular_Italic")]
    [InlineData("WorkSans_500Medium")]
    [InlineData("WorkSans_600SemiBold")]
    [InlineData("WorkSans_700Bold")]
    [InlineData("WorkSans_800ExtraBold")]
    public void Every_glyph_of_the_house_fonts_says_what_it_stands_for(string font)
    {
        var bytes = File.ReadAllBytes(Given.FontFile(new FontId(font)));
        var texts = new GlyphTexts(bytes);
        var count = new SfntFile(bytes, font).GlyphCount;

        var silent = Enumerable.Range(1, count - 1).Where(g => texts.For((ushort)g) is null).ToList();

        // NULL, and a few accents and ornaments that are parts of others and stand for no character.
        Assert.True(silent.Count <= 4, string.Join(' ', silent));
    }

    [Fact]
    public void Small_capitals_old_style_figures_and_ligatures_copy_as_letters()
    {
        var bytes = File.ReadAllBytes(Given.FontFile(Given.Literata));
        var texts = new GlyphTexts(bytes);
        var all = Enumerable.Range(1, new SfntFile(bytes, "Literata").GlyphCount - 1).Select(g => texts.For((ushort)g)).ToList();

        // Roman, small capital, and the figure in its four shapes.
        Assert.True(all.Count(t => t == "a") >= 2);
        Assert.True(all.Count(t => t == "4") >= 4);
        Assert.Contains("fi", all);
    }

    [Fact]
    public void Page_can_be_read_and_searched()
    {
        using var pdf = new SavedPdf(Given.Document(
            Given.Text(20, 30, "Küste & Kultur", Given.WorkSans, 24), Given.Text(20, 40, "één “citaat” – € 12,50"), Given.Text(20, 50, "schmal", scaleX: 0.9)));

        Assert.Equal(["Küste & Kultur", "één “citaat” – € 12,50", "schmal"], pdf.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Trim('\f')).Where(l => l.Length > 0));
        Assert.Contains("citaat", Tool.Quiet("mutool", "draw", "-N", "-q", "-F", "txt", pdf.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Glyphs_stand_where_typesetting_put_them_to_a_hundredth_of_a_point()
    {
        // Word spaces stretched by 3.217 pt, one letter raised, all of it at 98 % width.
        var mark = Given.Text(20, 30, "De kade is lang en de dag ook", size: 9.35, scaleX: 0.98);
        var glyphs = new List<Glyph>();
        var shift = Length.Zero;
        for (var i = 0; i < mark.Run.Glyphs.Count; i++)
        {
            var glyph = mark.Run.Glyphs[i];
            glyphs.Add(glyph with { X = (glyph.X + shift).Rounded(), Y = i == 3 ? Length.Pt(-2) : Length.Zero });
            shift += "De kade is lang en de dag ook"[i] == ' ' ? Length.Pt(3.217) : Length.Zero;
        }

        using var pdf = new SavedPdf(Given.Document(mark with { Run = mark.Run with { Glyphs = [.. glyphs] } }));
        using var pig = UglyToad.PdfPig.PdfDocument.Open(pdf.Bytes);
        var letters = pig.GetPage(1).Letters;

        Assert.Equal(glyphs.Count, letters.Count);
        var origin = Length.Mm(20).Points + Length.Mm(3).Points;
        Assert.All(letters.Zip(glyphs), p => Assert.InRange(p.First.StartBaseLine.X - origin - p.Second.X.Points, -0.01, 0.01));
        Assert.Equal(2, letters[3].StartBaseLine.Y - letters[2].StartBaseLine.Y, 0.01);
    }

    private static string? Name(JsonElement dict, string key) => dict.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Dictionary<int, double> Widths(JsonElement w)
    {
        var widths = new Dictionary<int, double>();
        var items = w.EnumerateArray().ToList();
        for (var i = 0; i < items.Count; i += 2)
        {
            var glyph = items[i].GetInt32();
            foreach (var width in items[i + 1].EnumerateArray())
            {
                widths[glyph++] = width.GetDouble();
            }
        }

        return widths;
    }

    /// <summary>Length in bytes of each glyph's outline, from the tables loca and head.</summary>
    private static Func<int, long> Outlines(byte[] font)
    {
        int Table(string tag)
        {
            for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4)); i++)
            {
                if (Encoding.ASCII.GetString(font, 12 + (16 * i), 4) == tag)
                {
                    return (int)BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(20 + (16 * i)));
                }
            }

            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"no table {tag}"));
        }

        var (loca, wide) = (Table("loca"), BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(Table("head") + 50)) == 1);
        long At(int glyph) => wide
            ? BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(loca + (4 * glyph)))
            : BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(loca + (2 * glyph))) * 2;
        return glyph => At(glyph + 1) - At(glyph);
    }
}
