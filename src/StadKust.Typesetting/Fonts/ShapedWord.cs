namespace StadKust.Typesetting;

/// <summary>Glyphs of one word at size 1: distances are in em, y up as fonts have it. Kept and shared, never changed.</summary>
internal sealed class ShapedWord(ushort[] ids, float[] advances, float[] offsetsX, float[] offsetsY, int[] clusters)
{
    public static ShapedWord Empty { get; } = new([], [], [], [], []);

    public ushort[] Ids { get; } = ids;

    public float[] Advances { get; } = advances;

    public float[] OffsetsX { get; } = offsetsX;

    public float[] OffsetsY { get; } = offsetsY;

    /// <summary>For each glyph the index of its first character in the word; ascending, as all our scripts run left to right.</summary>
    public int[] Clusters { get; } = clusters;

    /// <summary>A gap where characters no font has would stand.</summary>
    public bool IsBlank { get; init; }

    public double Width { get; } = Sum(advances);

    /// <summary>Glyphs that letter space may part: all with an advance.</summary>
    public int Steps { get; } = Moving(advances);

    public int Count => Ids.Length;

    /// <summary>The font has no glyph for some character.</summary>
    public bool Lacks { get; } = Array.IndexOf(ids, (ushort)0) >= 0;

    /// <summary>Width of the glyphs of the first characters; a cluster that is cut counts by its share.</summary>
    /// <param name="characters">0 up to <paramref name="length"/>.</param>
    /// <param name="length">Of the word, in characters.</param>
    public double WidthOfFirst(int characters, int length)
    {
        double width = 0;
        for (var g = 0; g < Ids.Length; g++)
        {
            var start = Clusters[g];
            if (start >= characters)
                break;
            var next = g + 1;
            while (next < Ids.Length && Clusters[next] == start)
                next++;
            var end = next < Ids.Length ? Clusters[next] : length;
            width += end <= characters ? Advances[g] : Advances[g] * (characters - start) / (double)(end - start);
        }

        return width;
    }

    private static int Moving(float[] all)
    {
        var count = 0;
        foreach (var one in all)
            count += one > 0 ? 1 : 0;
        return count;
    }

    private static double Sum(float[] all)
    {
        double sum = 0;
        foreach (var one in all)
            sum += one;
        return sum;
    }
}
