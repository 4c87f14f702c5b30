namespace StadKust.Content;

/// <summary>Bodies as UTF-8 bytes under a memory budget, the least used going first; what is not in memory is read from the database.</summary>
internal sealed class BodiesInStore(ContentStore store) : IBodies, IDisposable
{
    private readonly Lock gate = new();
    private readonly LinkedList<(BodyHash Hash, byte[] Bytes)> recent = new();
    private readonly Dictionary<BodyHash, LinkedListNode<(BodyHash Hash, byte[] Bytes)>> byHash = [];
    private readonly BodyReaders readers = new(store);
    private long held;

    /// <summary>Bytes in memory.</summary>
    public long Held => Interlocked.Read(ref held);

    public ReadOnlyMemory<byte> Read(BodyHash hash)
    {
        lock (gate)
        {
            if (byHash.TryGetValue(hash, out var known))
            {
                recent.Remove(known);
                recent.AddFirst(known);
                return known.Value.Bytes;
            }
        }

        var bytes = readers.Read(hash) ?? throw new InvalidOperationException($"No body has the hash {hash}.");
        Keep(hash, bytes);
        return bytes;
    }

    public void Dispose() => readers.Dispose();

    private void Keep(BodyHash hash, byte[] bytes)
    {
        lock (gate)
        {
            if (byHash.ContainsKey(hash))
            {
                return;
            }

            byHash[hash] = recent.AddFirst((hash, bytes));
            held += bytes.Length;
            while (held > store.Options.BodyBudget && recent.Last is { } oldest && oldest != recent.First)
            {
                recent.RemoveLast();
                byHash.Remove(oldest.Value.Hash);
                held -= oldest.Value.Bytes.Length;
            }
        }
    }
}
