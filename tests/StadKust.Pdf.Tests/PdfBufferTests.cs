using System.Globalization;
using System.Text;
using CsCheck;
using StadKust.Pdf.Objects;

namespace StadKust.Pdf.Tests;

public sealed class PdfBufferTests
{
    [Theory]
    [InlineData(0, "0 ")]
    [InlineData(-0.0001, "0 ")]
    [InlineData(1, "1 ")]
    [InlineData(-12.5, "-12.5 ")]
    [InlineData(595.2756, "595.276 ")]
    [InlineData(0.05, "0.05 ")]
    [InlineData(100.100, "100.1 ")]
    [InlineData(2_000_000_000, "2000000000 ")]
    public void Numbers_are_short_and_plain(double value, string written) => Assert.Equal(written, Text(new PdfBuffer().Number(value)));

    [Fact]
    public void Any_number_reads_back_within_half_of_its_last_place() =>
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[0, 6]).Sample((value, decimals) =>
        {
            var read = double.Parse(Text(new PdfBuffer().Number(value, decimals)), CultureInfo.InvariantCulture);
            return Math.Abs(read - value) <= (0.5 * Math.Pow(10, -decimals)) + 1e-9;
        });

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e12)]
    public void What_no_reader_can_hold_is_refused(double value) => Assert.Throws<ArgumentException>(() => new PdfBuffer().Number(value));

    [Fact]
    public void Names_escape_what_a_name_cannot_hold_and_texts_are_UTF_16()
    {
        Assert.Equal("/A#20B#2FC#C3#A9 ", Text(new PdfBuffer().Name("A B/Cé")));
        Assert.Equal("<FEFF00E920AC> ", Text(new PdfBuffer().Text("é€")));
    }

    private static string Text(PdfBuffer buffer) => Encoding.Latin1.GetString(buffer.Written);
}
