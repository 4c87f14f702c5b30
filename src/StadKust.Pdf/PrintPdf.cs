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
    public static void Write(Stream to, PrintDocument document, IReadOnlyCollection<PageIndex> pages, CancellationToken stop) =>
        throw new NotImplementedException();
}
