using System.Globalization;
using StadKust.Typesetting;

namespace StadKust.Pdf.Tests;

/// <summary>A whole edition: 64 pages, 120 pictures of six megabytes.</summary>
public sealed class EditionTests
{
    [Fact]
    public void Pictures_are_let_go_as_soon_as_they_are_written()
    {
        var renditions = new TestRenditions();
        var spreads = Enumerable.Range(0, 32).Select(i => Given.Facing(Marks(i)) with { Pages = [new PageIndex(2 * i), new PageIndex((2 * i) + 1)] });
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var to = new Counter();

        PrintPdf.Write(to, Given.Document([.. spreads]) with { Renditions = renditions }, TestContext.Current.CancellationToken);

        Assert.Equal(120, renditions.Fetched);
        Assert.True(to.Length > 120 * 6_000_000L, $"{to.Length} bytes");

        // Two pictures of six megabytes and what the pages themselves need; all 120 would be 720 million.
        Assert.InRange(renditions.MostAlive - before, 0, 60_000_000);
    }

    private static Mark[] Marks(int spread) =>
    [
        .. Enumerable.Range(0, 60).Select(line => Given.Text(-190, 20 + (4 * line), "De stad krijgt een nieuwe leeszaal aan de kade, open vanaf mei.")),
        .. Enumerable.Range(0, spread < 24 ? 4 : 3).Select(i =>
            Given.Picture(Given.Mm(10 + (45 * i), 20, 40, 60), string.Create(CultureInfo.InvariantCulture, $"large {spread} {i}"))),
    ];

    /// <summary>A stream that can only be written, as a response of a web server is.</summary>
    private sealed class Counter : Stream
    {
        private long count;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => count;

        public override long Position
        {
            get => count;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => this.count += count;

        public override void Write(ReadOnlySpan<byte> buffer) => count += buffer.Length;
    }
}
