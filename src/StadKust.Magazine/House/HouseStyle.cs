using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary>How a theme looks on paper: everything in <c>themes/&lt;theme&gt;/print/</c>, read and checked once when the program starts.</summary>
public sealed class HouseStyle
{
    private readonly Styles styles;
    private readonly Masters masters;

    private HouseStyle(string folder, Layout layout, Styles styles, Masters masters)
    {
        Folder = folder;
        Layout = layout;
        this.styles = styles;
        this.masters = masters;
    }

    /// <summary>The print folder of the theme.</summary>
    public string Folder { get; }

    public Layout Layout { get; }

    /// <summary>Character styles for bold, italic and links inside a paragraph of this style.</summary>
    public Emphasis EmphasisOf(StyleName paragraph) => styles.Emphasis.GetValueOrDefault(paragraph) ?? new Emphasis(null, null, null);

    /// <summary>The quotation marks the house sets in a language.</summary>
    public QuoteStyle QuotesOf(PrintCulture language) => styles.Quotes.GetValueOrDefault(language.Code.Split('-')[0], QuoteStyle.House);

    /// <summary>What a master puts into its own frames.</summary>
    public ValueList<Dressing> DressingsOf(MasterName master) => masters.Dressings.GetValueOrDefault(master) ?? [];

    /// <summary>The layout with the grid of one master, for trials in another leading.</summary>
    public Layout LayoutFor(MasterName master)
    {
        var step = masters.Steps.GetValueOrDefault(master, Layout.Format.Grid.Step);
        return step == Layout.Format.Grid.Step
            ? Layout
            : Layout.Resolve(
                Layout.Format with { Grid = new Grid(step, step) }, Layout.Palette, Layout.Fonts, styles.Paragraphs, styles.Characters, masters.All);
    }

    /// <summary>Names of the masters that repeat for a story of any length: those with a frame <c>story</c>.</summary>
    public IEnumerable<string> StoryMasters => masters.All
        .Where(m => m.Sides == Sides.Right && m.Frames.Any(f => f.Name.Name == "story"))
        .Select(m => m.Name.Name);

    /// <summary>Reads a print folder.</summary>
    /// <returns>Null when there is an error among the findings; each finding names file and line.</returns>
    public static (HouseStyle? House, IReadOnlyList<Finding> Findings) Read(string printFolder)
    {
        var format = Open(printFolder, "format.yaml");
        var palette = Open(printFolder, "palette.yaml");
        var fonts = Open(printFolder, "fonts.yaml");
        var styles = Open(printFolder, "styles.yaml");
        var masters = Open(printFolder, "masters.yaml");
        var pageFormat = FormatFile.Read(format);
        var colours = PaletteFile.Read(palette);
        var (fontSet, names) = FontsFile.Read(fonts, printFolder);
        var allStyles = new StylesFile(styles, colours, names, pageFormat.Grid.Step).Read();
        var allMasters = new MastersFile(masters, pageFormat, colours).Read();
        CheckDressings(masters, allMasters, allStyles);
        Finding[] findings = [.. format.Findings, .. palette.Findings, .. fonts.Findings, .. styles.Findings, .. masters.Findings];
        if (findings.Any(f => f.Severity == Severity.Error))
        {
            return (null, findings);
        }

        var layout = Layout.Resolve(pageFormat, colours, fontSet, allStyles.Paragraphs, allStyles.Characters, allMasters.All);
        return (new HouseStyle(printFolder, layout, allStyles, allMasters), findings);
    }

    private static YamlFile Open(string folder, string name) => YamlFile.Read(Path.Combine(folder, name), $"print/{name}");

    private static void CheckDressings(YamlFile file, Masters masters, Styles styles)
    {
        foreach (var (master, dressings) in masters.Dressings)
        {
            foreach (var style in dressings.Select(d => d.Style).OfType<StyleName>().Where(s => styles.Paragraphs.All(p => p.Name != s)))
            {
                file.Fault(file.Root.Node, "unknown-style", $"Master '{master}' asks for the paragraph style '{style}', which styles.yaml does not have.");
            }
        }
    }
}
