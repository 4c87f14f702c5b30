using System.Globalization;
using StadKust.Pdf.Objects;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>The separations of one file beyond the four inks: those its edition allows, each written once (X19).</summary>
/// <remarks>Source: ISO 32000-1, 8.6.6.4. All writes the registration colour, for printer's marks alone.</remarks>
internal sealed class Separations(PdfFile file, IReadOnlyCollection<string> allowed)
{
    private static readonly string[] Reserved = ["Cyan", "Magenta", "Yellow", "Black", "All", "None"];
    private readonly Dictionary<string, (string Name, Ref Reference, Cmyk Print)> written = new(StringComparer.Ordinal);

    public bool Allows(string name) => !Reserved.Contains(name, StringComparer.OrdinalIgnoreCase) && allowed.Contains(name, StringComparer.Ordinal);

    /// <param name="print">What a device without this ink prints instead.</param>
    /// <exception cref="ArgumentException">Two swatches say different things of one ink.</exception>
    public (string Name, Ref Reference) Of(string name, Cmyk print)
    {
        if (written.TryGetValue(name, out var known))
        {
            return known.Print == print
                ? (known.Name, known.Reference)
                : throw new ArgumentException($"The separation '{name}' is declared twice, as {known.Print} and as {print} (X19).", nameof(print));
        }

        var resource = string.Create(CultureInfo.InvariantCulture, $"C{written.Count + 1}");
        var space = file.AddValue(to => to.Raw("[").Name("Separation").Name(name).Name("DeviceCMYK").Raw("<< ").Raw(Function(print)).Raw(">> ]"));
        written[name] = (resource, space, print);
        return (resource, space);
    }

    /// <summary>The ink on every plate, for marks outside the page (H-MARKS).</summary>
    public (string Name, Ref Reference) All() => Of("All", new Cmyk(100, 100, 100, 100));

    private static ReadOnlySpan<byte> Function(Cmyk print)
    {
        var to = new PdfBuffer();
        new Dict(to).Integer("FunctionType", 2).Numbers("Domain", [0, 1]).Integer("N", 1)
            .Numbers("C0", [0, 0, 0, 0]).Numbers("C1", [print.C / 100, print.M / 100, print.Y / 100, print.K / 100], 4);
        return to.Written;
    }
}
