using System.Globalization;
using System.Text;

namespace StadKust.Typesetting;

/// <summary>Words with characters their font lacks: set from the fonts the theme names for that, else left blank and stated; never a box.</summary>
internal static class Fallback
{
    // So many facts of one paragraph are told one by one.
    private const int MostFacts = 500;
    private const int MostAlike = 50;

    public static void Add(string text, int start, int end, Look look, FontBook fonts, Gather<Element> elements, List<Fact> facts, Origin origin)
    {
        var source = text.AsSpan(start, end - start);

        // One face for the whole word, when there is one that has it all: a single letter of another face looks like a slip.
        foreach (var id in look.Shaper.Fallbacks)
        {
            var other = look with { Shaper = fonts.Shaper(id, look.Shaper.Features, look.Language) };
            var shape = other.Shaper.Shape(Printed.Of(source, other));
            if (!shape.Lacks)
            {
                elements.Add(new Element(ElementKind.Word, start, end, other, shape, Collect.BreaksOf(source, other)));
                State(Borrowed(source, look, other, origin), facts);
                return;
            }
        }

        Look[] looks = [look, .. look.Shaper.Fallbacks.Select(f => look with { Shaper = fonts.Shaper(f, look.Shaper.Features, look.Language) })];
        for (var at = start; at < end;)
        {
            var (until, found) = Stretch(text, at, end, looks);
            var part = text.AsSpan(at, until - at);
            if (found is null)
            {
                elements.Add(new Element(ElementKind.Word, at, until, look, look.Shaper.Blank(part.Length), []));
                State(Missing(part, source, look, origin), facts);
            }
            else
            {
                elements.Add(new Element(ElementKind.Word, at, until, found, found.Shaper.Shape(Printed.Of(part, found)), []));
                if (!ReferenceEquals(found, look))
                    State(Borrowed(part, look, found, origin), facts);
            }

            at = until;
        }
    }

    // A thing is said once a paragraph, so that ten megabytes in another script are no ten million facts.
    private static void State(Fact fact, List<Fact> facts)
    {
        for (var i = facts.Count - 1; i >= Math.Max(0, facts.Count - MostAlike); i--)
        {
            if (facts[i].Code == fact.Code && facts[i].Text == fact.Text)
                return;
        }

        if (facts.Count < MostFacts)
            facts.Add(fact);
        else if (facts.Count == MostFacts)
            facts.Add(fact with { Text = $"{fact.Text} There are more of the kind in this paragraph." });
    }

    // As far as one look has all characters; marks stay with their letter, and what nobody has stands alone, character by character.
    private static (int Until, Look? Found) Stretch(string text, int from, int end, Look[] looks)
    {
        var found = Finder(text, from, end, looks, out var until);
        while (found is not null && until < end && ReferenceEquals(Finder(text, until, end, looks, out var next), found))
            until = next;
        return (until, found);
    }

    private static Look? Finder(string text, int from, int end, Look[] looks, out int until)
    {
        Rune.DecodeFromUtf16(text.AsSpan(from, end - from), out _, out var length);
        until = from + length;
        while (until < end && CharUnicodeInfo.GetUnicodeCategory(text, until) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            until++;
        foreach (var look in looks)
        {
            var printed = Printed.Of(text.AsSpan(from, until - from), look);
            if (printed.IsEmpty || !look.Shaper.Shape(printed).Lacks)
                return look;
        }

        return null;
    }

    private static Fact Borrowed(ReadOnlySpan<char> part, Look look, Look other, Origin origin) => new(
        "fallback-font", null, null, origin, $"\"{part}\" is set in font {other.Shaper.Font}: {look.Shaper.Font} lacks some of it.", null);

    private static Fact Missing(ReadOnlySpan<char> part, ReadOnlySpan<char> word, Look look, Origin origin)
    {
        Rune.DecodeFromUtf16(part, out var rune, out _);
        var sign = Rune.IsControl(rune) ? "control character" : $"'{rune}'";
        return new Fact(
            "missing-glyph", null, null, origin, $"Font {look.Shaper.Font} has no {sign} (U+{rune.Value:X4}), in \"{word}\"; its place is left blank.", null);
    }
}
