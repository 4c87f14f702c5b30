using System.Collections.Concurrent;

namespace StadKust.Umbraco.Delivery;

/// <summary>Finished public answers of one edition of the content and one day, up to a number of bytes. A publish empties it.</summary>
/// <remarks>The key says everything an answer depends on: address with query, language and start item. Previews are never kept.</remarks>
internal sealed class AnswerCache(DeliveryOptions options)
{
    // Longer questions are asked once.
    private const int LongestKey = 512;

    private Answers current = new(-1, default);

    public bool IsKept(string key) => options.KeptAnswers > 0 && key.Length <= LongestKey;

    public Answer? Find(long edition, DateOnly day, string key) =>
        Volatile.Read(ref current) is var kept && kept.Edition == edition && kept.Day == day && kept.ByKey.TryGetValue(key, out var answer) ? answer : null;

    public void Keep(long edition, DateOnly day, string key, Answer answer)
    {
        var kept = Volatile.Read(ref current);
        if (kept.Edition != edition || kept.Day != day)
        {
            // An answer that was long under way must not bring an older edition back.
            if (edition < kept.Edition)
            {
                return;
            }

            var fresh = new Answers(edition, day);
            kept = Interlocked.CompareExchange(ref current, fresh, kept) == kept ? fresh : Volatile.Read(ref current);
            if (kept.Edition != edition)
            {
                return;
            }
        }

        kept.Add(key, answer, options.KeptAnswers);
    }

    private sealed class Answers(long edition, DateOnly day)
    {
        // Key, tag and the entry itself.
        private const int BytesBeside = 500;

        private readonly ConcurrentQueue<(string Key, int Bytes)> inOrder = new();
        private long held;

        public long Edition => edition;

        public DateOnly Day => day;

        public ConcurrentDictionary<string, Answer> ByKey { get; } = new(StringComparer.Ordinal);

        public void Add(string key, Answer answer, long budget)
        {
            var bytes = answer.Bytes + (2 * key.Length) + BytesBeside;
            if (bytes > budget / 8 || !ByKey.TryAdd(key, answer))
            {
                return;
            }

            inOrder.Enqueue((key, bytes));
            Interlocked.Add(ref held, bytes);
            while (Interlocked.Read(ref held) > budget && inOrder.TryDequeue(out var oldest))
            {
                ByKey.TryRemove(oldest.Key, out _);
                Interlocked.Add(ref held, -oldest.Bytes);
            }
        }
    }
}
