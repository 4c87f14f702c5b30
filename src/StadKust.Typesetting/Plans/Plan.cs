namespace StadKust.Typesetting;

/// <summary>One page of the plan.</summary>
/// <param name="Folio">As printed; empty for a page without.</param>
/// <param name="Master">The pattern whose frames <paramref name="Placements"/> name; null when the spread has one for both pages.</param>
public sealed record PlannedPage(PageIndex Index, string Folio, MasterName? Master, ValueList<Placement> Placements);

/// <summary>One or two facing pages.</summary>
/// <param name="Master">A pattern over both pages, whose frames <paramref name="Placements"/> name; null when each page has its own.</param>
public sealed record PlannedSpread(ValueList<PlannedPage> Pages, MasterName? Master, ValueList<Placement> Placements)
{
    /// <summary>True when the first of the pages is a left page; a lone right page (cover) says false.</summary>
    public bool StartsLeft { get; init; } = true;
}

/// <summary>Something put into a named frame. Painted in this order: fills, pictures, adverts, stories, texts; within a kind as planned.</summary>
public abstract record Placement(FrameName Frame);

/// <summary>
/// A story flows into this frame. Placed more than once it runs on, in the order of the plan; after each frame it first
/// follows <see cref="StadKust.Typesetting.Frame.Next"/> on the same master.
/// </summary>
public sealed record StoryPlacement(FrameName Frame, StoryId Story) : Placement(Frame)
{
    /// <summary>Printed where the story leaves for a page that is not the next, and where it arrives; null for nothing.</summary>
    public JumpLines? Jumps { get; init; }

    /// <summary>Not null: the story is made to fill its frames.</summary>
    public Copyfit? Fit { get; init; }

    /// <summary>By rank: what may fill the room a listing leaves free. With a pool the columns of the story are filled, not levelled.</summary>
    public ValueList<Anchored> Pool { get; init; } = [];
}

/// <summary>"Read on at page 12", "Continued from page 8": <c>{folio}</c> stands for the other page.</summary>
/// <param name="To">At the foot of the frame that is left, flush right.</param>
/// <param name="From">At the head of the frame that is reached.</param>
public sealed record JumpLines(StyleName Style, string To, string From);

/// <summary>A small story of its own for one frame: headline, label, cover line, folio, running head.</summary>
/// <param name="Furniture">True: an artifact nobody reads aloud (folio, running head). False: part of the reading order.</param>
public sealed record TextPlacement(FrameName Frame, Story Text, bool Furniture) : Placement(Frame)
{
    /// <summary>The story it belongs to: read at the beginning of that article. Null: an article of its own.</summary>
    public StoryId? PartOf { get; init; }

    public Stand Stand { get; init; } = Stand.Head;
}

/// <summary>Where a text that is shorter than its frame stands.</summary>
public enum Stand
{
    Head,
    Middle,
    Foot,
}

/// <summary>A picture fills the frame: SVG (media type <c>image/svg+xml</c>) becomes paths, all others an <see cref="ImageMark"/>.</summary>
/// <param name="Crop">Null or not to be cropped: the whole picture, as large as fits, in the middle.</param>
public sealed record PicturePlacement(FrameName Frame, MediaRef Media, AltText? Alt, CropIntent? Crop) : Placement(Frame)
{
    public ImageIntent Intent { get; init; } = ImageIntent.Photo;

    /// <summary>The story it belongs to, for the reading order.</summary>
    public StoryId? PartOf { get; init; }
}

/// <summary>The frame filled with a colour.</summary>
public sealed record FillPlacement(FrameName Frame, SwatchId Colour, double Tint) : Placement(Frame);

/// <summary>A supplied advert, in the middle of the frame, at its own size when it fits.</summary>
/// <param name="Size">Of the chosen box of the page.</param>
public sealed record AdvertPlacement(FrameName Frame, Hash File, int Page, BoxKind Box, Size Size, string AltText) : Placement(Frame);

/// <summary>Where Typesetting gets drawn pictures: the outside world behind Media, or a folder for trials.</summary>
public interface IVectorPictures
{
    /// <summary>The bytes of an SVG file; null when there is none, which becomes a fact.</summary>
    ReadOnlyMemory<byte>? Svg(Hash original);

    /// <summary>How a picture that is not drawn is to be printed where the plan does not say.</summary>
    ImageIntent Intent(Hash original) => ImageIntent.Photo;
}

/// <param name="Spreads">One per planned spread, in order. Each carries the reading order of the whole plan.</param>
/// <param name="Stories">Stories and text placements, in the order of their first frame.</param>
/// <param name="Facts">Of all spreads, then those that lie on no page.</param>
public sealed record SetResult(ValueList<SetSpread> Spreads, ValueList<SetStory> Stories, StructNode Reading, ValueList<Fact> Facts);
