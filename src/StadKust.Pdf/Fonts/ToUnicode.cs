using StadKust.Pdf.Objects;

namespace StadKust.Pdf.Fonts;

/// <summary>The CMap that turns glyphs back into text when someone searches or copies.</summary>
/// <remarks>Source: ISO 32000-1, 9.10.3; at most 100 entries in a section (Adobe technical note 5411).</remarks>
internal static class ToUnicode
{
    public static PdfBuffer CMap(IReadOnlyCollection<ushort> glyphs, IReadOnlyDictionary<ushort, string> texts)
    {
        var to = new PdfBuffer().Raw("""
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """.ReplaceLineEndings("\n"));
        foreach (var section in glyphs.Chunk(100))
        {
            to.Integer(section.Length).Raw("beginbfchar\n");
            foreach (var glyph in section)
            {
                to.Raw("<").HexWord(glyph).Raw("> <");
                foreach (var c in texts[glyph])
                {
                    to.HexWord(c);
                }

                to.Raw(">\n");
            }

            to.Raw("endbfchar\n");
        }

        return to.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    }
}
