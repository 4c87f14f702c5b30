namespace StadKust.Content.Tests;

public sealed class SetFromExportTests
{
    private readonly ContentSet set = Given.Site().ToSet();

    [Fact]
    public void Site_is_read_without_a_finding() => Assert.Empty(Given.Site().Findings);

    [Fact]
    public void Home_is_at_the_slash_in_every_culture()
    {
        Assert.All([Given.Nl, Given.De, Given.En], c => Assert.Equal(Given.Home, set.KeyAt(c, "/")));
        Assert.Equal("/", set.PathOf(Given.Home, Given.De));
        Assert.Equal("", set.SlugOf(Given.Home, Given.De));
    }

    [Theory]
    [InlineData("nl", "/bestemmingen/leiden/")]
    [InlineData("de", "/orte/leiden/")]
    public void Address_of_an_item_is_in_its_culture(string code, string path)
    {
        Assert.Equal(path, set.PathOf(Given.Leiden, new Culture(code)));
        Assert.Equal(Given.Leiden, set.KeyAt(new Culture(code), path.Trim('/')));
    }

    [Fact]
    public void Item_that_is_not_published_in_a_culture_does_not_exist_there()
    {
        Assert.False(set.Exists(Given.Leiden, Given.En));
        Assert.Null(set.Find(Given.Leiden, Given.En));
        Assert.Null(set.PathOf(Given.Leiden, Given.En));
        Assert.Null(set.At(Given.En, "/towns/leiden/"));
        Assert.Equal([Given.Nl, Given.De], set.CulturesOf(Given.Leiden));
    }

    [Fact]
    public void Item_below_one_that_is_not_published_does_not_exist()
    {
        using var folder = Given.SiteWith("Content/bestemmingen.config", x => x.Replace("""<Published Culture="de">true""", """<Published Culture="de">false"""));

        var changed = SiteExport.Read(folder.Path, stop: TestContext.Current.CancellationToken).ToSet();

        Assert.False(changed.Exists(Given.Leiden, Given.De));
        Assert.True(changed.Exists(Given.Leiden, Given.Nl));
    }

    [Fact]
    public void Item_may_exist_in_German_only() => Assert.Equal([Given.De], set.CulturesOf(Given.Imprint));

    [Fact]
    public void Item_without_cultures_exists_in_all() => Assert.Equal([Given.Nl, Given.De, Given.En], set.CulturesOf(Given.Settings));

    [Fact]
    public void Values_are_those_of_the_culture_and_the_shared_ones()
    {
        var leiden = set.Find(Given.Leiden, Given.De)!;

        Assert.Equal("Leiden, Stadt der Höfe", leiden.Values.Text("title"));
        Assert.Equal(["culture"], leiden.Values.Choices("themes"));
        Assert.Equal([Given.Katwijk, Given.Imprint], leiden.Values.Picks("related"));
        Assert.Equal(new FocalPoint(0.5, 0.25), Assert.Single(leiden.Values.Media("pictures")).Focal);
        var block = Assert.Single(leiden.Values.Blocks("body"));
        Assert.Equal("textBlock", block.Type);
        Assert.Equal("<p>Eine Stadt am Alten Rhein, für „Große“ &amp; Kleine.</p>", block.Content.Rich("text").Markup);
    }

    [Fact]
    public void Children_come_in_their_order()
    {
        Assert.Equal([Given.Settings, Given.Towns, Given.Imprint], set.ChildEntries(Given.Home).Select(e => e.Key));
        Assert.Equal([Given.Towns, Given.Leiden, Given.Katwijk], set.OfType("page", Given.Nl));
    }

    [Fact]
    public void Word_falls_back_to_the_fallback_then_to_the_default_language()
    {
        Assert.Equal("Was ist los?", set.Phrase("agenda.TITLE", Given.De));
        Assert.Equal("Wat is er te doen?", set.Phrase("Agenda.Title", Given.En));
        Assert.Null(set.Phrase("Nothing", Given.Nl));
        Assert.Equal(["Agenda.Title"], set.PhraseKeys);
    }

    [Fact]
    public void Media_item_names_its_file_and_hash()
    {
        var canal = set.Media(Given.Canal)!;

        Assert.Equal("/media/le4g8n2d/gracht.svg", canal.Path);
        Assert.Equal(64, canal.Hash.Length);
        Assert.Equal(new FocalPoint(0.4, 0.6), canal.Focal);
        Assert.Equal("svg", canal.Extension);
    }
}
