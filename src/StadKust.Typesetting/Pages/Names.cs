using System.Security.Cryptography;

namespace StadKust.Typesetting;

/// <summary>SHA-256 of some bytes, lower-case hex: the address of a font, picture or profile.</summary>
public readonly record struct Hash(string Hex)
{
    public static Hash Of(ReadOnlySpan<byte> bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public override string ToString() => Hex;
}

/// <summary>BCP 47 code of a text's language, such as <c>nl</c>.</summary>
public readonly record struct Culture(string Code)
{
    public override string ToString() => Code;
}

public readonly record struct SwatchId(string Name)
{
    public override string ToString() => Name;
}

/// <summary>Hash of the font file and its axes.</summary>
public readonly record struct FontId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct StyleName(string Name)
{
    public override string ToString() => Name;
}

public readonly record struct MasterName(string Name)
{
    public override string ToString() => Name;
}

public readonly record struct FrameName(string Name)
{
    public override string ToString() => Name;
}

public readonly record struct StoryId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Made from item and block, stable over edits.</summary>
public readonly record struct ParagraphId(string Value)
{
    public override string ToString() => Value;
}

public readonly record struct ObjectId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Counted per spread in paint order, so that equal input gives equal ids.</summary>
public readonly record struct MarkId(int Number);

/// <summary>Position in the file, from 0. What is printed is the folio.</summary>
public readonly record struct PageIndex(int Value) : IComparable<PageIndex>
{
    public int CompareTo(PageIndex other) => Value.CompareTo(other.Value);

    public static bool operator <(PageIndex a, PageIndex b) => a.Value < b.Value;

    public static bool operator >(PageIndex a, PageIndex b) => a.Value > b.Value;

    public static bool operator <=(PageIndex a, PageIndex b) => a.Value <= b.Value;

    public static bool operator >=(PageIndex a, PageIndex b) => a.Value >= b.Value;
}

/// <summary>The snapshot a story was made from: item key, culture and content hash; empty for a plain file.</summary>
public sealed record SnapshotRef(Guid Item, Culture Culture, string ContentHash)
{
    public static SnapshotRef File(Culture culture, string contentHash) => new(Guid.Empty, culture, contentHash);
}

/// <summary>Characters of a paragraph's joined text (UTF-16, end exclusive).</summary>
public readonly record struct SourceRange(int Start, int End)
{
    public int Count => End - Start;
}

/// <summary>Where a mark comes from, for the person who looks for it.</summary>
/// <param name="Story">Null for furniture.</param>
/// <param name="What">Frame name, furniture name or element id of a poster.</param>
public sealed record Origin(StoryId? Story, ParagraphId? Paragraph, string What);

/// <summary>Number of a leaf of the structure: children of <see cref="StructNode"/> refer to it, marks carry it.</summary>
public readonly record struct StructRef(int Number);
