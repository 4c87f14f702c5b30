using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using StadKust.Content;

namespace StadKust.Umbraco.Preview;

/// <summary>Addresses at which an editor, and whoever is sent one, sees a draft on the website: signed, for one item in one culture, for half an hour.</summary>
/// <remarks>Sealed with the data-protection keys of the house, so any node answers what another has made, and nobody can make one.</remarks>
public sealed class PreviewLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public const string Path = "/preview";

    /// <summary>Long enough to show it to a colleague, too short to be passed on as an address of the site.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const int KeyBytes = 16;

    private readonly IDataProtector seal = protection.CreateProtector("StadKust.Preview.v1");

    /// <summary>An address below the root of the site, such as <c>/preview?token=…</c>. It shows the draft as it is when it is opened.</summary>
    public string For(Guid item, Culture culture)
    {
        var code = Encoding.ASCII.GetBytes(culture.Code);
        var content = new byte[KeyBytes + sizeof(long) + code.Length];
        item.TryWriteBytes(content);
        BinaryPrimitives.WriteInt64LittleEndian(content.AsSpan(KeyBytes), (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds());
        code.CopyTo(content.AsSpan(KeyBytes + sizeof(long)));
        return $"{Path}?token={WebEncoders.Base64UrlEncode(seal.Protect(content))}";
    }

    /// <returns>Null when the token is not ours, was changed, or has run out.</returns>
    public PreviewOf? Read(string? token)
    {
        // A token of ours has about 200 characters.
        if (token is not { Length: > 0 and < 1_000 })
        {
            return null;
        }

        try
        {
            var content = seal.Unprotect(WebEncoders.Base64UrlDecode(token)).AsSpan();
            var until = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(content[KeyBytes..]));
            return clock.GetUtcNow() < until
                ? new PreviewOf(new Guid(content[..KeyBytes]), new Culture(Encoding.ASCII.GetString(content[(KeyBytes + sizeof(long))..])), until) : null;
        }
        catch (Exception foreign) when (foreign is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>What a preview address shows.</summary>
/// <param name="Until">When the address runs out.</param>
public sealed record PreviewOf(Guid Item, Culture Culture, DateTimeOffset Until);
