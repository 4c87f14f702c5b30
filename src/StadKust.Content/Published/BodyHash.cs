using System.Buffers.Binary;

namespace StadKust.Content;

/// <summary>SHA-256 of a body. An index holds four of an item in three languages: 32 bytes each, where their text takes 150.</summary>
internal readonly record struct BodyHash(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    public const int Bytes = 32;

    /// <exception cref="FormatException">It is not 64 hexadecimal digits.</exception>
    public static BodyHash Parse(string hex)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        return Convert.FromHexString(hex, bytes, out var read, out var written) == System.Buffers.OperationStatus.Done && read == hex.Length && written == Bytes
            ? Of(bytes) : throw new FormatException($"\"{hex}\" is no SHA-256.");
    }

    /// <param name="bytes">32 of them.</param>
    public static BodyHash Of(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));

    /// <param name="bytes">Room for 32.</param>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, First);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], Third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], Fourth);
    }

    // Any of its parts is as good as all.
    public override int GetHashCode() => First.GetHashCode();

    /// <summary>Lower-case hex, as the database has it.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
