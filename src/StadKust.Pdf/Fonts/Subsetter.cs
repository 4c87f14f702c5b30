using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace StadKust.Pdf.Fonts;

/// <summary>Cuts a font down to the glyphs that are used, through HarfBuzz's subsetter, which HarfBuzzSharp carries but does not wrap.</summary>
/// <remarks>Glyph numbers are retained, so a page can be written before the last page has said which glyphs it needs.</remarks>
internal static partial class Subsetter
{
    private const string Library = "libHarfBuzzSharp";

    // hb-subset.h: hb_subset_flags_t and hb_subset_sets_t.
    private const uint NoHinting = 0x001;
    private const uint RetainGids = 0x002;
    private const uint NoLayoutClosure = 0x200;
    private const int DropTables = 3;

    // What only shaping, line layout or an operating system reads. A CIDFontType2 with Identity needs none of them.
    private static readonly string[] Dropped =
        ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "kern", "name", "post", "OS/2", "cmap", "DSIG", "gasp", "meta", "MVAR", "avar", "HVAR"];

    /// <exception cref="InvalidDataException">HarfBuzz refuses the font.</exception>
    public static byte[] Subset(ReadOnlyMemory<byte> font, IEnumerable<ushort> glyphs, string name)
    {
        using var opened = new OpenedFace(font);
        var input = hb_subset_input_create_or_fail();
        nint subset = 0;
        nint bytes = 0;
        try
        {
            hb_subset_input_set_flags(input, NoHinting | RetainGids | NoLayoutClosure);
            var keep = hb_subset_input_glyph_set(input);
            foreach (var glyph in glyphs)
            {
                hb_set_add(keep, glyph);
            }

            var drop = hb_subset_input_set(input, DropTables);
            foreach (var table in Dropped)
            {
                hb_set_add(drop, (uint)((table[0] << 24) | (table[1] << 16) | (table[2] << 8) | table[3]));
            }

            subset = hb_subset_or_fail(opened.Face.Handle, input);
            if (subset == 0)
            {
                throw new InvalidDataException($"Font '{name}' cannot be subset.");
            }

            bytes = hb_face_reference_blob(subset);
            var data = hb_blob_get_data(bytes, out var length);
            if (length == 0)
            {
                throw new InvalidDataException($"Font '{name}' cannot be subset.");
            }

            var copy = new byte[length];
            Marshal.Copy(data, copy, 0, copy.Length);
            return copy;
        }
        finally
        {
            if (bytes != 0)
            {
                hb_blob_destroy(bytes);
            }

            if (subset != 0)
            {
                hb_face_destroy(subset);
            }

            hb_subset_input_destroy(input);
        }
    }

    /// <summary>The characters of the font's cmap with their glyphs, ascending.</summary>
    public static List<(int Character, ushort Glyph)> Characters(Face face, Font font)
    {
        var set = hb_set_create();
        try
        {
            hb_face_collect_unicodes(face.Handle, set);
            var characters = new List<(int, ushort)>();
            for (var character = uint.MaxValue; hb_set_next(set, ref character) != 0;)
            {
                if (font.TryGetNominalGlyph(character, out var glyph))
                {
                    characters.Add(((int)character, (ushort)glyph));
                }
            }

            return characters;
        }
        finally
        {
            hb_set_destroy(set);
        }
    }

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_set(nint input, int kind);

    [LibraryImport(Library)]
    private static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    private static partial void hb_face_collect_unicodes(nint face, nint set);

    [LibraryImport(Library)]
    private static partial nint hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    private static partial nint hb_set_create();

    [LibraryImport(Library)]
    private static partial void hb_set_destroy(nint set);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    private static partial int hb_set_next(nint set, ref uint value);
}
