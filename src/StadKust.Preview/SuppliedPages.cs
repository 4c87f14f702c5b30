using SkiaSharp;
using StadKust.Typesetting;

namespace StadKust.Preview;

/// <summary>Where drawing gets supplied pages: as inks, from whoever can read their files.</summary>
public interface ISuppliedPages
{
    /// <param name="page">From 0.</param>
    /// <param name="box">What the page is placed by.</param>
    /// <returns>Null when it cannot be drawn: a crossed box stands for it.</returns>
    SuppliedInks? Page(Hash file, int page, BoxKind box, double pixelsPerPoint);
}

/// <summary>A supplied page in inks.</summary>
/// <param name="Samples">Four bytes for each pixel, row by row: cyan, magenta, yellow, black, 255 for full ink.</param>
/// <param name="Area">What is drawn, the bleed included, from the left and top of the box it is placed by.</param>
public sealed record SuppliedInks(int Width, int Height, ReadOnlyMemory<byte> Samples, Rect Area)
{
    /// <param name="proof">Turns inks into colours of a screen; without it they are taken as complements.</param>
    internal SKImage Open(Look look, SoftProof? proof)
    {
        var inks = PageInks.Of(Width, Height, Samples);
        var rgba = look == Look.Screen && proof is not null ? proof.Pixels(inks) : Plain(look);
        for (var at = 3; at < rgba.Length; at += 4)
        {
            rgba[at] = 255;
        }

        return SKImage.FromPixelCopy(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque), rgba);
    }

    // What the plates leave of white light.
    private byte[] Plain(Look look)
    {
        var samples = Samples.Span;
        var rgba = new byte[samples.Length];
        for (var at = 0; at < rgba.Length; at += 4)
        {
            var light = 255 - samples[at + 3];
            for (var i = 0; i < 3; i++)
            {
                rgba[at + i] = (byte)(look switch
                {
                    Look.Black => light,
                    Look.Colours => 255 - samples[at + i],
                    _ => (255 - samples[at + i]) * light / 255,
                });
            }
        }

        return rgba;
    }
}
