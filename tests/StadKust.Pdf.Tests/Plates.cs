using System.Buffers.Binary;

namespace StadKust.Pdf.Tests;

/// <summary>What Ghostscript puts on each printing plate of the first page, at 72 ppi: one pixel for one point.</summary>
internal sealed class Plates
{
    private readonly Dictionary<string, byte[]> samples = [];

    public Plates(SavedPdf pdf)
    {
        Tool.Quiet("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r72", "-sDEVICE=tiffsep", "-sCompression=none", $"-sOutputFile={pdf.Beside("plate.tif")}", pdf.Path);
        var folder = Path.GetDirectoryName(pdf.Path)!;
        foreach (var file in Directory.GetFiles(folder, "plate*(*).tif*"))
        {
            var name = Path.GetFileName(file);
            name = name[(name.IndexOf('(', StringComparison.Ordinal) + 1)..name.IndexOf(')', StringComparison.Ordinal)];
            samples[name] = Read(File.ReadAllBytes(file));
        }
    }

    public IEnumerable<string> Names => samples.Keys.Order(StringComparer.Ordinal);

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Ink of one plate in per cent, at millimetres from the left and the top of the trim.</summary>
    public double At(string plate, double x, double y)
    {
        // 3 mm of bleed lie before the trim.
        var column = (int)((x + 3) * 72 / 25.4);
        var row = (int)((y + 3) * 72 / 25.4);
        return (255 - samples[plate][(row * Width) + column]) / 2.55;
    }

    /// <summary>Cyan, magenta, yellow and black in whole per cent.</summary>
    public (int C, int M, int Y, int K) At(double x, double y) =>
        ((int)Math.Round(At("Cyan", x, y)), (int)Math.Round(At("Magenta", x, y)), (int)Math.Round(At("Yellow", x, y)), (int)Math.Round(At("Black", x, y)));

    public bool IsBlank(string plate) => samples[plate].All(s => s == 255);

    // Uncompressed grey TIFF, all samples in strips that follow each other. Source: TIFF 6.0.
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

        var first = count == 1 ? U32(strips) : U32(U32(strips));
        return file.AsSpan(first, Width * Height).ToArray();
    }
}
