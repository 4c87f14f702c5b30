using StadKust.Content;
using StadKust.Typesetting;

namespace StadKust.Magazine.Stories;

/// <summary>A sentence pulled out of the text, with its speaker when there is one.</summary>
internal static class QuotationToStory
{
    public static void Tell(Block block, Telling telling)
    {
        var text = new List<Paragraph> { telling.Plain("pull-quote", block.Content.Text("text")) };
        if (block.Content.Text("who") is { Length: > 0 } who)
        {
            text.Add(telling.Plain("pull-quote-who", who));
        }

        telling.Show(ObjectKind.Quotation, text);
    }
}
