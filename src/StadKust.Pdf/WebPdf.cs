using StadKust.Pdf.Drawing;
using StadKust.Pdf.Fonts;
using StadKust.Pdf.Objects;
using StadKust.Pdf.PrintProfile;
using StadKust.Pdf.Tagging;
using StadKust.Typesetting;

namespace StadKust.Pdf;

/// <summary>All that the accessible twin of an edition is made from.</summary>
/// <param name="Site">What links without a host are relative to; null leaves them as they are.</param>
public sealed record WebDocument(
    ValueList<SetSpread> Spreads, PageFormat Format, FontSet Fonts, Palette Palette, IRenditions Renditions, PdfTitle Title, Uri? Site);

/// <summary>What was found while writing.</summary>
/// <param name="Recoloured">Texts that took a darker or lighter shade to reach a contrast of 4.5.</param>
/// <param name="OverPictures">Texts over pictures, whose contrast is not known here.</param>
/// <param name="Unreadable">Texts that no shade helps, with their contrast.</param>
public sealed record WebReport(int Recoloured, int OverPictures, ValueList<UnreadableText> Unreadable);

public sealed record UnreadableText(string Where, string Text, double Contrast);

/// <summary>Writes set spreads as single pages in screen colours that everyone can read: tagged PDF/UA-1, cut at the trim.</summary>
/// <remarks>The rules and their tests stand in <c>PDF_UA1.md</c>. Equal documents give equal bytes.</remarks>
public static class WebPdf
{
    // Sharp on a screen and on an office printer; a tenth of the print file's weight.
    private const double PixelsPerInch = 150;

    /// <exception cref="ArgumentException">A figure without alternative text; marks that contradict each other.</exception>
    /// <exception cref="InvalidDataException">A font, picture or supplied page is damaged or of the wrong kind; the message names it.</exception>
    public static WebReport Write(Stream to, WebDocument document, CancellationToken stop)
    {
        var spreads = document.Spreads;
        var pages = WantedPage.Of(spreads, [.. spreads.SelectMany(s => s.Pages)]);
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
        var contrast = new ReadableColours(inks);
        foreach (var spread in spreads)
        {
            shared.Pictures.Measure(spread.Marks);
            contrast.Read(spread.Marks);
        }

        var book = new TagBook(spreads[0].Reading, spreads);
        var links = new Links(file, book, pages.Count, document.Site);
        var tree = file.Reserve();
        var kids = pages.Select(_ => file.Reserve()).ToList();
        for (var i = 0; i < pages.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            Page(shared, tree, kids[i], i, pages[i].Spread, new PageSpace(document.Format with { Bleed = default }, pages[i].IsLeft), book, links);
        }

        file.Write(tree, d => d.Name("Type", "Pages").Integer("Count", kids.Count).Refs("Kids", kids));
        shared.Fonts.Write(stop);
        var structure = new StructureTree(file, book, kids, links);
        var root = structure.Write();
        var outline = OutlineTree.Write(file, structure.Outline, kids);
        Close(file, tree, root, outline, document.Title, pages);
        return new WebReport(contrast.Changed, contrast.OverPictures, [.. contrast.Unreadable.Select(u => new UnreadableText(u.Text.From.What, u.Text.Run.Source, Math.Round(u.Contrast, 2)))]);
    }

    private static void Page(Shared shared, Ref tree, Ref self, int number, SetSpread spread, PageSpace space, TagBook book, Links links)
    {
        var drawing = new PageDrawing(shared, space, new Tags(book));
        var canvas = drawing.Draw(spread.Marks);
        var contents = shared.File.Reserve();
        shared.File.QueueStream(contents, canvas.Body.Memory, _ => { });
        var annotations = links.Write(number);
        shared.File.Write(self, d =>
        {
            d.Name("Type", "Page").Ref("Parent", tree).Numbers("MediaBox", space.MediaBox)
                .Dictionary("Resources", canvas.Resources.Write)
                .Ref("Contents", contents).Integer("StructParents", number).Name("Tabs", "S");
            if (annotations.Count > 0)
            {
                d.Refs("Annots", annotations);
            }

            if (drawing.IsTransparent)
            {
                d.Dictionary("Group", g => g.Name("Type", "Group").Name("S", "Transparency").Name("CS", "DeviceRGB").Bool("I", true).Bool("K", false));
            }
        });
    }

    private static void Close(PdfFile file, Ref tree, Ref structure, Ref? outline, PdfTitle title, List<WantedPage> pages)
    {
        var info = file.Add(d => Metadata.Info(d, title, MetadataKind.Accessible));
        var fingerprint = file.Fingerprint();
        var xmp = file.AddStream(
            Packing.None, Metadata.Xmp(title, Metadata.DocumentId(fingerprint), MetadataKind.Accessible), d => d.Name("Type", "Metadata").Name("Subtype", "XML"));
        var catalog = file.Add(d =>
        {
            d.Name("Type", "Catalog").Ref("Pages", tree).Text("Lang", title.Language.Code)
                .Dictionary("MarkInfo", m => m.Bool("Marked", true))
                .Ref("StructTreeRoot", structure)
                .Dictionary("ViewerPreferences", v => v.Bool("DisplayDocTitle", true))
                .Ref("Metadata", xmp)
                .Name("PageLayout", "TwoPageRight")
                .Dictionary("PageLabels", l => l.Value("Nums", n => WantedPage.Labels(n, pages)));
            if (outline is { } open)
            {
                d.Ref("Outlines", open).Name("PageMode", "UseOutlines");
            }
        });
        file.Finish(catalog, info, fingerprint.AsSpan(0, 16));
    }
}
