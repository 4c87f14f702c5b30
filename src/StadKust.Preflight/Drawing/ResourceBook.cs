using StadKust.Preflight.Fonts;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>Fonts and colour spaces of one file, each read once.</summary>
internal sealed class ResourceBook(PdfFile file)
{
    private readonly Dictionary<PdfDict, PdfFont> fonts = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PdfValue, ColorSpace> spaces = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();

    public PdfFile File => file;

    public Limits Limits => file.Limits;

    public IReadOnlyCollection<PdfFont> Fonts => fonts.Values;

    public PdfFont Font(PdfDict dict)
    {
        lock (gate)
        {
            if (!fonts.TryGetValue(dict, out var font))
            {
                fonts[dict] = font = new PdfFont(dict, file.Limits);
            }

            return font;
        }
    }

    public ColorSpace Space(PdfValue value, PdfDict resources)
    {
        if (value is PdfName name && resources.Dict("ColorSpace")[name.Value] is PdfArray array)
        {
            value = array;
        }

        if (value is not PdfArray)
        {
            return ColorSpace.Of(value, resources, file.Limits);
        }

        lock (gate)
        {
            if (!spaces.TryGetValue(value, out var space))
            {
                spaces[value] = space = ColorSpace.Of(value, resources, file.Limits);
            }

            return space;
        }
    }
}
