namespace StadKust.Typesetting;

/// <summary>Bytes of a picture made ready for one use, streamed by the caller.</summary>
/// <param name="Components">1 grey, 3 RGB, 4 CMYK.</param>
/// <param name="IsJpeg">True: <see cref="Bytes"/> is a JPEG file; false: raw 8-bit samples, row by row.</param>
/// <param name="Inverted">True for CMYK JPEGs whose samples are inverted, as libvips writes them.</param>
public sealed record PictureBytes(int Width, int Height, int Components, bool IsJpeg, bool Inverted, ReadOnlyMemory<byte> Bytes);

/// <summary>Where writers get pictures: the outside world behind Media, or a folder for trials.</summary>
public interface IRenditions
{
    /// <summary>A picture in inks of the condition, at most <paramref name="mostPixelsWide"/> wide.</summary>
    /// <exception cref="InvalidDataException">The bytes are no picture; the message names the picture.</exception>
    PictureBytes Print(Hash original, ImageIntent intent, PrintCondition condition, int mostPixelsWide);

    /// <summary>A picture in sRGB.</summary>
    PictureBytes Screen(Hash original, int mostPixelsWide);

    /// <summary>Bytes of an ICC profile by hash.</summary>
    ReadOnlyMemory<byte> Profile(Hash icc);

    /// <summary>Bytes of a supplied PDF that a <see cref="PdfMark"/> places.</summary>
    /// <exception cref="InvalidDataException">There is none of that hash.</exception>
    ReadOnlyMemory<byte> Supplied(Hash file) => throw new InvalidDataException($"No supplied file has the hash {file}.");
}

/// <summary>The fonts of a theme with their file bytes, by id. A variable font is pinned to its instance here, so whoever asks gets a plain one.</summary>
public sealed class FontSet(IEnumerable<(FontFace Face, ReadOnlyMemory<byte> Bytes)> fonts)
{
    private readonly Dictionary<string, Held> byId = fonts.ToDictionary(f => f.Face.Id.Value, f => new Held(f.Face, f.Bytes));

    public IEnumerable<FontFace> Faces => byId.Values.Select(f => f.Face);

    public bool Contains(FontId id) => byId.ContainsKey(id.Value);

    /// <exception cref="ArgumentException">No such font; styles are checked before they get here.</exception>
    /// <exception cref="InvalidDataException">A variable font without the axes its instance asks for.</exception>
    public ReadOnlyMemory<byte> Bytes(FontId id) => Of(id).Bytes;

    /// <exception cref="ArgumentException">No such font.</exception>
    public FontFace Face(FontId id) => Of(id).Face;

    private Held Of(FontId id) => byId.TryGetValue(id.Value, out var font) ? font : throw new ArgumentException($"The font set has no font '{id}'.", nameof(id));

    private sealed class Held(FontFace face, ReadOnlyMemory<byte> file)
    {
        private readonly Lazy<ReadOnlyMemory<byte>> pinned = new(
            () => face.Instance.Count > 0 || FontInstance.IsVariable(file.Span) ? FontInstance.Of(file, face.Instance, face.Id.Value) : file);

        public FontFace Face => face;

        public ReadOnlyMemory<byte> Bytes => pinned.Value;
    }
}
