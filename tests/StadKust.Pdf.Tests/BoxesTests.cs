using System.Text.Json;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

public sealed class BoxesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Page_of_the_magazine_is_210_by_275_mm_with_3_mm_of_bleed_on_every_side(bool left)
    {
        using var pdf = new SavedPdf(Given.Document(Given.Spread() with { StartsLeft = left }));

        var page = pdf.Pages.Single();

        Assert.Equal([0, 0, 612.283, 796.535], Numbers(page, "/MediaBox"));
        Assert.Equal([0, 0, 612.283, 796.535], Numbers(page, "/BleedBox"));
        Assert.Equal([8.504, 8.504, 603.78, 788.031], Numbers(page, "/TrimBox"));
        Assert.Contains("TrimBox:             8.50     8.50   603.78   788.03", Tool.Quiet("pdfinfo", "-box", pdf.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Page_has_trim_and_no_art_box_crop_box_rotation_or_user_unit()
    {
        using var pdf = new SavedPdf(Given.Document(Given.Facing()));

        foreach (var page in pdf.Pages)
        {
            foreach (var absent in (string[])["/ArtBox", "/CropBox", "/Rotate", "/UserUnit", "/Annots", "/AA", "/SeparationInfo", "/PresSteps", "/Group"])
            {
                Assert.False(page.TryGetProperty(absent, out _), absent);
            }
        }
    }

    [Fact]
    public void A_bleed_that_differs_by_side_lies_outside_and_at_the_spine_mirrored()
    {
        var format = Given.Format with { Bleed = new Edges(Length.Pt(5), Length.Pt(9), Length.Pt(6), Length.Pt(2)) };
        using var pdf = new SavedPdf(Given.Document(Given.Facing()) with { Format = format });

        // Left page: outer 9 at the left. Right page: inner 2 at the left. Bottom 6 for both.
        Assert.Equal([9, 6, 604.276, 785.528], Numbers(pdf.Pages.ElementAt(0), "/TrimBox"));
        Assert.Equal([2, 6, 597.276, 785.528], Numbers(pdf.Pages.ElementAt(1), "/TrimBox"));
        Assert.Equal([0, 0, 606.276, 790.528], Numbers(pdf.Pages.ElementAt(1), "/MediaBox"));
    }

    [Fact]
    public void Some_pages_are_written_alone_in_the_order_of_the_document_with_their_folios()
    {
        var document = Given.Document(
            Given.Spread(Given.Text(20, 30, "voorpagina")), Given.Facing(Given.Text(-100, 30, "links"), Given.Text(20, 30, "rechts")));
        using var stream = new MemoryStream();
        PrintPdf.Write(stream, document, [new PageIndex(2), new PageIndex(0)], TestContext.Current.CancellationToken);
        using var pdf = new SavedPdf(stream.ToArray());

        Assert.Equal(2, pdf.Pages.Count());
        Assert.Equal("voorpagina", Tool.Quiet("pdftotext", "-l", "1", pdf.Path, "-").Trim());
        Assert.Equal("rechts", Tool.Quiet("pdftotext", "-f", "2", pdf.Path, "-").Trim());
        var labels = pdf.Catalog.GetProperty("/PageLabels").GetProperty("/Nums").EnumerateArray().Where((_, i) => i % 2 == 1);
        Assert.Equal(["u:1", "u:3"], labels.Select(l => l.GetProperty("/P").GetString()));
    }

    private static double[] Numbers(JsonElement page, string box) => [.. page.GetProperty(box).EnumerateArray().Select(n => n.GetDouble())];
}
