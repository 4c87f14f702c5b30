using System.Collections.Immutable;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>One source: its runs with their reports, switching it off and on, fetching it now, a table with its columns.</summary>
/// <remarks>An uploaded table lies in the blob store between preview and import; what the form carries is a sealed note of where, good for an hour.</remarks>
[RequestSizeLimit(MostBytes + 100_000)]
public sealed class PartnerFeedModel(
    Memberships memberships, IContentSets sets, Sources sources, Intake intake, IMediaFiles files, IDataProtectionProvider protection) : PartnerPage(memberships, sets)
{
    private const long MostBytes = 50L * 1024 * 1024;
    private const int MostRuns = 20;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public Source? Source { get; private set; }

    public IReadOnlyList<Run> Runs { get; private set; } = [];

    public Run? Shown { get; private set; }

    public IReadOnlyList<RunLine> Lines { get; private set; } = [];

    public TablePreview? Preview { get; private set; }

    [BindProperty]
    public IFormFile? Table { get; set; }

    /// <summary>Where the table lies, sealed.</summary>
    [BindProperty]
    public string? Held { get; set; }

    /// <summary>Field by number of the column.</summary>
    [BindProperty]
    public Dictionary<int, string?> Columns { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, long? run, CancellationToken stop) => await ShowAsync(id, run, stop) ? Page() : NotThere();

    public async Task<IActionResult> OnPostRunAsync(long id, CancellationToken stop)
    {
        if (await sources.RunNowAsync(await ScopeAsync(stop), id, stop))
        {
            Say(Words["feed-running"]);
        }

        return To($"/partner/feeds/{id}");
    }

    public async Task<IActionResult> OnPostSwitchAsync(long id, bool active, CancellationToken stop)
    {
        await sources.SwitchAsync(await ScopeAsync(stop), id, active, stop);
        return To($"/partner/feeds/{id}");
    }

    public async Task<IActionResult> OnPostTableAsync(long id, CancellationToken stop)
    {
        if (!await ShowAsync(id, null, stop))
        {
            return NotThere();
        }

        if (Table is not { Length: > 0 and <= MostBytes } file)
        {
            Faults.Add(("Table", Words["table-wanted"]));
            return Page();
        }

        var bytes = new byte[file.Length];
        await using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(bytes, stop);
        }

        Preview = intake.PreviewTable(Source!, bytes, file.FileName);
        if (Preview.Refusal is { } refusal)
        {
            Faults.Add(("Table", Words.Fault(refusal)));
            Preview = null;
            return Page();
        }

        var stored = await files.PutAsync(new MemoryStream(bytes), "table" + Path.GetExtension(file.FileName).ToLowerInvariant(), stop);
        Held = Seal($"{Account}|{id}|{stored.Hash}|{file.FileName}");
        ModelState.Remove(nameof(Held));
        return Page();
    }

    public Task<IActionResult> OnPostMapAsync(long id, CancellationToken stop) => WithTableAsync(id, (bytes, name) =>
    {
        Preview = intake.PreviewTable(Source!, bytes, name, Chosen());
        return Task.FromResult<IActionResult>(Page());
    }, stop);

    public Task<IActionResult> OnPostImportAsync(long id, CancellationToken stop) => WithTableAsync(id, async (bytes, name) =>
    {
        var run = await intake.TakeTableAsync(await ScopeAsync(stop), id, bytes, name, Chosen(), stop);
        return run is null ? NotThere() : To($"/partner/feeds/{id}?run={run.Id}");
    }, stop);

    private async Task<IActionResult> WithTableAsync(long id, Func<byte[], string, Task<IActionResult>> act, CancellationToken stop)
    {
        if (!await ShowAsync(id, null, stop))
        {
            return NotThere();
        }

        if (Open() is not [var account, var source, var hash, var name] || account != Account.ToString() || source != id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            || await files.OpenAsync(hash, stop) is not { } stream)
        {
            Faults.Add(("Table", Words["table-again"]));
            return Page();
        }

        await using (stream)
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, stop);
            return await act(bytes.ToArray(), name);
        }
    }

    private TableColumns Chosen() => new(Columns.Where(c => !string.IsNullOrEmpty(c.Value) && TableColumns.Known.Contains(c.Value))
        .GroupBy(c => c.Value!).ToImmutableSortedDictionary(g => g.Key, g => g.Min(c => c.Key), StringComparer.Ordinal));

    private string Seal(string note) => Protector.Protect(note, Kept);

    private string[]? Open()
    {
        try
        {
            return Held is { Length: > 0 } ? Protector.Unprotect(Held).Split('|', 4) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector => protection.CreateProtector("partner.table").ToTimeLimitedDataProtector();

    private async Task<bool> ShowAsync(long id, long? run, CancellationToken stop)
    {
        var scope = await ScopeAsync(stop);
        Source = await sources.FindAsync(scope, id, stop);
        if (Source is null)
        {
            return false;
        }

        Runs = await intake.RunsAsync(scope, id, MostRuns, stop);
        Shown = run is { } wanted ? Runs.FirstOrDefault(r => r.Id == wanted) : Runs.FirstOrDefault(r => r.Outcome != RunOutcome.Unchanged);
        Lines = Shown is { } report ? await intake.LinesAsync(scope, report.Id, stop) : [];
        return true;
    }
}
