using Microsoft.EntityFrameworkCore;

namespace StadKust.Content;

/// <summary>Bodies as UTF-8 bytes under a memory budget, the least used going first; what is not in memory is read from the database.</summary>
internal sealed class BodiesInStore(ContentStore store) : IBodies
{
    private readonly Lock gate = new();
    private readonly LinkedList<(string Hash, byte[] Bytes)> recent = new();
    private readonly Dictionary<string, LinkedListNode<(string Hash, byte[] Bytes)>> byHash = [];
    private long held;

    /// <summary>Bytes in memory.</summary>
    public long Held => Interlocked.Read(ref held);

    public ReadOnlyMemory<byte> Read(string hash)
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

        var bytes = ReadFromStore(hash) ?? throw new InvalidOperationException($"No body has the hash {hash}.");
        Keep(hash, bytes);
        return bytes;
    }

    /// <summary>Reads what is published into memory in one go, as far as the budget allows: one by one a start would take minutes.</summary>
    public async Task WarmAsync(ContentDb db, CancellationToken stop)
    {
        var hashes = db.Variants.Where(v => v.IsPublished).Select(v => v.PublishedBody)
            .Union(db.Items.Where(i => !i.Trashed).Select(i => i.PublishedSharedBody));
        await foreach (var body in db.Bodies.AsNoTracking().Where(b => hashes.Contains(b.Hash)).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (Held + body.Bytes.Length > store.Options.BodyBudget)
            {
                return;
            }

            Keep(body.Hash, body.Bytes);
        }
    }

    // By hand, since this is the one query that readers wait for: a context costs more than the query.
    private byte[]? ReadFromStore(string hash)
    {
        using var connection = store.Connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Bytes" FROM content_body WHERE "Hash" = @hash""";
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@hash";
        parameter.Value = hash;
        command.Parameters.Add(parameter);
        return command.ExecuteScalar() as byte[];
    }

    private void Keep(string hash, byte[] bytes)
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
