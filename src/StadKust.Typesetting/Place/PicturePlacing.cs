namespace StadKust.Typesetting;

/// <summary>Last step for pictures: into their area, drawn ones as paths, all others cropped around their focal point.</summary>
internal sealed class PicturePlacing(Layout layout, IVectorPictures vectors)
{
    private const string SvgType = "image/svg+xml";
    private readonly Dictionary<Hash, VectorPicture?> read = [];

    public void Place(
        MediaRef media, CropIntent? crop, ImageIntent intent, Rect area, Origin origin, StructRef? role, PageIndex page, SpreadBuilder spread)
    {
        var bounds = area.Rounded();
        if (media.MediaType != SvgType)
        {
            var ratio = media.WidthToHeight;
            if (!(ratio > 0 && double.IsFinite(ratio)))
            {
                ratio = bounds.Width / bounds.Height;
                spread.Facts.Add(new Fact(
                    "unknown-picture-size", page, bounds, origin, $"Picture {media.Original} does not say how wide it is to its height; its frame's shape is taken.", null));
            }

            var whole = Whole(bounds, ratio, crop);
            var place = new Matrix(whole.Width.Points, 0, 0, whole.Height.Points, whole.X.Points, whole.Y.Points);
            var visible = crop is { MayCrop: true } ? bounds : whole;
            spread.Marks.Add(new ImageMark(spread.NextId(), origin, role, visible, media.Original, place, visible, intent == ImageIntent.Photo ? vectors.Intent(media.Original) : intent));
            return;
        }

        if (Read(media.Original, origin, page, spread) is not { } picture)
            return;
        var target = Whole(bounds, picture.Width / picture.Height, crop);
        var id = spread.NextId();
        var scale = target.Width.Points / picture.Width;
        var marks = picture.Marks(
            Matrix.Translate(Length.Pt(-picture.X), Length.Pt(-picture.Y)).Then(Matrix.Scale(scale, scale)).Then(Matrix.Translate(target.X, target.Y)),
            layout.Palette, origin, spread);
        var clip = crop is { MayCrop: true } ? bounds : target;
        spread.Marks.Add(new GroupMark(
            id, origin, role, clip, marks.ToValueList(), new ClipPath(Segment.Rectangle(clip), FillRule.NonZero),
            1, Blend.Normal, false, false, null));
    }

    private VectorPicture? Read(Hash original, Origin origin, PageIndex page, SpreadBuilder spread)
    {
        if (!read.TryGetValue(original, out var picture))
        {
            var bytes = vectors.Svg(original);
            if (bytes is null)
            {
                spread.Facts.Add(new Fact("missing-picture", page, null, origin, $"There is no SVG with the hash {original}.", null));
            }
            else
            {
                picture = SvgReader.Read(bytes.Value, layout.Palette);
                spread.Facts.AddRange(picture.Facts.Select(f => f with { Page = page, From = origin with { What = f.From?.What ?? origin.What } }));
            }

            read.Add(original, picture);
        }

        return picture;
    }

    /// <summary>Where the whole picture lies: covering the area around its focal point, or as large as fits, in the middle.</summary>
    internal static Rect Whole(Rect area, double widthToHeight, CropIntent? crop)
    {
        var covers = crop is { MayCrop: true };
        var byWidth = area.Width.Points / area.Height.Points > widthToHeight == covers;
        var (width, height) = byWidth
            ? (area.Width, area.Width / widthToHeight)
            : (area.Height * widthToHeight, area.Height);
        var (x, y) = covers
            ? (Start(area.X, area.Width, width, crop!.FocalX), Start(area.Y, area.Height, height, crop.FocalY))
            : (area.X + ((area.Width - width) / 2), area.Y + ((area.Height - height) / 2));
        return new Rect(x, y, width, height).Rounded();
    }

    // The focal point comes as near to the middle as the edges of the picture allow.
    private static Length Start(Length area, Length room, Length size, double focal)
    {
        var wanted = area + (room / 2) - (size * focal);
        return Length.Min(area, Length.Max(area + room - size, wanted));
    }
}
