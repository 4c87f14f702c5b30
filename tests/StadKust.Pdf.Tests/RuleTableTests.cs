using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace StadKust.Pdf.Tests;

/// <summary>PDF_X4.md tells the truth: each rule from X01 to X30 has a row, and each test it names is there.</summary>
public sealed class RuleTableTests
{
    private static readonly string Table = Read("PDF_X4.md");

    [Fact]
    public void Every_rule_from_X01_to_X30_has_a_row()
    {
        var covered = Regex.Matches(Table, @"^\| X(\d\d)(?:–X(\d\d))? \|", RegexOptions.Multiline).SelectMany(m =>
        {
            var from = int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture);
            var to = m.Groups[2].Success ? int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) : from;
            return Enumerable.Range(from, to - from + 1);
        });

        Assert.Equal(Enumerable.Range(1, 30), covered);
    }

    [Fact]
    public void Every_clause_from_U01_to_U19_has_a_row()
    {
        var rows = Rows("PDF_UA1.md").Select(r => r.Rule);

        Assert.Equal(Enumerable.Range(1, 19).Select(n => $"U{n:00}"), rows);
    }

    [Theory]
    [InlineData("PDF_X4.md")]
    [InlineData("PDF_UA1.md")]
    public void Every_row_names_a_test_that_exists(string file) =>
        Assert.Empty(Rows(file).Where(r => !Named(r.Tests).Any(Tests.Contains)).Select(r => r.Rule));

    [Theory]
    [InlineData("PDF_X4.md")]
    [InlineData("PDF_UA1.md")]
    public void Every_test_the_table_names_exists(string file)
    {
        var named = Named(Read(file)).ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(Tests));
    }

    private static HashSet<string> Tests { get; } = typeof(RuleTableTests).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods())
        .Where(m => m.GetCustomAttributes().Any(a => a is FactAttribute))
        .Select(m => m.Name)
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Named(string text) => Regex.Matches(text, "`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`").Select(m => m.Groups[1].Value).Distinct();

    // The last column holds the tests.
    private static IEnumerable<(string Rule, string Tests)> Rows(string file) =>
        Read(file).Split('\n').Where(l => Regex.IsMatch(l, @"^\| [XUH]-?[A-Z0-9]")).Select(l => l.Split('|')).Select(c => (c[1].Trim(), c[^2]));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Given.Theme, "..", "..", "..", "src", "StadKust.Pdf", file));
}
