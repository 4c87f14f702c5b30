using StadKust.Preflight.Reading.Filters;

namespace StadKust.Preflight.Plates;

/// <summary>Samples of a picture, one component at a place. Structs, so that the loops over them are compiled for each kind.</summary>
internal interface ISamples
{
    int Of(int component, int x, int y);
}

/// <summary>Rows of packed samples; of 16 bits the upper eight. What the file left out is 0.</summary>
internal readonly struct PackedSamples(byte[] bytes, int row, int components, int bits) : ISamples
{
    public int Of(int component, int x, int y)
    {
        var at = (x * components) + component;
        var start = (long)y * row;
        switch (bits)
        {
            case 8:
                return start + at < bytes.Length ? bytes[start + at] : 0;
            case 16:
                return start + (2 * at) < bytes.Length ? bytes[start + (2 * at)] : 0;
            default:
                var place = start + (at * bits / 8);
                return place < bytes.Length ? (bytes[place] >> (8 - bits - (at * bits % 8))) & ((1 << bits) - 1) : 0;
        }
    }
}

/// <summary>An unpacked JPEG; components that were sampled more coarsely are looked up.</summary>
internal readonly struct JpegSamples : ISamples
{
    private readonly Jpeg jpeg;
    private readonly (int Width, int Height, byte[] Samples)[] planes;
    private readonly bool isPlain;

    public JpegSamples(Jpeg jpeg)
    {
        this.jpeg = jpeg;
        planes = jpeg.Planes;
        isPlain = jpeg.IsPlain;
    }

    public int Of(int component, int x, int y)
    {
        if (!isPlain)
        {
            return jpeg.At(component, x, y);
        }

        var (width, height, samples) = planes[component];
        return samples[(Math.Min(y, height - 1) * width) + Math.Min(x, width - 1)];
    }
}
