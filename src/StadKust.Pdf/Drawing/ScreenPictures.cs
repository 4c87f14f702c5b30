using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Pictures for screens, at one resolution.</summary>
/// <param name="pixelsPerInch">150 for reading, less for a proof.</param>
internal sealed class ScreenPictures(PdfFile file, IRenditions renditions, double pixelsPerInch, CancellationToken stop) : Pictures(file, stop)
{
    protected override double PixelsPerPoint(ImageIntent intent) => pixelsPerInch / 72;

    protected override PictureBytes Fetch(ImageMark mark, int pixelsWide) => renditions.Screen(mark.Original, pixelsWide);

    protected override string? Space(int components) => components switch { 1 => "DeviceGray", 3 => "DeviceRGB", _ => null };
}
