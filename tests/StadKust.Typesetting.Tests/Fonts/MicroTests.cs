namespace StadKust.Typesetting.Tests;

/// <summary>Small things of type, by the glyphs the house faces really give.</summary>
public class MicroTests
{
    [Fact]
    public void Small_capitals_are_glyphs_of_their_own_at_the_same_size()
    {
        var plain = Ids("leiden");
        var small = Ids("leiden", "smcp");

        Assert.Equal(plain.Length, small.Length);
        Assert.All(plain.Zip(small), p => Assert.NotEqual(p.First, p.Second));
        Assert.DoesNotContain((ushort)0, small);
        Assert.NotEqual(Ids("LEIDEN"), small);
    }

    [Fact]
    public void Capitals_become_small_ones_too_when_asked() => Assert.Equal(Ids("leiden", "smcp"), Ids("LEIDEN", "c2sc"));

    [Fact]
    public void Figures_of_tables_have_one_width_and_those_of_texts_have_not()
    {
        Assert.Single(Shaped("0123456789", Given.Literata, "tnum").Advances.Distinct());
        Assert.True(Shaped("0123456789", Given.Literata, "pnum").Advances.Distinct().Count() > 1);
        Assert.NotEqual(Ids("1574", "lnum"), Ids("1574", "onum"));
    }

    [Theory]
    [InlineData("1/2")]
    [InlineData("3/4")]
    [InlineData("11/12")]
    [InlineData("(1/3")]
    public void A_fraction_is_set_as_one(string text) => Assert.NotEqual(Ids(text), Ids(text, "frac"));

    [Theory]
    [InlineData("24/7")]
    [InlineData("12/5/2027")]
    [InlineData("a1/2")]
    [InlineData("2026/2027")]
    [InlineData("071/512")]
    [InlineData("0/4")]
    public void What_only_looks_like_a_fraction_stays(string text) => Assert.Equal(Ids(text), Ids(text, "frac"));

    [Fact]
    public void Superior_figures_are_raised_by_the_font_and_never_missing()
    {
        using var fonts = new FontBook(Given.Fonts);
        var shaped = fonts.Shaper(Given.WorkSans, [], Given.Dutch).Shape("m⁴⁵");

        Assert.False(shaped.Lacks);
        Assert.NotEqual(fonts.Shaper(Given.WorkSans, [], Given.Dutch).Shape("m45").Ids, shaped.Ids);
        Assert.Equal([0, 1, 2], shaped.Clusters);
    }

    [Fact]
    public void Kerning_and_ligatures_are_those_of_the_font()
    {
        Assert.True(Shaped("fi", Given.Literata).Count == 1 || Ids("fi")[0] != Ids("f")[0]);
        Assert.True(Shaped("Te", Given.Literata).Width < Shaped("Te", Given.Literata, "-kern").Width);
    }

    private static ushort[] Ids(string text, params string[] features) => Shaped(text, Given.Literata, features).Ids;

    private static ShapedWord Shaped(string text, FontId font, params string[] features)
    {
        using var fonts = new FontBook(Given.Fonts);
        return fonts.Shaper(font, features.Select(f => new Feature(f.TrimStart('-'), f[0] == '-' ? 0 : 1)).ToValueList(), Given.Dutch).Shape(text);
    }
}
