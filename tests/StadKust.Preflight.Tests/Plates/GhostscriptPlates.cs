using System.Buffers.Binary;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Plates;

/// <summary>What Ghostscript puts on each plate of the pages of a file.</summary>
internal sealed class GhostscriptPlates
{
    private readonly Dictionary<(int Page, int Plate), byte[]> samples = [];

    public GhostscriptPlates(byte[] pdf, int pages, int dpi)
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-preflight-").FullName;
        try
        {
            var path = Path.Combine(folder, "pages.pdf");
            File.WriteAllBytes(path, pdf);
            var (exit, _, errors) = Tool.Run(
                "gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", $"-r{dpi}", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-sDEVICE=tiffsep", "-sCompression=none",
                $"-sOutputFile={Path.Combine(folder, "p%d.tif")}", path);
            Assert.True(exit == 0, errors);
            for (var page = 1; page <= pages; page++)
            {
                for (var plate = 0; plate < 4; plate++)
                {
                    string[] names = ["Cyan", "Magenta", "Yellow", "Black"];
                    samples[(page, plate)] = Read(File.ReadAllBytes(Path.Combine(folder, $"p{page}({names[plate]}).tif")));
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Average ink of a square, 0 to 255.</summary>
    public double Mean(int page, int plate, int x, int y, int side)
    {
        double sum = 0;
        for (var v = y; v < y + side; v++)
        {
            for (var u = x; u < x + side; u++)
            {
                sum += 255 - samples[(page, plate)][(v * Width) + u];
            }
        }

        return sum / side / side;
    }

    // Uncompressed grey TIFF. Source: TIFF 6.0.
    private byte[] Read(byte[] file)
    {
        var little = file[0] == 'I';
        int U16(int at) => little ? BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at)) : BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));
        int U32(int at) => little ? BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at)) : BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
        var directory = U32(4);
        var (strips, count) = (0, 0);
        for (var i = 0; i < U16(directory); i++)
        {
            var entry = directory + 2 + (12 * i);
            var value = U16(entry + 2) == 3 ? U16(entry + 8) : U32(entry + 8);
            switch (U16(entry))
            {
                case 256:
                    Width = value;
                    break;
                case 257:
                    Height = value;
                    break;
                case 273:
                    (strips, count) = (entry + 8, U32(entry + 4));
                    break;
                default:
                    break;
            }
        }

        return file.AsSpan(count == 1 ? U32(strips) : U32(U32(strips)), Width * Height).ToArray();
    }
}
