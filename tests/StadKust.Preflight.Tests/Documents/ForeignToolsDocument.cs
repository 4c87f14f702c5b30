using System.Text;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Documents;

/// <summary>Which planted fault other people's tools see: run by the script <c>foreign-tools</c>, which sets STADKUST_FOREIGN.</summary>
public sealed class ForeignToolsDocument
{
    [Fact]
    public void Foreign_tools_are_asked_about_every_planted_fault()
    {
        if (Environment.GetEnvironmentVariable("STADKUST_FOREIGN") is not { Length: > 0 })
        {
            Assert.True(File.Exists(Document), "Run tests/StadKust.Preflight.Tests/foreign-tools once.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("stadkust-foreign-").FullName;
        try
        {
            var clean = Said(CleanFile.Bytes, folder);
            Assert.Equal("----", clean);
            var rows = Planted.Table.All.AsParallel().AsOrdered().WithDegreeOfParallelism(12)
                .Select(f => (f.Name, Must: string.Join(' ', f.Must), Seen: Said(f.Make(), Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString())).FullName))).ToList();
            var text = new StringBuilder("# What other tools see of the planted faults\n\nqpdf --check, poppler (pdfinfo, pdffonts and pdftoppm), mutool draw, Ghostscript: an x where the tool ends with an error or says a word on the error stream. None of them judges PDF/X-4; a rule of print that is broken in a sound file is seen by none.\n\n");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{rows.Count} faults; seen by qpdf {Count(0)}, poppler {Count(1)}, mutool {Count(2)}, Ghostscript {Count(3)}, any of them {rows.Count(r => r.Seen.Contains('x', StringComparison.Ordinal))}, ours all.\n\n| fault | our rules | qpdf | poppler | mutool | gs |\n|---|---|---|---|---|---|\n");
            foreach (var (name, must, seen) in rows)
            {
                text.Append("| ").Append(name).Append(" | ").Append(must).Append(" | ").Append(string.Join(" | ", seen.Select(c => c == 'x' ? "x" : ""))).Append(" |\n");
            }

            File.WriteAllText(Document, text.ToString());
            int Count(int tool) => rows.Count(r => r.Seen[tool] == 'x');
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_table_has_a_row_for_every_planted_fault_and_no_other()
    {
        var rows = File.ReadAllLines(Document).Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Split(" | ", 3)).ToList();

        Assert.Equal(Planted.Table.All.Select(f => (f.Name, string.Join(' ', f.Must))), rows.Select(r => (r[0][2..], r[1])));
        Assert.Contains(File.ReadAllLines(Document), l => l.StartsWith($"{Planted.Table.All.Count} faults; ", StringComparison.Ordinal));
    }

    private static string Document { get; } = Path.Combine(Repository.Root, "src", "StadKust.Preflight", "FOREIGN_TOOLS.md");

    private static string Said(byte[] pdf, string folder)
    {
        var path = Path.Combine(folder, "fault.pdf");
        File.WriteAllBytes(path, pdf);
        char Of(params string[][] commands) => commands.Any(c => Tool.Run(c[0], c[1..]) is var run && (run.Exit != 0 || run.Errors.Trim().Length > 0)) ? 'x' : '-';
        return string.Concat(
            Of(["qpdf", "--check", path]),
            Of(["pdfinfo", path], ["pdffonts", path], ["pdftoppm", "-r", "20", path, Path.Combine(folder, "p")]),
            Of(["mutool", "draw", "-N", "-q", "-r", "20", "-o", Path.Combine(folder, "m%d.png"), path]),
            Of(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r20", "-sDEVICE=tiff32nc", $"-sOutputFile={Path.Combine(folder, "g%d.tif")}", path]));
    }
}
