using System.Globalization;
using System.Text;

namespace StadKust.Pdf.Tests;

/// <summary>A page as poppler draws it, in pixels.</summary>
internal sealed class Raster
{
    private readonly byte[] samples;

    public Raster(SavedPdf pdf, int page, int dpi)
    {
        var to = pdf.Beside($"page-{page}-{dpi}");
        var number = page.ToString(CultureInfo.InvariantCulture);
        Tool.Quiet("pdftoppm", "-r", dpi.ToString(CultureInfo.InvariantCulture), "-f", number, "-l", number, "-singlefile", pdf.Path, to);
        var file = File.ReadAllBytes($"{to}.ppm");
        var at = 0;
        string Word()
        {
            var from = at;
            while (file[at] > ' ')
            {
                at++;
            }

            return Encoding.ASCII.GetString(file, from, at++ - from);
        }

        Assert.Equal("P6", Word());
        (Width, Height) = (int.Parse(Word(), CultureInfo.InvariantCulture), int.Parse(Word(), CultureInfo.InvariantCulture));
        Word();
        samples = file[at..];
    }

    public int Width { get; }

    public int Height { get; }

    public (byte R, byte G, byte B) this[int x, int y]
    {
        get
        {
            var at = ((y * Width) + x) * 3;
            return (samples[at], samples[at + 1], samples[at + 2]);
        }
    }
}
