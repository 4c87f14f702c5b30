using System.Runtime.CompilerServices;
using System.Text;

namespace StadKust.Typesetting.Tests;

/// <summary>Layouts, plans and stories for tests. Unless said otherwise: 10 pt letters 5 pt wide, a grid of 12 pt, first line at 12 pt.</summary>
internal static class Given
{
    public const double LetterWidth = 5;
    public const double Step = 12;

    public static Culture Dutch { get; } = new("nl");

    public static Culture German { get; } = new("de");

    public static string TestFolder { get; } = FolderOf();

    public static string RepositoryRoot { get; } = Path.GetFullPath(Path.Combine(TestFolder, "..", ".."));

    public static Palette Palette { get; } = new(
    [
        new Swatch(new("black"), SwatchRole.Black, new Cmyk(0, 0, 0, 100), new Rgb(0x18, 0x17, 0x15), null),
        new Swatch(new("rich-black"), SwatchRole.RichBlack, new Cmyk(40, 30, 30, 100), new Rgb(3, 5, 3), null),
        new Swatch(new("paper"), SwatchRole.Paper, default, new Rgb(255, 255, 255), null),
        new Swatch(new("tulip"), SwatchRole.Colour, new Cmyk(0, 90, 75, 0), new Rgb(0xe7, 0x2f, 0x37), null),
        new Swatch(new("sea"), SwatchRole.Colour, new Cmyk(85, 35, 0, 5), new Rgb(0, 0x80, 0xc2), null),
    ]);

    public static FontId OneWidth { get; } = new("one-width");

    public static FontId Literata { get; } = new("literata");

    public static FontId WorkSans { get; } = new("worksans");

    private static Lazy<FontSet> FontsOnce { get; } = new(() => new FontSet(
    [
        Font(OneWidth, OneWidthFont.Bytes()),
        Font(Literata, ThemeFont("Literata_400Regular.ttf")),
        Font(WorkSans, ThemeFont("WorkSans_600SemiBold.ttf")),
    ]));

    public static FontSet Fonts => FontsOnce.Value;

    public static PageFormat Format { get; } = new(
        new Size(Length.Mm(210), Length.Mm(275)), Edges.All(Length.Mm(3)), new Edges(Length.Mm(5), Length.Mm(7), Length.Mm(5), Length.Mm(10)),
        Length.Mm(10), new Grid(Length.Pt(Step), Length.Pt(Step)));

    /// <summary>Exact limits: spaces never give, so that characters can be counted.</summary>
    public static SpaceLimits Rigid { get; } = new(1, 1, 1, 0, 0, 1, 1);

    public static ParagraphStyle Style(string name = "body", FontId? font = null) => new(
        new StyleName(name), null, Character(font ?? OneWidth), Length.Pt(Step), GridUse.All, Align.Left, Rigid, Hyphens.None, Keeps.Text,
        Length.Zero, Length.Zero, Length.Zero, Role.Paragraph);

    public static CharacterStyle Character(FontId font, double size = 10, string colour = "black") =>
        new(new StyleName("own"), null, font, Length.Pt(size), new SwatchId(colour), [], null);

    /// <summary>A frame at the head of a page, some lines high and some characters wide a column; columns are 20 pt apart.</summary>
    public static Frame Frame(string name = "body", int lines = 10, int characters = 30, int columns = 1, double x = 0, string? next = null)
    {
        var width = (columns * characters * LetterWidth) + ((columns - 1) * 20);
        var bounds = new Rect(Length.Pt(x), Length.Zero, Length.Pt(width), Length.Pt(lines * Step));
        return new Frame(new FrameName(name), new Shape(bounds), columns, Length.Pt(20), Accepts.Text, next is null ? null : new FrameName(next), Wrap.None, 0);
    }

    public static Layout Layout(IEnumerable<ParagraphStyle> styles, params Frame[] frames) => Typesetting.Layout.Resolve(
        Format, Palette, Fonts, styles.ToValueList(), [], [new Master(new MasterName("page"), Sides.Right, frames.ToValueList())]);

    /// <summary>One right page with the given placements.</summary>
    public static PlannedSpread Page(params Placement[] placements) =>
        new([new PlannedPage(new PageIndex(0), "1", new MasterName("page"), placements.ToValueList())], null, []) { StartsLeft = false };

    public static Story Story(string id, params Paragraph[] paragraphs) =>
        new(new StoryId(id), SnapshotRef.File(Dutch, ""), Dutch, paragraphs.ToValueList(), []);

    public static Paragraph Paragraph(string text, string style = "body", string? id = null, Culture? language = null) =>
        Typesetting.Paragraph.Plain(id ?? text[..Math.Min(8, text.Length)], style, text, language ?? Dutch);

    /// <summary>Words of four letters and a space: <paramref name="lines"/> full lines of so many characters.</summary>
    public static string Lines(int lines, int characters = 30) =>
        string.Join(' ', Enumerable.Repeat("abcd", lines * ((characters + 1) / 5)));

    /// <summary>A story in the frame "body" of one page.</summary>
    public static SetResult SetStory(Layout layout, Story story, int threads = 0)
    {
        using var typesetter = new Typesetter(layout, threads);
        return typesetter.Set([Page(new StoryPlacement(new FrameName("body"), story.Id))], [story], new Drawings(), TestContext.Current.CancellationToken);
    }

    public static SetResult SetPlan(Layout layout, ValueList<PlannedSpread> plan, params Story[] stories) =>
        SetPlan(layout, plan, new Drawings(), stories);

    public static SetResult SetPlan(Layout layout, ValueList<PlannedSpread> plan, IVectorPictures drawings, params Story[] stories)
    {
        using var typesetter = new Typesetter(layout);
        return typesetter.Set(plan, stories.ToValueList(), drawings, TestContext.Current.CancellationToken);
    }

    /// <summary>What is printed, line by line.</summary>
    public static string[] Printed(SetResult result, int story = 0) =>
        [.. result.Stories[story].Lines.Select(l => string.Concat(l.Runs.Select(PageText.Printed)))];

    public static IEnumerable<TextMark> Texts(SetResult result) => result.Spreads.SelectMany(s => s.Marks).OfType<TextMark>();

    public static MediaRef Svg(string text, out Drawings drawings)
    {
        drawings = new Drawings();
        return drawings.Add(text);
    }

    private static string FolderOf([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    private static byte[] ThemeFont(string file) =>
        File.ReadAllBytes(Path.Combine(RepositoryRoot, "themes", "kueste-und-kultur", "print", "fonts", file));

    private static (FontFace Face, ReadOnlyMemory<byte> Bytes) Font(FontId id, byte[] bytes) =>
        (new FontFace(id, Hash.Of(bytes), [], new Licence("OFL-1.1", true)), bytes);
}

/// <summary>Drawn pictures by hash.</summary>
internal sealed class Drawings : IVectorPictures
{
    private readonly Dictionary<Hash, byte[]> all = [];

    public MediaRef Add(string svg)
    {
        var bytes = Encoding.UTF8.GetBytes(svg);
        all[Hash.Of(bytes)] = bytes;
        return new MediaRef(Guid.Empty, Hash.Of(bytes), "image/svg+xml", 1);
    }

    public ReadOnlyMemory<byte>? Svg(Hash original) => all.TryGetValue(original, out var bytes) ? bytes : null;
}
