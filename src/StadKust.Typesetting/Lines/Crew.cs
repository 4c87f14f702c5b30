using System.Runtime.ExceptionServices;

namespace StadKust.Typesetting;

/// <summary>Like work on many things at once, in no order; each thing has its own place for its result, so the outcome is the same on one thread or many.</summary>
internal static class Crew
{
    // Things a hand takes at a time: paragraphs and lines are small.
    private const int Handful = 8;

    /// <param name="count">Calls <paramref name="work"/> with 0 up to count − 1.</param>
    /// <param name="hands">Threads to use; 1 works here and now.</param>
    /// <param name="prepare">Makes what one thread keeps for itself.</param>
    public static void Do<TOwn>(int count, int hands, Func<TOwn> prepare, Action<TOwn, int> work, CancellationToken stop)
        where TOwn : class
    {
        hands = Math.Min(hands, (count + Handful - 1) / Handful);
        if (hands <= 1)
        {
            var own = prepare();
            for (var i = 0; i < count; i++)
            {
                stop.ThrowIfCancellationRequested();
                work(own, i);
            }

            return;
        }

        var next = 0;
        ExceptionDispatchInfo? trouble = null;
        var others = new Task[hands - 1];
        for (var i = 0; i < others.Length; i++)
            others[i] = Task.Run(Hand, CancellationToken.None);
        Hand();
        Task.WaitAll(others, CancellationToken.None);
        trouble?.Throw();

        void Hand()
        {
            try
            {
                var own = prepare();
                while (trouble is null)
                {
                    stop.ThrowIfCancellationRequested();
                    var from = Interlocked.Add(ref next, Handful) - Handful;
                    if (from >= count)
                        return;
                    for (var i = from; i < Math.Min(from + Handful, count); i++)
                        work(own, i);
                }
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown again by the caller's thread.
            catch (Exception wrong)
            {
                Interlocked.CompareExchange(ref trouble, ExceptionDispatchInfo.Capture(wrong), null);
            }
#pragma warning restore CA1031
        }
    }
}
