using StadKust.Magazine.House;
using StadKust.Magazine.Trials;

namespace StadKust.Benchmarks.Drivers;

/// <summary>Text pages set once and again in one process: the time of the writer alone, warm.</summary>
internal static class PdfDriver
{
    private const int Words = 50_000;
    private const int Rounds = 7;

    public static Task RunAsync(CancellationToken stop)
    {
        var (house, findings) = HouseStyle.Read(Path.Combine(Measured.Repository, "themes", "kueste-und-kultur", "print"));
        if (house is null)
        {
            throw new InvalidOperationException(string.Join('\n', findings.Select(f => f.Message)));
        }

        var text = Corpus.Dutch(Words);
        var times = new List<double>();
        var pages = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var set = TrialSetting.Set(house, text, "corpus.md", "nl", "three-columns", null, stop);
            pages = set.Pages;
            times.Add(set.Milliseconds["pdf"]);
        }

        var median = Measured.Median(times.Skip(2));
        Measured.Say($"{pages} text pages written as PDF/X-4, warm", median, "ms");
        Measured.Say("64 of them", median * 64 / pages, "ms", "(wanted: 150 or less)");
        Measured.Say("most memory of the process", Environment.WorkingSet / 1_000_000.0, "MB");
        return Task.CompletedTask;
    }
}
