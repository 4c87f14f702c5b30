using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StadKust.Audience;

/// <summary>Writes the counts down once a minute and when the program ends; forgets what is older than two years.</summary>
internal sealed class ReachWriter(Reach reach, TimeProvider clock, ILogger<ReachWriter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(() => reach.WriteAsync(cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var forgotten = DateTime.MinValue;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(() => reach.WriteAsync(stoppingToken));
                if (clock.GetUtcNow().UtcDateTime.Date is var today && today > forgotten)
                {
                    forgotten = today;
                    await TryAsync(() => reach.ForgetAsync(stoppingToken));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    // A number that cannot be written now is written the next minute; visitors never notice.
    private async Task TryAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception trouble) when (trouble is not OperationCanceledException)
        {
            log.LogWarning(trouble, "Counts of pages could not be written; tried again in a minute");
        }
    }
}
