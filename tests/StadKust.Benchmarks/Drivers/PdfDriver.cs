using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;
using StadKust.Magazine.Trials;
using StadKust.Media;
using StadKust.Pdf;
using StadKust.Preview;
using StadKust.Typesetting;

namespace StadKust.Benchmarks.Drivers;

/// <summary>Text pages set once and written again and again in one process, with and without pictures; page pictures of them; the price of converting pictures.</summary>
internal static class PdfDriver
{
    private const int Words = 50_000;
    private const int Pictures = 120;
    private const int Rounds = 9;

    public static async Task RunAsync(CancellationToken stop)
    {
        var (house, findings) = HouseStyle.Read(Path.Combine(Measured.Repository, "themes", "kueste-und-kultur", "print"));
        if (house is null)
        {
            throw new InvalidOperationException(string.Join('\n', findings.Select(f => f.Message)));
        }

        var folder = Directory.CreateTempSubdirectory("stadkust-pdf-").FullName;
        var set = TrialSetting.Set(house, Corpus.Dutch(Words), "corpus.md", "nl", "three-columns", null, stop);
        var (profile, condition, _) = PrintProfile.Read(new Condition("FOGRA28", true, "FOGRA28L_LWC_300.icc", 300, "", false), house);
        var layout = house.LayoutFor(new MasterName("three-columns"));
        var cached = await CachedPictures.MakeAsync(folder, Pictures, profile, stop);
        PrintDocument Document(ValueList<SetSpread> spreads) =>
            new(spreads, layout.Format, layout.Fonts, layout.Palette, condition!, cached, new PdfTitle("corpus", new Typesetting.Culture("nl"), "StadKust", DateTimeOffset.UnixEpoch));
        var (plain, illustrated) = (Document(set.Spreads), Document(WithPictures(set.Spreads)));
        var (text, pictures, screen) = (new List<double>(), new List<double>(), new List<double>());
        var preview = new PreviewDocument(layout.Format, layout.Fonts, layout.Palette, cached);
        Measured.WarmUp(round =>
        {
            PrintPdf.Write(Stream.Null, plain, stop);
            var spread = set.Spreads[1 + (round % (set.Spreads.Count - 1))];
            PagePicture.Png(spread, preview, 1.5, spread.Pages[0], stop);
        });
        for (var round = 0; round < Rounds; round++)
        {
            text.Add(Time(() => PrintPdf.Write(Stream.Null, plain, stop)));
            pictures.Add(Time(() => PrintPdf.Write(Stream.Null, illustrated, stop)));
            var spread = set.Spreads[1 + (round % (set.Spreads.Count - 1))];
            screen.Add(Time(() => PagePicture.Png(spread, preview, 1.5, spread.Pages[0], stop)));
        }

        var pages = set.Pages;
        Measured.Say($"{pages} text pages as PDF/X-4, warm, times 64", Measured.Median(text.Skip(2)) * 64 / pages, "ms", "(wanted: 150 or less)");
        Measured.Say($"{pages} text pages with {Pictures} pictures, warm, times 64", Measured.Median(pictures.Skip(2)) * 64 / pages, "ms", "(wanted: 500 or less)");
        Measured.Say("picture of a text page at 108 ppi, as PNG", Measured.Median(screen.Skip(2)), "ms", "(wanted: 25 or less)");
        using (var process = Process.GetCurrentProcess())
        {
            Measured.Say("peak of this process, setting included", process.PeakWorkingSet64 / 1048576.0, "MB", "(wanted: 400 or less)");
        }

        Measured.Say($"pictures of 8 megapixels converted to inks, times {Pictures}", Measured.Median(cached.Converted) * Pictures / 1000, "s", "(not cached)");
        Directory.Delete(folder, recursive: true);
    }

    private static double Time(Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
    }

    // Two or so a page, 80 × 60 mm, over the text: what is drawn is no matter here.
    private static ValueList<SetSpread> WithPictures(ValueList<SetSpread> spreads)
    {
        var next = 0;
        return [.. spreads.Select(s => s with { Marks = [.. s.Marks, .. Enumerable.Range(0, 4).Select(i => Picture(s.StartsLeft ? i : i + 4, (next++) % Pictures))] })];
    }

    private static ImageMark Picture(int place, int number)
    {
        var area = new Rect(Length.Mm(place % 4 < 2 ? 20 : -110), Length.Mm(place % 2 == 0 ? 40 : 140), Length.Mm(80), Length.Mm(60));
        var at = new Typesetting.Matrix(area.Width.Points, 0, 0, area.Height.Points, area.X.Points, area.Y.Points);
        return new ImageMark(new MarkId(10_000 + number), new Origin(null, null, "picture"), null, area, CachedPictures.Name(number), at, area, ImageIntent.Photo);
    }

    /// <summary>Made-up photographs, converted to inks once and kept as files.</summary>
    private sealed class CachedPictures(string folder, ReadOnlyMemory<byte> profile) : IRenditions
    {
        private const int Originals = 4;
        private readonly List<(int Width, int Height)> sizes = [];

        /// <summary>Milliseconds, a picture each.</summary>
        public List<double> Converted { get; } = [];

        public static Hash Name(int number) => Hash.Of(BitConverter.GetBytes(number));

        public static async Task<CachedPictures> MakeAsync(string folder, int count, ReadOnlyMemory<byte> profile, CancellationToken stop)
        {
            var made = new CachedPictures(folder, profile);
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Media:Folder"] = Path.Combine(folder, "media"),
                ["Media:RenditionFolder"] = Path.Combine(folder, "renditions"),
            }).Build();
            await using var services = new ServiceCollection().AddLogging().AddMedia(configuration).BuildServiceProvider();
            var (files, renditions) = (services.GetRequiredService<IMediaFiles>(), services.GetRequiredService<Renditions>());
            for (var i = 0; i < count; i++)
            {
                if (i < Originals)
                {
                    using var noise = NetVips.Image.Gaussnoise(3456, 2304, sigma: 60, mean: 128).Gaussblur(2);
                    using var photo = noise.Bandjoin(noise.Rot180(), noise.Flip(NetVips.Enums.Direction.Horizontal)).Cast(NetVips.Enums.BandFormat.Uchar).Copy(interpretation: NetVips.Enums.Interpretation.Srgb);
                    using var bytes = new MemoryStream(photo.JpegsaveBuffer(q: 90));
                    var stored = await files.PutAsync(bytes, $"{i}.jpg", stop);
                    var begun = Stopwatch.GetTimestamp();
                    var inks = renditions.Print(stored.Hash, PrintIntent.Photo, profile, 945, 300);
                    made.Converted.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                    made.sizes.Add((inks.Width, inks.Height));
                    await File.WriteAllBytesAsync(Path.Combine(folder, $"{i}.cmyk.jpg"), inks.Bytes, stop);
                }
                else
                {
                    File.Copy(Path.Combine(folder, $"{i % Originals}.cmyk.jpg"), Path.Combine(folder, $"{i}.cmyk.jpg"));
                }
            }

            return made;
        }

        public PictureBytes Print(Hash original, ImageIntent intent, PrintCondition condition, int mostPixelsWide)
        {
            var number = Enumerable.Range(0, Pictures).First(i => Name(i) == original);
            var (width, height) = sizes[number % Originals];
            return new PictureBytes(width, height, 4, true, true, File.ReadAllBytes(Path.Combine(folder, $"{number}.cmyk.jpg")));
        }

        public PictureBytes Screen(Hash original, int mostPixelsWide) => throw new NotSupportedException();

        public ReadOnlyMemory<byte> Profile(Hash icc) => profile;
    }
}
