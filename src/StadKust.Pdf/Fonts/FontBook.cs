using System.Globalization;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Fonts;

/// <summary>The fonts of one file, in order of first use.</summary>
internal sealed class FontBook(PdfFile file, FontSet fonts)
{
    private readonly Dictionary<FontId, PrintFont> used = [];
    private readonly Dictionary<FontId, FontFace> faces = fonts.Faces.ToDictionary(f => f.Id);

    public PrintFont this[FontId id]
    {
        get
        {
            if (!used.TryGetValue(id, out var font))
            {
                var bytes = fonts.Bytes(id);
                var name = string.Create(CultureInfo.InvariantCulture, $"F{used.Count + 1}");
                used[id] = font = new PrintFont(faces[id], bytes, name, file.Reserve());
            }

            return font;
        }
    }

    /// <summary>Subsets and writes them all; after the last page.</summary>
    public void Write(CancellationToken stop)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var font in used.Values)
        {
            stop.ThrowIfCancellationRequested();
            font.Write(file, tags);
        }
    }
}
