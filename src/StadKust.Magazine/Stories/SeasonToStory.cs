using StadKust.Content;

namespace StadKust.Magazine.Stories;

/// <summary>A season with its price per person: <c>1 mrt – 30 jun · € 349 · ma–do</c>.</summary>
internal static class SeasonToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var parts = new[]
        {
            PrintTexts.Season(block.Content.Date("from"), block.Content.Date("to"), telling.Culture),
            PrintTexts.Money(block.Content.Number("price"), telling.Culture),
            block.Content.Text("note"),
        };
        telling.Say("season", string.Join(" · ", parts.Where(p => p.Length > 0)));
    }
}
