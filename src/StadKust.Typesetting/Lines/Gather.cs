using System.Runtime.CompilerServices;

namespace StadKust.Typesetting;

/// <summary>An array while it grows.</summary>
/// <remarks>The platform's list of one of our own value types is compiled anew at every start; this one is compiled with us, and hands out references.</remarks>
internal sealed class Gather<T>(int capacity)
{
    // Room kept for the next text; that of a paragraph as long as a book is given back.
    private const int MostKept = 100_000;

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

    /// <summary>Takes out and gives back in one array, and begins anew. Nothing stays held by what was taken; the room stays, unless it is a very large one.</summary>
    public T[] Take()
    {
        var all = ToArray();
        if (items.Length > MostKept)
            items = new T[capacity];
        else if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            items.AsSpan(0, Count).Clear();
        Clear();
        return all;
    }
}
