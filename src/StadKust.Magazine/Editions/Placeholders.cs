using System.Globalization;
using System.Text.RegularExpressions;
using StadKust.Content;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;
using StadKust.Magazine.Stories;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary>
/// Fills <c>{…}</c> in texts of the flatplan and of masters: <c>{folio}</c>, <c>{title}</c>, <c>{season}</c>, <c>{section}</c>,
/// <c>{run}</c>, <c>{number}</c>, <c>{credits}</c>, <c>{phrase:Magazine.Contents}</c>, and of a source <c>{headline:lead}</c>,
/// <c>{standfirst:lead}</c>, <c>{byline:lead}</c>, <c>{intro:lead}</c>, <c>{page:lead}</c> (also <c>{page:calendar}</c>), <c>{caption:lead/1}</c>,
/// <c>{qr:lead}</c>: the address of its printed code.
/// </summary>
internal sealed partial class Placeholders(Edition edition, HouseStyle house, ContentSet set, IReadOnlyDictionary<string, Manuscript> manuscripts, List<PressFinding> findings)
{
    public string Fill(string text, Leaf leaf, int page, string where) => Braces().Replace(text, match =>
    {
        var word = match.Groups[1].Value;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var found = colon < 0 ? Of(word, leaf, page) : Of(word[..colon], word[(colon + 1)..], leaf);
        if (found is null)
        {
            findings.Add(PressWords.Say("unknown-placeholder", where, page, match.Value));
        }

        return found ?? match.Value;
    });

    private string? Of(string word, Leaf leaf, int page) => word switch
    {
        "folio" => page.ToString(CultureInfo.InvariantCulture),
        "folio+1" => (page + 1).ToString(CultureInfo.InvariantCulture),
        "title" => edition.Title,
        "season" => edition.Season,
        "section" => leaf.Section,
        "number" => edition.Number,
        "run" => edition.Run.ToString("#,0", CultureInfo.GetCultureInfo(edition.Culture.Code)),
        "credits" => Credits(),
        _ => null,
    };

    private string? Of(string word, string argument, Leaf leaf)
    {
        if (word == "phrase")
        {
            return set.Phrase(argument, leaf.Language ?? edition.Culture);
        }

        if (word == "page")
        {
            return edition.Leaves.FirstOrDefault(l => Holds(l, argument))?.Pages[0].ToString(CultureInfo.InvariantCulture);
        }

        var parts = argument.Split('/');
        if (!manuscripts.TryGetValue(parts[0], out var manuscript))
        {
            return null;
        }

        return word switch
        {
            "headline" => manuscript.Headline,
            "standfirst" => manuscript.Standfirst,
            "byline" => manuscript.Byline,
            "intro" => manuscript.Item.Values.Text("intro"),
            "caption" => Caption(manuscript, parts),
            "qr" => edition.Site.Split("://")[^1] + QrCode.PathOf(QrCode.Of(edition.Number, edition.Sources[parts[0]])),
            _ => null,
        };
    }

    /// <summary>The page an item begins on: where its story, card or calendar stands.</summary>
    private static bool Holds(Leaf leaf, string source) =>
        leaf.Puts.Any(p => (p is StoryPut story && story.Source == source) || (p is CardPut card && card.Source == source))
        || (leaf.Puts.Any(p => p is CalendarPut) && source == "calendar");

    private static string? Caption(Manuscript manuscript, string[] parts)
    {
        var number = parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        return number == 0
            ? manuscript.MainPicture?.Caption
            : manuscript.Pictures(number)?.Text is { Count: > 0 } text ? string.Concat(text[0].Spans.Select(s => s.Text)) : null;
    }

    // "Titel (p. 4), Titel (p. 7): maker, licence": every picture that is used, once, under its maker.
    private string Credits()
    {
        var pictures = edition.Leaves
            .SelectMany(l => l.Puts.Where(p => p is PicturePut or MediaPut).Select(p => (Page: PageOf(l, p), Key: MediaOf(p))))
            .Where(p => p.Key is not null)
            .GroupBy(p => p.Key!.Value)
            .Select(g => (Entry: set.Media(g.Key), Pages: string.Join(", ", g.Select(p => p.Page).Distinct().Order())))
            .Where(p => p.Entry is not null)
            .GroupBy(p => string.Join(", ", new[] { p.Entry!.Values.Text("author"), p.Entry.Values.Text("licence") }.Where(t => t.Length > 0)));
        return string.Join("; ", pictures.Select(g => $"{string.Join(", ", g.Select(p => $"‘{p.Entry!.Name}’ (p. {p.Pages})"))}: {g.Key}"));
    }

    // On a spread a picture stands on the page its middle lies on.
    private int PageOf(Leaf leaf, Put put) =>
        leaf.Pages.Count == 2 && house.Layout.Master(leaf.Master)?.Frames.FirstOrDefault(f => f.Name == put.Frame)?.Shape.Bounds is { } area
            && area.X + (area.Width / 2) > Length.Zero
            ? leaf.Pages[1]
            : leaf.Pages[0];

    private Guid? MediaOf(Put put) => put switch
    {
        MediaPut own => edition.Media.TryGetValue(own.Media, out var key) ? key : null,
        PicturePut picture when manuscripts.GetValueOrDefault(picture.Source) is { } manuscript =>
            picture.Number == 0 ? manuscript.MainPicture?.Media.Key : manuscript.Pictures(picture.Number)?.Media?.Key,
        _ => null,
    };

    [GeneratedRegex(@"\{([a-z]+(?:\+1)?(?::[A-Za-z0-9./\-]+)?)\}")]
    private static partial Regex Braces();
}
