using StadKust.Content;
using StadKust.Magazine.Stories;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.Stories;

/// <summary>Which texts of an item paper takes.</summary>
public sealed class ManuscriptTests
{
    [Fact]
    public void Lead_story_of_the_edition_is_read_whole()
    {
        var story = Manuscript.Of(Given.Content, Given.Content.Find(Given.LeadStory, ContentCulture.Dutch)!);

        Assert.Equal("Van gracht tot golf", story.Headline);
        Assert.StartsWith("De Rijn komt bij Katwijk in zee.", story.Standfirst, StringComparison.Ordinal);
        Assert.Equal("Redactie Stad + Kust", story.Byline);
        Assert.NotNull(story.MainPicture);
        Assert.Equal("opening", story.Story.Paragraphs[0].Style.Name);
        Assert.Equal(4, story.Story.Paragraphs.Count(p => p.Style.Name == "heading"));
        Assert.NotNull(story.Objects(ObjectKind.Quotation, 1));
        Assert.NotNull(story.Objects(ObjectKind.Box, 2));
        Assert.NotNull(story.Pictures(1));
        Assert.Empty(story.Findings);
    }

    [Fact]
    public void Text_for_paper_goes_before_the_text_of_the_web()
    {
        var item = Given.Item(("title", "Web"), ("printHeadline", "Papier"), ("intro", "Kort"), ("printBody", Given.Rich("<p>Voor de drukker.</p>")));

        var story = Manuscript.Of(Given.Content, item);

        Assert.Equal(("Papier", "Kort"), (story.Headline, story.Standfirst));
        Assert.Equal("Voor de drukker.", string.Concat(story.Story.Paragraphs.SelectMany(p => p.Spans).Select(s => s.Text)));
    }

    [Fact]
    public void Item_without_text_is_a_finding()
    {
        var story = Manuscript.Of(Given.Content, Given.Item(("title", "Leeg")));

        var finding = Assert.Single(story.Findings);
        Assert.Equal((Severity.Error, "no-text"), (finding.Severity, finding.Code));
        Assert.Contains("has no text in 'nl'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void First_paragraph_after_a_heading_has_no_indent()
    {
        var story = Manuscript.Of(Given.Content, Given.Item(("printBody", Given.Rich("<p>a</p><p>b</p><h2>c</h2><p>d</p><p>e</p>"))));

        Assert.Equal(["opening", "body", "heading", "body-first", "body"], story.Story.Paragraphs.Select(p => p.Style.Name));
    }

    [Fact]
    public void Story_that_begins_with_a_heading_has_no_initial_under_it()
    {
        var story = Manuscript.Of(Given.Content, Given.Item(("printBody", Given.Rich("<h2>a</h2><p>b</p><p>c</p>"))));

        Assert.Equal(["heading", "body-first", "body"], story.Story.Paragraphs.Select(p => p.Style.Name));
    }
}
