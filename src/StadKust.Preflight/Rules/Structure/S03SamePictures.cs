using System.Security.Cryptography;
using StadKust.Preflight.Drawing;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.Structure;

/// <summary>S03: No picture lies in the file twice.</summary>
internal sealed class S03SamePictures() : Rule(
    "S03",
    what: new(
        "Geen beeld staat twee keer in het bestand",
        "Kein Bild liegt zweimal in der Datei",
        "No picture lies in the file twice"),
    why: "It doubles the size of the file and the time of the RIP.",
    limit: "no two picture streams with equal bytes",
    source: "print-rules 1.1, extra own rules",
    mend: new(
        "Exporteer zonder dubbele beelden",
        "Ohne doppelte Bilder exportieren",
        "Export without double pictures"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var seen = new Dictionary<string, PdfStream>(StringComparer.Ordinal);
        foreach (var stream in file.Streams.Where(s => s.Dict.Name("Subtype") == "Image" && s.Raw.Length > 64))
        {
            var key = Convert.ToHexString(SHA256.HashData(stream.Raw.Span)) + stream.Dict.Integer("Width") + stream.Dict["ColorSpace"] + stream.Dict["Decode"];
            if (!seen.TryAdd(key, stream))
            {
                yield return new Fault(FormattableString.Invariant($"{stream.Raw.Length / 1024} kB × 2"), "", Object: $"{stream} = {seen[key]}");
            }
        }
    }
}
