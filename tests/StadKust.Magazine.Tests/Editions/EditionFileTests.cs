using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;

namespace StadKust.Magazine.Tests.Editions;

/// <summary>Faults in a flatplan are named with file and line.</summary>
public sealed class EditionFileTests
{
    private static readonly string Spring = Given.Theme("editions/2027-1.yaml");

    [Fact]
    public void Flatplan_of_the_spring_edition_has_no_fault()
    {
        var (edition, findings) = EditionFile.Read("2027-1", Given.House);

        Assert.Empty(findings);
        Assert.Equal(24, edition!.PageCount);
        Assert.Equal(200_000, edition.Run);
        Assert.False(edition.Condition.Confirmed);
    }

    [Theory]
    [InlineData("2030-9")]
    [InlineData("../../styles")]
    [InlineData("")]
    public void Unknown_edition_is_named_with_those_that_exist(string number)
    {
        var (edition, findings) = EditionFile.Read(number, Given.House);

        Assert.Null(edition);
        var finding = Assert.Single(findings);
        Assert.Equal("unknown-edition", finding.Code);
        Assert.Contains($"There is no edition '{number}'", finding.Message, StringComparison.Ordinal);
        Assert.Contains("2027-1", finding.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_count_that_cannot_be_folded_is_refused()
    {
        var finding = Fault(Spring[..Spring.IndexOf("  - page: 24", StringComparison.Ordinal)]);

        Assert.Equal("page-count", finding.Code);
        Assert.Contains("23 pages", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_that_is_left_out_is_named()
    {
        var finding = Fault(Spring.Replace("- page: 3\n    master: advert", "- page: 5\n    master: advert", StringComparison.Ordinal));

        Assert.Equal("page-order", finding.Code);
        Assert.Contains("Page 3 is expected, the plan goes on with page 5", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Master_for_a_right_page_does_not_fit_a_left_page()
    {
        var finding = Fault(Spring.Replace("master: contents", "master: cover", StringComparison.Ordinal), "wrong-side");

        Assert.Contains("does not fit master 'cover'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_frame_master_style_and_source_are_named_at_once()
    {
        var broken = Spring
            .Replace("      masthead:", "      masthed:", StringComparison.Ordinal)
            .Replace("master: calendar", "master: calender", StringComparison.Ordinal)
            .Replace("- cover-line: Zes", "- cover-lyne: Zes", StringComparison.Ordinal)
            .Replace("{ card: couples }", "{ card: cupels }", StringComparison.Ordinal);

        var codes = Read(broken).Findings.Select(f => f.Code).ToHashSet();

        Assert.Superset(new HashSet<string> { "unknown-frame", "unknown-master", "unknown-style", "unknown-source" }, codes);
    }

    [Fact]
    public void Focal_point_outside_the_picture_is_refused() =>
        Assert.Contains("two numbers from 0 to 1", Fault(Spring.Replace("focal: [0.5, 0.56]", "focal: [9, 0.56]", StringComparison.Ordinal)).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_finding_names_the_line()
    {
        var (_, findings) = Read(Spring.Replace("run: 200000", "run: many", StringComparison.Ordinal));

        Assert.Equal("print/editions/2027-1.yaml:7", Assert.Single(findings).Where);
    }

    private static Finding Fault(string yaml, string? code = null)
    {
        var (edition, findings) = Read(yaml);

        Assert.Null(edition);
        return code is null ? findings[0] : findings.First(f => f.Code == code);
    }

    private static (Edition? Edition, IReadOnlyList<Finding> Findings) Read(string yaml) =>
        EditionFile.Parse(YamlFile.Parse(yaml, "print/editions/2027-1.yaml"), Given.House, "print/editions/2027-1.yaml", "2027-1");
}
