namespace StadKust.Typesetting;

/// <summary>An array while it grows.</summary>
/// <remarks>The platform's list of one of our own value types is compiled anew at every start; this one is compiled with us, and hands out references.</remarks>
internal sealed class Gather<T>(int capacity)
{
    private T[] items = new T[capacity];

    public int Count { get; private set; }

    public ref T this[int index] => ref items[index];

    public ref T Last => ref items[Count - 1];

    public ReadOnlySpan<T> Span => items.AsSpan(0, Count);

    public void Add(in T item)
    {
        if (Count == items.Length)
            Array.Resize(ref items, Math.Max(8, items.Length * 2));
        items[Count++] = item;
    }

    public void RemoveLast() => Count--;

    /// <summary>Forgets all; the room stays.</summary>
    public void Clear() => Count = 0;

    public T[] ToArray() => items.AsSpan(0, Count).ToArray();

    /// <summary>Takes out and gives back in one array, and begins anew.</summary>
    public T[] Take()
    {
        var all = ToArray();
        Clear();
        return all;
    }
}
