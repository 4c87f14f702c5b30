using System.Diagnostics;

namespace StadKust.Preflight.Reading;

/// <summary>How much of anything a file may ask of us. Beyond it the report says so and the file is not passed.</summary>
/// <param name="Time">Of the whole check.</param>
public sealed record Limits(TimeSpan Time)
{
    private readonly long begun = Stopwatch.GetTimestamp();
    private long unpacked;

    public static Limits Normal => new(TimeSpan.FromMinutes(2));

    /// <summary>No press takes a file above 2 GB; ours must lie in one piece of memory.</summary>
    public long FileBytes { get; init; } = int.MaxValue - 64;

    public int Objects { get; init; } = 2_000_000;

    public int Pages { get; init; } = 5_000;

    /// <summary>Arrays in arrays, dictionaries in dictionaries.</summary>
    public int Nesting { get; init; } = 100;

    /// <summary>Forms in forms.</summary>
    public int Forms { get; init; } = 24;

    /// <summary>One stream, unpacked. A spread of 420 × 275 mm in CMYK at 400 ppi has 115 MB.</summary>
    public int StreamBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>All streams together, unpacked, however often they are asked for.</summary>
    public long TotalBytes { get; init; } = 16L * 1024 * 1024 * 1024;

    /// <summary>Operators of one page, forms included.</summary>
    public int Operators { get; init; } = 20_000_000;

    internal bool IsOver => Stopwatch.GetElapsedTime(begun) > Time;

    /// <exception cref="BeyondLimitException">Time is up.</exception>
    internal void CheckTime()
    {
        if (IsOver)
        {
            throw new BeyondLimitException($"{Time.TotalSeconds:0} s");
        }
    }

    /// <exception cref="BeyondLimitException">More has been unpacked than any print file holds.</exception>
    internal void Count(long bytes)
    {
        if (Interlocked.Add(ref unpacked, bytes) > TotalBytes)
        {
            throw new BeyondLimitException($"{TotalBytes >> 20} MB");
        }

        CheckTime();
    }
}

/// <summary>A file asks for more than <see cref="Limits"/> allow. Caught at the door and told as a finding.</summary>
internal sealed class BeyondLimitException(string limit) : Exception(limit);

/// <summary>Nothing can be made of the bytes. Caught at the door and told as a finding.</summary>
internal sealed class UnreadableException(string why) : Exception(why);
