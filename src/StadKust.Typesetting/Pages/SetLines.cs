using System.Runtime.InteropServices;

namespace StadKust.Typesetting;

public sealed record SetStory(StoryId Id, ValueList<SetLine> Lines, ValueList<Overset> Rest, ValueList<FitStep> Log)
{
    /// <summary>Paragraphs that copyfitting took out, and those that stood by and were not called.</summary>
    public ValueList<Overset> LeftOut { get; init; } = [];

    /// <summary>Of a listing; null for a story without entries.</summary>
    public EntryCount? Entries { get; init; }
}

/// <summary>What the metrics count of a line.</summary>
/// <param name="Stretch">Adjustment ratio: −1 fully shrunk, 0 as wanted, 1 fully stretched.</param>
/// <param name="WordSpace">As factor of the font's own.</param>
/// <param name="IsOverfull">A word wider than its column; set anyway and reported.</param>
public sealed record LineFacts(
    double Stretch, double WordSpace, bool EndsInHyphen, bool IsRespelled, bool IsOverfull, bool IsFirst, bool IsLast, bool OnGrid)
{
    /// <summary>Column number counted over the story's frames, and the page it lies on.</summary>
    public PageIndex Page { get; init; }

    public int Column { get; init; }

    public FrameName Frame { get; init; }
}

public sealed record SetLine(
    ParagraphId Paragraph, SourceRange Source, Point Baseline, Length Measure, LineFacts Facts, ValueList<GlyphRun> Runs)
{
    /// <summary>What is printed of the line: its left end (other than the measure's in lines set right or centred) and width.</summary>
    public (Length X, Length Width) Ink { get; init; }
}

/// <summary>Glyphs of one font, size and colour. Positions are final: writers never shape.</summary>
/// <param name="ScaleX">Horizontal glyph scale, 1 for none.</param>
/// <param name="Glyphs">X and Y relative to the run's origin, before <see cref="TextMark.Place"/>.</param>
/// <param name="Text">What the glyphs stand for; covers every glyph.</param>
public sealed record GlyphRun(
    FontId Font, Length Size, double ScaleX, Culture Language, Paint Fill, ValueList<Glyph> Glyphs, ValueList<TextFor> Text)
{
    /// <summary>The source characters of the run; character 0 is <see cref="SourceStart"/> of the paragraph's joined text.</summary>
    /// <remarks>The text of a glyph: from <c>Cluster − SourceStart</c> to the next cluster, unless its <see cref="TextFor"/> prints something else.</remarks>
    public string Source { get; init; } = "";

    public int SourceStart { get; init; }

    /// <summary>Where the text leads, for files that can be clicked.</summary>
    public Uri? Link { get; init; }
}

/// <param name="Cluster">Index of the first character of the cluster in the paragraph's joined text.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Glyph(ushort Id, Length X, Length Y, Length Advance, int Cluster);

/// <summary>The text behind some glyphs.</summary>
/// <param name="Glyphs">Indexes into the run's glyphs, end exclusive.</param>
/// <param name="Printed">What is printed, when it differs from the source.</param>
/// <param name="Meant">What it says when read or copied, when it differs from what is printed: a respelled break, a soft hyphen.</param>
/// <param name="Artifact">True for a hyphen that only the line break put there.</param>
public readonly record struct TextFor(Range Glyphs, SourceRange Source, string? Printed, string? Meant, bool Artifact);
