using System.Security.Cryptography;
using System.Text;

namespace StadKust.Media;

/// <summary>Signs addresses of renditions outside the fixed list, so that only this site can ask for the work.</summary>
public sealed class Seal
{
    private readonly byte[] key;

    /// <param name="secret">Empty: a key of this process.</param>
    public Seal(string secret) => key = secret.Length > 0 ? Encoding.UTF8.GetBytes(secret) : RandomNumberGenerator.GetBytes(32);

    /// <summary>HMAC-SHA256 over path and canonical commands, first 16 bytes as hex: 128 bits are beyond guessing.</summary>
    public string Sign(string path, string commands) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{path}?{commands}")).AsSpan(0, 16));

    public bool IsValid(string path, string commands, string? signature) =>
        signature is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(path, commands)), Encoding.ASCII.GetBytes(signature));
}
