using System.Globalization;
using StadKust.Content;
using StadKust.Magazine.Stories;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary>An arrangement on paper: for whom, title, text, and the price that really is asked, with its dates.</summary>
/// <remarks>The price is the lowest of the seasons, so it says "from"; all seasons with their prices stand beneath (H-IMPRINT).</remarks>
internal static class Card
{
    public static Story Of(Manuscript manuscript, ContentSet set, string id)
    {
        var item = manuscript.Item;
        var telling = new Telling(set, item);
        telling.Begin("card");
        telling.Say("card-label", string.Join(" · ", Label(item, set).Where(t => t.Length > 0)));
        telling.Say("card-title", manuscript.Headline);
        var number = 0;
        telling.Say(manuscript.Story.Paragraphs.Select(p => p with { Style = new StyleName("card-text"), Id = new ParagraphId($"{id}/text/{++number}") }));
        Prices(item, set, telling);
        return new Story(
            new StoryId(id), new SnapshotRef(item.Key, telling.Language, item.ContentHash), telling.Language, telling.Paragraphs.ToValueList(), []);
    }

    private static IEnumerable<string> Label(PublishedItem item, ContentSet set)
    {
        foreach (var audience in item.Values.Choices("audiences"))
        {
            yield return set.ChoicePhrase("Audience", audience, item.Culture) ?? audience;
        }

        if (item.Values.Number("nights") is { } nights)
        {
            yield return (set.Phrase(nights == 1 ? "Arrangement.OneNight" : "Arrangement.Nights", item.Culture) ?? "{count}")
                .Replace("{count}", nights.ToString("0", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        if (item.Values.Picks("municipality") is [var town, ..] && set.Find(town, item.Culture) is { } found)
        {
            yield return found.Name;
        }
    }

    private static void Prices(PublishedItem item, ContentSet set, Telling telling)
    {
        var seasons = item.Values.Blocks("seasons")
            .Select(b => (From: b.Content.Date("from"), To: b.Content.Date("to"), Price: b.Content.Number("price")))
            .Where(s => s.Price is not null)
            .ToList();
        if (seasons.Count == 0)
        {
            return;
        }

        var least = PrintTexts.Money(seasons.Min(s => s.Price), item.Culture);
        telling.Say("card-price-sum", least);
        var from = seasons.DistinctBy(s => s.Price).Count() > 1 ? (set.Phrase("Price.From", item.Culture) ?? "{amount}").Replace("{amount}", least, StringComparison.Ordinal) : least;
        telling.Say("card-price", $"{from} {set.Phrase("Price.PerPerson", item.Culture)}. {set.Phrase("Price.Unavoidable", item.Culture)}.".Replace(" .", ".", StringComparison.Ordinal));
        telling.Say("card-note", string.Join("; ", seasons.Select(s => $"{PrintTexts.Season(s.From, s.To, item.Culture)} {PrintTexts.Money(s.Price, item.Culture)}")));
    }
}
