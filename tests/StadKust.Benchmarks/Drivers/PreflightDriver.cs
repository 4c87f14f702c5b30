using System.Diagnostics;
using StadKust.Preflight;
using StadKust.Preflight.Profiles;

namespace StadKust.Benchmarks.Drivers;

/// <summary>64 text pages of our own, checked in this process: structure alone, then with ink at 100 ppi. Warm, process not included.</summary>
internal static class PreflightDriver
{
    // 64 pages of three columns hold about 50,000 words.
    private const int Words = 50_000;
    private const int Rounds = 5;

    public static async Task RunAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-preflight-").FullName;
        var (text, pdf) = (Path.Combine(folder, "corpus.md"), Path.Combine(folder, "pages.pdf"));
        await File.WriteAllTextAsync(text, Corpus.Dutch(Words), stop);
        await Measured.RunAsync(
            "dotnet", [Measured.Program, "typeset", "--story", text, "--language", "nl", "--master", "three-columns", "--out", pdf, "--data", Path.Combine(folder, "data")], stop);
        var bytes = await File.ReadAllBytesAsync(pdf, stop);
        var pages = Preflight.Preflight.Check(bytes, PreflightProfiles.StadkustBody, new PreflightOptions(MeasureInk: false), stop).Pages;
        var (structure, ink) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            structure.Add(Time(new PreflightOptions(MeasureInk: false)));
            ink.Add(Time(new PreflightOptions()));
        }

        Measured.Say($"{pages} text pages, structure, a page times 64", Measured.Median(structure) / pages * 64, "ms", "(wanted: 1000 or less)");
        Measured.Say($"{pages} text pages, structure and ink, a page times 64", Measured.Median(ink) / pages * 64, "ms");
        Measured.Say("ink alone, 64 pages", (Measured.Median(ink) - Measured.Median(structure)) / pages * 64, "ms", "(wanted: 4000 or less)");
        Measured.Say("peak of this process", Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, "MB");
        Directory.Delete(folder, recursive: true);

        double Time(PreflightOptions options)
        {
            var begun = Stopwatch.GetTimestamp();
            Preflight.Preflight.Check(bytes, PreflightProfiles.StadkustBody, options, stop);
            return Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }
    }
}
