namespace StadKust.Typesetting.Tests;

/// <summary>One approved page for every kind of mark, and pages in Dutch and German in the fonts of the house.</summary>
public class GoldenPages
{
    private const string DutchText =
        "Het nieuwe bezoekerscentrum aan de haven is gevestigd in een voormalige wolspinnerij. Bezoekers worden geïnformeerd over de "
        + "geschiedenis van de textielnijverheid, maar ook over de ideeën waarmee jonge ondernemers het gebouw een nieuwe toekomst geven. "
        + "Er is een cafeetje met uitzicht over de singel, een werkplaats voor fietsenmakers en een zaaltje voor concerten.";

    private const string GermanText =
        "Das neue Besucherzentrum am Hafen befindet sich in einer ehemaligen Wollspinnerei. Die Ausstellung erzählt von der Geschichte der "
        + "Textilindustrie, aber auch von den Vorstellungen junger Unternehmerinnen, die dem Gebäude eine Zukunft geben wollen. Die "
        + "Öffnungszeiten wurden erweitert, und beim Bäcker an der Ecke duftet es nach Zucker und Zimt.";

    private static readonly ParagraphStyle Running = Given.Style("running", Given.Literata) with
    {
        Text = Given.Character(Given.Literata, 9) with { Features = [new Feature("onum", 1)] },
        Align = Align.Justified,
        Spaces = SpaceLimits.Magazine,
        Hyphens = Hyphens.Magazine,
        Indent = Length.Pt(9),
    };

    private static readonly ParagraphStyle Head = Given.Style("head", Given.WorkSans) with
    {
        Text = Given.Character(Given.WorkSans, 18, "sea"),
        Leading = Length.Pt(20),
        Grid = GridUse.SnapAfter,
        Role = Role.H1,
        SpansColumns = true,
        Keeps = new Keeps(1, 1, true, true),
    };

    [Fact]
    public void Dutch_text_in_two_columns() => GoldenFile.Matches("dutch-two-columns", TwoColumns(DutchText, "Haven krijgt bezoekerscentrum in oude spinnerij", Given.Dutch));

    [Fact]
    public void German_text_in_two_columns() => GoldenFile.Matches("german-two-columns", TwoColumns(GermanText, "Besucherzentrum in der alten Spinnerei", Given.German));

    [Fact]
    public void Text_mark_with_link_and_label()
    {
        Span[] spans =
        [
            Span.Plain("Kaarten via ", Given.Dutch),
            new Span("leiden.nl", new SourceRange(0, 9), Given.Dutch, null, SpanKind.Url, new Uri("https://leiden.nl/kaarten")),
        ];
        var item = Given.Style("item") with { Indent = Length.Pt(10), Role = Role.ListItem };
        var story = Given.Story("s", new Paragraph(new("p"), new("item"), spans.ToValueList(), Fit.Fixed) { Label = "•" });
        Matches("text-mark", Given.SetStory(Given.Layout([item], Given.Frame()), story));
    }

    [Fact]
    public void Path_marks_of_fill_background_and_rule()
    {
        var box = Given.Style("box") with { Background = new SwatchId("sea"), Padding = Length.Pt(6), RuleAbove = new SwatchId("black"), RuleWeight = Length.Pt(1) };
        var story = Given.Story("s", Given.Paragraph("Op een gekleurde grond", "box"));
        Matches("path-marks", Given.SetPlan(
            Given.Layout([box], Given.Frame(), Given.Frame("ground", x: 200)),
            [Given.Page(new FillPlacement(new("ground"), new("tulip"), 0.2), new StoryPlacement(new("body"), story.Id))], story));
    }

    [Fact]
    public void Image_mark_cropped_around_its_focal_point()
    {
        var media = new MediaRef(Guid.Empty, new Hash("0123456789abcdef"), "image/jpeg", 1.5);
        Matches("image-mark", Given.SetPlan(
            Given.Layout([Given.Style()], Given.Frame()),
            [Given.Page(new PicturePlacement(new("body"), media, new AltText("De haven bij avond", Given.Dutch, false), new CropIntent(0.7, 0.4, true)))]));
    }

    [Fact]
    public void Group_mark_of_a_drawn_picture()
    {
        var media = Given.Svg(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
            <defs>
            <clipPath id="round"><circle cx="20" cy="20" r="20"/></clipPath>
            <linearGradient id="dusk" x1="0" x2="0" y2="1"><stop stop-color="#0080c2"/><stop offset="1" stop-color="#ffffff"/></linearGradient>
            </defs>
            <g id="eye" clip-path="url(#round)"><rect id="sky" width="40" height="40" fill="url(#dusk)"/><path id="sun" d="M10 30a10 10 0 0120 0z" fill="#e72f37"/></g>
            <line id="mast" x1="20" y1="5" x2="20" y2="30" stroke="#181715" stroke-width="0.4"/>
            </svg>
            """,
            out var drawings);
        Matches("group-mark", Given.SetPlan(
            Given.Layout([Given.Style()], Given.Frame()),
            [Given.Page(new PicturePlacement(new("body"), media, new AltText("Zonsondergang", Given.Dutch, false), null))], drawings));
    }

    [Fact]
    public void Pdf_mark_of_an_advert() => Matches("pdf-mark", Given.SetPlan(
        Given.Layout([Given.Style()], Given.Frame()),
        [Given.Page(new AdvertPlacement(new("body"), new Hash("0123456789abcdef"), 1, BoxKind.Trim, new Size(Length.Pt(150), Length.Pt(120)), "Advertentie Fietsenwinkel"))]));

    private static string TwoColumns(string text, string headline, Culture language)
    {
        var story = new Story(
            new StoryId("s"), SnapshotRef.File(language, ""), language,
            [Given.Paragraph(headline, "head", "h", language), Given.Paragraph(text, "running", "a", language), Given.Paragraph(text, "running", "b", language)], []);
        return PageText.Write(Given.SetStory(Given.Layout([Running, Head], Given.Frame(lines: 30, characters: 34, columns: 2)), story).Spreads[0], Given.Format);
    }

    private static void Matches(string name, SetResult result) => GoldenFile.Matches(name, PageText.Write(result.Spreads[0], Given.Format));
}
