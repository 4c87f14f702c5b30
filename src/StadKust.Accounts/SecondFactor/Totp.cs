using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace StadKust.Accounts;

/// <summary>Codes of authenticator apps.</summary>
/// <remarks>Source: RFC 6238 with SHA-1, 30 seconds, six digits: what every app understands.</remarks>
public static class Totp
{
    private const int Seconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret as apps take it: 32 letters and digits, 160 bits.</summary>
    public static string NewKey() => new([.. RandomNumberGenerator.GetBytes(32).Select(b => Base32[b & 31])]);

    /// <summary>What the picture for the app says.</summary>
    public static string Address(string key, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString("Stad + Kust")}:{Uri.EscapeDataString(email)}?secret={key}&issuer={Uri.EscapeDataString("Stad + Kust")}&digits=6";

    /// <summary>The time step a code belongs to; null when it belongs to none of the last, this and the next.</summary>
    /// <remarks>One step either way forgives a clock that is half a minute wrong. The caller refuses steps already used.</remarks>
    public static long? StepOf(string key, string code, DateTimeOffset now)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        if (digits.Length != 6)
        {
            return null;
        }

        var current = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            // All three are compared, whichever fits: the time of the answer tells nothing.
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(CodeAt(key, step)), System.Text.Encoding.ASCII.GetBytes(digits)))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The code an app shows at a moment.</summary>
    public static string CodeNow(string key, DateTimeOffset now) => CodeAt(key, now.ToUnixTimeSeconds() / Seconds);

    private static string CodeAt(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the algorithm apps know; HMAC does not rest on SHA-1's resistance to collisions
        var hash = HMACSHA1.HashData(Bytes(key), counter);
#pragma warning restore CA5350
        var number = (BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & 0x7fffffff) % 1_000_000;
        return number.ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[key.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if ((Base32.IndexOf(key[bit / 5], StringComparison.Ordinal) >> (4 - (bit % 5)) & 1) == 1)
            {
                bytes[bit / 8] |= (byte)(128 >> (bit % 8));
            }
        }

        return bytes;
    }
}
