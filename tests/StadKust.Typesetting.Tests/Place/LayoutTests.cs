namespace StadKust.Typesetting.Tests;

public class LayoutTests
{
    [Fact]
    public void A_style_takes_what_it_does_not_say_from_the_one_it_is_based_on()
    {
        var quote = Given.Style("quote") with
        {
            BasedOn = new StyleName("body"),
            Text = new CharacterStyle(new("own"), null, null, Length.Pt(14), null, [new Feature("onum", 0)], null),
        };
        var body = Given.Style() with { Text = Given.Character(Given.OneWidth) with { Features = [new Feature("onum", 1), new Feature("liga", 1)] } };

        var text = Given.Layout([body, quote], Given.Frame()).Paragraph(new("quote"))!.Text;

        Assert.Equal((Given.OneWidth, Length.Pt(14), new SwatchId("black")), (text.Font!.Value, text.Size!.Value, text.Colour!.Value));
        Assert.Equal([new Feature("liga", 1), new Feature("onum", 0)], text.Features);
    }

    [Fact]
    public void All_faults_of_a_layout_are_reported_together()
    {
        var circle = Given.Style("circle") with { BasedOn = new StyleName("circle") };
        var lost = Given.Style("lost") with { BasedOn = new StyleName("nowhere"), Background = new SwatchId("pink") };
        var frame = Given.Frame(next: "void");

        var wrong = Assert.Throws<ArgumentException>(() => Given.Layout([circle, lost], frame));

        Assert.Contains("'circle' is based on itself", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("'nowhere'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("'pink'", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("'void'", wrong.Message, StringComparison.Ordinal);
    }
}
