using System.Globalization;

namespace StadKust.Benchmarks.Drivers;

/// <summary>60,000 Dutch words into three justified columns as PDF, process start included, beside Typst in the same run; and the edition, cold and warm.</summary>
internal static class TypesettingDriver
{
    private const int Words = 60_000;
    private const int Rounds = 5;

    public static async Task RunAsync(CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-typesetting-").FullName;
        var rivals = Path.Combine(Measured.Repository, "tests", "StadKust.Benchmarks", "Rivals");
        var fonts = Path.Combine(Measured.Repository, "themes", "kueste-und-kultur", "print", "fonts");
        var text = Path.Combine(folder, "corpus.md");
        await File.WriteAllTextAsync(text, Corpus.Dutch(Words), stop);
        if (!Directory.Exists(Path.Combine(rivals, "node_modules")))
        {
            await Measured.RunAsync("npm", ["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", rivals], stop);
        }

        var (ours, theirs) = (new List<double>(), new List<double>());
        string ourPdf = Path.Combine(folder, "ours.pdf"), theirPdf = Path.Combine(folder, "typst.pdf");
        for (var round = 0; round < Rounds; round++)
        {
            var (our, _) = await Measured.RunAsync(
                "dotnet", [Measured.Program, "typeset", "--story", text, "--language", "nl", "--master", "three-columns", "--out", ourPdf, "--data", Path.Combine(folder, "data")], stop);
            var (their, _) = await Measured.RunAsync("node", [Path.Combine(rivals, "typst.mjs"), text, fonts, theirPdf], stop);
            ours.Add(our.TotalMilliseconds);
            theirs.Add(their.TotalMilliseconds);
        }

        var (ourPages, theirPages) = (await PagesAsync(ourPdf, stop), await PagesAsync(theirPdf, stop));
        var (ourPage, theirPage) = (Measured.Median(ours) / ourPages, Measured.Median(theirs) / theirPages);
        Measured.Say($"{Words} words, ours, {ourPages} pages", Measured.Median(ours), "ms");
        Measured.Say($"{Words} words, Typst 0.14, {theirPages} pages", Measured.Median(theirs), "ms");
        Measured.Say("a page, ours", ourPage, "ms");
        Measured.Say("a page, Typst", theirPage, "ms");
        Measured.Say("Typst takes for a page, times ours", theirPage / ourPage, "×", "(wanted: 6 or more)");

        var edition = new List<double>();
        for (var round = 0; round < 3; round++)
        {
            var (time, _) = await Measured.RunAsync(
                "dotnet", [Measured.Program, "typeset", "--edition", "2027-1", "--out", Path.Combine(folder, "edition"), "--data", Path.Combine(folder, "data")], stop);
            edition.Add(time.TotalMilliseconds);
        }

        Measured.Say("8 pages, cold: an empty folder, seeded first", edition[0], "ms");
        Measured.Say("8 pages, warm: process included", edition.Skip(1).Min(), "ms");
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int> PagesAsync(string pdf, CancellationToken stop)
    {
        var (_, output) = await Measured.RunAsync("pdfinfo", [pdf], stop);
        return int.Parse(output.Split('\n').First(l => l.StartsWith("Pages:", StringComparison.Ordinal))[6..].Trim(), CultureInfo.InvariantCulture);
    }
}
