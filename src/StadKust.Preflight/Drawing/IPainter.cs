using StadKust.Preflight.Fonts;
using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>Puts what the interpreter meets onto plates. Outlines are in points of the page.</summary>
internal interface IPainter
{
    void Fill(Outline outline, bool evenOdd, GraphicsState state);

    void Stroke(Outline outline, GraphicsState state);

    void Glyph(PdfFont font, int glyph, in Matrix place, GraphicsState state);

    void Image(PdfStream image, PdfDict resources, GraphicsState state);

    /// <param name="outline">What is filled; null for all that the clip leaves.</param>
    void Shade(PdfValue shading, PdfDict resources, in Matrix place, Outline? outline, bool evenOdd, GraphicsState state);

    object Clip(object? clip, Outline outline, bool evenOdd);

    /// <param name="bounds">In points of the page; nothing of the group lies beyond.</param>
    void BeginGroup(bool isolated, Box bounds, GraphicsState outside);

    void EndGroup(GraphicsState outside);

    /// <param name="draw">Draws the group of the mask.</param>
    object Mask(bool isLuminosity, Ink backdrop, Action draw);
}
