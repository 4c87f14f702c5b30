using System.Globalization;

namespace StadKust.Benchmarks.Drivers;

/// <summary>60,000 Dutch words into three justified columns as PDF, process start included, beside other engines in the same run; and the edition, cold and warm.</summary>
internal static class TypesettingDriver
{
    private const int Words = 60_000;
    private const int Rounds = 5;

    public static async Task RunAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-typesetting-").FullName;
        var text = Path.Combine(folder, "corpus.md");
        await File.WriteAllTextAsync(text, Corpus.Dutch(Words), stop);
        var rivals = await Rivals.InAsync(text, folder, stop);
        var ours = new List<double>();
        var theirs = rivals.ToDictionary(r => r, _ => new List<double>());
        var ourPdf = Path.Combine(folder, "ours.pdf");
        for (var round = 0; round < Rounds; round++)
        {
            var (our, _) = await Measured.RunAsync(
                "dotnet", [Measured.Program, "typeset", "--story", text, "--language", "nl", "--master", "three-columns", "--out", ourPdf, "--data", Path.Combine(folder, "data")], stop);
            ours.Add(our.TotalMilliseconds);
            foreach (var rival in rivals)
            {
                var (their, _) = await Measured.RunAsync(rival.Command, rival.Arguments, stop);
                theirs[rival].Add(their.TotalMilliseconds);
            }
        }

        var ourPages = await PagesAsync(ourPdf, stop);
        var ourPage = Measured.Median(ours) / ourPages;
        Measured.Say($"{Words} words, ours, {ourPages} pages", Measured.Median(ours), "ms");
        Measured.Say("  a page", ourPage, "ms");
        foreach (var (rival, times) in theirs)
        {
            var pages = await PagesAsync(rival.Pdf, stop);
            Measured.Say($"{Words} words, {rival.Name}, {pages} pages", Measured.Median(times), "ms");
            Measured.Say("  takes for a page, times ours", Measured.Median(times) / pages / ourPage, "×", $"(wanted: {rival.Wanted} or more)");
        }

        var edition = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var (time, _) = await Measured.RunAsync(
                "dotnet", [Measured.Program, "typeset", "--edition", "2027-1", "--out", Path.Combine(folder, "edition"), "--data", Path.Combine(folder, "data")], stop);
            edition.Add(time.TotalMilliseconds);
        }

        Measured.Say("24 pages, cold: an empty folder, seeded first", edition[0], "ms");
        Measured.Say("24 pages, warm: process included", edition.Skip(1).Min(), "ms");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int> PagesAsync(string pdf, CancellationToken stop)
    {
        var (_, output) = await Measured.RunAsync("pdfinfo", [pdf], stop);
        return int.Parse(output.Split('\n').First(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..].Trim(), CultureInfo.InvariantCulture);
    }
}
