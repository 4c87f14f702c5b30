using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Fonts;

/// <summary>A font as pages use it: from codes to glyphs, widths and text.</summary>
internal sealed class PdfFont
{
    private readonly PdfDict descendant;
    private readonly CodeMap codes = CodeMap.Identity;
    private readonly CodeMap? texts;
    private readonly Dictionary<int, double> widths = [];
    private readonly double missingWidth;
    private readonly byte[]? cidToGid;
    private readonly string?[] encoding = new string?[256];
    private readonly bool isSymbolic;
    private readonly bool hasEncoding;
    private readonly Dictionary<int, int> glyphs = [];

    public PdfFont(PdfDict dict, Limits limits)
    {
        Dict = dict;
        Subtype = dict.Name("Subtype") ?? "";
        descendant = IsComposite ? dict.Array("DescendantFonts")[0] as PdfDict ?? PdfDict.Empty : dict;
        Name = dict.Name("BaseFont") ?? descendant.Name("BaseFont") ?? (Subtype == "Type3" ? "Type3" : "?");
        Descriptor = descendant.Dict("FontDescriptor");
        isSymbolic = ((Descriptor.Integer("Flags") ?? 0) & 4) != 0;
        texts = dict.Stream("ToUnicode") is { } stream ? CodeMap.Read(stream.Decode(limits).Bytes) : null;
        (Program, ProgramTrouble) = Read(limits);
        if (IsComposite)
        {
            codes = dict["Encoding"] is PdfStream map ? CodeMap.Read(map.Decode(limits).Bytes) : CodeMap.Identity;
            IsCodeMapKnown = dict["Encoding"] is PdfStream || dict.Name("Encoding") is "Identity-H" or "Identity-V";
            missingWidth = descendant.Real("DW") ?? 1000;
            CidWidths(descendant.Array("W"));
            cidToGid = descendant.Stream("CIDToGIDMap")?.Decode(limits).Bytes;
        }
        else
        {
            hasEncoding = Encode();
            missingWidth = Descriptor.Real("MissingWidth") ?? 0;
            var first = dict.Integer("FirstChar") ?? 0;
            var array = dict.Array("Widths");
            for (var i = 0; i < Math.Min(array.Count, 256); i++)
            {
                widths[first + i] = array[i].AsNumber ?? 0;
            }
        }
    }

    public PdfDict Dict { get; }

    public string Subtype { get; }

    public string Name { get; }

    public PdfDict Descriptor { get; }

    /// <summary>Null when the font is not embedded, is of Type 3, or cannot be read.</summary>
    public FontProgram? Program { get; }

    /// <summary>Why the embedded program cannot be read.</summary>
    public string? ProgramTrouble { get; }

    public bool IsComposite => Subtype == "Type0";

    public bool IsType3 => Subtype == "Type3";

    public bool IsEmbedded => IsType3 || Descriptor.Has("FontFile") || Descriptor.Has("FontFile2") || Descriptor.Has("FontFile3");

    public bool IsCodeMapKnown { get; } = true;

    public bool HasTexts => texts is { Count: > 0 };

    /// <summary>Codes that pages have shown with it.</summary>
    public HashSet<int> Used { get; } = [];

    /// <summary>The dictionary that holds CIDToGIDMap; that of the font itself when it is a simple one.</summary>
    public PdfDict Descendant => descendant;

    /// <summary>Name without the tag of a subset: "ABCDEF+Name".</summary>
    public (string? Tag, string Name) Parts => Name is [_, _, _, _, _, _, '+', ..] && Name[..6].All(char.IsAsciiLetterUpper) ? (Name[..6], Name[7..]) : (null, Name);

    public Matrix ToEm => IsType3 ? Matrix.Of(Dict.Array("FontMatrix").Numbers()) : Program?.ToEm ?? new Matrix(0.001, 0, 0, 0.001, 0, 0);

    public void Decode(ReadOnlySpan<byte> text, List<(int Code, int Length)> into)
    {
        if (!IsComposite)
        {
            foreach (var b in text)
            {
                into.Add((b, 1));
            }

            return;
        }

        while (!text.IsEmpty)
        {
            var length = Math.Max(1, codes.Length(text));
            var code = 0;
            for (var i = 0; i < length; i++)
            {
                code = (code << 8) | text[i];
            }

            into.Add((code, length));
            text = text[length..];
        }
    }

    /// <summary>Thousandths of the size, as the dictionary says.</summary>
    public double Width(int code) => widths.TryGetValue(IsComposite ? codes.Cid(code) : code, out var width) ? width : missingWidth;

    /// <summary>Number in the embedded program; 0 when there is none for the code.</summary>
    public int Glyph(int code)
    {
        lock (glyphs)
        {
            if (!glyphs.TryGetValue(code, out var glyph))
            {
                glyphs[code] = glyph = IsComposite ? OfCid(codes.Cid(code)) : OfByte(code);
            }

            return glyph;
        }
    }

