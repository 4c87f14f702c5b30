using System.Text;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Rules;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Documents;

/// <summary>The table of rules is written from the rules, so it cannot say anything else. UPDATE_GOLDEN=1 writes it anew.</summary>
public sealed class RulesDocumentTests
{
    private static readonly string File = Path.Combine(Repository.Root, "src", "StadKust.Preflight", "RULES.md");

    [Fact]
    public void The_table_of_rules_says_what_the_rules_say()
    {
        var table = Table();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            System.IO.File.WriteAllText(File, table);
        }

        Assert.Equal(table, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void Every_rule_is_in_the_book_and_in_a_profile()
    {
        var written = typeof(Rule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Rule))).Select(t => t.Name).Order();

        Assert.Equal(written, RuleBook.All.Select(r => r.GetType().Name).Order());
        Assert.Equal(RuleBook.All.Count, RuleBook.All.Select(r => r.Id).Distinct().Count());
        Assert.Empty(RuleBook.All.Select(r => r.Id).Except(PreflightProfiles.All.SelectMany(p => p.Severities.Keys)));
        Assert.Empty(PreflightProfiles.All.SelectMany(p => p.Severities.Keys).Except(RuleBook.All.Select(r => r.Id)));
    }

    [Fact]
    public void Every_rule_speaks_three_languages()
    {
        Assert.All(RuleBook.All, rule =>
        {
            string[] what = [rule.What.Nl, rule.What.De, rule.What.En], mend = [rule.Mend.Nl, rule.Mend.De, rule.Mend.En];
            Assert.Equal(3, what.Distinct().Count(w => w.Length > 5));
            Assert.Equal(3, mend.Distinct().Count(m => m.Length > 5));
            Assert.All([rule.Why, rule.Limit, rule.Source], text => Assert.NotEmpty(text));
        });
    }

    [Fact]
    public void Our_own_pages_are_judged_more_sharply_than_the_workbook_asks()
    {
        // House rule H-SEV.
        string[] sharpened = ["R0007", "R0009", "R0010", "R0011", "R0012", "R0016", "R0017", "R0018", "R0019", "R0024", "R0026"];

        Assert.All(sharpened, rule => Assert.Equal(Severity.Error, PreflightProfiles.StadkustBody.Severities[rule]));
        Assert.All(sharpened.Where(r => r != "R0007"), rule => Assert.Equal(Severity.Warning, PreflightProfiles.WebCmyk.Severities[rule]));
    }

    private static string Table()
    {
        var text = new StringBuilder("# Rules of preflight\n\nWritten from the rules themselves. E error, W warning; empty: not asked. X04 allows object streams, so there is nothing to check.\n\n| rule | demands | limit | why | source |");
        foreach (var profile in PreflightProfiles.All)
        {
            text.Append(' ').Append(profile.Name).Append(" |");
        }

        text.Append("\n|---|---|---|---|---|").Append(string.Concat(PreflightProfiles.All.Select(_ => "---|"))).Append('\n');
        foreach (var rule in RuleBook.All)
        {
            text.Append("| ").Append(string.Join(" | ", [rule.Id, rule.What.En, rule.Limit, rule.Why, rule.Source])).Append(" |");
            foreach (var profile in PreflightProfiles.All)
            {
                text.Append(profile.Severities.TryGetValue(rule.Id, out var severity) ? severity == Severity.Error ? " E |" : " W |" : " |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
