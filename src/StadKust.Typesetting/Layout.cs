namespace StadKust.Typesetting;

/// <summary>Everything a theme says about its pages: format, colours, fonts, styles and masters.</summary>
/// <remarks>Only <see cref="Resolve"/> makes one, so a layout that exists has no dangling names.</remarks>
public sealed class Layout
{
    private readonly Dictionary<StyleName, ParagraphStyle> paragraphs;
    private readonly Dictionary<StyleName, CharacterStyle> characters;
    private readonly Dictionary<MasterName, Master> masters;

    private Layout(
        PageFormat format, Palette palette, FontSet fonts,
        IReadOnlyList<ParagraphStyle> paragraphs, IReadOnlyList<CharacterStyle> characters, ValueList<Master> masters)
    {
        Format = format;
        Palette = palette;
        Fonts = fonts;
        Paragraphs = paragraphs.ToValueList();
        Characters = characters.ToValueList();
        Masters = masters;
        this.paragraphs = paragraphs.ToDictionary(s => s.Name);
        this.characters = characters.ToDictionary(s => s.Name);
        this.masters = masters.ToDictionary(m => m.Name);
    }

    public PageFormat Format { get; }

    public Palette Palette { get; }

    public FontSet Fonts { get; }

    /// <summary>Resolved: font, size and colour of every <see cref="ParagraphStyle.Text"/> are there.</summary>
    public ValueList<ParagraphStyle> Paragraphs { get; }

    /// <summary>Resolved among themselves; what is null is taken from the paragraph around.</summary>
    public ValueList<CharacterStyle> Characters { get; }

    public ValueList<Master> Masters { get; }

    public ParagraphStyle? Paragraph(StyleName name) => paragraphs.GetValueOrDefault(name);

    public CharacterStyle? Character(StyleName name) => characters.GetValueOrDefault(name);

    public Master? Master(MasterName name) => masters.GetValueOrDefault(name);

    /// <summary>Applies <c>BasedOn</c> and looks up every name.</summary>
    /// <remarks>
    /// Of a paragraph style only its text is inherited: its other members are never null, whoever reads styles from files fills them.
    /// A text is based on the character style it names, then on the text of the paragraph style its own is based on.
    /// </remarks>
    /// <exception cref="ArgumentException">Names that lead nowhere or in circles, doubled names; all of them, one a line.</exception>
    public static Layout Resolve(
        PageFormat format, Palette palette, FontSet fonts,
        ValueList<ParagraphStyle> paragraphs, ValueList<CharacterStyle> characters, ValueList<Master> masters)
    {
        var inheritance = new StyleInheritance(palette, fonts, paragraphs, characters);
        var resolvedCharacters = characters.Select(inheritance.Resolve).ToList();
        var resolvedParagraphs = paragraphs.Select(inheritance.Resolve).ToList();
        inheritance.CheckMasters(masters);
        return inheritance.Faults.Count == 0
            ? new Layout(format, palette, fonts, resolvedParagraphs, resolvedCharacters, masters)
            : throw new ArgumentException(string.Join('\n', inheritance.Faults), nameof(paragraphs));
    }
}
