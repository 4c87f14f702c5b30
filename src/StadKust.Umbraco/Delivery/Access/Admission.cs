using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Delivery;

/// <summary>Who gets an answer, and to which question: of the public, with a key, or to a preview.</summary>
internal readonly record struct Admission(bool IsGranted, bool IsPreview)
{
    /// <param name="isPublic">Whether this part of the API needs no key.</param>
    /// <param name="previews">False for media, which has no drafts.</param>
    public static Admission To(IHeaderDictionary headers, DeliveryOptions options, bool isPublic, bool previews)
    {
        var preview = previews && headers.TryGetValue("Preview", out var wish) && wish.ToString().Equals("true", StringComparison.OrdinalIgnoreCase);
        return new Admission(options.Enabled && ((isPublic && !preview) || HasKey(headers, options)), preview);
    }

    // An unset key matches nothing.
    private static bool HasKey(IHeaderDictionary headers, DeliveryOptions options) =>
        options.ApiKey is { Length: > 0 } key && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(headers["Api-Key"].ToString()));
}
