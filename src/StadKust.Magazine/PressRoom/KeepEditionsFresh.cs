using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StadKust.Content;

namespace StadKust.Magazine.PressRoom;

/// <summary>After the seed, and after a publish that touches an edition, puts the edition on the list of due work.</summary>
internal sealed class KeepEditionsFresh(Press press, IContentSets sets, Due due, ILogger<KeepEditionsFresh> log) : BackgroundService
{
    /// <summary>Editors publish in bursts: the edition is set once after them, not once each.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, string> asked = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = -1L;
        try
        {
            while (true)
            {
                await WaitAsync(seen, stoppingToken);
                await Task.Delay(Calm, stoppingToken);
                var set = sets.Published;
                seen = set.Version;
                foreach (var number in press.Editions)
                {
                    await AskAsync(number, set, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task WaitAsync(long seen, CancellationToken stop)
    {
        while (!sets.IsReady)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), stop);
        }

        await sets.NewerThanAsync(seen, stop);
    }

    private async Task AskAsync(string number, ContentSet set, CancellationToken stop)
    {
        var (edition, findings) = press.Plan(number);
        if (edition is null)
        {
            log.LogWarning("Edition {Number} has a flatplan with errors: {Findings}", number, string.Join("; ", findings.Select(f => $"{f.Where}: {f.Message}")));
            return;
        }

        // Before the seed the set is empty: there is nothing to set yet.
        if (set.Find(edition.Item, edition.Culture) is null)
        {
            return;
        }

        var fingerprint = EditionContent.Fingerprint(edition, press.House, set);
        if (press.Store.SetFrom(number) == fingerprint || asked.GetValueOrDefault(number) == fingerprint)
        {
            return;
        }

        asked[number] = fingerprint;
        var waiting = await due.ListAsync(SetEditionWork.Kind, 50, stop);
        if (!waiting.Any(w => w.State == DueState.Waiting && w.Payload == number))
        {
            await due.AddAsync(new NewDue(SetEditionWork.Kind, edition.Item, edition.Culture, number), stop);
        }
    }
}
