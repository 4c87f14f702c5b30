using System.Net;
using System.Net.Sockets;

namespace StadKust.Events;

/// <summary>Which addresses we fetch from: the public web, and nothing of our own network.</summary>
internal static class FeedAddress
{
    /// <summary>http, https or webcal with a public host at its usual port; null for everything else.</summary>
    public static Uri? Of(string text)
    {
        var address = text.Trim();
        if (address.StartsWith("webcal://", StringComparison.OrdinalIgnoreCase))
        {
            address = "https://" + address["webcal://".Length..];
        }

        return address.Length <= 2000 && Uri.TryCreate(address, UriKind.Absolute, out var uri) && IsAllowed(uri) ? uri : null;
    }

    /// <summary>Looked at again after every redirect.</summary>
    public static bool IsAllowed(Uri uri) =>
        uri.Scheme is "http" or "https" && uri.Port is 80 or 443 && uri.UserInfo.Length == 0
        && (uri.HostNameType == UriHostNameType.Dns ? uri.Host.Contains('.', StringComparison.Ordinal) && !uri.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            : IPAddress.TryParse(uri.DnsSafeHost, out var ip) && IsPublic(ip));

    /// <summary>Asked of the very address that is connected to: a name that answers otherwise the second time (DNS rebinding) gains nothing.</summary>
    public static bool IsPublic(IPAddress ip)
    {
        if (ip.IsIPv4MappedToIPv6)
        {
            ip = ip.MapToIPv4();
        }

        var b = ip.GetAddressBytes();
        if (ip.AddressFamily == AddressFamily.InterNetwork)
        {
            // IANA special-purpose registry: this network, private, shared, loopback, link-local, protocol, test nets, 6to4 relay, benchmarks, multicast, reserved.
            return !(b[0] is 0 or 10 or 127 or >= 224
                || (b[0] == 100 && b[1] is >= 64 and < 128)
                || (b[0] == 169 && b[1] == 254)
                || (b[0] == 172 && b[1] is >= 16 and < 32)
                || (b[0] == 192 && b[1] == 168)
                || (b[0] == 192 && b[1] == 0 && b[2] is 0 or 2)
                || (b[0] == 192 && b[1] == 88 && b[2] == 99)
                || (b[0] == 198 && b[1] is 18 or 19)
                || (b[0] == 198 && b[1] == 51 && b[2] == 100)
                || (b[0] == 203 && b[1] == 0 && b[2] == 113));
        }

        // Only 2000::/3 is given out; of that not documentation, 6to4 and Teredo, which lead to IPv4 addresses inside.
        return ip.AddressFamily == AddressFamily.InterNetworkV6 && (b[0] & 0xE0) == 0x20
            && !(b[0] == 0x20 && b[1] == 0x02) && !(b[0] == 0x20 && b[1] == 0x01 && b[2] < 0x02) && !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0D && b[3] == 0xB8)
            && !(b[0] == 0x3F && b[1] == 0xFF);
    }
}
