using System.Text.Json;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Publishes an item with all below it in the background; the editor's screen asks how it goes. Survives a restart, on any node.</summary>
internal sealed class PublishBelow(Drafts drafts) : IDueWork
{
    public const string Kind = "document-publish-below";

    public string What => Kind;

    public static string Write(IReadOnlyList<Culture> cultures, bool includeUnpublished, string who) =>
        JsonSerializer.Serialize(new Wish([.. cultures.Select(c => c.Code)], includeUnpublished, who));

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop)
    {
        var wish = JsonSerializer.Deserialize<Wish>(task.Payload)!;
        var outcome = await drafts.PublishWithDescendantsAsync(task.Key!.Value, [.. wish.Cultures.Select(c => new Culture(c))], wish.IncludeUnpublished, wish.Who, stop);
        if (!outcome.Done)
        {
            var errors = outcome.Findings.Where(f => f.Severity == Severity.Error).ToList();
            throw new DueRefusedException(string.Join(" ", errors.Take(5).Select(f => $"{f.Where}: {f.Message}")) + (errors.Count > 5 ? $" (+{errors.Count - 5})" : ""));
        }
    }

    private sealed record Wish(string[] Cultures, bool IncludeUnpublished, string Who);
}
