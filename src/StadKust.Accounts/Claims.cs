using System.Security.Claims;

namespace StadKust.Accounts;

/// <summary>What a cookie says of its account. Rights are looked up, not carried.</summary>
public static class AccountClaims
{
    public const string Kind = "stadkust:kind";
    public const string Administrator = "stadkust:administrator";
    public const string Language = "stadkust:language";

    /// <summary>Changes with password, lock and sign-out everywhere; compared again every few minutes.</summary>
    public const string Stamp = "stadkust:stamp";

    /// <summary>Key of the session the cookie belongs to.</summary>
    public const string Session = "stadkust:session";

    /// <summary>Key of the account of a cookie; null for nobody.</summary>
    public static Guid? KeyOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var key) ? key : null;

    public static Guid? SessionOf(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(Session), out var key) ? key : null;

    public static ClaimsPrincipal Of(Account account, Door door, Guid session, string? scheme = null)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(ClaimTypes.Name, account.DisplayName.Length > 0 ? account.DisplayName : account.UserName ?? ""),
                new Claim(Kind, account.Kind.ToString()),
                new Claim(Language, account.Language),
                new Claim(Stamp, account.SecurityStamp ?? ""),
                new Claim(Session, session.ToString()),
            ],
            scheme ?? door.Scheme);
        if (account.IsAdministrator)
        {
            identity.AddClaim(new Claim(Administrator, "1"));
        }

        return new ClaimsPrincipal(identity);
    }
}
