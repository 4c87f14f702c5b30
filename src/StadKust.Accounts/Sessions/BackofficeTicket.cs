using System.Globalization;
using System.Security.Claims;

namespace StadKust.Accounts;

/// <summary>The short-lived cookie that opens the Management API, and the refresh cookie beside it.</summary>
public static class BackofficeTicket
{
    /// <summary>Name of the authentication scheme, of its policy and of its cookie.</summary>
    public const string Scheme = "stadkust.backoffice";

    public const string RefreshCookie = "stadkust.backoffice.refresh";

    private const string Generation = "stadkust:generation";

    public static ClaimsPrincipal Of(Tokens tokens)
    {
        var principal = AccountClaims.Of(tokens.Account, Door.Editors, tokens.Session, Scheme);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(Generation, tokens.Generation.ToString(CultureInfo.InvariantCulture)));
        return principal;
    }

    internal static int? GenerationOf(ClaimsPrincipal principal) =>
        int.TryParse(principal.FindFirstValue(Generation), CultureInfo.InvariantCulture, out var generation) ? generation : null;
}
