namespace StadKust.Typesetting.Tests;

public class SettingMetricsTests
{
    [Fact]
    public void Hyphens_are_counted_per_hundred_lines() =>
        Assert.Equal(25, SettingMetrics.Of([Story(Line(hyphen: true), Line(), Line(), Line(last: true))]).HyphensPer100);

    [Fact]
    public void Three_hyphens_in_a_row_are_a_ladder_and_four_are_still_one()
    {
        var hyphen = Line(hyphen: true);

        Assert.Equal(0, SettingMetrics.Of([Story(hyphen, hyphen, Line(last: true))]).Ladders);
        Assert.Equal(1, SettingMetrics.Of([Story(hyphen, hyphen, hyphen, Line(last: true))]).Ladders);
        Assert.Equal(1, SettingMetrics.Of([Story(hyphen, hyphen, hyphen, hyphen, Line(last: true))]).Ladders);
    }

    [Fact]
    public void Wide_lines_are_those_above_133_per_cent_and_last_lines_do_not_count()
    {
        var metrics = SettingMetrics.Of([Story(Line(space: 1.34), Line(space: 1.33), Line(space: 0.9), Line(space: 1.1), Line(space: 2, last: true))]);

        Assert.Equal((25, 0.9, 1.34), (metrics.WideLines, metrics.Tightest, metrics.Loosest));
    }

    [Fact]
    public void A_last_line_alone_at_the_head_of_a_column_is_a_widow() =>
        Assert.Equal((1, 0), Alone(Story(Line(first: true), Line(), Line(last: true, column: 1))));

    [Fact]
    public void A_first_line_alone_at_the_foot_of_a_column_is_an_orphan() =>
        Assert.Equal((0, 1), Alone(Story(Line(first: true), Line(column: 1), Line(last: true, column: 1))));

    [Fact]
    public void Overset_characters_and_overfull_lines_are_added_up()
    {
        var story = Story(Line(overfull: true), Line(last: true)) with { Rest = [new Overset(new("p"), new SourceRange(10, 25), 1)] };

        var metrics = SettingMetrics.Of([story, story]);

        Assert.Equal((30, 2), (metrics.OversetCharacters, metrics.Overfull));
    }

    [Fact]
    public void Nothing_set_has_calm_numbers() => Assert.Equal((0, 0.0, 1.0), (SettingMetrics.Of([]).Lines, SettingMetrics.Of([]).HyphensPer100, SettingMetrics.Of([]).Loosest));

    private static (int Widows, int Orphans) Alone(SetStory story) => (SettingMetrics.Of([story]).Widows, SettingMetrics.Of([story]).Orphans);

    private static SetStory Story(params SetLine[] lines) => new(new("s"), lines.ToValueList(), [], []);

    private static SetLine Line(
        bool hyphen = false, double space = 1.1, bool first = false, bool last = false, bool overfull = false, int column = 0) => new(
        new("p"), new SourceRange(0, 10), default, Length.Pt(100), new LineFacts(last ? 0 : 0.5, space, hyphen, false, overfull, first, last, true) { Column = column }, []);
}
