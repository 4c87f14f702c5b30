using StadKust.Content;
using StadKust.Magazine.Trials;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary>Sets one text file over as many pages as it takes. Needs no database.</summary>
internal static class TypesetStory
{
    /// <summary>Larger files are no story: a novel has about a megabyte.</summary>
    private const long MostBytes = 64 * 1024 * 1024;

    /// <summary>What 60,000 words take, twice.</summary>
    private const long WithoutCollecting = 200 * 1024 * 1024;

    /// <param name="Out">PDF file.</param>
    public sealed record Options(string File, string Out, string Language, string Master, string Theme, bool Json);

    /// <exception cref="CannotRunException">The file, language, master, font or profile is missing or wrong; the message says which.</exception>
    public static int Run(Options options, CancellationToken stop)
    {
        // All that is made lives to the end: collecting in between would only copy it. A longer text is collected as ever.
        GC.TryStartNoGCRegion(WithoutCollecting);
        var folder = PrintHouse.FolderOf(options.Theme);
        _ = Rehearsal.BeginAsync(folder, options.Language);
        var house = PrintHouse.ReadFolder(folder);
        var text = Read(options.File);
        var result = TrialSetting.Set(house, text, options.File, options.Language, options.Master, Printed.Progress().Content(), stop);
        if (!result.IsSet)
        {
            throw new CannotRunException(string.Join('\n', result.Findings.Select(f => $"{f.Where}: {f.Message} {f.Hint}".TrimEnd())));
        }

        var target = Path.GetFullPath(options.Out);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(target, result.Pdf.Span);
        if (options.Json)
        {
            Printed.Json(new { file = target, result.Pages, result.Characters, result.Overset, result.Quality, result.Milliseconds, result.Findings });
        }
        else
        {
            Printed.ForPeople(result.Findings.Take(20));
            if (result.Findings.Count > 20)
            {
                Console.Out.WriteLine($"and {result.Findings.Count - 20} more findings; --json lists all");
            }

            Console.Out.WriteLine($"{result.Pages} pages, {result.Characters} characters, overset {result.Overset}: {target}");
        }

        return Printed.ExitCode(result.Findings);
    }

    private static string Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new CannotRunException($"There is no file {file.FullName}.");
        }

        if (file.Length > MostBytes)
        {
            throw new CannotRunException($"{file.FullName} has {file.Length / 1048576} MB; a story may have {MostBytes / 1048576} MB.");
        }

        return File.ReadAllText(path);
    }
}
