using StadKust.Magazine.PressRoom;

namespace StadKust.Benchmarks.Drivers;

/// <summary>A data folder with the scale fixture in it, its edition set: a site that has been running for a while.</summary>
/// <remarks>Kept and used again when the environment names it in <c>STADKUST_SCALE_DATA</c>: filling it takes longer than measuring.</remarks>
internal sealed class ScaleFolder : IDisposable
{
    private readonly bool isKept;

    private ScaleFolder(string path, bool isKept)
    {
        Path = path;
        this.isKept = isKept;
    }

    public string Path { get; }

    public static async Task<ScaleFolder> OpenAsync(CancellationToken stop)
    {
        var kept = Environment.GetEnvironmentVariable("STADKUST_SCALE_DATA");
        var folder = new ScaleFolder(kept ?? Directory.CreateTempSubdirectory("stadkust-scale-").FullName, kept is not null);
        if (!File.Exists(System.IO.Path.Combine(folder.Path, "stadkust.db")))
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            await ScaleData.FillAsync(folder.Path, stop);
            Measured.Say("fixture imported", watch.Elapsed.TotalSeconds, "s");
        }

        // A new edition is set in the background as soon as the house stands: that is a day's work of its own and not what is measured here.
        var editions = new EditionStore(System.IO.Path.Combine(folder.Path, "editions"));
        if (editions.SetFrom("2027-1") is null)
        {
            await using var server = ServedProcess.Start(folder.Path);
            await server.ReadyAsync(stop);
            while (editions.SetFrom("2027-1") is null)
            {
                await Task.Delay(500, stop);
            }
        }

        return folder;
    }

    public void Dispose()
    {
        if (!isKept)
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
