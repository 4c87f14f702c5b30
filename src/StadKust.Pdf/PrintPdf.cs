using StadKust.Pdf.Drawing;
using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Pdf.PrintProfile;
using StadKust.Typesetting;

namespace StadKust.Pdf;

/// <summary>Writes set spreads as PDF/X-4 single pages for the press.</summary>
/// <remarks>
/// A file that breaks a rule of <c>PDF_X4.md</c> cannot be written: the rule is kept by construction or the call throws.
/// When it throws, what has reached the stream so far is no PDF.
/// </remarks>
public static class PrintPdf
{
    /// <summary>All pages of the document.</summary>
    /// <exception cref="ArgumentException">A mark asks for what print forbids: rich black text, ink above the limit, a glyph the font lacks.</exception>
    /// <exception cref="InvalidDataException">A profile, font or picture is damaged or of the wrong kind; the message names it.</exception>
    public static void Write(Stream to, PrintDocument document, CancellationToken stop) =>
        Write(to, document, [.. document.Spreads.SelectMany(s => s.Pages)], stop);

    /// <summary>Only some pages, in the order of the document.</summary>
    /// <exception cref="ArgumentException">No page, or one the document does not have; and as above.</exception>
    /// <exception cref="InvalidDataException">As above.</exception>
    public static void Write(Stream to, PrintDocument document, IReadOnlyCollection<PageIndex> pages, CancellationToken stop)
    {
        var wanted = WantedPage.Of(document.Spreads, pages);
        var profile = OutputProfile.Checked(document.Condition, document.Renditions);

        using var file = new PdfFile(to, "1.6", document.Structure);
        var separations = new Separations(file, document.Separations);
        var inks = new PrintInks(document.Palette, document.Condition, separations);
        var shared = new Shared(
            file,
            new FontBook(file, document.Fonts),
            inks,
            new PrintPictures(file, document.Renditions, document.Condition, stop),
            new GraphicsStates(file),
            new Gradients(file, inks.Space),
            new SuppliedPages(file, document.Renditions, document.Separations, stop));
        var marks = document.Marks ? new PrinterMarks(document.Format, document.Palette, separations) : null;
        foreach (var spread in wanted.Select(p => p.Spread).Distinct(ReferenceEqualityComparer.Instance).Cast<SetSpread>())
        {
            shared.Pictures.Measure(spread.Marks);
        }

        var icc = file.Reserve();
        file.QueueStream(icc, profile, d => d.Integer("N", 4));
        var tree = file.Reserve();
        var kids = new List<Ref>();
        foreach (var page in wanted)
        {
            stop.ThrowIfCancellationRequested();
            kids.Add(Page(shared, tree, page.Spread, new PageSpace(document.Format, page.IsLeft, marks is null ? Length.Zero : PrinterMarks.Room), marks));
        }

        file.Write(tree, d => d.Name("Type", "Pages").Integer("Count", kids.Count).Refs("Kids", kids));
        shared.Fonts.Write(stop);
        Close(file, tree, icc, document, wanted);
    }

    private static Ref Page(Shared shared, Ref tree, SetSpread spread, PageSpace space, PrinterMarks? marks)
    {
        var drawing = new PageDrawing(shared, space);
        var canvas = drawing.Draw(spread.Marks);
        marks?.Draw(canvas, space);
        var contents = shared.File.Reserve();
        shared.File.QueueStream(contents, canvas.Body.Memory, _ => { });
        return shared.File.Add(d =>
        {
            d.Name("Type", "Page").Ref("Parent", tree)
                .Numbers("MediaBox", space.MediaBox).Numbers("BleedBox", space.BleedBox).Numbers("TrimBox", space.TrimBox)
                .Dictionary("Resources", canvas.Resources.Write)
                .Ref("Contents", contents);
            if (drawing.IsTransparent)
            {
                d.Dictionary("Group", g => g.Name("Type", "Group").Name("S", "Transparency").Name("CS", "DeviceCMYK").Bool("I", true).Bool("K", false));
            }
        });
    }

    private static void Close(PdfFile file, Ref tree, Ref icc, PrintDocument document, List<WantedPage> pages)
    {
        var condition = document.Condition;
        var intent = file.Add(d =>
        {
            d.Name("Type", "OutputIntent").Name("S", "GTS_PDFX")
                .Text("OutputConditionIdentifier", condition.Identifier)
                .Text("OutputCondition", condition.Paper)
                .Text("Info", $"{condition.Identifier}, {condition.Paper}");
            if (condition.InIccRegistry)
            {
                d.Text("RegistryName", "http://www.color.org");
            }

            d.Ref("DestOutputProfile", icc);
        });
        var info = file.Add(d => Metadata.Info(d, document.Title, MetadataKind.Print));

        // Everything that says what is printed has been written by now, so equal pages give equal identifiers.
        var fingerprint = file.Fingerprint();
        var xmp = file.AddStream(
            Packing.None, Metadata.Xmp(document.Title, Metadata.DocumentId(fingerprint), MetadataKind.Print), d => d.Name("Type", "Metadata").Name("Subtype", "XML"));
        var catalog = file.Add(d => d
            .Name("Type", "Catalog").Ref("Pages", tree).Text("Lang", document.Title.Language.Code)
            .Refs("OutputIntents", [intent])
            .Ref("Metadata", xmp)
            .Dictionary("PageLabels", l => l.Value("Nums", n => WantedPage.Labels(n, pages))));
        file.Finish(catalog, info, fingerprint.AsSpan(0, 16));
    }
}
