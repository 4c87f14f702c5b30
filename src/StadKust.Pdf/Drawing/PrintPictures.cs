using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>Pictures in inks. Line art becomes one bit of overprinting black when it comes as grey samples.</summary>
internal sealed class PrintPictures(PdfFile file, IRenditions renditions, PrintCondition condition, CancellationToken stop) : Pictures(file, stop)
{
    // GWG asks for 300 ppi and warns below 225; line art wants 1 200 ppi. More only makes the file heavy.
    protected override double PixelsPerPoint(ImageIntent intent) => (intent == ImageIntent.LineArt ? 1200 : 300) / 72.0;

    protected override PictureBytes Fetch(ImageMark mark, int pixelsWide) => renditions.Print(mark.Original, mark.Intent, condition, pixelsWide);

    protected override string? Space(int components) => components switch { 1 => "DeviceGray", 4 => "DeviceCMYK", _ => null };

    protected override bool IsStencil(ImageMark mark, PictureBytes picture) =>
        mark.Intent == ImageIntent.LineArt && picture is { Components: 1, IsJpeg: false };
}
