using StadKust.Typesetting;

namespace StadKust.Magazine.Trials;

/// <summary>The pictures of a trial: there are none, only the profile of the press.</summary>
internal sealed class NoPictures(ReadOnlyMemory<byte> profile) : IRenditions, IVectorPictures
{
    public ReadOnlyMemory<byte>? Svg(Hash original) => null;

    public PictureBytes Print(Hash original, ImageIntent intent, PrintCondition condition, int mostPixelsWide) =>
        throw new InvalidDataException("A trial has no pictures.");

    public PictureBytes Screen(Hash original, int mostPixelsWide) => throw new InvalidDataException("A trial has no pictures.");

    public ReadOnlyMemory<byte> Profile(Hash icc) => profile;
}
