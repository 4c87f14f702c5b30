using System.Text;
using System.Text.RegularExpressions;
using StadKust.Magazine.Stories;
using StadKust.Magazine.Tests.PressRoom;
using StadKust.Magazine.Trials;
using StadKust.Pdf;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.Trials;

/// <summary>
/// The text of a story, read back from the saved file in the order of its structure, and what was reported overset: together they are
/// the source, character for character, after NFC and the substitutions of <see cref="PlainMarks"/>.
/// </summary>
public partial class SavedTextTests
{
    private const string Running =
        "De wandeling begint bij de sluis, waar de reëel gebleven huizen staan; een cafeetje met zeeën van tijd, ’s avonds open. Aan de kade liggen fiets- en voetpaden, "
        + "geïnformeerde gidsen, een autootje en coördinatie van ideeën: \"Kom 'eens' kijken\", zegt de officier, die 5 % van de 22 km op 12 mei fietst. ";

    [Theory]
    [InlineData("three-columns")]
    [InlineData("two-columns")]
    public void Text_read_in_the_order_of_structure_is_the_source(string master) =>
        AssertWhole($"# De kade van Leiden\n\n{Many(14)}\n\n## Tweede deel\n\n{Many(9)}", master, pages: 12);

    [Fact]
    public void Ligatures_and_emphasis_lose_nothing() =>
        AssertWhole($"De *officiële fles* van de **fijne affiches**, raffels en stoffig koffie: {Many(3)}\n\n> Een citaat over effect en flair.\n\n1. eerst\n2. daarna\n\n- los\n- vast", "two-columns", pages: 4);

    [Fact]
    public void Small_capitals_and_capitals_are_read_as_they_were_written()
    {
        var dutch = new PrintCulture("nl");
        Span Say(string text, string? style) => new(text, default, dutch, style is null ? null : new StyleName(style), SpanKind.Plain, null);
        var paragraph = new Paragraph(
            new ParagraphId("p"), new StyleName("trial"),
            [Say("Het ", null), Say("vvv-kantoor", "small-caps"), Say(" en de ", null), Say("Stad en kust", "lead-in"), Say(" staan in Leiden.", null)], Fit.Fixed);
        var story = new Story(new StoryId("caps"), SnapshotRef.File(dutch, ""), dutch, [paragraph], []);

        Assert.Equal("Het vvv-kantoor en de Stad en kust staan in Leiden.", Joined(Set(story, "two-columns", 2).Text));
    }

    [Fact]
    public void Ten_thousand_characters_without_room_are_counted_to_the_last()
    {
        var story = StoryOf(string.Join("\n\n", Enumerable.Repeat(Many(2), 40)));
        var (text, rest) = Set(story, "two-columns", 2);

        Assert.True(rest.Length > 10_000, $"{rest.Length} characters overset");
        Assert.Equal(Joined(Source(story)), Joined(text + rest));
    }

    private static void AssertWhole(string markdown, string master, int pages)
    {
        var story = StoryOf(markdown);
        var (text, rest) = Set(story, master, pages);

        Assert.Equal("", rest);
        Assert.Equal(Joined(Source(story)), Joined(text));
    }

    private static string Many(int times) => string.Concat(Enumerable.Repeat(Running, times)).Trim();

    private static Story StoryOf(string markdown) => MarkdownToStory.Read(markdown, new PrintCulture("nl"), "story");

    private static string Source(Story story) => string.Concat(story.Paragraphs.Select(p => $"{p.Label} {string.Concat(p.Spans.Select(s => s.Text))}\n"));

    private static (string Text, string Over) Set(Story source, string master, int pages)
    {
        var house = Given.House;
        var layout = house.LayoutFor(new MasterName(master));
        var story = Dress.In(source, house);
        using var typesetter = new Typesetter(layout);
        var ports = new NoPictures(default);
        var set = typesetter.Set(TrialSetting.Plan(house, story, master, pages), [story], ports, TestContext.Current.CancellationToken);
        using var folder = Given.Folder();
        var file = Path.Combine(folder.Path, "twin.pdf");
        using (var saved = File.Create(file))
        {
            WebPdf.Write(
                saved, new WebDocument(set.Spreads, layout.Format, layout.Fonts, layout.Palette, ports, new PdfTitle("Story", story.Language, "StadKust", DateTimeOffset.UnixEpoch), null),
                TestContext.Current.CancellationToken);
        }

        var rest = string.Concat(set.Stories.First(s => s.Id == story.Id).Rest.Select(r =>
            string.Concat(story.Paragraphs.First(p => p.Id == r.Paragraph).Spans.Select(s => s.Text))[r.Source.Start..r.Source.End] + "\n"));
        return (InStructure(file), rest);
    }

    private static string InStructure(string file) => Tool.Run("/usr/bin/python3", Given.At("tests/StadKust.Magazine.Tests/Trials/structure_text.py"), file);

    /// <summary>Composed, with marks of the keyboard, without soft hyphens, and with nothing but single spaces between words.</summary>
    private static string Joined(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            var typed = PlainMarks.Substitutions.FirstOrDefault(s => s.Set.Contains(c, StringComparison.Ordinal)).Typed;
            plain.Append(c == '\u00AD' ? "" : typed == 0 ? c : typed is '"' or '\'' ? '\'' : typed);
        }

        return Spaces().Replace(plain.Replace('"', '\'').ToString(), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
