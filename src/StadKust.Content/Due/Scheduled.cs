namespace StadKust.Content;

/// <summary>Publishes one item in one culture at its time.</summary>
internal sealed class ScheduledPublishing(Drafts drafts) : IDueWork
{
    public string What => Due.Publish;

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop) =>
        Scheduled.Demand(await drafts.Because("planned").PublishAsync(Scheduled.Key(task), Scheduled.Cultures(task), Scheduled.Who(task), stop));
}

/// <summary>Takes one item back in one culture at its time.</summary>
internal sealed class ScheduledWithdrawal(Drafts drafts) : IDueWork
{
    public string What => Due.Withdraw;

    public async Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop) =>
        Scheduled.Demand(await drafts.Because("planned").WithdrawAsync(Scheduled.Key(task), Scheduled.Cultures(task), Scheduled.Who(task), stop));
}

internal static class Scheduled
{
    public static Guid Key(DueTask task) => task.Key ?? throw new InvalidOperationException("The row names no item.");

    public static Culture[] Cultures(DueTask task) => task.Culture is { } culture ? [culture] : [];

    /// <summary>Who planned it; plans from an import name nobody.</summary>
    public static string Who(DueTask task) => task.Payload.Length > 0 ? task.Payload : $"{task.What} {task.Id}";

    public static void Demand(Outcome outcome)
    {
        if (!outcome.Done)
        {
            throw new DueRefusedException(string.Join(" ", outcome.Findings.Where(f => f.Severity == Severity.Error).Select(f => $"{f.Where}: {f.Message}")));
        }
    }
}
