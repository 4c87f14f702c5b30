using System.Text;

namespace StadKust.Preflight.Rules.X;

/// <summary>X01: The file is PDF 1.6 and says so in its first line.</summary>
internal sealed class X01Header() : Rule(
    "X01",
    what: new(
        "Het bestand is PDF 1.6 en zegt dat in zijn eerste regel",
        "Die Datei ist PDF 1.6 und sagt das in der ersten Zeile",
        "The file is PDF 1.6 and says so in its first line"),
    why: "Newer files may hold what the printer's software does not know; X-4 is defined on 1.6.",
    limit: "%PDF-1.6 at byte 0 (X-1a: 1.3 or 1.4), then a comment with four bytes above 127; catalog Version absent or not above",
    source: "ISO 15930-7:2010, 6.1; print-rules X01",
    mend: new(
        "Exporteer als PDF/X-4",
        "Als PDF/X-4 exportieren",
        "Export as PDF/X-4"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var start = file.File.Bytes.IndexOf("%PDF-"u8);
        if (start != 0)
        {
            yield return new Fault(FormattableString.Invariant($"%PDF- @ {start}"), "%PDF- @ 0");
        }

        var version = System.Text.Encoding.ASCII.GetString(file.File.Bytes.Slice(start + 5, Math.Min(3, file.File.Bytes.Length - start - 5)));
        string[] allowed = file.Profile.AcceptsX1a && X06Identification.IsX1a(file) ? ["1.3", "1.4"] : ["1.6"];
        if (!allowed.Contains(version))
        {
            yield return new Fault(version, string.Join(" / ", allowed));
        }

        if (file.Catalog.Name("Version") is { } later && string.CompareOrdinal(later, allowed[^1]) > 0)
        {
            yield return new Fault($"/Version /{later}", allowed[^1]);
        }

        if (!HasBinaryComment(file))
        {
            yield return new Fault("–", "%âãÏÓ");
        }
    }

    private static bool HasBinaryComment(Subject file)
    {
        var bytes = file.File.Bytes;
        var line = bytes[..Math.Min(64, bytes.Length)].IndexOfAny((byte)'\n', (byte)'\r');
        if (line < 0)
        {
            return false;
        }

        while (line < bytes.Length && bytes[line] is (byte)'\n' or (byte)'\r')
        {
            line++;
        }

        return line + 5 <= bytes.Length && bytes[line] == '%' && bytes.Slice(line + 1, 4).IndexOfAnyInRange((byte)0, (byte)127) < 0;
    }
}
