using System.Text;
using StadKust.Pdf;
using StadKust.Typesetting;

namespace StadKust.Preflight.Tests.Files;

/// <summary>One picture in CMYK, its left half cyan, its right half yellow, in whatever size is asked for.</summary>
internal sealed class MadeUpPictures : IRenditions
{
    public static Hash Colour { get; } = Hash.Of(Encoding.UTF8.GetBytes("halves"));

    public ReadOnlyMemory<byte> Profile(Hash icc) => CleanFile.Profile;

    public PictureBytes Print(Hash original, ImageIntent intent, PrintCondition condition, int mostPixelsWide)
    {
        var (width, height) = (mostPixelsWide, mostPixelsWide * 3 / 4);
        var bytes = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            bytes[(4 * i) + (i % width < width / 2 ? 0 : 2)] = 200;
        }

        return new PictureBytes(width, height, 4, false, false, bytes);
    }

    public PictureBytes Screen(Hash original, int mostPixelsWide) => throw new NotSupportedException("Print files only.");
}
