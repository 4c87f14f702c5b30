using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace StadKust.Accounts;

/// <summary>What answers where no door is named: an endpoint without a policy is 403, an address without an endpoint 404.</summary>
/// <remarks>The fallback policy covers addresses without an endpoint too; without this scheme both would end as an error of the program.</remarks>
internal sealed class ClosedDoor(IOptionsMonitor<AuthenticationSchemeOptions> options, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, NullLoggerFactory.Instance, encoder) // somebody asks for an unknown address all day long
{
    public const string Name = "stadkust.closed";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Shut();

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Shut();

    private Task Shut()
    {
        Response.StatusCode = Context.GetEndpoint() is null ? StatusCodes.Status404NotFound : StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
