namespace StadKust.Content;

/// <summary>Work that is done later or in the background: scheduled publishing, long imports, sending, rendering.</summary>
/// <remarks>
/// A row is claimed with a lease by one of the nodes; a row that fails is tried again with growing pauses and stops nobody. Handlers are
/// registered with <c>services.AddSingleton&lt;IDueWork, …&gt;()</c>.
/// </remarks>
public sealed class Due
{
    /// <returns>Id of the row.</returns>
    public Task<long> AddAsync(NewDue work, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Rows of one kind, or all, newest first.</summary>
    public Task<IReadOnlyList<DueRow>> ListAsync(string? what, int most, CancellationToken stop) => throw new NotImplementedException();

    public Task<DueRow?> FindAsync(long id, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Takes back what has not begun.</summary>
    /// <returns>False when it is running or done.</returns>
    public Task<bool> CancelAsync(long id, CancellationToken stop) => throw new NotImplementedException();

    /// <summary>Tries a failed row again, now.</summary>
    public Task<bool> RetryAsync(long id, CancellationToken stop) => throw new NotImplementedException();
}

/// <summary>Does one kind of due work.</summary>
public interface IDueWork
{
    /// <summary>Kind of work: <c>publish</c>, <c>render-edition</c>.</summary>
    string What { get; }

    /// <summary>Does the work. May run twice after a crash, so it must come to the same.</summary>
    /// <exception cref="Exception">Anything thrown counts as a failed attempt; its message is shown.</exception>
    Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop);
}

/// <summary>What a handler gets.</summary>
/// <param name="Key">Item the work is about.</param>
/// <param name="Payload">Whatever the one who added it wrote, mostly JSON.</param>
/// <param name="Attempt">1 for the first.</param>
public sealed record DueTask(long Id, string What, Guid? Key, Culture? Culture, string Payload, int Attempt);

/// <summary>Work to be done: at once, at an instant, or at a wall-clock time in a zone.</summary>
public sealed record NewDue(string What, Guid? Key = null, Culture? Culture = null, string Payload = "")
{
    /// <summary>Wall-clock time as the editor meant it; kept beside the instant computed from it.</summary>
    public DateTime? Local { get; init; }

    /// <summary>IANA zone of <see cref="Local"/>.</summary>
    public string Zone { get; init; } = "Europe/Amsterdam";

    /// <summary>UTC; null and no <see cref="Local"/>: now.</summary>
    public DateTime? At { get; init; }
}

public enum DueState
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <param name="At">UTC instant it becomes due, or is tried again.</param>
/// <param name="ProgressText">Last word of the handler.</param>
/// <param name="ProgressDone">0 to 1.</param>
/// <param name="Trouble">Message of the last failed attempt.</param>
public sealed record DueRow(
    long Id, string What, Guid? Key, Culture? Culture, string Payload, DueState State, DateTime Added, DateTime At, DateTime? Local, string Zone,
    int Attempts, string ProgressText, double ProgressDone, string? Trouble, DateTime? Finished);
