using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Draws set spreads in screen colours.</summary>
public static class PagePicture
{
    /// <summary>A PNG of one page, or of the whole spread when <paramref name="page"/> is null.</summary>
    /// <param name="pixelsPerPoint">2 gives 144 ppi.</param>
    /// <exception cref="ArgumentException">The spread has no such page, or the picture would be larger than 200 megapixels.</exception>
    /// <exception cref="InvalidDataException">A font or picture is damaged; the message names it.</exception>
    public static byte[] Png(SetSpread spread, PreviewDocument document, double pixelsPerPoint, PageIndex? page, CancellationToken stop) =>
        throw new NotImplementedException();
}
