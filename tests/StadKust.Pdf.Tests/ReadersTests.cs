using UglyToad.PdfPig;

namespace StadKust.Pdf.Tests;

/// <summary>Five readers of other people open what we wrote, and none has anything to say.</summary>
public sealed class ReadersTests
{
    [Fact]
    public void Text_and_boxes_open_in_all_readers_without_a_warning()
    {
        using var pdf = new SavedPdf(Given.Document(
            Given.Box(Given.Mm(-3, -3, 216, 40), Given.Solid("sea", 0.5)),
            Given.Text(20, 30, "Küste & Kultur", Given.WorkSans, 30, Given.Solid("paper")),
            Given.Text(20, 60, "De stad krijgt een nieuwe leeszaal aan de kade."),
            Given.Box(Given.Mm(20, 70, 50, 20), null, Given.Line(Given.OverprintingBlack, 0.5))));

        Assert.Contains("No syntax or stream encoding errors found", Tool.Quiet("qpdf", "--check", pdf.Path), StringComparison.Ordinal);
        Tool.Quiet("pdfinfo", pdf.Path);
        Tool.Quiet("pdftoppm", "-r", "72", "-png", pdf.Path, pdf.Beside("poppler"));
        Tool.Quiet("mutool", "draw", "-N", "-q", "-r", "72", "-o", pdf.Beside("mutool.png"), pdf.Path);
        Tool.Quiet("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dSAFER", "-r72", "-sDEVICE=png16m", $"-sOutputFile={pdf.Beside("gs.png")}", pdf.Path);
        using var pig = PdfDocument.Open(pdf.Bytes);
        Assert.Contains("leeszaal", pig.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Contains("De stad krijgt een nieuwe leeszaal aan de kade.", pdf.Text, StringComparison.Ordinal);
    }
}
