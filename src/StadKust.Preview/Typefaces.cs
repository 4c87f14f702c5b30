using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Fonts of a font set, opened once and kept as long as the set lives.</summary>
internal static class Typefaces
{
    private static readonly ConditionalWeakTable<FontSet, ConcurrentDictionary<FontId, SKTypeface>> Opened = [];

    /// <exception cref="InvalidDataException">The file is no font.</exception>
    public static SKTypeface Typeface(this FontSet fonts, FontId id) => Opened.GetOrCreateValue(fonts).GetOrAdd(id, _ =>
    {
        using var data = SKData.CreateCopy(fonts.Bytes(id).Span);
        return SKTypeface.FromData(data) ?? throw new InvalidDataException($"Font '{id}' is not a font file.");
    });
}
