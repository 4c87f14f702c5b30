namespace StadKust.Content;

/// <summary>Does one kind of due work.</summary>
public interface IDueWork
{
    /// <summary>Kind of work: <c>content-publish</c>, <c>render-edition</c>.</summary>
    string What { get; }

    /// <summary>Does the work. May run twice after a crash, so it must come to the same.</summary>
    /// <exception cref="Exception">Anything thrown counts as a failed attempt; its message is shown.</exception>
    Task DoAsync(DueTask task, IProgress<Progress> progress, CancellationToken stop);
}

/// <summary>The work cannot be done as things are, and trying again will not help: a person must put something right first.</summary>
public sealed class DueRefusedException(string message) : Exception(message);

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
