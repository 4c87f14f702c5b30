using StadKust.Magazine.Trials;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.Trials;

/// <summary>Markdown and text files as stories.</summary>
public sealed class MarkdownTests
{
    [Fact]
    public void Markdown_becomes_typed_paragraphs()
    {
        var story = MarkdownToStory.Read("# Kop\n\nEen *mooie*\nregel met **nadruk** en `code`.\n\nTweede.\n\n1. een\n2. twee\n\n> Stil.\n", new PrintCulture("nl"), "proef");

        Assert.Equal(
            ["trial-heading: Kop", "trial-opening: Een mooie regel met nadruk en code.", "trial: Tweede.", "trial-numbered: een", "trial-numbered: twee", "trial-quotation: Stil."],
            story.Paragraphs.Select(p => $"{p.Style}: {string.Concat(p.Spans.Select(s => s.Text))}"));
        Assert.Equal(["1.", "2."], story.Paragraphs.Where(p => p.Label is not null).Select(p => p.Label));
        Assert.Equal(SpanKind.Verbatim, story.Paragraphs[1].Spans.First(s => s.Text == "code").Kind);
    }

    [Fact]
    public void Source_ranges_cover_every_paragraph_without_gap()
    {
        var story = MarkdownToStory.Read("Een *mooie* regel met **nadruk** en &amp; `code` <https://example.org>.\n", new PrintCulture("nl"), "proef");

        var at = 0;
        foreach (var span in story.Paragraphs[0].Spans)
        {
            Assert.Equal(new SourceRange(at, at + span.Text.Length), span.Source);
            at += span.Text.Length;
        }
    }

    [Fact]
    public void Plain_text_has_paragraphs_between_empty_lines()
    {
        var story = MarkdownToStory.ReadPlain("Een\nregel.\r\n\r\n\r\n# geen kop\n", new PrintCulture("nl"), "proef");

        Assert.Equal(["Een regel.", "# geen kop"], story.Paragraphs.Select(p => string.Concat(p.Spans.Select(s => s.Text))));
    }
}
