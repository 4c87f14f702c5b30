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

    [Theory]
    [InlineData("PDF_X4.md")]
    [InlineData("PDF_UA1.md")]
    public void Every_test_the_table_names_exists(string file)
    {
        var tests = typeof(RuleTableTests).Assembly.GetTypes()
            .SelectMany(t => t.GetMethods())
            .Where(m => m.GetCustomAttributes().Any(a => a is FactAttribute))
            .Select(m => m.Name)
            .ToHashSet(StringComparer.Ordinal);
        var named = Regex.Matches(Read(file), "`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`").Select(m => m.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(tests));
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Given.Theme, "..", "..", "..", "src", "StadKust.Pdf", file));
}
