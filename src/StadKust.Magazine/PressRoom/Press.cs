using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;

namespace StadKust.Magazine.PressRoom;

/// <summary>Sets editions and keeps what comes out of it.</summary>
/// <param name="site">Public origin of the website, for links of the accessible twin; null leaves them without a host.</param>
public sealed class Press(HouseStyle house, IMediaFiles files, Media.Renditions renditions, EditionStore store, Uri? site = null) : IDisposable
{
    // Setting holds a processor for a second or two and 200 MB: one edition at a time.
    private readonly SemaphoreSlim place = new(1);

    public EditionStore Store => store;

    public HouseStyle House => house;

    /// <summary>Numbers of the editions that have a flatplan, newest first.</summary>
    public IReadOnlyList<string> Editions => EditionFile.Numbers(house);

    /// <summary>The flatplan of an edition, or the findings that say why there is none.</summary>
    public (Edition? Edition, IReadOnlyList<Finding> Findings) Plan(string number) => EditionFile.Read(number, house);

    /// <summary>The item a printed code leads to, in the language it was printed for; null when no edition has such a code.</summary>
    public (Guid Item, ContentCulture Culture)? LeadsTo(string code)
    {
        foreach (var number in Editions)
        {
            if (Plan(number).Edition is { } edition)
            {
                foreach (var (source, item) in edition.Sources)
                {
                    if (QrCode.Of(number, item) == code)
                    {
                        return (item, edition.CultureOf(source));
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Sets an edition from published content.</summary>
    /// <returns>No edition when its flatplan has errors or does not exist; then there are findings.</returns>
    public async Task<(SetEdition? Set, IReadOnlyList<Finding> Findings)> SetAsync(
        string number, ContentSet set, SettingParts parts, IProgress<Progress>? progress, CancellationToken stop)
    {
        var (edition, findings) = Plan(number);
        if (edition is null)
        {
            return (null, findings);
        }

        await place.WaitAsync(stop);
        try
        {
            var version = store.NextVersion(number);
            var done = await Task.Run(() => new EditionSetting(house, files, renditions, site).Set(edition, set, version, parts, progress, stop), stop);
            return (done, findings);
        }
        finally
        {
            place.Release();
        }
    }

    /// <summary>Sets an edition with page pictures and single pages, and keeps it as its latest version.</summary>
    public async Task<(StoredEdition? Stored, IReadOnlyList<Finding> Findings)> SetAndKeepAsync(
        string number, ContentSet set, IProgress<Progress>? progress, CancellationToken stop)
    {
        var (done, findings) = await SetAsync(number, set, SettingParts.All, progress, stop);
        return (done is null ? null : store.Keep(done, EditionContent.Fingerprint(done.Edition, house, set)), findings);
    }

    public void Dispose() => place.Dispose();
}
