using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Rules.X;

/// <summary>X16: Every font subset has a name of its own.</summary>
internal sealed class X16FontSubsets() : Rule(
    "X16",
    what: new(
        "Elke deelverzameling van een lettertype heeft een eigen naam",
        "Jede Schriftuntergruppe hat einen eigenen Namen",
        "Every font subset has a name of its own"),
    why: "A RIP that joins fonts of one name prints letters of the wrong one.",
    limit: "tag of six capitals, used by one font program only; CIDToGIDMap on every embedded CIDFontType2; same BaseFont in font, descendant and descriptor",
    source: "GWG 051 and 052; ISO 32000-1, 9.6.4 and 9.7.4; print-rules X16",
    mend: new(
        "Exporteer opnieuw met een ander programma of voeg bestanden niet achteraf samen",
        "Neu exportieren; Dateien nicht nachträglich zusammenfügen",
        "Export again; do not merge files afterwards"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        var programs = new Dictionary<string, PdfStream>(StringComparer.Ordinal);
        foreach (var font in file.Fonts.Where(f => !f.IsType3))
        {
            if (font.Descendant.Name("Subtype") == "CIDFontType2" && font.IsEmbedded && !font.Descendant.Has("CIDToGIDMap"))
            {
                yield return new Fault("CIDToGIDMap –", "CIDToGIDMap", Object: font.Name);
            }

            string?[] names = [font.Descendant.Name("BaseFont"), font.Descriptor.Name("FontName")];
            if (names.FirstOrDefault(n => n is not null && n != font.Name && !font.Name.StartsWith(n, StringComparison.Ordinal)) is { } other)
            {
                yield return new Fault(other, font.Name, Object: font.Name);
            }

            var program = font.Descriptor.Stream("FontFile2") ?? font.Descriptor.Stream("FontFile3") ?? font.Descriptor.Stream("FontFile");
            if (program is null || font.Parts.Tag is not { } tag)
            {
                continue;
            }

            if (programs.TryGetValue(tag, out var first) && !ReferenceEquals(first, program) && !first.Raw.Span.SequenceEqual(program.Raw.Span))
            {
                yield return new Fault($"{tag}+ × 2", $"{tag}+ × 1", Object: font.Name);
            }

            programs[tag] = program;
        }
    }
}
