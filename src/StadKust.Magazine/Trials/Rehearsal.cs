using StadKust.Pdf;
using StadKust.Typesetting;

namespace StadKust.Magazine.Trials;

/// <summary>The whole way from a few words to a PDF, gone once on a second core while the theme is still being read.</summary>
/// <remarks>
/// A program that lives for half a second spends most of it on loading its own code. What the rehearsal met is loaded when the text itself
/// comes; the result is thrown away. Measured on 60,000 words: a third less time from start to end.
/// </remarks>
public static class Rehearsal
{
    // Long enough to be justified, divided, kerned and run on over columns and pages.
    private const string Words =
        "Aan de haven ligt een wandeling die onverwachte doorkijkjes geeft: huizen, vijvers, ‘kleine’ bruggetjes en zeehondenopvang. Wie \"rond\" 10-12 uur komt, ziet 25 % meer.";

    /// <summary>Begins; nobody waits for it. What goes wrong here goes wrong again on the way that counts, and is told there.</summary>
    /// <param name="printFolder">Of the theme that is being read.</param>
    public static Task BeginAsync(string printFolder, string language) =>
        Environment.ProcessorCount > 1 ? Task.Run(() => Go(printFolder, new PrintCulture(language))) : Task.CompletedTask;

    private static void Go(string printFolder, PrintCulture language)
    {
        var font = Directory.EnumerateFiles(Path.Combine(printFolder, "fonts"), "*.ttf").Order(StringComparer.Ordinal).First();
        var icc = Directory.EnumerateFiles(Path.Combine(printFolder, "profiles"), "*.icc").Order(StringComparer.Ordinal).First();
        var layout = Layout(File.ReadAllBytes(font));
        var text = string.Join("\n\n", Enumerable.Repeat(string.Join(' ', Enumerable.Repeat(Words, 3)), 6));
        var story = PlainMarks.Set(MarkdownToStory.Read($"# {Words[..20]}\n\n{text}", language, "rehearsal"), QuoteStyle.House);
        story = story with { Paragraphs = story.Paragraphs.Select(p => p with { Style = new StyleName("body") }).ToValueList() };
        var folio = new TextPlacement(
            new FrameName("folio"), new Story(new StoryId("f"), story.From, language, [Paragraph.Plain("f", "body", "1", language)], []), Furniture: true);
        PlannedPage Page(int index) => new(new PageIndex(index), "1", new MasterName("page"), [new StoryPlacement(new FrameName("body"), story.Id), folio]);
        using var typesetter = new Typesetter(layout, threads: 1);
        var profile = File.ReadAllBytes(icc);
        var ports = new NoPictures(profile);
        var set = typesetter.Set(
            [new PlannedSpread([Page(0)], null, []) { StartsLeft = false }, new PlannedSpread([Page(1), Page(2)], null, [])], [story], ports, CancellationToken.None);
        SettingMetrics.Of(set.Stories.Where(s => s.Id == story.Id));
        PrintPdf.Write(
            Stream.Null,
            new PrintDocument(
                set.Spreads, layout.Format, layout.Fonts, layout.Palette, new PrintCondition("", false, Hash.Of(profile), 300, "", false), ports,
                new PdfTitle("", language, "", DateTimeOffset.UnixEpoch)),
            CancellationToken.None);
    }

    private static Layout Layout(byte[] font)
    {
        var id = new FontId("rehearsal");
        var black = new SwatchId("black");
        var step = Length.Pt(12);
        var style = new ParagraphStyle(
            new StyleName("body"), null, new CharacterStyle(new StyleName("text"), null, id, Length.Pt(9), black, [new Feature("onum", 1)], null), step,
            GridUse.All, Align.Justified, SpaceLimits.Magazine, Hyphens.Magazine, Keeps.Text, Length.Zero, Length.Zero, Length.Pt(9), Role.Paragraph)
        { IndentFirst = true };
        Frame Frame(string name, double y, double height, int columns) => new(
            new FrameName(name), new Shape(new Rect(Length.Pt(40), Length.Pt(y), Length.Pt(300), Length.Pt(height))), columns, step, Accepts.Text, null, Wrap.None, 0);
        return Typesetting.Layout.Resolve(
            new PageFormat(new Size(Length.Pt(400), Length.Pt(400)), Edges.All(step), Edges.All(step), step, new Grid(step, step)),
            new Palette([new Swatch(black, SwatchRole.Black, new Cmyk(0, 0, 0, 100), default, null)]),
            new FontSet([(new FontFace(id, Hash.Of(font), [], new Licence("OFL-1.1", true)), font)]),
            [style], [], [new Master(new MasterName("page"), Sides.Right, [Frame("body", 24, 144, 3), Frame("folio", 360, 12, 1)])]);
    }
}
