using StadKust.Typesetting;

namespace StadKust.Magazine.PressRoom;

/// <summary>Typesetting states facts; here they become findings with the names people know.</summary>
internal static class FactFindings
{
    public static IEnumerable<PressFinding> Of(
        SetResult set, IReadOnlyList<StoryCount> counts, SettingMetrics metrics, PrintCulture language, IReadOnlyDictionary<StoryId, string> names, string edition)
    {
        foreach (var fact in set.Facts)
        {
            // Overset has its own finding below, with the words at which the text is cut.
            if (fact.Code == "overset")
            {
                continue;
            }

            var where = fact.From?.Story is { } story ? $"{edition} / {names.GetValueOrDefault(story, story.Value)} / {fact.From.What}" : $"{edition} / {fact.From?.What}";
            var code = fact.Code is "overfull-line" or "missing-glyph" or "missing-picture" or "object-overset" ? fact.Code : "typesetting";
            yield return PressWords.Say(code, where, fact.Page is { } page ? page.Value + 1 : null, fact.Text);
        }

        foreach (var count in counts)
        {
            if (count.Overset > 0)
            {
                yield return PressWords.Say(
                    "overset", $"{edition} / {count.Name}", null, count.Name, count.Overset, count.OversetLines, count.CutAt);
            }

            if (count.Characters != count.Placed + count.Overset + count.LeftOut)
            {
                yield return PressWords.Say("lost-characters", $"{edition} / {count.Name}", null, count.Name, count.Characters, count.Placed, count.Overset);
            }
        }

        foreach (var listing in set.Stories)
        {
            if (listing.Entries is { } entries && entries.Promised != entries.Placed)
            {
                var name = names.GetValueOrDefault(listing.Id, listing.Id.Value);
                yield return PressWords.Say("lost-entries", $"{edition} / {name}", null, name, entries.Promised, entries.Placed);
            }
        }

        // H-LINES for columns of 46 characters and more, which is what features stand in.
        var mostHyphens = language.Code == "de" ? 14 : 10;
        if (metrics.HyphensPer100 > mostHyphens)
        {
            yield return PressWords.Say("many-hyphens", edition, null, Math.Round(metrics.HyphensPer100, 1), mostHyphens);
        }

        if (metrics.WideLines > 0.5)
        {
            yield return PressWords.Say("wide-lines", edition, null, Math.Round(metrics.WideLines, 1), 0.5);
        }
    }
}

/// <summary>A story's characters, before and after.</summary>
/// <param name="CutAt">First words that found no room; empty when all did.</param>
public sealed record StoryCount(string Id, string Name, string Language, int Characters, int Placed, int Overset, int OversetLines, string CutAt, int Lines, IReadOnlyList<int> Pages)
{
    /// <summary>Entries a calendar promises and those that stand on its pages; null for other stories.</summary>
    public EntryCount? Entries { get; init; }

    /// <summary>Characters of paragraphs that copyfitting took out or did not call.</summary>
    public int LeftOut { get; init; }

    /// <summary>What copyfitting did, in the language of the story.</summary>
    public IReadOnlyList<string> Fit { get; init; } = [];

    public SettingMetrics? Quality { get; init; }

    internal static IReadOnlyList<StoryCount> Of(SetResult set, IEnumerable<Story> stories, IReadOnlyDictionary<StoryId, string> names)
    {
        var byId = stories.ToDictionary(s => s.Id);
        return [.. set.Stories.Where(s => byId.ContainsKey(s.Id)).Select(s => Of(s, byId[s.Id], names.GetValueOrDefault(s.Id, s.Id.Value)))];
    }

    private static StoryCount Of(SetStory set, Story story, string name) => new(
        story.Id.Value, name, story.Language.Code, story.Paragraphs.Sum(p => p.Characters), Own(set, story),
        set.Rest.Sum(r => r.Source.Count), set.Rest.Sum(r => r.Lines), Cut(set, story), set.Lines.Count,
        [.. set.Lines.Select(l => l.Facts.Page.Value + 1).Distinct().Order()])
    {
        Entries = set.Entries,
        LeftOut = set.LeftOut.Sum(o => o.Source.Count),
        Fit = [.. FitWords.Say(set, story)],
        Quality = SettingMetrics.Of([set], story.Language),
    };

    // What filled free room is no part of the story.
    private static int Own(SetStory set, Story story)
    {
        var own = story.Paragraphs.Select(p => p.Id).ToHashSet();
        return set.Lines.Where(l => own.Contains(l.Paragraph)).Sum(l => l.Source.Count);
    }

    private static string Cut(SetStory set, Story story)
    {
        if (set.Rest.Count == 0 || story.Paragraphs.FirstOrDefault(p => p.Id == set.Rest[0].Paragraph) is not { } paragraph)
        {
            return "";
        }

        var text = string.Concat(paragraph.Spans.Select(s => s.Text))[set.Rest[0].Source.Start..];
        return text.Length > 40 ? text[..40] + "…" : text;
    }
}
