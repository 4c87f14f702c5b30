using System.Buffers;
using HarfBuzzSharp;

namespace StadKust.Pdf.Fonts;

/// <summary>A font file opened by HarfBuzz where it lies in memory, pinned for as long as HarfBuzz reads it.</summary>
/// <remarks>Not <c>Blob.FromStream</c>: it hands HarfBuzz the address of an array that the collector may move (seen: fonts that lose their glyphs).</remarks>
internal sealed class OpenedFace : IDisposable
{
    private readonly MemoryHandle pin;
    private readonly Blob blob;

    public unsafe OpenedFace(ReadOnlyMemory<byte> file)
    {
        pin = file.Pin();
        blob = new Blob((nint)pin.Pointer, file.Length, MemoryMode.ReadOnly);
        Face = new Face(blob, 0);
    }

    public Face Face { get; }

    public void Dispose()
    {
        Face.Dispose();
        blob.Dispose();
        pin.Dispose();
    }
}
