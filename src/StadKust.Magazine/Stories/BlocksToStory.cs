using StadKust.Content;

namespace StadKust.Magazine.Stories;

/// <summary>How each block reads on paper, by alias of its element type. A new block adds a file and a line here.</summary>
internal static class BlocksToStory
{
    private static readonly Dictionary<string, Action<Block, Telling>> ByType = new()
    {
        ["textBlock"] = TextToStory.Tell,
        ["pictureBlock"] = PictureToStory.Tell,
        ["galleryBlock"] = GalleryToStory.Tell,
        ["quoteBlock"] = QuotationToStory.Tell,
        ["factsBlock"] = FactsToStory.Tell,
        ["boxBlock"] = BoxToStory.Tell,
        ["tableBlock"] = TableToStory.Tell,
        ["routeBlock"] = PicksToStory.Tell,
        ["placesBlock"] = PicksToStory.Tell,
        ["arrangementsBlock"] = PicksToStory.Tell,
        ["eventsBlock"] = PicksToStory.Tell,
        ["videoBlock"] = VideoToStory.Tell,
        ["callToActionBlock"] = CallToActionToStory.Tell,
        ["dayBlock"] = DayToStory.Tell,
        ["seasonBlock"] = SeasonToStory.Tell,
        ["stageBlock"] = StageToStory.Tell,
    };

    public static IReadOnlyCollection<string> Types => ByType.Keys;

    public static void Tell(IEnumerable<Block> blocks, Telling telling)
    {
        foreach (var block in blocks)
        {
            telling.Begin(block);
            if (ByType.TryGetValue(block.Type, out var tell))
            {
                tell(block, telling);
            }
            else
            {
                AnythingToStory.Tell(block, telling);
            }
        }
    }
}
