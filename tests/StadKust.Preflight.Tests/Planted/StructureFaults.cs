using System.Text;
using StadKust.Preflight.Tests.Files;
using static StadKust.Preflight.Tests.Planted.PlantedFault;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Damage to the file itself.</summary>
internal static class StructureFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } =
    [
        Raw("startxref points beside the table", "S01", "", b => Replace(b, "startxref\n", "startxref\n1")),
        Raw("startxref is missing", "S01", "", b => Replace(b, "startxref", "startxxxx")),
        Raw("one offset in the table is wrong", "S01", "", WrongOffset),
        Raw("end of file is cut off", "S01", "X02 R0001", b => b[..^120]),
        Raw("half of the file is missing", "", "S00 S01 S02 X02 X05 X06 X07 X08 X09 X10 X11 X12 X13 X14 X15 X16 X17 X20 R0001 R0005 R0035 H-COND", b => b[..(b.Length / 2)]) with { Must = [] },
        Raw("%%EOF is missing", "S01", "", b => Replace(b, "%%EOF", "%%EOX")),
        Raw("not a PDF at all", "S00", "", _ => "GIF89a, not a PDF"u8.ToArray()),
        Raw("an empty file", "S00", "", _ => []),
        Raw("length of a stream is wrong", "S01", "", b => Replace(b, "/N 4 /Filter /FlateDecode /Length ", "/N 4 /Filter /FlateDecode /Length 1")),
        Raw("bytes before the header", "X01 S01", "R0001", b => [.. "junk\n"u8, .. b]),
        Raw("the contents are damaged", "S02", "S01 X17 R0005 R0026 R0001 H-SAME", b => Damage(b, "/Contents")),
        By("the tree of pages counts wrong", "S01", "", s => s.Set(s.Catalog.Dict("Pages"), "Count", "3")),
        By("the tree of pages runs in a circle", "S01", "", s => s.Set(s.Catalog.Dict("Pages"), "Kids", $"[{s.Catalog.Dict("Pages").Array("Kids").Raw(0)} {s.Catalog.Dict("Pages").Array("Kids").Raw(1)} {s.Catalog.Raw("Pages")}]")),
        By("a page is named that is not there", "S01", "", s => s.Set(s.Catalog.Dict("Pages"), "Kids", $"[{s.Catalog.Dict("Pages").Array("Kids").Raw(0)} {s.Catalog.Dict("Pages").Array("Kids").Raw(1)} 9999 0 R]")),
        By("no catalog", "S00", "", s => s.Set(s.Trailer, "Root", "9999 0 R")) with { Must = [] , May = ["S00", "S01", "X01"] },
        By("unknown filter", "X23 S02", "R0001 X12 X11", s => s.Set(s.Intent.Stream("DestOutputProfile")!.Dict, "Filter", "/BrotliDecode")),
        By("encrypted", "X03", "", s => s.Set(s.Trailer, "Encrypt", s.Add("<< /Filter /Standard /V 4 /R 4 /Length 128 /P -1060 /O (0123456789abcdef0123456789abcdef) /U (0123456789abcdef0123456789abcdef) >>"))),
        By("form that draws itself", "S02", "", s =>
        {
            var form = s.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 100 100]", "/Fm9 Do");
            s.Set(s.Resources(1, "XObject"), "Fm9", form);
            s.Draw(1, "/Fm9 Do");
        }),
    ];

    private static byte[] Replace(byte[] bytes, string from, string to)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var at = text.LastIndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)));
    }

    private static byte[] WrongOffset(byte[] bytes)
    {
        // Fourth row of the table: twenty bytes each, behind "xref\n0 n\n".
        var changed = bytes.ToArray();
        var table = bytes.AsSpan().LastIndexOf("0000000000 65535 f"u8);
        changed[table + (20 * 3) + 8] ^= 1;
        return changed;
    }

    private static byte[] Damage(byte[] bytes, string _)
    {
        // The first packed stream of the file is a page; bytes behind its start are spoilt.
        var changed = bytes.ToArray();
        var at = bytes.AsSpan().IndexOf("stream\n"u8) + 60;
        for (var i = 0; i < 40; i++)
        {
            changed[at + i] ^= 0x5A;
        }

        return changed;
    }
}
