using StadKust.Magazine.Trials;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary>Sets the four pages of the specimen into a folder: PDF, pictures, notes. Needs no database.</summary>
internal static class TypesetSpecimen
{
    /// <param name="Out">Folder; files of an earlier run are overwritten.</param>
    /// <param name="Notes">Draw what the pages note about themselves over them.</param>
    public sealed record Options(string Out, string Language, string Theme, bool Notes);

    /// <exception cref="CannotRunException">The theme has no specimen in this language, or it has faults.</exception>
    public static int Run(Options options, CancellationToken stop)
    {
        var result = Specimen.Set(PrintHouse.Read(options.Theme), options.Language, options.Notes, stop);
        if (!result.IsSet)
        {
            throw new CannotRunException(string.Join('\n', result.Findings.Select(f => $"{f.Where}: {f.Message} {f.Hint}".TrimEnd())));
        }

        var folder = Directory.CreateDirectory(Path.GetFullPath(options.Out)).FullName;
        var name = $"specimen-{options.Language}";
        File.WriteAllBytes(Path.Combine(folder, $"{name}.pdf"), result.Pdf.ToArray());
        File.WriteAllText(Path.Combine(folder, $"{name}.txt"), string.Join('\n', result.Notes));
        for (var i = 0; i < result.Pictures.Count; i++)
        {
            File.WriteAllBytes(Path.Combine(folder, $"{name}-{i + 1}.png"), result.Pictures[i]);
        }

        Printed.ForPeople(result.Findings);
        Console.Out.WriteLine($"{result.Pictures.Count} pages: {Path.Combine(folder, $"{name}.pdf")}");
        return Printed.ExitCode(result.Findings);
    }
}
