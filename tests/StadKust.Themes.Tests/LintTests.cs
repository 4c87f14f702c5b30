namespace StadKust.Themes.Tests;

/// <summary>Places where escaping does not protect are refused before a template is ever rendered.</summary>
public sealed class LintTests
{
    [Theory]
    [InlineData("<p class={{ x }}>", "unquoted-value")]
    [InlineData("<p {{ x }}>", "unquoted-value")]
    [InlineData("<script>var a = {{ x }};</script>", "template-script")]
    [InlineData("<style>p { color: {{ x }} }</style>", "template-script")]
    [InlineData("<p onclick=\"{{ x }}\">", "template-attribute")]
    [InlineData("<p style=\"color: {{ x }}\">", "template-attribute")]
    [InlineData("<iframe srcdoc=\"{{ x }}\">", "template-attribute")]
    [InlineData("<a href=\"{{ x }}\">", "unchecked-address")]
    [InlineData("<a href='{{ x }}'>", "unchecked-address")]
    [InlineData("<img src=\"//{{ x }}/a.png\">", "unchecked-address")]
    [InlineData("<a href=\"java{{ x | href }}\">", "unchecked-address")]
    [InlineData("{{ include 'secret' }}", "template-word")]
    [InlineData("{{ capture x }}a{{ end }}", "template-word")]
    [InlineData("{{ func f }}a{{ end }}", "template-word")]
    [InlineData("{{ while true }}a{{ end }}", "template-word")]
    public void Refused(string template, string code)
    {
        var findings = TemplateLint.Check("a.html", $"\n\n{template}");

        Assert.Contains(findings, f => f.Code == code);
        Assert.All(findings, f => Assert.Equal("a.html:3", f.Where));
    }

    [Theory]
    [InlineData("<p class=\"a {{ x }}\">{{ y }}</p>")]
    [InlineData("<a href=\"{{ x | href }}\" title='{{ y }}'>{{ z }}</a>")]
    [InlineData("<a href=\"/nl/{{ x }}\">")]
    [InlineData("<a href=\"?page={{ x }}\">")]
    [InlineData("<option{{ if a }} selected{{ end }} value=\"{{ b }}\">")]
    [InlineData("{{ x = first (items \"a\") 1 }}{{ for y in x }}<i>{{ y }}</i>{{ end }}")]
    [InlineData("<p title=\"{{ t \"A.B\" }}\">1 < 2</p>")]
    public void Allowed(string template) => Assert.Empty(TemplateLint.Check("a.html", template));

    [Fact]
    public void The_theme_of_the_house_passes() => Assert.NotEmpty(Theme.Load(Given.ThemeFolder).TemplateNames);
}
