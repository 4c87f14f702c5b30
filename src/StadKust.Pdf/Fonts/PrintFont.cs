using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Fonts;

/// <summary>One font of one file: which glyphs were used, and its objects once all pages are written.</summary>
internal sealed class PrintFont
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly SfntFile sfnt;
    private readonly double[] widths;
    private readonly bool[] isUsed;
    private readonly Dictionary<ushort, string> printed = [];
    private readonly Lazy<GlyphTexts> texts;

    /// <exception cref="InvalidDataException">No TrueType font, a variable one, or one that may not be embedded.</exception>
    public PrintFont(FontFace face, ReadOnlyMemory<byte> bytes, string resource, Ref reference)
    {
        this.bytes = bytes;
        (Id, Resource, Reference) = (face.Id, resource, reference);
        sfnt = new SfntFile(bytes, face.Id.Value);
        if (!face.Licence.MayEmbed || sfnt.ForbidsEmbedding)
        {
            throw new InvalidDataException($"Font '{face.Id}' may not be embedded: licence {face.Licence.Spdx}.");
        }

        if (sfnt.IsVariable)
        {
            throw new InvalidDataException($"Font '{face.Id}' is variable; print takes static instances.");
        }

        widths = sfnt.Widths();
        isUsed = new bool[widths.Length];
        texts = new(() => new GlyphTexts(bytes));
    }

    public FontId Id { get; }

    /// <summary>Name in the resources of pages: F1, F2 …</summary>
    public string Resource { get; }

    public Ref Reference { get; }

    /// <summary>Thousandths of the size.</summary>
    public double Width(ushort glyph) => widths[glyph];

    /// <summary>The plain glyph of a character; null when the font has none.</summary>
    public ushort? GlyphOf(int character) => texts.Value.GlyphOf(character);

    /// <param name="text">What it says here, when it stands alone for that text.</param>
    /// <exception cref="ArgumentException">The glyph is the one for "missing", or the font has no such glyph.</exception>
    public void Use(ushort glyph, string? text)
    {
        if (glyph == 0 || glyph >= isUsed.Length)
        {
            throw new ArgumentException($"Font '{Id}' has no glyph for some character (glyph {glyph} of {isUsed.Length}).", nameof(glyph));
        }

        isUsed[glyph] = true;
        if (text is not null)
        {
            printed.TryAdd(glyph, text);
        }
    }

    /// <param name="tags">Subset tags taken so far in this file.</param>
    public void Write(PdfFile file, HashSet<string> tags)
    {
        ushort[] used = [.. Enumerable.Range(0, isUsed.Length).Where(g => isUsed[g]).Select(g => (ushort)g)];
        var subset = Subsetter.Subset(bytes, used, Id.Value);
        var name = $"{Tag(subset, tags)}+{sfnt.PostScriptName}";
        var program = file.Reserve();
        file.QueueStream(program, subset, d => d.Integer("Length1", subset.Length));
        var descriptor = file.Add(d => Descriptor(d, name, program));
        var descendant = file.Add(d => d
            .Name("Type", "Font").Name("Subtype", "CIDFontType2").Name("BaseFont", name)
            .Dictionary("CIDSystemInfo", s => s.Bytes("Registry", "Adobe"u8).Bytes("Ordering", "Identity"u8).Integer("Supplement", 0))
            .Ref("FontDescriptor", descriptor)
            .Name("CIDToGIDMap", "Identity")
            .Integer("DW", 1000)
            .Value("W", w => Widths(w, used)));
        var unicode = file.AddStream(Packing.Flate, ToUnicode.CMap(used, Texts(used)).Written, _ => { });
        file.Write(Reference, d => d
            .Name("Type", "Font").Name("Subtype", "Type0").Name("BaseFont", name).Name("Encoding", "Identity-H")
            .Refs("DescendantFonts", [descendant])
            .Ref("ToUnicode", unicode));
    }

    private static string Tag(byte[] subset, HashSet<string> tags)
    {
        // Six capitals from the hash of what is embedded; the next bytes of the hash if two subsets should ever agree.
        var hash = Convert.FromHexString(Hash.Of(subset).Hex);
        for (var at = 0; at + 6 <= hash.Length; at++)
        {
            var tag = string.Concat(hash.Skip(at).Take(6).Select(b => (char)('A' + (b % 26))));
            if (tags.Add(tag))
            {
                return tag;
            }
        }

        throw new InvalidOperationException("No subset tag is left.");
    }

    private void Descriptor(Dict to, string name, Ref program)
    {
        // Table 123 of ISO 32000-1: 4 symbolic (Identity encoding), 64 italic. StemV is not in the file; 50–200 follows the weight.
        to.Name("Type", "FontDescriptor").Name("FontName", name)
            .Integer("Flags", 4 | (sfnt.ItalicAngle == 0 ? 0 : 64))
            .Numbers("FontBBox", sfnt.Box)
            .Number("ItalicAngle", sfnt.ItalicAngle)
            .Number("Ascent", sfnt.Ascent).Number("Descent", sfnt.Descent).Number("CapHeight", sfnt.CapHeight)
            .Number("StemV", 50 + Math.Round(Math.Pow(sfnt.Weight / 65.0, 2)))
            .Ref("FontFile2", program);
    }

    private void Widths(PdfBuffer to, ushort[] used)
    {
        to.Raw("[");
        var last = -2;
        foreach (var glyph in used)
        {
            if (glyph != last + 1)
            {
                to.Raw(last < 0 ? "" : "] ").Integer(glyph).Raw("[");
            }

            to.Number(Width(glyph));
            last = glyph;
        }

        to.Raw(used.Length > 0 ? "]] " : "] ");
    }

    private Dictionary<ushort, string> Texts(ushort[] used) =>
        used.ToDictionary(g => g, g => texts.Value.For(g) ?? printed.GetValueOrDefault(g) ?? "\uFFFD");
}
