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

    public static ClaimsPrincipal Of(Account account, Door door)
    {
        var identity = new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()),
                new Claim(ClaimTypes.Name, account.DisplayName.Length > 0 ? account.DisplayName : account.UserName ?? ""),
                new Claim(Kind, account.Kind.ToString()),
                new Claim(Language, account.Language),
                new Claim(Stamp, account.SecurityStamp ?? ""),
            ],
            door.Scheme);
        if (account.IsAdministrator)
        {
            identity.AddClaim(new Claim(Administrator, "1"));
        }

        return new ClaimsPrincipal(identity);
    }
}
