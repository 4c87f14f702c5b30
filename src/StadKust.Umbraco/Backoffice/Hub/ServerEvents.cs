using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;

namespace StadKust.Umbraco.Backoffice.Hub;

/// <summary>The hub at which open screens hear that something has changed.</summary>
/// <remarks>It says what changed, never how: a key that one may not read is no news to anybody. Listening only, there is nothing to call.</remarks>
public sealed class ServerEvents : Microsoft.AspNetCore.SignalR.Hub
{
    internal static void Map(IEndpointRouteBuilder app) =>
        app.MapHub<ServerEvents>("/umbraco/serverEventHub", hub =>
        {
            hub.ApplicationMaxBufferSize = hub.TransportMaxBufferSize = 32 * 1024;

            // A ticket lives a quarter of an hour, a screen stays open all day: the connection is asked for anew when the session ends.
            hub.CloseOnAuthenticationExpiration = false;
        }).RequireAuthorization(BackofficeTicket.Scheme);
}
