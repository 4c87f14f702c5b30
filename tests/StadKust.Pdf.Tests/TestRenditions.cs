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

    public ReadOnlyMemory<byte> Profile(Hash icc) => Given.Profile;

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
            "jpeg" => new PictureBytes(64, 48, 4, true, true, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Pictures", "halves-cmyk.jpg"))),
            "rgb" => new PictureBytes(2, 2, 3, false, false, new byte[12]),
            "short" => new PictureBytes(2, 2, 4, false, false, new byte[15]),
            "no-jpeg" => new PictureBytes(2, 2, 4, true, false, new byte[15]),
            "grey" => new PictureBytes(4, 1, 1, false, false, new byte[] { 0, 85, 170, 255 }),
            _ when name.StartsWith("large", StringComparison.Ordinal) => Large(name),

            // Left half cyan, right half yellow.
            _ => new PictureBytes(2, 1, 4, false, false, new byte[] { 255, 0, 0, 0, 0, 0, 255, 0 }),
        };
    }

    public PictureBytes Screen(Hash original, int mostPixelsWide) => throw new NotSupportedException();

    private static string Name(Hash original)
    {
        lock (Names)
        {
            return Names[original];
        }
    }

    // 2000 × 1400 pixels in four inks, about what half a page asks for at 300 ppi, and hard to pack.
    private static PictureBytes Large(string name)
    {
        var bytes = new byte[2000 * 1400 * 4];
        new Random(name.Length + name[^1]).NextBytes(bytes.AsSpan(0, bytes.Length / 4));
        return new PictureBytes(2000, 1400, 4, false, false, bytes);
    }
}
