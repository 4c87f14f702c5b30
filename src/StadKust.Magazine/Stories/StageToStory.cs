using System.Globalization;
using StadKust.Content;

namespace StadKust.Magazine.Stories;

/// <summary>One stage of a route: from where to where, how far, and what lies between.</summary>
internal static class StageToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var km = block.Content.Number("km") is { } number
            ? " · " + number.ToString("0.#", CultureInfo.GetCultureInfo(telling.Culture.Code)) + " km"
            : "";
        telling.Say("day-title", $"{block.Content.Text("from")} – {block.Content.Text("to")}{km}");
        telling.Say(RichTextToParagraphs.Read(block.Content.Rich("text").Markup, telling, RichTextStyles.All("day-text")));
    }
}
