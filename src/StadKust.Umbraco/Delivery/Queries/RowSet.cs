using System.Numerics;

namespace StadKust.Umbraco.Delivery;

/// <summary>Some rows of one index, a bit each: one filter cuts what another has left sixty-four rows at a time.</summary>
internal sealed class RowSet
{
    private readonly ulong[] bits;
    private readonly int rows;

    /// <param name="rows">Of the index; none of them is in the set yet.</param>
    public RowSet(int rows)
    {
        this.rows = rows;
        bits = new ulong[(rows + 63) / 64];
    }

    public static RowSet All(int rows)
    {
        var all = new RowSet(rows);
        Array.Fill(all.bits, ulong.MaxValue);
        if (rows % 64 is var last and not 0)
        {
            all.bits[^1] = (1UL << last) - 1;
        }

        return all;
    }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in bits)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public void Add(int row) => bits[row >> 6] |= 1UL << (row & 63);

    public void Add(RowSet other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= other.bits[i];
        }
    }

    /// <summary>Keeps what is in the other set, or what is not.</summary>
    public void Keep(RowSet other, bool inside)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] &= inside ? other.bits[i] : ~other.bits[i];
        }
    }

    /// <remarks>Only rows that are still there are looked at.</remarks>
    public void Keep(Func<int, bool> test)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            for (var left = bits[i]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                if (!test((i << 6) + bit))
                {
                    bits[i] &= ~(1UL << bit);
                }
            }
        }
    }

    /// <summary>In ascending order.</summary>
    public int[] ToArray()
    {
        var found = new int[Count];
        var at = 0;
        for (var i = 0; i < bits.Length; i++)
        {
            for (var left = bits[i]; left != 0; left &= left - 1)
            {
                found[at++] = (i << 6) + BitOperations.TrailingZeroCount(left);
            }
        }

        return found;
    }

    public override string ToString() => $"{Count} of {rows} rows";
}
