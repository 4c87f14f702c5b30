using System.Diagnostics;
using System.Globalization;
using System.Text;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Reading;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Fuzzing;

/// <summary>Spoilt files: whatever the bytes are, there is a report, soon and in little memory.</summary>
public sealed class FuzzingTests(ITestOutputHelper output)
{
    // STADKUST_FUZZ=20000 for the long run; a seed of a failing file is in its message.
    private static readonly int Files = int.TryParse(Environment.GetEnvironmentVariable("STADKUST_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 2_000;

    private static readonly string[] Words =
        ["/Length 99999999", "/Kids [1 0 R]", "/Filter /LZWDecode", "/Count -1", "9999999999", "<< /A << /A << /A", "[[[[[[[[", "/W [8 8 8]", "/Predictor 15", "/N 1000000", "stream", "endobj", "%", "(", "1 0 R", "q q q q", "-.-", "/Width 100000"];

    [Fact]
    public void Spoilt_files_give_a_report_and_never_an_exception()
    {
        byte[][] soils = [Small(), Streamed(), Small(packed: false)];
        var slowest = TimeSpan.Zero;
        var errors = 0;
        Parallel.For(0, Files, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, seed =>
        {
            var random = new Random(seed);
            var bytes = Spoil(soils[seed % soils.Length], random);
            var watch = Stopwatch.StartNew();
            try
            {
                // One in ten also has its ink measured: it runs the same contents over and costs the most.
                var options = new PreflightOptions(CleanFile.Name, MeasureInk: seed % 10 == 0, Limits: new Limits(TimeSpan.FromSeconds(4)) { StreamBytes = 32 << 20, TotalBytes = 400L << 20 });
                var report = Preflight.Check(bytes, seed % 2 == 0 ? PreflightProfiles.StadkustBody : PreflightProfiles.MagazineAds, options, CancellationToken.None);
                if (report.Result != PreflightReport.SelfValidated)
                {
                    Interlocked.Increment(ref errors);
                }
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"seed {seed}: {broken.GetType().Name} {broken.Message}\n{broken.StackTrace}");
            }

            lock (soils)
            {
                slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            }
        });

        output.WriteLine($"{Files} files, {errors} with errors, slowest {slowest.TotalMilliseconds:0} ms, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        Assert.True(errors > Files / 4, $"{errors}");
    }

    [Fact]
    public void A_bomb_of_zeros_ends_at_the_limit()
    {
        var surgery = new Surgery(Small());
        surgery.Set(surgery.Page(1), "Contents", surgery.AddStream("", new byte[200 << 20]));

        var report = Preflight.Check(surgery.Save(), PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name), TestContext.Current.CancellationToken);

        Assert.Contains(report.Findings, f => f.Rule == "S00" && f.Allowed.Contains("MB", StringComparison.Ordinal));
    }

    [Fact]
    public void Forms_that_double_themselves_end_at_the_limit()
    {
        var surgery = new Surgery(Small());
        var form = surgery.AddStream("/Type /XObject /Subtype /Form /BBox [0 0 9 9]", "0 0 1 1 re f");
        for (var i = 0; i < 20; i++)
        {
            form = surgery.AddStream($"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {form} >> >>", string.Concat(Enumerable.Repeat("/F Do ", 10)));
        }

        surgery.Set(surgery.Resources(1, "XObject"), "Bomb", form);
        surgery.Draw(1, "/Bomb Do");
        var limits = new Limits(TimeSpan.FromSeconds(2)) { Operators = 200_000 };

        var report = Preflight.Check(surgery.Save(), PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name, Limits: limits), TestContext.Current.CancellationToken);

        Assert.Equal("unreadable", report.Result);
    }

    // Without the half megabyte of the profile, so that a spoilt byte hits something.
    private static byte[] Small(bool packed = true)
    {
        var surgery = new Surgery(CleanFile.Bytes);
        surgery.Change(surgery.Intent.Stream("DestOutputProfile")!.Dict, b => b[..200]);
        if (!packed)
        {
            surgery.ChangeText(surgery.Page(1).Stream("Contents")!.Dict, c => c, pack: false);
            surgery.ChangeText(surgery.Page(2).Stream("Contents")!.Dict, c => c, pack: false);
        }

        var picture = surgery.First(d => d.Name("Subtype") == "Image");
        surgery.Set(picture, "Width", "20");
        surgery.Set(picture, "Height", "20");
        surgery.Change(picture, b => b[..1600]);
        return surgery.Save();
    }

    // The same with object streams and a cross-reference stream.
    private static byte[] Streamed()
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-fuzz-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "a.pdf"), Path.Combine(folder, "b.pdf"));
            File.WriteAllBytes(from, Small());
            Assert.Equal(0, Tool.Run("qpdf", "--object-streams=generate", from, to).Exit);
            return File.ReadAllBytes(to);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Spoil(byte[] sound, Random random)
    {
        var bytes = sound.ToList();
        var times = random.Next(1, 12);
        for (var i = 0; i < times && bytes.Count > 10; i++)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 500), bytes.Count - at)));
                    break;
                case 4:
                    bytes.InsertRange(at, Encoding.Latin1.GetBytes(Words[random.Next(Words.Length)]));
                    break;
                case 5 when random.Next(4) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    // A digit for a digit: the file keeps its shape, a number becomes wrong.
                    while (at < bytes.Count && !char.IsAsciiDigit((char)bytes[at]))
                    {
                        at++;
                    }

                    if (at < bytes.Count)
                    {
                        bytes[at] = (byte)('0' + random.Next(10));
                    }

                    break;
            }
        }

        return [.. bytes];
    }
}
