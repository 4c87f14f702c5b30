using CsCheck;
using Scriban.Runtime;
using StadKust.Content;

namespace StadKust.Themes.Tests;

public sealed class RenderingTests
{
    [Fact]
    public void Every_value_is_escaped_in_text_and_in_quotes() => Assert.Equal(
        "<p title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;&amp;&#39;</p>",
        Given.Render("<p title=\"{{ a }}\">{{ b }}</p>", new ScriptObject { ["a"] = "\"><b>", ["b"] = "<script>&'" }).Html);

    [Fact]
    public void No_text_whatever_opens_a_tag_or_leaves_its_quotes() => Gen.String.Sample(
        text =>
        {
            var html = Given.Render("<p title=\"{{ a }}\">{{ a }}</p>", new ScriptObject { ["a"] = text }).Html;
            return html.Count(c => c == '<') == 2 && html.Count(c => c == '"') == 2;
        }, iter: 300);

    [Fact]
    public void Safe_markup_is_written_as_it_is() =>
        Assert.Equal("<b>x</b>", Given.Render("{{ a }}", new ScriptObject { ["a"] = new SafeHtml("<b>x</b>") }).Html);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData(" data:text/html,x")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("vbscript:x")]
    public void An_address_of_another_scheme_is_not_written_and_is_a_finding(string address)
    {
        var page = Given.Render("<a href=\"{{ a | href }}\">x</a>", new ScriptObject { ["a"] = address });

        Assert.Equal("<a href=\"\">x</a>", page.Html);
        Assert.Equal("unsafe-address", Assert.Single(page.Findings).Code);
    }

    [Theory]
    [InlineData("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2")]
    [InlineData("mailto:redactie@example.org", "mailto:redactie@example.org")]
    [InlineData("/nl/agenda/", "/nl/agenda/")]
    [InlineData("#top", "#top")]
    public void Addresses_of_known_schemes_are_written_escaped(string address, string written) =>
        Assert.Equal($"<a href=\"{written}\">x</a>", Given.Render("<a href=\"{{ a | href }}\">x</a>", new ScriptObject { ["a"] = address }).Html);

    [Theory]
    [InlineData("{{ for a in 1..9 }}{{ for b in 1..9000 }}x{{ end }}{{ end }}")]
    [InlineData("{{ for a in 1..1000 }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ b }}{{ end }}")]
    public void A_template_that_does_too_much_is_stopped_and_named(string template)
    {
        var limits = new RenderLimits(Characters: 100_000);

        var fault = Assert.Throws<ThemeFaultException>(() => Given.Render("\n" + template, new ScriptObject { ["b"] = new string('x', 100) }, limits));

        Assert.Equal("page.html:2", Assert.Single(fault.Findings).Where);
    }

    [Theory]
    [InlineData("{{ a.GetType }}")]
    [InlineData("{{ a.get_type.assembly }}")]
    [InlineData("{{ a.length }}")]
    [InlineData("{{ a.Set }}")]
    public void No_member_of_a_platform_type_can_be_reached(string template) =>
        Assert.Equal("", Given.Render(template, new ScriptObject { ["a"] = new Uri("https://example.org/") }).Html);

    [Theory]
    [InlineData("{{ object.eval '1' }}")]
    [InlineData("{{ string.upcase 'a' }}")]
    [InlineData("{{ unknown }}")]
    public void What_is_not_on_the_list_of_functions_is_a_fault_with_its_line(string template)
    {
        var fault = Assert.Throws<ThemeFaultException>(() => Given.Render("<p>\n" + template));

        Assert.Equal("page.html:2", Assert.Single(fault.Findings).Where);
    }

    [Fact]
    public void All_faults_of_a_theme_are_told_at_once()
    {
        var fault = Assert.Throws<ThemeFaultException>(() => Theme.Parse(
            new Dictionary<string, string> { ["a"] = "{{ if }}", ["b"] = "<p onclick=\"{{ x }}\">" }, ThemeAssets.None, new RenderLimits()));

        Assert.Contains(fault.Findings, f => f.Where.StartsWith("a.html:1", StringComparison.Ordinal));
        Assert.Contains(fault.Findings, f => f.Where.StartsWith("b.html:1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_phrase_shows_the_last_part_of_its_key_and_is_one_finding()
    {
        var page = Given.Render("{{ t \"Item.NobodyWroteThis\" }} {{ t \"Item.NobodyWroteThis\" }}");

        Assert.Equal("NobodyWroteThis NobodyWroteThis", page.Html);
        Assert.Equal("phrase-missing", Assert.Single(page.Findings).Code);
    }

    [Theory]
    [InlineData("nl", "€ 1.290 zaterdag 3 april 10.30 fietsen, eten en strand")]
    [InlineData("de", "1.290 € Samstag, 3. April 10:30 fietsen, eten und strand")]
    [InlineData("en", "€1,290 Saturday 3 April 10:30 fietsen, eten and strand")]
    public void Amounts_dates_and_lists_are_those_of_the_culture(string culture, string expected)
    {
        var values = new ScriptObject { ["when"] = new DateTime(2027, 4, 3, 10, 30, 0), ["words"] = new[] { "fietsen", "eten", "strand" } };

        var page = Given.Render("{{ euro 129000 }} {{ date when \"weekday\" }} {{ date when \"time\" }} {{ list words }}", values, scope: Given.Scope(new Culture(culture)));

        Assert.Equal(expected, System.Net.WebUtility.HtmlDecode(page.Html).Replace('\u00A0', ' '));
    }

    [Fact]
    public void Every_element_type_of_the_data_has_a_template()
    {
        var theme = Theme.Load(Given.ThemeFolder);

        var missing = Given.Set.Model.Types.Where(t => t.Kind == TypeKind.Element).Select(t => $"blocks/{t.Alias}").Where(t => !theme.Has(t));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_document_type_that_has_pages_has_a_template()
    {
        var theme = Theme.Load(Given.ThemeFolder);

        var missing = Given.Set.Entries.Where(e => RenderScope.HasPage(Given.Set, e)).Select(e => $"types/{e.Type}").Distinct().Where(t => !theme.Has(t));

        Assert.Empty(missing);
    }

    [Fact]
    public void A_type_without_a_template_is_rendered_generically_and_said()
    {
        var theme = Theme.Load(Given.ThemeFolder);
        var scope = Given.Scope();
        var page = scope.Item(Given.Set.OfType("page", Culture.Dutch)[0])!;

        var rendered = theme.Render(scope, "types/nobodyWroteThis", page, new PageHead("t", "", "", true, null, [], [], [], SafeHtml.Empty));

        Assert.Contains(page.Title, System.Net.WebUtility.HtmlDecode(rendered.Html), StringComparison.Ordinal);
        Assert.Contains(rendered.Findings, f => f.Code == "type-without-template");
    }
}
