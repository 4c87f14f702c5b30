using StadKust.Content;

namespace StadKust.Magazine.PressRoom;

/// <summary>Sets an edition in the background, with progress. The payload is its number.</summary>
public sealed class SetEditionWork(Press press, IContentSets sets) : IDueWork
{
    public const string Kind = "set-edition";

    public string What => Kind;

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop)
    {
        var (stored, findings) = await press.SetAndKeepAsync(task.Payload, sets.Published, progress, stop);
        if (stored is null)
        {
            throw new InvalidOperationException(string.Join(" ", findings.Select(f => $"{f.Where}: {f.Message}")));
        }
    }
}
