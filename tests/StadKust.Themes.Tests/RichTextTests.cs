using StadKust.Content;

namespace StadKust.Themes.Tests;

public sealed class RichTextTests
{
    private static readonly Guid Leiden = Given.Set.OfType("destination", Culture.Dutch)[0];

    [Theory]
    [InlineData("<p>Een <strong>brug</strong> en <em lang=\"en\">more</em></p>", "<p>Een <strong>brug</strong> en <em lang=\"en\">more</em></p>")]
    [InlineData("<p onclick=\"x()\" style=\"color:red\" class=\"a\">a</p>", "<p>a</p>")]
    [InlineData("<p>a</p><script>alert(1)</script>", "<p>a</p>")]
    [InlineData("<h1>a</h1><h2>b</h2>", "a<h2>b</h2>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>", "a")]
    [InlineData("<a href=\"https://example.org/\" target=\"_blank\">a</a>", "<a href=\"https://example.org/\" rel=\"noopener\" class=\"external\">a</a>")]
    [InlineData("<img src=x onerror=alert(1)>", "")]
    [InlineData("<svg><style><img src=x onerror=alert(1)></style></svg>", "")]
    [InlineData("<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "")]
    public void Only_the_markup_of_the_editor_remains(string markup, string expected)
    {
        var scope = Given.Scope();

        var html = scope.RichTexts.Html(new RichText(markup, []), scope).Markup;

        Assert.Equal(expected, html.Replace("<table></table>", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl", "/nl/bestemmingen/")]
    [InlineData("de", "/de/orte/")]
    [InlineData("en", "/en/towns/")]
    public void A_local_link_leads_to_the_item_in_the_language_of_the_page(string culture, string start)
    {
        var scope = Given.Scope(new Culture(culture));

        var html = scope.RichTexts.Html(new RichText($"<p><a href=\"/{{localLink:{Leiden}}}\" type=\"document\">x</a></p>", []), scope).Markup;

        Assert.StartsWith($"<p><a href=\"{start}", html, StringComparison.Ordinal);
        Assert.Empty(scope.Findings);
    }

    [Fact]
    public void The_older_form_of_a_local_link_means_the_same()
    {
        var scope = Given.Scope();

        var older = scope.RichTexts.Html(new RichText($"<a href=\"/{{localLink:umb://document/{Leiden:n}}}\">x</a>", []), scope).Markup;

        Assert.StartsWith("<a href=\"/nl/bestemmingen/", older, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_to_an_item_that_is_not_published_in_the_language_becomes_text_and_a_finding()
    {
        var dutchOnly = Given.Set.OfType("story", Culture.Dutch)[0];
        var scope = Given.Scope(Culture.English);

        var html = scope.RichTexts.Html(new RichText($"<p>Read <a href=\"/{{localLink:{dutchOnly}}}\">the <em>story</em></a>.</p>", []), scope).Markup;

        Assert.Equal("<p>Read the <em>story</em>.</p>", html);
        var finding = Assert.Single(scope.Findings);
        Assert.Equal("link-to-nowhere", finding.Code);
        Assert.Contains("the story", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_taken_out_is_said_each_time_the_text_is_shown()
    {
        var richTexts = new RichTextToHtml();
        var (first, second) = (Given.Scope() with { RichTexts = richTexts }, Given.Scope() with { RichTexts = richTexts });
        var text = new RichText("<p>a<iframe src=\"https://example.org\"></iframe></p>", []);

        richTexts.Html(text, first);
        richTexts.Html(text, second);

        Assert.Equal("markup-removed", Assert.Single(first.Findings).Code);
        Assert.Equal("markup-removed", Assert.Single(second.Findings).Code);
    }
}
