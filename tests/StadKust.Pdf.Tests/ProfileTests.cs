using System.Buffers.Binary;
using System.Text;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>X12: a profile that is missing, damaged or for something else stops the file before its first page.</summary>
public sealed class ProfileTests
{
    public static TheoryData<string, string> Broken => new()
    {
        { "empty", "0 bytes" },
        { "cut", "says it has" },
        { "rgb", "for RGB, not for CMYK" },
        { "scanner", "class 'scnr'" },
        { "version 5", "version 5" },
        { "text", "not an ICC profile" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Profile_of_the_wrong_kind_is_refused_with_the_condition_and_the_reason(string kind, string reason)
    {
        var bytes = Given.Profile.ToArray();
        bytes = kind switch { "empty" => [], "cut" => bytes[..1000], _ => bytes };
        switch (kind)
        {
            case "rgb":
                "RGB "u8.CopyTo(bytes.AsSpan(16));
                break;
            case "scanner":
                "scnr"u8.CopyTo(bytes.AsSpan(12));
                break;
            case "version 5":
                bytes[8] = 5;
                break;
            case "text":
                Encoding.ASCII.GetBytes("none").CopyTo(bytes, 36);
                break;
            default:
                break;
        }

        var refused = Assert.Throws<InvalidDataException>(() => SavedPdf.Written(With(bytes)));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains("FOGRA28", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_that_is_not_the_one_of_the_condition_is_refused()
    {
        var coated = File.ReadAllBytes(Path.Combine(Given.Theme, "profiles", "ISOcoated_v2_300_bas.icc"));
        var other = Given.Document(Given.Spread()) with { Renditions = new TestRenditions { Icc = coated } };

        Assert.Contains("hash", Assert.Throws<InvalidDataException>(() => SavedPdf.Written(other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profile_for_coated_paper_is_embedded_for_coated_work()
    {
        var coated = File.ReadAllBytes(Path.Combine(Given.Theme, "profiles", "ISOcoated_v2_300_bas.icc"));

        using var pdf = new SavedPdf(With(coated));

        Assert.Equal(coated.Length, BinaryPrimitives.ReadInt32BigEndian(pdf.Stream(pdf.Resolve(pdf.Catalog.GetProperty("/OutputIntents")[0]).GetProperty("/DestOutputProfile"))));
    }

    private static PrintDocument With(byte[] profile) => Given.Document(Given.Spread()) with
    {
        Condition = Given.Condition with { Icc = Hash.Of(profile) },
        Renditions = new TestRenditions { Icc = profile },
    };
}
