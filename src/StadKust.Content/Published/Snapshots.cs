using System.Collections.Concurrent;

namespace StadKust.Content;

/// <summary>Items read from their bytes, kept up to a number of bytes: a page looks at forty items, and reading one costs as much as showing it.</summary>
/// <remarks>
/// Found by the entry of the index itself, which every change replaces: nothing kept can be out of date, and what a publish does not touch
/// stays. What has not been asked for lately goes first.
/// </remarks>
/// <param name="budget">Bytes, as estimated from the bodies.</param>
internal sealed class Snapshots(long budget)
{
    // Parsed JSON takes its bytes, about as much again for the places of its tokens, and an entry with a name for each value.
    private const int BytesForValue = 120;
    private const int BytesForItem = 600;

    private readonly ConcurrentDictionary<SetVariant, Kept> items = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<SetVariant> inOrder = new();
    private readonly Lock gate = new();
    private long held;

    public long Held => Interlocked.Read(ref held);

    public PublishedItem Find(SetNode node, SetVariant variant, IBodies bodies, ContentModel types)
    {
        if (items.TryGetValue(variant, out var kept) && ReferenceEquals(kept.Types, types))
        {
            kept.IsWanted = true;
            return kept.Item;
        }

        var (shared, own) = (bodies.Read(node.SharedHash), bodies.Read(variant.BodyHash));
        var values = JsonText.Values(shared);
        foreach (var (alias, value) in JsonText.Values(own))
        {
            values[alias] = value;
        }

        var item = new PublishedItem(
            node.Entry.Key, node.Entry.Type, variant.Culture, variant.Name, node.Entry.Created, variant.Updated,
            SetVariant.HashOf(node.Entry.Type, variant.Name, node.SharedHash, variant.BodyHash), new PropertyValues(values, types, variant.Culture));
        Keep(variant, new Kept(item, types, (2L * (shared.Length + own.Length)) + (BytesForValue * values.Count) + BytesForItem));
        return item;
    }

    private void Keep(SetVariant variant, Kept fresh)
    {
        lock (gate)
        {
            if (items.TryGetValue(variant, out var before))
            {
                held -= before.Bytes;
            }
            else
            {
                inOrder.Enqueue(variant);
            }

            items[variant] = fresh;
            held += fresh.Bytes;
            while (held > budget && inOrder.TryDequeue(out var oldest))
            {
                if (!items.TryGetValue(oldest, out var candidate))
                {
                    continue;
                }

                // Asked for since it was last looked at: one more round.
                if (candidate.IsWanted)
                {
                    candidate.IsWanted = false;
                    inOrder.Enqueue(oldest);
                }
                else
                {
                    items.TryRemove(oldest, out _);
                    held -= candidate.Bytes;
                }
            }
        }
    }

    private sealed class Kept(PublishedItem item, ContentModel types, long bytes)
    {
        public PublishedItem Item => item;

        public ContentModel Types => types;

        public long Bytes => bytes;

        public bool IsWanted { get; set; }
    }
}
