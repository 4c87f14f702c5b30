namespace StadKust.Typesetting;

/// <summary>What is known of words, found by their characters without making a string. Many threads may ask; each word is learnt once.</summary>
/// <remarks>Entries are never changed or removed, so reading needs no lock: a reader that comes too early for an entry learns it under the lock.</remarks>
internal sealed class WordTable<T>
    where T : class
{
    private readonly Lock gate = new();
    private Entry?[] entries = new Entry?[1024];
    private int count;

    /// <param name="learn">Asked once a word; one thread at a time.</param>
    public T Of(ReadOnlySpan<char> word, Func<string, T> learn)
    {
        var hash = string.GetHashCode(word);
        return Find(Volatile.Read(ref entries), word, hash) ?? Learn(word, hash, learn);
    }

    private static T? Find(Entry?[] all, ReadOnlySpan<char> word, int hash)
    {
        var mask = all.Length - 1;
        for (var i = hash & mask; Volatile.Read(ref all[i]) is { } entry; i = (i + 1) & mask)
        {
            if (entry.Hash == hash && word.SequenceEqual(entry.Word))
                return entry.Known;
        }

        return null;
    }

    private T Learn(ReadOnlySpan<char> word, int hash, Func<string, T> learn)
    {
        lock (gate)
        {
            if (Find(entries, word, hash) is { } known)
                return known;
            var text = word.ToString();
            var entry = new Entry(text, hash, learn(text));
            if (++count * 2 > entries.Length)
                Widen();
            Put(entries, entry);
            return entry.Known;
        }
    }

    private void Widen()
    {
        var wider = new Entry?[entries.Length * 2];
        foreach (var entry in entries)
        {
            if (entry is not null)
                Put(wider, entry);
        }

        Volatile.Write(ref entries, wider);
    }

    private static void Put(Entry?[] all, Entry entry)
    {
        var i = entry.Hash & (all.Length - 1);
        while (all[i] is not null)
            i = (i + 1) & (all.Length - 1);
        Volatile.Write(ref all[i], entry);
    }

    private sealed class Entry(string word, int hash, T known)
    {
        public string Word { get; } = word;

        public int Hash { get; } = hash;

        public T Known { get; } = known;
    }
}
