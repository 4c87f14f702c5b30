using StadKust.Content;

namespace StadKust.Media;

/// <summary>Looks through a whole file for what has no business in it: another format stuck to it, scripts, the test file of virus scanners.</summary>
/// <remarks>
/// No virus scanner: a file that is two things at once, or that acts when opened, is refused. Pictures are never served as they came anyway,
/// and everything else is served as a download in a sandbox.
/// </remarks>
internal static class FileDangers
{
    // Longer than any pattern, so that none is lost where two pieces meet.
    private const int Overlap = 128;

    // Readers of PDF accept a header within the first kilobyte; archives are read from their end.
    private const int PdfHeadWithin = 1024;
    private const int ArchiveEndWithin = 65_557;

    private static readonly byte[] TestVirus = [.. "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"u8];

    public static Finding? In(Stream file, string fileName)
    {
        var kind = MediaKinds.Of(fileName);
        var isText = kind is MediaKind.Drawing or MediaKind.Track;
        var piece = new byte[256 * 1024];
        long start = 0;
        while (true)
        {
            file.Position = start;
            var length = file.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
            var bytes = piece.AsSpan(0, length);
            if (bytes.IndexOf(TestVirus) >= 0)
            {
                return No(fileName, "the test file of virus scanners");
            }

            if (!isText && (Holds(bytes, "<?php"u8) || Holds(bytes, "<script"u8) || Holds(bytes, "<SCRIPT"u8)))
            {
                return No(fileName, "a script");
            }

            if (kind == MediaKind.Document && (Holds(bytes, "/JavaScript"u8) || Holds(bytes, "/Launch"u8)))
            {
                return No(fileName, "a script that would run when it is opened");
            }

            if (start == 0 && kind != MediaKind.Document && Holds(bytes[..Math.Min(length, PdfHeadWithin)], "%PDF-"u8))
            {
                return No(fileName, "a PDF");
            }

            if (length < piece.Length)
            {
                break;
            }

            start += piece.Length - Overlap;
        }

        file.Position = Math.Max(0, file.Length - ArchiveEndWithin);
        var end = piece.AsSpan(0, file.ReadAtLeast(piece, (int)Math.Min(piece.Length, file.Length - file.Position), throwOnEndOfStream: false));
        return !isText && Holds(end, [0x50, 0x4b, 0x05, 0x06]) ? No(fileName, "an archive") : null;
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> pattern) => bytes.IndexOf(pattern) >= 0;

    private static Finding No(string fileName, string what) =>
        new(Severity.Error, "file-dangerous", fileName, $"The file holds {what} besides what its name says.", "Save it again from the program it was made in.");
}
