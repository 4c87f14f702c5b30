using System.Text;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>Pictures that are made up: their name says what they look like.</summary>
internal sealed class TestRenditions : IRenditions
{
    private static readonly Dictionary<Hash, string> Names = [];

    /// <summary>How many pictures were asked for.</summary>
    public int Fetched { get; private set; }

    public List<int> Widths { get; } = [];

    /// <summary>What the renditions hand out as profile; the house's own unless a test breaks it.</summary>
    public ReadOnlyMemory<byte> Icc { get; init; } = Given.Profile;

    /// <summary>Most memory that was alive when a picture was asked for.</summary>
    public long MostAlive { get; private set; }

    /// <summary>Screen colours of the left and the right half.</summary>
    public (Rgb Left, Rgb Right) Halves { get; init; }

    /// <summary>The supplied page that every such mark places.</summary>
    public ReadOnlyMemory<byte> Advert { get; init; }

    public ReadOnlyMemory<byte> Profile(Hash icc) => Icc;

    public ReadOnlyMemory<byte> Supplied(Hash file) => Advert;

    public static Hash Named(string name)
    {
        var hash = Hash.Of(Encoding.UTF8.GetBytes(name));
        lock (Names)
        {
            Names[hash] = name;
        }

        return hash;
    }

    public PictureBytes Print(Hash original, ImageIntent intent, PrintCondition condition, int mostPixelsWide)
    {
        Fetched++;
        Widths.Add(mostPixelsWide);
        var name = Name(original);
        return name switch
        {
            "jpeg" => new PictureBytes(64, 48, 4, true, true, Jpeg()),
            "rgb" => new PictureBytes(2, 2, 3, false, false, new byte[12]),
            "short" => new PictureBytes(2, 2, 4, false, false, new byte[15]),
            "no-jpeg" => new PictureBytes(2, 2, 4, true, false, new byte[15]),
            "grey" => new PictureBytes(4, 1, 1, false, false, new byte[] { 0, 85, 170, 255 }),
            _ when name.StartsWith("large", StringComparison.Ordinal) => Large(),

            // Left half cyan, right half yellow.
            _ => new PictureBytes(2, 1, 4, false, false, new byte[] { 255, 0, 0, 0, 0, 0, 255, 0 }),
        };
    }

    // Wide enough that the soft edge between the halves is narrow.
    public PictureBytes Screen(Hash original, int mostPixelsWide) => new(128, 1, 3, false, false, new ReadOnlyMemory<byte>(
        [.. Enumerable.Range(0, 128).SelectMany<int, byte>(x => x < 64 ? [Halves.Left.R, Halves.Left.G, Halves.Left.B] : [Halves.Right.R, Halves.Right.G, Halves.Right.B])]));

    private static string Name(Hash original)
    {
        lock (Names)
        {
            return Names[original];
        }
    }

    // A JPEG with six million bytes behind its end, about what a full page at 300 ppi weighs.
    private PictureBytes Large()
    {
        if (Fetched % 20 == 0)
        {
            MostAlive = Math.Max(MostAlive, GC.GetTotalMemory(forceFullCollection: true));
        }

        var bytes = new byte[6_000_000];
        Jpeg().CopyTo(bytes, 0);
        return new PictureBytes(64, 48, 4, true, true, bytes);
    }

    private static byte[] Jpeg() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Pictures", "halves-cmyk.jpg"));
}
