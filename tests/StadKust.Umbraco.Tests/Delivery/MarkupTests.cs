using StadKust.Content;
using StadKust.Umbraco.Delivery;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>Rich text as it leaves the house.</summary>
public sealed class MarkupTests
{
    private static readonly DeliveryRequest Request = new(Given.Set, Given.Nl, null, new DeliveryOptions(), new DateOnly(2027, 3, 1));

    private static readonly string Key = Given.Weekend.ToString();

    private static readonly string Path = Given.Set.PathOf(Given.Weekend, Given.Nl)!;

    private static readonly MediaEntry Picture = Given.Set.AllMedia.First(m => m.Type == "Image");

    private static string Destination =>
        $"data-destination-id=\"{Key}\" data-destination-type=\"arrangement\" data-start-item-path=\"stad-kust\" data-start-item-id=\"{Given.Home}\" data-link-type=\"Content\"";

    [Fact]
    public void Local_link_gets_the_path_and_says_what_it_leads_to() =>
        Assert.Equal(
            $"<p>Naar <a href=\"{Path}\" {Destination} title=\"x\">Katwijk</a>.</p>",
            RichTextMarkup.Rewrite($"<p>Naar <a href=\"/{{localLink:{Key}}}\" type=\"document\" title=\"x\">Katwijk</a>.</p>", Request));

    [Theory]
    [InlineData("href=\"/{localLink:KEY}#dag-2\"")]
    [InlineData("href=\"/{localLink:KEY}\" data-anchor=\"#dag-2\"")]
    [InlineData("type='document' href='{localLink:umb://document/N}#dag-2'")]
    public void Anchor_stays_with_the_link(string attributes)
    {
        var written = RichTextMarkup.Rewrite(
            $"<a {attributes.Replace("KEY", Key, StringComparison.Ordinal).Replace("/N}", $"/{Given.Weekend:N}}}", StringComparison.Ordinal)}>x</a>", Request);

        Assert.StartsWith($"<a href=\"{Path}#dag-2\" {Destination}", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a class=\"l\" href=\"/{localLink:8f3c5bb0-0000-4000-8000-000000000000}\" type=\"document\">weg</a>")]
    [InlineData("<a href=\"/{localLink:1234}\" class=\"l\">weg</a>")]
    public void Dead_link_loses_its_address_and_stays(string markup) =>
        Assert.Equal("<a class=\"l\">weg</a>", RichTextMarkup.Rewrite(markup, Request));

    [Fact]
    public void Link_to_an_item_of_another_language_is_dead()
    {
        var onlyGerman = Given.PublishedIn(Given.De, butNotIn: Given.Nl);

        Assert.Equal("<a>x</a>", RichTextMarkup.Rewrite($"<a href=\"/{{localLink:{onlyGerman}}}\">x</a>", Request));
    }

    [Fact]
    public void Media_link_gets_the_address_of_the_file() =>
        Assert.Equal(
            $"<a href=\"{Picture.Path}\" data-destination-id=\"{Picture.Key}\" data-destination-type=\"Image\" data-link-type=\"Media\">x</a>",
            RichTextMarkup.Rewrite($"<a type=\"media\" href=\"/{{localLink:{Picture.Key}}}\">x</a>", Request));

    [Fact]
    public void Picture_in_a_text_gets_its_address_anew_and_keeps_its_query()
    {
        Assert.Equal(
            $"<img src=\"{Picture.Path}?width=500\" alt=\"x\" />",
            RichTextMarkup.Rewrite($"<img src=\"/media/old.jpg?width=500\" alt=\"x\" data-udi=\"umb://media/{Picture.Key:N}\" data-caption=\"c\" />", Request));
        Assert.Equal("<img alt=\"x\">", RichTextMarkup.Rewrite($"<img src=\"/media/old.jpg\" alt=\"x\" data-udi=\"umb://media/{Guid.NewGuid():N}\">", Request));
    }

    [Theory]
    [InlineData("umb-rte-block", "data-content-key=\"KEY\"")]
    [InlineData("umb-rte-block-inline", "data-content-udi=\"umb://element/N\"")]
    public void Block_in_a_text_is_an_empty_element_with_its_key(string tag, string attribute)
    {
        var stored = attribute.Replace("KEY", Key, StringComparison.Ordinal).Replace("/N", $"/{Given.Weekend:N}", StringComparison.Ordinal);

        Assert.Equal(
            $"<p>a</p><{tag} data-content-id=\"{Key}\"></{tag}><p>b</p>",
            RichTextMarkup.Rewrite($"<p>a</p><{tag} {stored}><!--Umbraco-Block--></{tag}><p>b</p>", Request));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Gewoon tekst, 3 < 4 & 5 > 2")]
    [InlineData("<p title='a > b' data-x=1 hidden>tekst<br/></p>")]
    [InlineData("<a href=\"https://example.org/?q={localLink}\">x</a>")]
    [InlineData("<!-- <a href=\"/{localLink:x}\"> -->")]
    [InlineData("<a href=\"/{localLink:8f3c5bb0-0000-4000-8000-000000000000}\" oops")]
    [InlineData("<!-- nooit dicht")]
    [InlineData("<")]
    public void What_is_no_local_link_stays_to_the_letter(string markup) => Assert.Equal(markup, RichTextMarkup.Rewrite(markup, Request));
}
