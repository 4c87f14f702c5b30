using StadKust.Magazine.Editions;

namespace StadKust.Magazine.Tests.PressRoom;

/// <summary>Codes on paper: read back from the black plate by a program that reads codes.</summary>
public sealed class PrintedCodesTests(SpringEdition spring)
{
    [Fact]
    public void Every_code_is_read_from_the_black_plate()
    {
        var planned = spring.Set.Edition.Leaves
            .SelectMany(l => l.Puts.OfType<QrPut>().Select(q => (Page: l.Pages[^1], Address: $"https://stadkust.example.org/q/{QrCode.Of("2027-1", spring.Set.Edition.Sources[q.Source])}")))
            .GroupBy(q => q.Page);

        Assert.True(planned.Count() >= 3, "Hardly a page has a code.");
        foreach (var page in planned)
        {
            var plate = Path.Combine(spring.Folder, $"black-{page.Key}.pgm");
            Plates.Of(spring.Pdf, page.Key, perInch: 300).SaveBlack(plate);

            var read = Tool.Run("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", plate).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(page.Select(q => q.Address).Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Every_code_has_the_size_a_telephone_reads()
    {
        // H-QR: code of at least 18 mm, modules of at least half a millimetre, a quiet zone of four modules inside the frame.
        foreach (var master in Given.House.Layout.Masters)
        {
            foreach (var frame in master.Frames.Where(f => f.Name.Name.StartsWith("qr", StringComparison.Ordinal) && !f.Name.Name.EndsWith("ground", StringComparison.Ordinal)))
            {
                var module = frame.Shape.Bounds.Width.Millimetres / (29 + 8);
                Assert.True(module >= 0.5 && module * 29 >= 18, $"{master.Name}/{frame.Name}: {module:0.00} mm");
            }
        }
    }

    [Fact]
    public void Code_stays_the_same_and_avoids_letters_that_look_alike()
    {
        var item = Guid.Parse("e2ffe816-7034-4c64-8954-2335cd47d9a0");

        Assert.Equal(QrCode.Of("2027-1", item), QrCode.Of("2027-1", item));
        Assert.NotEqual(QrCode.Of("2027-1", item), QrCode.Of("2027-2", item));
        Assert.Matches("^[2-9A-HJKMNP-TV-Z]{5}$", QrCode.Of("2027-1", item));
    }

    [Fact]
    public void Address_that_makes_the_modules_too_small_is_refused()
    {
        var refused = Assert.Throws<ArgumentException>(() => QrCode.Drawing("https://stadkust.example.org/" + new string('x', 60), "#181715"));

        Assert.Contains("at most 33 print well", refused.Message, StringComparison.Ordinal);
    }
}
