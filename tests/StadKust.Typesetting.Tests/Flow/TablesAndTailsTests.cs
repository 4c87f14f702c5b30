namespace StadKust.Typesetting.Tests;

public class TablesAndTailsTests
{
    private static readonly ParagraphStyle Body = Given.Style();
    private static readonly ParagraphStyle Cell = Given.Style("cell") with
    {
        Grid = GridUse.None,
        RuleAbove = new SwatchId("black"),
        RuleBelow = new SwatchId("black"),
        RuleWeight = Length.Pt(0.5),
        Padding = Length.Pt(2),
    };

    private static readonly ParagraphStyle Head = Cell with { Name = new StyleName("head"), Background = new SwatchId("sea") };

    [Fact]
    public void Cells_of_a_row_stand_on_one_baseline_and_columns_below_each_other()
    {
        var result = SetTable("Route", "km", "Rijnroute", "22", "Bollenroute", "31");
        var lines = result.Stories[0].Lines.Where(l => l.Paragraph.Value.StartsWith('c')).ToList();

        Assert.Equal(6, lines.Count);
        Assert.Equal(3, lines.Select(l => l.Baseline.Y).Distinct().Count());
        Assert.Equal(2, lines.Where(l => l.Paragraph.Value != "c0" && l.Paragraph.Value != "c1").Select(l => l.Baseline.X).Distinct().Count());
    }

    [Fact]
    public void A_column_of_long_words_is_wider_than_one_of_numbers()
    {
        var lines = SetTable("Route", "km", "Rijnroute langs het water", "22", "Bollenroute", "31").Stories[0].Lines;

        Assert.True(lines.First(l => l.Paragraph.Value == "c2").Measure > lines.First(l => l.Paragraph.Value == "c3").Measure);
    }

    [Fact]
    public void Rows_have_a_rule_above_the_last_one_below_and_the_head_a_ground()
    {
        var paths = SetTable("Route", "km", "Rijnroute", "22", "Bollenroute", "31").Spreads[0].Marks.OfType<PathMark>().ToList();

        Assert.Equal(4, paths.Count(p => p.From.What == "rule"));
        Assert.Single(paths, p => p.From.What == "background");
        Assert.All(paths, p => Assert.Equal(150, p.Bounds.Width.Points, 2));
    }

    [Fact]
    public void A_table_is_read_as_rows_of_cells()
    {
        var article = (StructNode)SetTable("Route", "km", "Rijnroute", "22").Reading.Children.Single();
        var table = article.Children.OfType<StructNode>().Single(n => n.Role == Role.Table);

        Assert.Equal([Role.TableRow, Role.TableRow], table.Children.Cast<StructNode>().Select(r => r.Role));
        Assert.Equal([Role.TableHead, Role.TableHead, Role.TableCell, Role.TableCell],
            table.Children.Cast<StructNode>().SelectMany(r => r.Children).Cast<StructNode>().Select(c => c.Role));
    }

    [Fact]
    public void A_tail_stands_flush_right_on_the_last_line_with_leaders_between()
    {
        var line = Body with { Leader = "." };
        var result = Given.SetStory(Given.Layout([line], Given.Frame()), Given.Story("s", Given.Paragraph("Concert") with { Tail = "20.00" }));

        var tail = Given.Texts(result).Single(t => PageText.Printed(t.Run) == "20.00");
        var dots = Given.Texts(result).Where(t => PageText.Printed(t.Run) == ".").ToList();
        Assert.Equal(125, tail.Place.E, 2);
        Assert.True(dots.Count > 10);
        Assert.All(dots, d => Assert.InRange(d.Place.E, 35, 120));
        Assert.All(dots, d => Assert.Null(d.Role));
    }

    [Fact]
    public void Leaders_of_two_lines_stand_below_each_other()
    {
        var line = Body with { Leader = "." };
        var result = Given.SetStory(
            Given.Layout([line], Given.Frame()), Given.Story("s", Given.Paragraph("Concert") with { Tail = "20.00" }, Given.Paragraph("Markt op het plein") with { Tail = "9.30" }));

        var rows = Given.Texts(result).Where(t => PageText.Printed(t.Run) == ".").GroupBy(t => t.Place.F).Select(g => g.Select(t => Math.Round(t.Place.E, 2)).ToHashSet()).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Subset(rows[0], rows[1]);
    }

    [Fact]
    public void A_tail_without_room_stands_on_a_line_of_its_own()
    {
        var result = Given.SetStory(
            Given.Layout([Body], Given.Frame()), Given.Story("s", Given.Paragraph("Vijfentwintig letters staan", id: "a") with { Tail = "20.00" }, Given.Paragraph("erna", id: "b")));

        Assert.Equal(24, Given.Texts(result).Single(t => PageText.Printed(t.Run) == "20.00").Place.F, 3);
        Assert.Equal(36, result.Stories[0].Lines[^1].Baseline.Y.Points, 3);
    }

    private static SetResult SetTable(params string[] cells)
    {
        var table = new Anchored(
            new("t"), new("a"), ObjectKind.Table, null, cells.Select((c, i) => Given.Paragraph(c, i < 2 ? "head" : "cell", $"c{i}")).ToValueList(), null, null)
        { Table = new TableShape(2, 1) };
        return Given.SetStory(Given.Layout([Body, Cell, Head], Given.Frame(lines: 30)), Given.Story("s", Given.Paragraph(Given.Lines(2), id: "a")) with { Objects = [table] });
    }
}
