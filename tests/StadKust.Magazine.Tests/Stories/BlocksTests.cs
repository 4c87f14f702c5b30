using StadKust.Content;
using StadKust.Magazine.Stories;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.Stories;

/// <summary>How blocks read on paper.</summary>
public sealed class BlocksTests
{
    [Fact]
    public void Every_element_type_of_the_content_has_a_way_to_paper()
    {
        var types = Given.Export.Model.Types.Where(t => t.Kind == TypeKind.Element).Select(t => t.Alias).ToList();

        Assert.True(types.Count >= 16, $"Only {types.Count} element types were read.");
        Assert.Empty(types.Except(BlocksToStory.Types));
    }

    [Fact]
    public void Block_without_a_pattern_is_set_plainly_and_reported()
    {
        var told = Tell(Given.Block("hologramBlock", ("text", "Zwevend boven het duin.")));

        Assert.Equal(["body: Zwevend boven het duin."], Lines(told.Paragraphs));
        Assert.Equal("unknown-block", Assert.Single(told.Findings).Code);
    }

    [Fact]
    public void Rich_text_becomes_typed_paragraphs_with_marks()
    {
        var told = Tell(Given.Block("textBlock", ("text", Given.Rich(
            "<p>Op de  <strong>Visbrug</strong>\n in <em lang=\"la\">Lugdunum</em>.</p><h2>Water</h2><ul><li>Rijn</li><li><p>Zijl</p></li></ul><ol><li>een</li><li>twee</li></ol><blockquote><p>Stil.</p></blockquote>"))));

        Assert.Equal(
            ["body: Op de Visbrug in Lugdunum.", "heading: Water", "list: Rijn", "list: Zijl", "numbered: een", "numbered: twee", "quotation: Stil."], Lines(told.Paragraphs));
        Assert.Equal(["", "", "•", "•", "1.", "2.", ""], told.Paragraphs.Select(p => p.Label ?? ""));
        var spans = told.Paragraphs[0].Spans;
        Assert.Equal(["Op de ", "Visbrug", " in ", "Lugdunum", "."], spans.Select(s => s.Text));
        Assert.Equal("strong", spans[1].Style!.Value.Name);
        Assert.Equal("la", spans[3].Language.Code);
        Assert.Equal(new SourceRange(6, 13), spans[1].Source);
    }

    [Fact]
    public void Text_that_no_paragraph_holds_is_kept()
    {
        var told = Tell(Given.Block("textBlock", ("text", Given.Rich("los<p>vast</p>los"))));

        Assert.Equal(["body: los", "body: vast", "body: los"], Lines(told.Paragraphs));
    }

    [Fact]
    public void Scripts_and_deep_nesting_do_no_harm()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 3000)) + "diep" + string.Concat(Enumerable.Repeat("</div>", 3000));

        var told = Tell(Given.Block("textBlock", ("text", Given.Rich("<script>alert(1)</script>" + deep))));

        Assert.Equal(["body: diep"], Lines(told.Paragraphs));
    }

    [Fact]
    public void Ids_stay_when_another_block_is_changed()
    {
        var before = Tell(Given.Block("textBlock", ("text", Given.Rich("<p>een</p><p>twee</p>"))));
        var after = Tell(Given.Block("textBlock", ("text", Given.Rich("<p>een, maar langer</p><p>twee</p>"))));

        Assert.Equal(before.Paragraphs.Select(p => p.Id), after.Paragraphs.Select(p => p.Id));
        Assert.Equal(2, before.Paragraphs.Select(p => p.Id).Distinct().Count());
    }

    [Fact]
    public void Quotation_facts_and_box_stand_beside_the_text()
    {
        var told = Tell(
            Given.Block("quoteBlock", ("text", "De weg volgt de dijk."), ("who", "Een fietser")),
            Given.Block("factsBlock", ("title", "De rit"), ("lines", new[] { "Leiden: 4 km", "Katwijk: 5 km" })),
            Given.Block("boxBlock", ("title", "Een naam"), ("text", Given.Rich("<p>Lugdunum.</p>"))));

        Assert.Empty(told.Paragraphs);
        Assert.Equal([ObjectKind.Quotation, ObjectKind.Box, ObjectKind.Box], told.Objects.Select(o => o.Kind));
        Assert.Equal(["pull-quote: De weg volgt de dijk.", "pull-quote-who: Een fietser"], Lines(told.Objects[0].Text));
        Assert.Equal(["facts-title: De rit", "facts-line: Leiden: 4 km", "facts-line: Katwijk: 5 km"], Lines(told.Objects[1].Text));
        Assert.Equal(["box-title: Een naam", "box-text: Lugdunum."], Lines(told.Objects[2].Text));
    }

    [Fact]
    public void Season_says_days_price_and_note()
    {
        var told = Tell(Given.Block("seasonBlock", ("from", "2027-03-01"), ("to", "2027-06-30"), ("price", "34900"), ("note", "ma–do")));

        Assert.Equal(["season: 1\u00a0maart – 30\u00a0juni · €\u00a0349 · ma–do"], Lines(told.Paragraphs));
    }

    [Fact]
    public void Picture_that_may_not_be_printed_is_refused_with_a_finding()
    {
        var told = Tell(Given.Block("pictureBlock", ("picture", new[] { new { key = Guid.NewGuid(), mediaKey = Guid.NewGuid() } })));

        Assert.Empty(told.Objects);
        Assert.Equal("missing-picture", Assert.Single(told.Findings).Code);
    }

    [Fact]
    public void Marks_of_the_keyboard_are_set_when_a_story_is_dressed()
    {
        var told = Tell(Given.Block("textBlock", ("text", "<p>\"Kom <em>'s avonds</em>\", zei ze: 22 km voor € 129 op 12 mei.</p>")));
        var story = new Story(new StoryId("s"), SnapshotRef.File(new PrintCulture("nl"), ""), new PrintCulture("nl"), told.Paragraphs.ToValueList(), []);

        Assert.Equal(
            "‘Kom ’s avonds’, zei ze: 22\u202Fkm voor €\u202F129 op 12\u00A0mei.",
            string.Concat(Dress.In(story, Given.House).Paragraphs[0].Spans.Select(s => s.Text)));
    }

    private static Telling Tell(params Block[] blocks)
    {
        var telling = new Telling(Given.Content, Given.Item());
        BlocksToStory.Tell(blocks, telling);
        return telling;
    }

    private static IEnumerable<string> Lines(IEnumerable<Paragraph> paragraphs) =>
        paragraphs.Select(p => $"{p.Style}: {string.Concat(p.Spans.Select(s => s.Text))}");
}
