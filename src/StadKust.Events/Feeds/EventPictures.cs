using StadKust.Content;
using StadKust.Media;

namespace StadKust.Events;

/// <summary>The picture of an event for other programs: JPEG, 1200 × 630, with what its licence asks to be said.</summary>
public sealed record EventPicture(Uri Address, string Alt, string Author, string Licence);

/// <summary>Pictures of events that the web may show; null where rights forbid it or no media are at hand.</summary>
public sealed class EventPictures(MediaLibrary library, Seal seal, Uri site)
{
    public const int Width = 1200;
    public const int Height = 630;

    /// <summary>Whose main picture stands for an event: its own, else that of the town it takes place in.</summary>
    public static PublishedItem Bearer(ContentSet set, PublishedItem item) =>
        item.Values.Media("mainPicture").Count == 0 && item.Values.Picks("municipality") is [var town, ..] && set.Find(town, item.Culture) is { } found ? found : item;

    public EventPicture? Of(ContentSet set, PublishedItem item)
    {
        if (Bearer(set, item).Values.Media("mainPicture") is not [var picked, ..]
            || library.Show(set, picked, item.Culture, Channel.Web, item.Name).Picture is not { Kind: MediaKind.Picture or MediaKind.Drawing } picture)
        {
            return null;
        }

        var address = RenditionAddress.Of(
            picture.Entry, new RenditionCommands(Width, Height, true, picture.Focal, RenditionFormat.Jpeg, RenditionCommands.UsualQuality), seal);
        return new EventPicture(new Uri(site, address), picture.Alt, picture.Author, picture.Licence);
    }
}
