using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using StadKust.Web.Website;

namespace StadKust.Web.Doors;

/// <summary>Scheme and host of links in letters: from the settings or from where the server listens, never from a request.</summary>
/// <remarks>Who asks for a link cannot choose where it leads; and a decision made in the night has no request.</remarks>
internal sealed class LetterOrigin(WebsiteSettings website, IServer server)
{
    public string Address => website.Origin.Length > 0 ? website.Origin : Listening(server, null);

    /// <summary>The address a browser on this machine can open, also when the server listens everywhere or chose its port itself.</summary>
    /// <param name="asked">What it was asked to listen at, joined by semicolons, as long as it does not listen yet.</param>
    public static string Listening(IServer? server, string? asked)
    {
        var listens = server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? asked ?? "http://localhost:5000";
        var address = BindingAddress.Parse(listens.Split(';')[0]);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }
}
