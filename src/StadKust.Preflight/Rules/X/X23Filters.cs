namespace StadKust.Preflight.Rules.X;

/// <summary>X23: Only compressions that are allowed.</summary>
internal sealed class X23Filters() : Rule(
    "X23",
    what: new(
        "Alleen toegestane compressie",
        "Nur erlaubte Kompression",
        "Only compressions that are allowed"),
    why: "Old RIPs do not know the others, or may not use them.",
    limit: "no LZW, no Crypt, no unknown filter",
    source: "ISO 15930-7:2010, 6.1.4; print-rules X23",
    mend: new(
        "Exporteer opnieuw als PDF/X-4",
        "Neu als PDF/X-4 exportieren",
        "Export again as PDF/X-4"))
{
    private static readonly HashSet<string> Allowed =
    [
        "FlateDecode", "Fl", "DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "RunLengthDecode", "RL",
    ];

    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var stream in file.Streams)
        {
            foreach (var filter in stream.Filters.Where(f => !Allowed.Contains(f)))
            {
                yield return new Fault($"/{filter}", "/FlateDecode", Object: stream.ToString());
            }
        }
    }
}
