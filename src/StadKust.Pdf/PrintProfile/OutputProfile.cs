using System.Buffers.Binary;
using System.Text;
using StadKust.Typesetting;

namespace StadKust.Pdf.PrintProfile;

/// <summary>The ICC profile of the printing condition, checked before it goes into a file (X12).</summary>
/// <remarks>Source: ICC.1:2010, 7.2: size at 0, version at 8, class at 12, colour space at 16, signature at 36.</remarks>
internal static class OutputProfile
{
    /// <exception cref="InvalidDataException">Missing, damaged, not a CMYK printer profile, or not the one the condition names.</exception>
    public static ReadOnlyMemory<byte> Checked(PrintCondition condition, IRenditions renditions)
    {
        var profile = renditions.Profile(condition.Icc);
        var bytes = profile.Span;
        if (bytes.Length < 128)
        {
            throw Refused(condition, $"has {bytes.Length} bytes; an ICC profile has at least 128");
        }

        if (Four(bytes, 36) != "acsp")
        {
            throw Refused(condition, "is not an ICC profile");
        }

        if (Four(bytes, 16) != "CMYK")
        {
            throw Refused(condition, $"is for {Four(bytes, 16).Trim()}, not for CMYK");
        }

        if (Four(bytes, 12) != "prtr")
        {
            throw Refused(condition, $"is of class '{Four(bytes, 12)}', not of a printer ('prtr')");
        }

        if (bytes[8] is < 2 or > 4)
        {
            throw Refused(condition, $"is of ICC version {bytes[8]}; 2 to 4 are allowed");
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(bytes) != bytes.Length)
        {
            throw Refused(condition, $"says it has {BinaryPrimitives.ReadUInt32BigEndian(bytes)} bytes and has {bytes.Length}");
        }

        return Hash.Of(bytes) == condition.Icc ? profile : throw Refused(condition, $"is not the one of hash {condition.Icc}");
    }

    private static string Four(ReadOnlySpan<byte> bytes, int at) => Encoding.ASCII.GetString(bytes.Slice(at, 4));

    private static InvalidDataException Refused(PrintCondition condition, string why) => new($"The profile of {condition.Identifier} {why}.");
}
