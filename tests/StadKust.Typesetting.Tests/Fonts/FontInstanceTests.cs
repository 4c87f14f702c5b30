namespace StadKust.Typesetting.Tests;

public class FontInstanceTests
{
    [Theory]
    [InlineData(100, 0.5)]
    [InlineData(150, 0.75)]
    [InlineData(200, 1)]
    [InlineData(900, 1)]
    public void A_variable_font_is_shaped_as_the_instance_it_is_pinned_to(double wdth, double advance)
    {
        var id = new FontId("variable");
        var set = new FontSet([(new FontFace(id, new Hash("aa"), [new Axis("wdth", wdth)], new Licence("OFL-1.1", true)), VariableFont.Bytes())]);
        using var fonts = new FontBook(set);

        Assert.False(FontInstance.IsVariable(set.Bytes(id).Span));
        Assert.All(fonts.Shaper(id, [], Given.Dutch).Shape("Haven").Advances, a => Assert.Equal(advance, a, 3));
    }

    [Fact]
    public void Without_an_instance_it_stands_at_its_defaults()
    {
        var id = new FontId("variable");
        var set = new FontSet([(new FontFace(id, new Hash("aa"), [], new Licence("OFL-1.1", true)), VariableFont.Bytes())]);

        Assert.False(FontInstance.IsVariable(set.Bytes(id).Span));
    }

    [Fact]
    public void An_axis_the_font_does_not_have_is_named()
    {
        var wrong = Assert.Throws<InvalidDataException>(() => FontInstance.Of(VariableFont.Bytes(), [new Axis("wght", 600)], "Proef"));

        Assert.Equal("Font 'Proef' has no axis 'wght'.", wrong.Message);
        Assert.Throws<InvalidDataException>(() => FontInstance.Of(OneWidthFont.Bytes(), [], "Vast"));
    }
}
