using System.Net;
using System.Net.Sockets;
using StadKust.Accounts;

namespace StadKust.Web.Doors;

internal static class DoorAddresses
{
    /// <summary>The address to return to after sign-in, when it lies on this site behind this door; else null.</summary>
    /// <remarks>ASCII only: Kestrel refuses other letters in a header, and a browser sends them encoded.</remarks>
    public static string? Local(string? back, Door door) =>
        back == $"/account/me?door={door.Name}" ? back
        : back is { Length: > 0 and < 2000 }
        && (back == door.Path || back.StartsWith(door.Path + "/", StringComparison.Ordinal) || back.StartsWith(door.Path + "?", StringComparison.Ordinal))
        && back.All(c => c is > ' ' and < '\u007f' and not '\\')
        && !back.Contains("..", StringComparison.Ordinal) && !back.Contains("//", StringComparison.Ordinal)
            ? back
            : null;

    /// <summary>The door a new account is let in through: the first one that admits it and has a page of its own.</summary>
    public static Door First(Account account, EndpointDataSource endpoints)
    {
        var admitting = Door.All.Where(d => d.Admits(account)).ToArray();
        return admitting.FirstOrDefault(d => endpoints.Endpoints.OfType<RouteEndpoint>().Any(e => "/" + e.RoutePattern.RawText?.Split("/{*")[0].Trim('/') == d.Path)) ?? admitting[0];
    }
}

/// <summary>Names of rate limits, and whom they count.</summary>
internal static class DoorLimits
{
    public const string SignIn = "sign-in";

    /// <summary>The address that asks. Of IPv6 the first half: the other half is the asker's to choose.</summary>
    public static string Asker(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), .. new byte[8]]).ToString(),
        { } address => address.ToString(),
    };
}
