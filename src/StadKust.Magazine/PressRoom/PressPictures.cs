using StadKust.Content;
using StadKust.Media;
using StadKust.Preview;
using StadKust.Typesetting;

namespace StadKust.Magazine.PressRoom;

/// <summary>Pictures of the media library as typesetter and writers ask for them. Drawings are read whole, rasters as Media separates them.</summary>
/// <param name="adverts">Supplied files by hash.</param>
/// <param name="drawings">Drawings made for this edition alone: printed codes.</param>
internal sealed class PressPictures(
    ContentSet set, IMediaFiles files, Renditions renditions, Hash profile, ReadOnlyMemory<byte> profileBytes, IReadOnlyDictionary<Hash, ReadOnlyMemory<byte>> adverts,
    IReadOnlyDictionary<Hash, byte[]> drawings, int inkLimit)
    : IRenditions, IVectorPictures, IInkPictures, ISuppliedPages
{
    public bool HasSupplied => adverts.Count > 0;

    public ReadOnlyMemory<byte> PressProfile => profileBytes;

    private readonly Dictionary<string, MediaEntry> byHash = set.AllMedia.Where(m => m.Hash.Length > 0).DistinctBy(m => m.Hash).ToDictionary(m => m.Hash);

    public ReadOnlyMemory<byte>? Svg(Hash original)
    {
        if (drawings.TryGetValue(original, out var drawn))
        {
            return drawn;
        }

        using var file = files.OpenAsync(original.Hex, CancellationToken.None).GetAwaiter().GetResult();
        if (file is null)
        {
            return null;
        }

        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }

    public ImageIntent Intent(Hash original)
    {
        // Bytes of a JPEG need not be looked at: their edges are smeared already.
        if (!byHash.TryGetValue(original.Hex, out var entry) || entry.Extension is "jpg" or "jpeg" or "svg")
        {
            return ImageIntent.Photo;
        }

        try
        {
            return renditions.IsLineArt(original.Hex) ? ImageIntent.LineArt : ImageIntent.Photo;
        }
        catch (NoPictureException)
        {
            // The writer says so, with the name of the picture.
            return ImageIntent.Photo;
        }
    }

    public PictureBytes Print(Hash original, ImageIntent intent, PrintCondition condition, int mostPixelsWide)
    {
        try
        {
            var made = renditions.Print(original.Hex, Asked(intent), Profile(condition.Icc), mostPixelsWide, condition.InkLimit);
            return new PictureBytes(made.Width, made.Height, made.Components, made.IsJpeg, made.Inverted, made.Bytes);
        }
        catch (NoPictureException trouble)
        {
            throw Unreadable(original, trouble);
        }
    }

    public PictureBytes Inks(Hash original, ImageIntent intent, int mostPixelsWide)
    {
        try
        {
            var made = renditions.Print(original.Hex, Asked(intent), profileBytes, mostPixelsWide, inkLimit);
            return new PictureBytes(made.Width, made.Height, made.Components, false, false, made.Inks());
        }
        catch (NoPictureException trouble)
        {
            throw Unreadable(original, trouble);
        }
    }

    public PictureBytes Screen(Hash original, int mostPixelsWide)
    {
        if (!byHash.TryGetValue(original.Hex, out var entry))
        {
            throw new InvalidDataException($"No picture has the hash {original}.");
        }

        var commands = RenditionCommands.Stable with { Width = Math.Min(mostPixelsWide, RenditionCommands.MostPixelsPerSide), Format = RenditionFormat.Jpeg };
        try
        {
            var made = renditions.MakeAsync(entry, commands, CancellationToken.None).GetAwaiter().GetResult();
            var bytes = File.ReadAllBytes(made.Path);
            var read = PrintPicture.Read(bytes);
            return new PictureBytes(read.Width, read.Height, read.Components, true, false, bytes);
        }
        catch (NoPictureException trouble)
        {
            throw Unreadable(original, trouble);
        }
    }

    // A page is drawn for the screen and twice for the plates; the last one is likely to be asked for again.
    private (Hash File, int Page, BoxKind Box, double Scale, SuppliedInks? Inks)? lastSupplied;

    public SuppliedInks? Page(Hash file, int page, BoxKind box, double pixelsPerPoint)
    {
        if (lastSupplied is { } last && (last.File, last.Page, last.Box, last.Scale) == (file, page, box, pixelsPerPoint))
        {
            return last.Inks;
        }

        var name = box switch { BoxKind.Media => "MediaBox", BoxKind.Bleed => "BleedBox", _ => "TrimBox" };
        var inks = Preflight.PagePlates.Draw(Supplied(file), page, name, pixelsPerPoint * 72) is { } drawn
            ? new SuppliedInks(
                drawn.Width, drawn.Height, drawn.Inks,
                new Rect(Length.Mm(drawn.Area.X), Length.Mm(drawn.Area.Y), Length.Mm(drawn.Area.Width), Length.Mm(drawn.Area.Height)))
            : null;
        lastSupplied = (file, page, box, pixelsPerPoint, inks);
        return inks;
    }

    public ReadOnlyMemory<byte> Profile(Hash icc) =>
        icc == profile ? profileBytes : throw new InvalidDataException($"The edition has no profile with the hash {icc}.");

    public ReadOnlyMemory<byte> Supplied(Hash file) =>
        adverts.TryGetValue(file, out var bytes) ? bytes : throw new InvalidDataException($"The edition has no supplied file with the hash {file}.");

    private static PrintIntent Asked(ImageIntent intent) =>
        intent switch { ImageIntent.Grey => PrintIntent.Grey, ImageIntent.LineArt => PrintIntent.LineArt, _ => PrintIntent.Photo };

    // Writers know one kind of trouble with pictures; the name tells the editor which one.
    private InvalidDataException Unreadable(Hash original, NoPictureException trouble) =>
        new($"The picture {(byHash.TryGetValue(original.Hex, out var entry) ? entry.Name : original.Hex)} cannot be used: {trouble.Message}", trouble);
}
