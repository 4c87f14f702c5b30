using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StadKust.Content;

namespace StadKust.Umbraco.Reading;

/// <summary>The published set of a site whose content is kept in an Umbraco elsewhere: read over its Delivery API, followed by hints and by looking.</summary>
/// <remarks>
/// A reading that fails anywhere changes nothing: the last good set stays, in memory and on disk, so that this site also starts while the other
/// one is down. Drafts are not read: a preview shows what is published.
/// </remarks>
public sealed partial class UmbracoSets : BackgroundService, IContentSets
{
    private static readonly TimeSpan UsualPoll = TimeSpan.FromSeconds(60);

    private readonly ReaderOptions options;
    private readonly IMediaFiles files;
    private readonly ILogger<UmbracoSets> log;
    private readonly UmbracoSource source;
    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly SemaphoreSlim hints = new(0, 1);
    private readonly Lazy<SiteExport> types;
    private TaskCompletionSource swapped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ContentSet published = new SiteExport { Model = ContentModel.Empty, Languages = [] }.ToSet();
    private string stamp = "";
    private bool isReady;

    public UmbracoSets(ReaderOptions options, HttpClient http, IMediaFiles files, ILogger<UmbracoSets> log)
    {
        (this.options, this.files, this.log) = (options.Checked(), files, log);
        http.BaseAddress = new Uri(options.Url.TrimEnd('/') + "/");
        source = new UmbracoSource(http, options);
        types = new Lazy<SiteExport>(() => SiteExport.Read(options.Types));
    }

    public ContentSet Published => Volatile.Read(ref published);

    public ContentSet Drafted => Published;

    public bool IsReady => Volatile.Read(ref isReady);

    /// <summary>Why the last reading changed nothing; null when it went well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What the last good reading left out, and why.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public Task<ContentSet> DraftedNowAsync(CancellationToken stop) => Task.FromResult(Published);

    public async Task NewerThanAsync(long version, CancellationToken stop)
    {
        while (true)
        {
            var next = Volatile.Read(ref swapped).Task;
            if (Published.Version > version)
            {
                return;
            }

            await next.WaitAsync(stop);
        }
    }

    /// <summary>Something has changed over there: look at once, not at the next round.</summary>
    public void Hint()
    {
        try
        {
            hints.Release();
        }
        catch (SemaphoreFullException)
        {
            // A hint is waiting already.
        }
    }

    /// <summary>Reads the other site now; from disk, when it cannot be read and nothing was read before.</summary>
    /// <returns>True when what is published is another set than before.</returns>
    public async Task<bool> ReadAsync(CancellationToken stop)
    {
        await reading.WaitAsync(stop);
        try
        {
            await RestoreAsync(stop);
            var site = await source.ReadAsync(types.Value.Languages.Select(l => l.Culture), stop);
            Trouble = null;
            if (site.Stamp == stamp)
            {
                return false;
            }

            var export = new SiteAssembly(types.Value, options.Folder).Assemble(site);
            var fetched = new MediaStore(options.Folder, source);
            var missing = await fetched.FetchAsync(site.Media, stop);
            Findings = [.. export.Findings, .. missing.Select(m => new Finding(Severity.Warning, "media-missing", m.Media.Name ?? "", $"{m.Media.Url} could not be fetched: {m.Reason}"))];
            foreach (var finding in Findings)
            {
                LeftOut(finding.Where, finding.Message);
            }

            Swap(await export.ToSetAsync(files, stop, Published.Version + 1));

            // A picture that did not come is asked for again, though nothing else has changed.
            stamp = missing.Count == 0 ? site.Stamp : "";
            Keep(export, stop);
            return true;
        }
        catch (Exception trouble) when (!stop.IsCancellationRequested)
        {
            // Whatever it is: what another program tells must not stop this one.
            Trouble = trouble.Message;
            NotRead(options.Url, trouble.Message);
            return false;
        }
        finally
        {
            reading.Release();
        }
    }

    public override void Dispose()
    {
        reading.Dispose();
        hints.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                await ReadAsync(stoppingToken);
                await hints.WaitAsync(options.PollEvery ?? UsualPoll, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private string SetFolder => Path.Combine(options.Folder, "set");

    private async Task RestoreAsync(CancellationToken stop)
    {
        if (IsReady || !Directory.Exists(SetFolder))
        {
            return;
        }

        var kept = SiteExport.Read(SetFolder, stop: stop);
        if (kept.Items.IsEmpty)
        {
            return;
        }

        var withMedia = new SiteExport
        {
            Folder = options.Folder,
            Model = kept.Model,
            Languages = kept.Languages,
            Words = kept.Words,
            Domains = kept.Domains,
            Templates = kept.Templates,
            Items = kept.Items,
            Media = kept.Media,
        };
        Swap(await withMedia.ToSetAsync(files, stop, Published.Version + 1));
    }

    private void Swap(ContentSet next)
    {
        Volatile.Write(ref published, next);
        Volatile.Write(ref isReady, true);
        Interlocked.Exchange(ref swapped, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    // Written beside and then put in the place of the last one, so that half a set is never read.
    private void Keep(SiteExport export, CancellationToken stop)
    {
        var (fresh, old) = (SetFolder + ".new", SetFolder + ".old");
        foreach (var left in new[] { fresh, old }.Where(Directory.Exists))
        {
            Directory.Delete(left, recursive: true);
        }

        export.Write(fresh, null, stop);
        if (Directory.Exists(SetFolder))
        {
            Directory.Move(SetFolder, old);
        }

        Directory.Move(fresh, SetFolder);
        if (Directory.Exists(old))
        {
            Directory.Delete(old, recursive: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Url} could not be read; what was read before stays: {Reason}")]
    private partial void NotRead(string url, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Left out, {Where}: {Reason}")]
    private partial void LeftOut(string where, string reason);
}
