using StadKust.Pdf.Drawing;
using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Pdf.PrintProfile;
using StadKust.Typesetting;

namespace StadKust.Pdf;

/// <summary>How a proof looks.</summary>
/// <param name="Watermark">Across every page; in the first font of the set.</param>
/// <param name="Marks">Crop marks and colour bar around each page.</param>
public sealed record ProofLook(string Watermark, bool Marks);

/// <summary>Writes set spreads for reading and approving: the same lines and pages as in print, screen colours, small pictures, a watermark.</summary>
/// <remarks>No standard, and nothing to print from: the watermark lies over everything, pictures have 72 ppi.</remarks>
public static class ProofPdf
{
    private const double PixelsPerInch = 72;

    /// <exception cref="ArgumentException">Marks that contradict each other; a watermark the font has no letters for.</exception>
    /// <exception cref="InvalidDataException">A font, picture or supplied page is damaged or of the wrong kind; the message names it.</exception>
    public static void Write(Stream to, PrintDocument document, ProofLook look, CancellationToken stop)
    {
        var pages = WantedPage.Of(document.Spreads, [.. document.Spreads.SelectMany(s => s.Pages)]);
        using var file = new PdfFile(to, "1.7", FileStructure.Packed);
        var inks = new ScreenInks(document.Palette);
        var shared = new Shared(
            file,
            new FontBook(file, document.Fonts),
            inks,
            new ScreenPictures(file, document.Renditions, PixelsPerInch, stop),
            new GraphicsStates(file),
            new Gradients(file, inks.Space),
            new SuppliedPages(file, document.Renditions, null, stop));
        foreach (var spread in document.Spreads)
        {
            shared.Pictures.Measure(spread.Marks);
        }

        var marks = look.Marks ? new PrinterMarks(document.Format, document.Palette, null) : null;
        var watermark = new Watermark(look.Watermark, document.Fonts);
        var tree = file.Reserve();
        var kids = new List<Ref>();
        foreach (var page in pages)
        {
            stop.ThrowIfCancellationRequested();
            var space = new PageSpace(document.Format, page.IsLeft, marks is null ? Length.Zero : PrinterMarks.Room);
            kids.Add(Page(shared, tree, page.Spread, space, marks, watermark));
        }

        file.Write(tree, d => d.Name("Type", "Pages").Integer("Count", kids.Count).Refs("Kids", kids));
        shared.Fonts.Write(stop);
        var info = file.Add(d => Metadata.Info(d, document.Title, MetadataKind.Proof));
        var fingerprint = file.Fingerprint();
        var xmp = file.AddStream(
            Packing.None, Metadata.Xmp(document.Title, Metadata.DocumentId(fingerprint), MetadataKind.Proof), d => d.Name("Type", "Metadata").Name("Subtype", "XML"));
        var catalog = file.Add(d => d
            .Name("Type", "Catalog").Ref("Pages", tree).Text("Lang", document.Title.Language.Code).Ref("Metadata", xmp).Name("PageLayout", "TwoPageRight")
            .Dictionary("PageLabels", l => l.Value("Nums", n => WantedPage.Labels(n, pages))));
        file.Finish(catalog, info, fingerprint.AsSpan(0, 16));
    }

    private static Ref Page(Shared shared, Ref tree, SetSpread spread, PageSpace space, PrinterMarks? marks, Watermark watermark)
    {
        var drawing = new PageDrawing(shared, space);
        var canvas = drawing.Draw(spread.Marks);
        watermark.Draw(canvas, shared, space);
        marks?.Draw(canvas, space);
        var contents = shared.File.Reserve();
        shared.File.QueueStream(contents, canvas.Body.Memory, _ => { });
        return shared.File.Add(d => d
            .Name("Type", "Page").Ref("Parent", tree)
            .Numbers("MediaBox", space.MediaBox).Numbers("BleedBox", space.BleedBox).Numbers("TrimBox", space.TrimBox)
            .Dictionary("Resources", canvas.Resources.Write)
            .Ref("Contents", contents)
            .Dictionary("Group", g => g.Name("Type", "Group").Name("S", "Transparency").Name("CS", "DeviceRGB").Bool("I", true).Bool("K", false)));
    }
}
