using System.Text;
using StadKust.Content;

namespace StadKust.Events;

/// <summary>Bytes as text: UTF-8, or UTF-16 with its mark. Anything else is refused with the line it goes wrong on.</summary>
internal static class StrictText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (string? Text, Finding? Fault) Of(byte[] bytes)
    {
        try
        {
            var text = bytes is [0xEF, 0xBB, 0xBF, ..] ? Strict.GetString(bytes, 3, bytes.Length - 3)
                : bytes is [0xFF, 0xFE, ..] ? new UnicodeEncoding(false, true, true).GetString(bytes, 2, bytes.Length - 2)
                : bytes is [0xFE, 0xFF, ..] ? new UnicodeEncoding(true, true, true).GetString(bytes, 2, bytes.Length - 2)
                : Strict.GetString(bytes);
            return text.Contains('\0', StringComparison.Ordinal)
                ? (null, new Finding(Severity.Error, "not-text", $"line {Line(bytes, Array.IndexOf(bytes, (byte)0))}", "The file holds bytes that are no text.", "Is it really a calendar or a table?"))
                : (text, null);
        }
        catch (DecoderFallbackException fault)
        {
            return (null, new Finding(
                Severity.Error, "wrong-encoding", $"line {Line(bytes, fault.Index)}", "The file is not UTF-8: here is a character that cannot be read.", "Save or export it as UTF-8."));
        }
    }

    private static int Line(byte[] bytes, int index) => 1 + bytes.AsSpan(0, Math.Clamp(index, 0, bytes.Length)).Count((byte)'\n');
}
