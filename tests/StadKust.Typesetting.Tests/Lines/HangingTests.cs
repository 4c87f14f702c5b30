namespace StadKust.Typesetting.Tests;

/// <summary>Both edges of a justified column: signs hang out by their share of their own width.</summary>
public class HangingTests
{
    private const double Tolerance = 0.05;

    private static readonly ParagraphStyle Body = Given.Style("body", Given.Literata) with
    {
        Align = Align.Justified,
        Spaces = SpaceLimits.Magazine,
        Hyphens = Hyphens.Magazine,
    };

    [Theory]
    [InlineData('-', 0.7)]
    [InlineData('.', 0.7)]
    [InlineData(',', 0.7)]
    [InlineData('’', 0.6)]
    [InlineData(':', 0.3)]
    public void A_sign_at_the_end_of_a_line_hangs_out_by_its_share(char sign, double share)
    {
        var mark = sign == '-' ? "" : $"{sign}";
        var text = string.Join(' ', Enumerable.Range(0, 300).Select(i => new[] { "wandeling", "haven", "verantwoordelijk", "stad", "water" }[i * 7 % 5] + (i % 2 == 0 ? mark : "")));
        var seen = 0;
        foreach (var (_, right, line) in Edges(text))
        {
            if (line.Facts.IsLast || line.Facts.IsOverfull || PageText.Printed(line.Runs[^1])[^1] != sign)
                continue;
            seen++;
            Assert.InRange(right - 200 - (share * line.Runs[^1].Glyphs[^1].Advance.Points), -Tolerance, Tolerance);
        }

        Assert.True(seen >= 3, $"{seen} lines end in {sign}");
    }

    [Fact]
    public void A_line_without_such_a_sign_ends_at_the_edge()
    {
        foreach (var (left, right, line) in Edges(string.Join(' ', Enumerable.Repeat("huis aan zee", 120))).Where(e => !e.Line.Facts.IsLast && !e.Line.Facts.EndsInHyphen))
        {
            Assert.Equal(0, left, 2);
            Assert.InRange(right, 200 - Tolerance, 200 + Tolerance);
            Assert.NotNull(line);
        }
    }

    [Fact]
    public void A_quotation_mark_at_the_head_of_a_line_hangs_out_by_six_tenths()
    {
        var seen = 0;
        foreach (var (left, _, line) in Edges(string.Join(' ', Enumerable.Repeat("‘stad’ ‘haven’ ‘zee’ ‘water’", 60))))
        {
            if (PageText.Printed(line.Runs[0])[0] != '‘' || line.Facts.IsLast)
                continue;
            seen++;
            Assert.InRange(-left - (0.6 * line.Runs[0].Glyphs[0].Advance.Points), -Tolerance, Tolerance + 0.1);
        }

        Assert.True(seen > 5);
    }

    [Fact]
    public void Ragged_lines_do_not_hang()
    {
        var text = string.Join(' ', Enumerable.Repeat("stad, haven, zee,", 60));

        Assert.All(Edges(text, Body with { Align = Align.Left }), e => Assert.InRange(e.Right, 0, 200 + Tolerance));
    }

    [Fact]
    public void A_headline_line_never_ends_in_an_article_and_has_no_hyphen()
    {
        var head = Given.Style("head", Given.Literata) with { Role = Role.H1, Hyphens = Hyphens.None };
        foreach (var text in (string[])["Een dag aan de zee en in de stad met het water", "Van de oude haven naar de vuurtoren op het duin", "De weg van de stad naar de zee langs het kanaal"])
        {
            foreach (var (_, _, line) in Edges(text, head, 110).Where(e => !e.Line.Facts.IsLast))
            {
                Assert.False(line.Facts.EndsInHyphen);
                Assert.DoesNotMatch(@"(^|\s)(de|het|een|en|in|op|van)$", string.Concat(line.Runs.Select(PageText.Printed)).TrimEnd());
            }
        }
    }

    [Fact]
    public void A_caption_has_at_most_two_hyphens()
    {
        const string Text = "Wandelaars bewonderen de bloembollenvelden buiten Voorschoten, waar vrijwilligers iedere zaterdagochtend vertellen over molenaars en waterhuishouding, over tentoonstellingen en over de geschiedenis van de landgoederen.";
        var caption = Body with { Name = new StyleName("caption"), Role = Role.Caption, Hyphens = new Hyphens(true, 3, 3, 3, 2) };

        Assert.True(Edges(Text, caption with { Hyphens = caption.Hyphens with { MostInParagraph = int.MaxValue } }, 110).Count(e => e.Line.Facts.EndsInHyphen) > 2);
        Assert.InRange(Edges(Text, caption, 110).Count(e => e.Line.Facts.EndsInHyphen), 0, 2);
    }

    // Left and right end of the ink box of each line, from the left edge of its column.
    private static IEnumerable<(double Left, double Right, SetLine Line)> Edges(string text, ParagraphStyle? style = null, double width = 200)
    {
        style ??= Body;
        var frame = new Frame(
            new FrameName("body"), new Shape(new Rect(Length.Zero, Length.Zero, Length.Pt(width), Length.Pt(700))), 1, Length.Zero, Accepts.Text, null, Wrap.None, 0);
        var result = Given.SetStory(Given.Layout([style], frame), Given.Story("s", Given.Paragraph(text, style.Name.Name)));
        var marks = Given.Texts(result).ToLookup(m => Math.Round(m.Place.F, 3));
        foreach (var line in result.Stories[0].Lines)
        {
            var here = marks[Math.Round(line.Baseline.Y.Points, 3)].ToList();
            yield return (here.Min(m => m.Place.E + m.Run.Glyphs[0].X.Points), here.Max(m => m.Place.E + (m.Run.Glyphs[^1].X + m.Run.Glyphs[^1].Advance).Points), line);
        }
    }
}
