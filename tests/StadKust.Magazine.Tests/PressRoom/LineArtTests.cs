using NetVips;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;

namespace StadKust.Magazine.Tests.PressRoom;

/// <summary>An engraving and a flat graphic from the media library, through flatplan and setting into the saved file.</summary>
public sealed class LineArtTests(SpringEdition spring)
{
    [Fact]
    public async Task An_engraving_is_one_bit_of_black_and_a_flat_graphic_keeps_its_edges()
    {
        using var folder = Given.Folder();
        // 7,700 pixels over the width of a page: above 800 ppi, below which GWG warns.
        var content = await ContentAsync(folder, ("shop-street", Png(7700, 2000, colours: false)), ("kites", Png(2700, 1100, colours: true)));
        var (edition, findings) = EditionFile.Read("2027-1", Given.House);
        Assert.Empty(findings);

        var set = new EditionSetting(Given.House, spring.Files, spring.Renditions).Set(edition!, content, 1, SettingParts.None, null, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(set.Report.Findings, f => f.Severity == Content.Severity.Error);
        Assert.DoesNotContain(set.Check!.Findings, f => f.Severity == Preflight.Severity.Error);
        var file = Path.Combine(folder.Path, "edition.pdf");
        File.WriteAllBytes(file, set.Pdf.ToArray());
        var pictures = Tool.Run("pdfimages", "-list", file).Split('\n').Skip(2).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(l => l.Length > 12).ToList();

        // type, colours, components, bits, encoding, ppi
        var stencil = Assert.Single(pictures, p => p[2] == "stencil");
        Assert.Equal(("1", "1", "image"), (stencil[6], stencil[7], stencil[8]));
        Assert.True(int.Parse(stencil[12], System.Globalization.CultureInfo.InvariantCulture) >= 800, string.Join(' ', stencil));
        var flat = Assert.Single(pictures, p => p[2] == "image" && p[5] == "cmyk" && p[8] == "image");
        Assert.Equal(("4", "8"), (flat[6], flat[7]));
        Assert.Contains("No syntax or stream encoding errors", Tool.Run("qpdf", "--check", file), StringComparison.Ordinal);
        Assert.Contains("/ImageMask true", Tool.Run("mutool", "show", file, "grep"), StringComparison.Ordinal);

        var page = edition!.Leaves.First(l => l.Puts.OfType<MediaPut>().Any(p => p.Media == "shop-street")).Pages[0];
        var plates = Plates.Of(file, page, 72).Area(3, 3, 213, 278);
        Assert.Contains(plates, p => p is { C: 0, M: 0, Y: 0, K: 255 });
    }

    // The content of the repository with other bytes behind two of its pictures.
    private async Task<ContentSet> ContentAsync(TemporaryFolder folder, params (string Name, byte[] Bytes)[] pictures)
    {
        var (edition, _) = EditionFile.Read("2027-1", Given.House);
        var export = Given.Export;
        var media = export.Media;
        foreach (var directory in Directory.GetDirectories(Given.At("content-export/media")))
        {
            var copy = Directory.CreateDirectory(Path.Combine(folder.Path, "media", Path.GetFileName(directory))).FullName;
            foreach (var file in Directory.GetFiles(directory))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }
        }

        foreach (var (name, bytes) in pictures)
        {
            var old = media.Single(m => m.Key == edition!.Media[name]);
            var path = $"/media/{name}/{name}.png";
            Directory.CreateDirectory(Path.Combine(folder.Path, "media", name));
            File.WriteAllBytes(Path.Combine(folder.Path, "media", name, name + ".png"), bytes);
            media = media.Replace(old, old with { Path = path });
        }

        var changed = new SiteExport { Folder = folder.Path, Model = export.Model, Languages = export.Languages, Words = export.Words, Items = export.Items, Media = media };
        return await changed.ToSetAsync(spring.Files, TestContext.Current.CancellationToken);
    }

    /// <summary>Rings: black on white in one bit, or three flat colours.</summary>
    private static byte[] Png(int width, int height, bool colours)
    {
        var bands = colours ? 3 : 1;
        var samples = new byte[width * height * bands];
        for (var i = 0; i < width * height; i++)
        {
            var ring = (int)(Math.Sqrt(Math.Pow((i % width) - (width / 2.0), 2) + Math.Pow((i / width) - (height / 2.0), 2)) / 60);
            ReadOnlySpan<byte> colour = (ring % 3) switch { 0 => [0, 90, 130], 1 => [240, 200, 60], _ => [255, 255, 255] };
            ReadOnlySpan<byte> light = [ring % 2 == 0 ? (byte)255 : (byte)0];
            (colours ? colour : light).CopyTo(samples.AsSpan(i * bands));
        }

        using var picture = Image.NewFromMemory(samples, width, height, bands, Enums.BandFormat.Uchar);
        using var known = picture.Copy(interpretation: colours ? Enums.Interpretation.Srgb : Enums.Interpretation.Bw);
        return colours ? known.PngsaveBuffer() : known.PngsaveBuffer(bitdepth: 1);
    }
}