    public string? GlyphName(int code) => code is >= 0 and < 256 ? encoding[code] : null;

    public string? Unicode(int code)
    {
        if (texts?.Unicode(code) is { } said)
        {
            return said;
        }

        return !IsComposite && code is >= 0 and < 256 && encoding[code] is { } name && GlyphNames.Unicode(name) is { } letter && letter < 0x10FFFF && letter is < 0xD800 or > 0xDFFF
            ? char.ConvertFromUtf32(letter)
            : null;
    }

    private (FontProgram?, string?) Read(Limits limits)
    {
        try
        {
            if (Descriptor.Stream("FontFile2") is { } trueType)
            {
                return (new TrueType(trueType.Decode(limits).Bytes), null);
            }

            if (Descriptor.Stream("FontFile3") is { } compact)
            {
                var bytes = compact.Decode(limits).Bytes;
                if (bytes is [(byte)'O', (byte)'T', (byte)'T', (byte)'O', ..])
                {
                    return TrueType.Tables(bytes).TryGetValue("CFF ", out var table)
                        ? (new Cff(bytes[table.At..(table.At + table.Length)]), null)
                        : (null, "the OpenType font has no CFF table");
                }

                return bytes is [0, 1, 0, 0, ..] ? (new TrueType(bytes), null) : (new Cff(bytes), null);
            }

            return Descriptor.Stream("FontFile") is { } old ? (new Type1(old.Decode(limits).Bytes), null) : (null, null);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or IndexOutOfRangeException or ArgumentException or KeyNotFoundException)
        {
            return (null, damaged.Message);
        }
    }

    private bool Encode()
    {
        var named = Dict["Encoding"] switch { PdfName name => name.Value, PdfDict dict => dict.Name("BaseEncoding"), _ => null };
        var from = named switch
        {
            "WinAnsiEncoding" => GlyphNames.WinAnsi,
            "MacRomanEncoding" => GlyphNames.MacRoman,
            "StandardEncoding" => GlyphNames.Standard,
            _ => Program switch { Cff cff => cff.BuiltIn, Type1 type1 => type1.BuiltIn, _ => GlyphNames.Standard },
        };
        for (var i = 0; i < 256; i++)
        {
            encoding[i] = from[i];
        }

        if (Dict["Encoding"] is PdfDict differences)
        {
            var code = 0;
            foreach (var item in differences.Array("Differences").Values)
            {
                if (item is PdfNumber number)
                {
                    code = (int)number.Value;
                }
                else if (item is PdfName name && code is >= 0 and < 256)
                {
                    encoding[code++] = name.Value;
                }
            }
        }

        return Dict.Has("Encoding");
    }

    // c [w1 w2 …] or c1 c2 w.
    private void CidWidths(PdfArray array)
    {
        for (var i = 0; i + 1 < array.Count;)
        {
            var first = (int)(array[i].AsNumber ?? 0);
            if (array[i + 1] is PdfArray list)
            {
                for (var k = 0; k < list.Count; k++)
                {
                    widths[first + k] = list[k].AsNumber ?? 0;
                }

                i += 2;
            }
            else
            {
                var last = (int)Math.Min(array[i + 1].AsNumber ?? 0, first + 65535);
                for (var cid = first; cid <= last; cid++)
                {
                    widths[cid] = array[i + 2].AsNumber ?? 0;
                }

                i += 3;
            }
        }
    }

    private int OfCid(int cid)
    {
        if (Program is Cff { IsCid: true } cff)
        {
            return cff.ByCid(cid) ?? 0;
        }

        if (cidToGid is not null)
        {
            return (2 * cid) + 1 < cidToGid.Length ? (cidToGid[2 * cid] << 8) | cidToGid[(2 * cid) + 1] : 0;
        }

        return cid;
    }

    // ISO 32000-1, 9.6.6.4.
    private int OfByte(int code)
    {
        var name = encoding[code & 0xFF];
        if (Program is not TrueType font)
        {
            return name is null ? 0 : Program?.Named(name) ?? 0;
        }

        if (!isSymbolic || (hasEncoding && font.ByCode(3, 0, code) is null && font.ByCode(1, 0, code) is null))
        {
            if (name is not null && GlyphNames.Unicode(name) is { } letter && font.ByCode(3, 1, letter) is > 0 and var found)
            {
                return found;
            }

            for (var mac = 0; name is not null && mac < 256; mac++)
            {
                if (GlyphNames.MacRoman[mac] == name && font.ByCode(1, 0, mac) is > 0 and var roman)
                {
                    return roman;
                }
            }

            if (name is not null && font.Named(name) is { } posted)
            {
                return posted;
            }
        }

        return font.ByCode(3, 0, code) is > 0 and var symbol ? symbol
            : font.ByCode(3, 0, 0xF000 + code) is > 0 and var high ? high
            : font.ByCode(1, 0, code) is > 0 and var plain ? plain
            : font.ByCode(3, 1, code) ?? 0;
    }
}
