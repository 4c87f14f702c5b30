using System.Text;
using System.Text.Json;
using NetVips;
using StadKust.Content;

namespace StadKust.Media.Tests;

internal static class Given
{
    public static string Folder() => Directory.CreateTempSubdirectory("stadkust-media-").FullName;

    public static MediaSettings Settings(string? folder = null)
    {
        var root = folder ?? Folder();
        return new MediaSettings(Path.Combine(root, "media"), Path.Combine(root, "renditions"));
    }

    /// <summary>Left half red, right half blue, with a camera's name in its metadata.</summary>
    public static byte[] Photograph(int width = 1200, int height = 800)
    {
        using var red = Image.Black(width / 2, height, bands: 3).NewFromImage(255, 0, 0).Cast(Enums.BandFormat.Uchar);
        using var blue = Image.Black(width - (width / 2), height, bands: 3).NewFromImage(0, 0, 255).Cast(Enums.BandFormat.Uchar);
        using var both = red.Join(blue, Enums.Direction.Horizontal).Copy(interpretation: Enums.Interpretation.Srgb).Mutate(m =>
        {
            m.Set(GValue.GStrType, "exif-ifd0-Make", "Camera Obscura");
            m.Set(GValue.GStrType, "exif-ifd3-GPSLatitude", "52/1 9/1 0/1");
        });
        return both.JpegsaveBuffer(q: 92);
    }

    public static byte[] Grey(int width = 300, int height = 200)
    {
        using var grey = (Image.Black(width, height) + 128).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Bw);
        return grey.PngsaveBuffer();
    }

    /// <summary>Black and white squares of 20 pixels, one bit a pixel.</summary>
    public static byte[] Checks(int width = 800, int height = 600)
    {
        var samples = new byte[width * height];
        for (var i = 0; i < samples.Length; i++)
        {
            samples[i] = ((i % width / 20) + (i / width / 20)) % 2 == 0 ? (byte)255 : (byte)0;
        }

        using var checks = Image.NewFromMemory(samples, width, height, 1, Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Bw);
        return checks.PngsaveBuffer(bitdepth: 1);
    }

    /// <summary>No two neighbours alike, as in a photo.</summary>
    public static byte[] Noise(int width = 300, int height = 200)
    {
        using var one = Image.Gaussnoise(width, height, sigma: 40, mean: 128, seed: 7).Cast(Enums.BandFormat.Uchar);
        using var two = Image.Gaussnoise(width, height, sigma: 40, mean: 128, seed: 8).Cast(Enums.BandFormat.Uchar);
        using var three = one.Bandjoin(two, one).Copy(interpretation: Enums.Interpretation.Srgb);
        return three.PngsaveBuffer();
    }

    public static byte[] Drawing(string inside = "<rect width=\"120\" height=\"80\" fill=\"#00285f\"/>") =>
        Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 120 80\">{inside}</svg>");

    public static MediaEntry Entry(StoredFile file, string path, FocalPoint? focal = null, params (string Alias, object Value)[] values) => new(
        Guid.NewGuid(), "Image", Path.GetFileName(path), null, 0, 1, default, default, path, file.Hash, file.Width, file.Height, file.Bytes, focal,
        new PropertyValues(values.ToDictionary(v => v.Alias, v => JsonSerializer.SerializeToElement(v.Value)), ContentModel.Empty));

    public static async Task<(Renditions Renditions, MediaEntry Entry)> Stored(byte[] bytes, string path, FocalPoint? focal = null, MediaSettings? settings = null)
    {
        var used = settings ?? Settings();
        var files = new MediaFiles(new DiskStore(used.Folder), used);
        var file = await files.PutAsync(new MemoryStream(bytes), Path.GetFileName(path), TestContext.Current.CancellationToken);
        return (new Renditions(files, used), Entry(file, path, focal));
    }
}
