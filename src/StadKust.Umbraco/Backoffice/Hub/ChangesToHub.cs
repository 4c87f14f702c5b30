using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using StadKust.Content;

namespace StadKust.Umbraco.Backoffice.Hub;

/// <summary>Sends the change log to open screens: changes of whatever origin, an import, a schedule, another node.</summary>
internal sealed class ChangesToHub(Following following, IHubContext<ServerEvents> hub, WordDrafts words, IContentSets sets) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await foreach (var change in following.FromNowAsync(stoppingToken))
            {
                foreach (var notice in await NoticesAsync(change, stoppingToken))
                {
                    await hub.Clients.All.SendAsync("notify", notice, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task<IEnumerable<Notice>> NoticesAsync(Change change, CancellationToken stop)
    {
        var action = change.Action switch
        {
            ChangeAction.Trash => "Trashed",
            ChangeAction.Delete => "Deleted",
            _ => "Updated",
        };
        switch (change.Kind)
        {
            case ChangeKind.Item:
                return [new Notice("Umbraco:CMS:Document", action, change.Key)];
            case ChangeKind.Media:
                return [new Notice("Umbraco:CMS:Media", action, change.Key)];
            case ChangeKind.DataType:
                return [new Notice("Umbraco:CMS:DataType", action, change.Key)];
            case ChangeKind.Type:
                var isMedia = Guid.TryParse(change.Key, out var type) && sets.Published.Model.Find(type)?.Kind == TypeKind.Media;
                return [new Notice(isMedia ? "Umbraco:CMS:MediaType" : "Umbraco:CMS:DocumentType", action, change.Key)];
            case ChangeKind.Language:
                return [new Notice("Umbraco:CMS:Language", action, change.Key)];
            case ChangeKind.Word:
                var word = (await words.ListAsync(stop)).FirstOrDefault(w => w.Name == change.Key);
                return word is null ? [] : [new Notice("Umbraco:CMS:DictionaryItem", action, word.Key.ToString())];
            default:
                return [];
        }
    }

    /// <summary>As the client reads it.</summary>
    private sealed record Notice(string EventSource, string EventType, string Key);
}
