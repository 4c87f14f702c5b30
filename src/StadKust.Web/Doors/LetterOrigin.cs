using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using StadKust.Web.Website;

namespace StadKust.Web.Doors;

/// <summary>Scheme and host of links in letters: from the settings or from where the server listens, never from a request.</summary>
/// <remarks>Who asks for a link cannot choose where it leads; and a decision made in the night has no request.</remarks>
internal sealed class LetterOrigin(WebsiteSettings website, IServer server)
{
    public string Address
    {
        get
        {
            if (website.Origin.Length > 0)
            {
                return website.Origin;
            }

            var listens = BindingAddress.Parse(server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5000");
            return $"{listens.Scheme}://{(listens.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : listens.Host)}:{listens.Port}";
        }
    }
}
