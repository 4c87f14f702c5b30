using System.Globalization;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>The graphics state dictionaries of one file, each written once. They hold overprint, opacity, blend and mask and nothing else (X22).</summary>
internal sealed class GraphicsStates(PdfFile file)
{
    private readonly Dictionary<string, (string Name, Ref Reference)> written = new(StringComparer.Ordinal);

    /// <summary>Overprint of fills and of strokes; mode 1, so that black alone leaves the other inks standing (X21).</summary>
    public (string Name, Ref Reference) Overprint(bool fill, bool stroke) =>
        Once($"over {fill} {stroke}", d => d.Name("Type", "ExtGState").Bool("OP", stroke).Bool("op", fill).Integer("OPM", fill || stroke ? 1 : 0));

    /// <param name="mask">The form that gives the mask, if any; each mask is used once.</param>
    /// <param name="dark">Black in the space of the file: what the mask's marks leave bare hides.</param>
    public (string Name, Ref Reference) Transparency(double opacity, Blend blend, (Ref Form, bool Luminosity)? mask, double[] dark) =>
        Once(string.Create(CultureInfo.InvariantCulture, $"{opacity:R} {blend} {mask}"), d =>
        {
            d.Name("Type", "ExtGState").Number("CA", opacity).Number("ca", opacity).Name("BM", blend.ToString()).Bool("AIS", false);
            if (mask is { } m)
            {
                d.Dictionary("SMask", s =>
                {
                    s.Name("Type", "Mask").Name("S", m.Luminosity ? "Luminosity" : "Alpha").Ref("G", m.Form);
                    if (m.Luminosity)
                    {
                        s.Numbers("BC", dark);
                    }
                });
            }
        });

    /// <summary>Everything as a page begins: for content that was made elsewhere.</summary>
    public (string Name, Ref Reference) Initial() => Once("initial", d => d
        .Name("Type", "ExtGState").Bool("OP", false).Bool("op", false).Integer("OPM", 0)
        .Number("CA", 1).Number("ca", 1).Name("BM", "Normal").Name("SMask", "None").Bool("AIS", false).Bool("SA", false).Bool("TK", true));

    private (string Name, Ref Reference) Once(string key, Action<Dict> entries)
    {
        if (!written.TryGetValue(key, out var state))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"G{written.Count + 1}");
            written[key] = state = (name, file.Add(entries));
        }

        return state;
    }
}
