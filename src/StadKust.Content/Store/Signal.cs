namespace StadKust.Content;

/// <summary>Wakes who waits for changes in this process. A signal given while nobody waits is kept for the next.</summary>
internal sealed class Signal
{
    private TaskCompletionSource raised = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Raised => Volatile.Read(ref raised).Task;

    public void Raise() =>
        Interlocked.Exchange(ref raised, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
